"""Who speaks each quote."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from speakers.marked import make_page, parse, resolve, speaker

from spacy_quotes.language.names_en import NAMES
from spacy_quotes.quote import Attribution
from spacy_quotes.speakers import resolve_speakers


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Anna Berg", "Anna Berg"),
        ("Mayor Anna Berg", "Anna Berg"),
        ("Police Chief Anna Berg", "Anna Berg"),
        ("Aldby council spokesperson Anna Berg", "Anna Berg"),
        ("Anna Berg, an associate fellow at the Aldby Institute", "Anna Berg"),
        ("Anna Berg, from Aldby University", "Anna Berg"),
        ("Al Warqa's Rania Darwish", "Rania Darwish"),
        ("the ARS leader, Abu Omar al-Tamari", "Abu Omar al-Tamari"),
        ("the minister of fish and eels, Anna Berg", "Anna Berg"),
        ("Dr Anna Berg", "Anna Berg"),
        ("the Aldby Observatory for Human Rights", "Aldby Observatory for Human Rights"),
        ("House Speaker Tom Moe's office", "House Speaker Tom Moe's office"),
        ("CEO of the Refugee Council Enver Moeberg", "Enver Moeberg"),
        ("a spokesman of House Speaker Tom Moe", "a spokesman of House Speaker Tom Moe"),
        ("a spokesman for Tom Moe", "a spokesman for Tom Moe"),
        ("rebel sources", "rebel sources"),
        ("Aldby residents", "Aldby residents"),
        ("Anna Berg and Tom Moe", "Anna Berg and Tom Moe"),
        ("several Democrats", "several Democrats"),
        ("by Anna Berg", "Anna Berg"),
    ],
)
def test_resolve_reads_a_source(source, name):
    assert speaker(f"On Friday, [C q|the bridge was closed], according to [S q|{source}].") == name


@pytest.mark.parametrize(
    ("bare", "before"),
    [("Berg", True), ("Berg", False), ("Ms. Berg", True), ("Mayor Berg", True), ("Anna", True)],
)
def test_resolve_takes_the_fullest_name_of_the_document(bare, before):
    full, quote = "We met Mayor Anna Berg here.", f"[C q|It rained], [S q|{bare}] said."
    assert speaker("\n\n".join([full, quote] if before else [quote, full])) == "Anna Berg"


def test_resolve_acronym_that_looks_like_a_pronoun():
    text = "The World Health Organization (WHO) met. [S q|The WHO] said [C q|the virus had spread]."
    assert speaker(text) == "World Health Organization"


def test_resolve_shared_surname_without_a_way_to_tell_is_nobody():
    assert speaker("We met Anna Berg and Tom Berg. [C q|It rained], [S q|Berg] said.") is None


@pytest.mark.parametrize(("title", "name"), [("Ms.", "Anna Berg"), ("Mr.", "Tom Berg")])
def test_resolve_shared_surname_is_told_by_a_title(title, name):
    text = f"We met Anna Berg and Tom Berg. [C q|It rained], [S q|{title} Berg] said."
    assert speaker(text) == name


def test_resolve_shared_surname_is_the_only_one_named_so_far():
    text = "We met Anna Berg. [C q|It rained], [S q|Berg] said. Then Tom Berg came."
    assert speaker(text) == "Anna Berg"


def test_resolve_shared_surname_is_nobody_however_near_one_of_them_is():
    text = "\n\n".join(
        [
            "We met Anna Berg at home.",
            *["The bridge was closed to all."] * 4,
            "Then Tom Berg came.",
            "[C q|It rained], [S q|Berg] said.",
        ]
    )
    assert speaker(text) is None


def test_resolve_shared_surname_is_whom_the_text_calls_by_it():
    text = (
        "We met Anna Berg. Berg was late. Then Berg sat. It was Berg who sang. "
        "Her brother Tom Berg left. [C q|It rained], [S q|Berg] said."
    )
    assert speaker(text) == "Anna Berg"


def test_resolve_shared_surname_is_told_by_a_role():
    text = "We met Mayor Anna Berg and Tom Berg. [C q|It rained], [S q|Mayor Berg] said."
    assert speaker(text) == "Anna Berg"


@pytest.mark.parametrize(
    ("given", "source", "name"),
    [
        ("We met Anna Berg, the mayor of Aldby.", "The mayor", "Anna Berg"),
        ("We met Mayor Anna Berg.", "The mayor", "Anna Berg"),
        ("We met Mayor Anna Berg.", "the Mayor", "Anna Berg"),
        ("We met Anna Berg, 61, a pilot.", "The pilot", "Anna Berg"),
        ("We met Anna Berg, 61, a retired pilot who flies no more.", "The pilot", "Anna Berg"),
        ("We met Anna Berg (61), a pilot.", "The pilot", "Anna Berg"),
        ("We met Anna Berg, who was a pilot.", "The pilot", "Anna Berg"),
        ("Anna Berg was a pilot.", "The pilot", "Anna Berg"),
        ("We met Anna Berg, 61, and Tom Moe.", "The 61-year-old", "Anna Berg"),
        ("We met Anna Berg, 61, and Tom Moe.", "The 62-year-old", "Tom Moe"),
        ("We met Anna Berg.", "The 62-year-old widow", "Anna Berg"),
        ("We met Anna Berg, 61.", "The 62-year-old widow", "The 62-year-old widow"),
        ("We met Ambassador Anna Berg.", "The diplomat", "Anna Berg"),
        ("We met Anna Berg, an actress.", "The diplomat", "The diplomat"),
        ("We met Prime Minister Anna Berg and Health Minister Tom Moe.", "the prime minister", "Anna Berg"),
        ("We met Prime Minister Anna Berg and Health Minister Tom Moe.", "the health minister", "Tom Moe"),
        ("We met spokesman Tom Moe.", "the spokesman", "Tom Moe"),
        ("We met the mayor, Anna Berg.", "the mayor", "Anna Berg"),
        ("We met the group's leader, Anna Berg.", "the group's new leader", "Anna Berg"),
        ("We met Mayor Anna Berg and Mayor Tom Moe.", "the mayor", None),
        ("We met nobody.", "the mayor", "the mayor"),
        ("The first witness was Tom Moe, a guard.", "the witness", "Tom Moe"),
        ("We met Deputy Mayor Tom Moe.", "the mayor", "the mayor"),
        ("We met former Mayor Tom Moe.", "the former mayor", "Tom Moe"),
        ("We met former Mayor Tom Moe.", "the mayor", "the mayor"),
        ("We met Mayor Tom Moe.", "the former mayor", "the former mayor"),
        ("We met Tom Moe, a shopkeeper who sells tea.", "the shopkeeper", "Tom Moe"),
        ("We met Tom Moe, her nephew.", "her nephew", "Tom Moe"),
        ("We met Tom Moe, her nephew and a dog.", "her nephew", "her nephew"),
        ("We met Tom Moe, the mayor of Aldby.", "the mayor of Aldby", "Tom Moe"),
        ("We met Mayor Anna Berg and Deputy Mayor Tom Moe.", "the mayor's deputy mayor", "Tom Moe"),
        ("We met Tom Moe, the mayor of Aldby.", "the mayor of Birkby", "the mayor of Birkby"),
        ("We met Mayor Anna Berg and Mayor Tom Moe.", "the two mayors", None),
        ("We met Senator Anna Berg and Tom Moe.", "the senators", None),
        ("We met Anna Berg.", "the protesters", "the protesters"),
        ("We met Anna Berg.", "the government", "the government"),
        ("The Aldby Council met.", "the company", None),
        ("We met Anna Berg.", "Her campaign", "Her campaign (Anna Berg)"),
        ("We met Anna Berg. Berg's campaign is slow.", "Her campaign", "Anna Berg campaign"),
        ("Nobody came.", "Her campaign", "Her campaign"),
        ("We met Anna Berg.", "her advisers", "her advisers"),
        ("We met Anna Berg.", "she and two others", None),
        ("We met Anna Berg.", "where", None),
        ("Nobody came.", "ALDBY BRIDGE SHUT FOR ANOTHER YEAR", None),
        ("Nobody came.", "A father, who gave only his first name, Rudo", "Rudo"),
    ],
)
def test_resolve_role_is_the_person_who_has_it(given, source, name):
    assert speaker(f"{given} [C q|It rained], [S q|{source}] said.") == name


def test_resolve_short_group_is_the_fuller_one_before():
    text = "[S a|The Aldian army] said [C a|it won]. [S q|The army] said [C q|it left]."
    assert speaker(text) == "The Aldian army"


def test_resolve_description_is_the_speaker_before():
    text = "[S a|Tom Moe] said [C a|it won]. [S q|The businessman] said [C q|it left]."
    assert speaker(text) == "Tom Moe"


def test_resolve_description_with_somebody_new_before_it_is_nobody():
    text = (
        "[S a|Anna Berg] said [C a|it won]. Near the shop a tired young cashier sat. "
        "[S q|The woman] said [C q|it left]."
    )
    assert speaker(text) is None


def test_resolve_description_is_the_unnamed_person_before():
    text = "[S a|A tired cashier] said [C a|it won]. [S q|The cashier] said [C q|it left]."
    assert speaker(text) == "A tired cashier"


def test_resolve_weak_names_do_not_prove_each_other():
    text = "Raiders hold Aldby. Raiders came at noon. [S q|It] said [C q|it rained]."
    assert resolve(text) == ({"q": None}, {})


FLOATING = '[S a|Anna Berg] said [C a|it rained].\n\n{between}[C q|"It rained a lot."]'


@pytest.mark.parametrize(
    ("between", "name"),
    [
        ("", "Anna Berg"),
        ("The bridge was closed to all.\n\n", "Anna Berg"),
        ("Advertisement\n\nShare this\n\nMore news\n\n", "Anna Berg"),
        ("The bridge was closed to all.\n\nThe road was open to all.\n\n", None),
        ("Tom Moe had left by then.\n\n", None),
        ("People spoke of ", None),
    ],
)
def test_resolve_quote_without_source_goes_on(between, name):
    assert speaker(FLOATING.format(between=between)) == name


def test_resolve_reported_speech_with_a_cue_and_no_source_is_nobody():
    assert speaker("[S a|Anna Berg] left [C a|home]. [Q q|It is said] [C q|it rained].") is None


def test_resolve_keeps_the_order_of_the_quotes():
    page, quotes = parse("[S a|Anna Berg] said [C a|it won]. [S b|Tom Moe] said [C b|it left].")
    given = list(quotes.values())[::-1]
    done, _ = resolve_speakers(page, given, NAMES)
    assert [quote.id for quote in done] == [quote.id for quote in given]


def test_resolve_voice_has_all_spellings_and_mentions():
    who, voices = resolve(
        "[S a|Anna Berg] said [C a|it won]. Then Berg left. [S b|She] said [C b|it rained]."
    )
    voice = voices["Anna Berg"]
    assert who == {"a": "Anna Berg", "b": "Anna Berg"}
    assert voice.id == "anna-berg"
    assert voice.names == ("Anna Berg", "Berg")
    assert len(voice.mentions) == 3


def test_resolve_ids_are_unique_where_names_are_not():
    text = "Then [S a|Silver Spoons] said [C a|it won]. Then [S b|silver spoons] said [C b|it left]."
    page, quotes = parse(text)
    _, voices = resolve_speakers(page, list(quotes.values()), NAMES)
    assert [voice.id for voice in voices] == ["silver-spoons", "silver-spoons-2"]


def test_resolve_without_quotes_gives_nothing():
    assert resolve_speakers(make_page("Anna Berg left."), [], NAMES) == ([], [])


WORDS = """Anna Berg Tom Moe Mr. Ms. Mayor the The mayor he she they it who I said army Council of for
    and al-Tamari al - Jr. ARS ( ) , . " “ ” ' ; Advertisement PARIS New York 's Анна 安娜 — 𝔄 İ ß"""
TOKENS = st.sampled_from([*WORDS.split(), "\n", "\n\n", " "])


@st.composite
def documents(draw):
    """A page of any words with any quotes."""
    page = make_page(" ".join(draw(st.lists(TOKENS, max_size=60))))
    size = len(page.words)
    quotes = []
    for _ in range(draw(st.integers(0, 6)) if size else 0):
        pieces = []
        for least in (1, 0, 0):
            spans = set()
            for _ in range(draw(st.integers(least, 2))):
                start = draw(st.integers(0, size - 1))
                spans.add((start, draw(st.integers(start + 1, size))))
            pieces.append(tuple(sorted(spans)))
        kind = draw(st.sampled_from(["direct", "indirect", "mixed"]))
        quotes.append(Attribution(pieces[0], pieces[1], pieces[2], type=kind))
    return page, quotes


@given(documents())
@settings(deadline=None, max_examples=300)
def test_resolve_takes_any_page_with_any_quotes(document):
    page, quotes = document
    done, voices = resolve_speakers(page, quotes, NAMES)
    ids = [voice.id for voice in voices]
    assert len(done) == len(quotes)
    assert len(set(ids)) == len(ids)
    assert {quote.speaker for quote in done} - {None} == set(ids)
    for voice in voices:
        assert voice.name and voice.names[0] == voice.name
        assert list(voice.mentions) == sorted(set(voice.mentions))
        assert all(0 <= start < end <= len(page.words) for start, end in voice.mentions)


@pytest.mark.parametrize("mark", ["'", "’"])
def test_resolve_surname_with_an_elided_particle_is_the_full_name(mark):
    text = f"We met Piero dall{mark}Orto. [S q|Mr dall{mark}Orto] said [C q|it rained]."
    assert speaker(text) == f"Piero dall{mark}Orto"


@pytest.mark.parametrize("short", ["Kilva", "Ms Kilva", "Assun"])
def test_resolve_first_of_two_surnames_is_the_full_name(short):
    text = f"We met Teresa Kilva de Assun. [S q|{short}] said [C q|it rained]."
    assert speaker(text) == "Teresa Kilva de Assun"


def test_resolve_nickname_in_marks_is_part_of_the_name():
    text = "We met Vasco “Zuzo” Bragal. [S q|Zuzo] said [C q|it rained]."
    assert speaker(text) == "Vasco “Zuzo” Bragal"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The first witness, a guard named Jag Sohl", "Jag Sohl"),
        ("one of them, Kojo Ntim", "Kojo Ntim"),
        ("the composer, Ru Falzo", "Ru Falzo"),
        ("My mother", "My mother"),
        ("the sergeant", "the sergeant"),
        ("The driver, who had eaten", "The driver"),
    ],
)
def test_resolve_description_is_the_name_in_it_or_itself(source, name):
    assert speaker(f"Anna Berg slept. [S q|{source}] said [C q|it rained].") == name


@pytest.mark.parametrize(("title", "role"), [("Dr", "doctor"), ("Capt.", "captain"), ("Justice", "judge")])
def test_resolve_role_noun_is_the_one_with_the_short_title(title, role):
    assert speaker(f"We met {title} Tom Moe. [S q|The {role}] said [C q|it rained].") == "Tom Moe"


def test_resolve_i_in_a_quote_inside_another_is_the_outer_speaker():
    text = "[C a|“[S b|I] said [C b|that [S c|I] asked [C c|for tea]]”], [S a|Anna Berg] said."
    assert speaker(text, "b") == "Anna Berg"
    assert speaker(text, "c") == "Anna Berg"


def test_resolve_adjective_of_a_party_is_no_speaker():
    source = "Democratic and independent analysts"
    assert speaker(f"[S q|{source}] said [C q|it was late].") == source


@pytest.mark.parametrize(
    "source", ["Nobody", "someone", "Everyone here", "nobody on either side", "both", "every one of them"]
)
def test_resolve_words_for_nobody_in_particular_are_nobody(source):
    assert resolve(f"Anna Berg slept. [S q|{source}] said [C q|it rained].") == ({"q": None}, {})


def test_resolve_part_of_a_group_told_by_its_noun_is_itself():
    assert speaker("[S q|All of the sailors] said [C q|it rained].") == "All of the sailors"


def test_resolve_one_is_the_group_before():
    text = "[S a|Several pupils] said [C a|it won]. [C q|It left], said [S q|one]."
    assert speaker(text) == "Several pupils"


@pytest.mark.parametrize("lead", ["A mayor", "A former mayor", "Mayor"])
def test_resolve_lead_is_whom_the_text_names_later(lead):
    text = f"[S q|{lead}] said [C q|it rained].\n\nMayor Anna Berg left."
    assert speaker(text) == "Anna Berg"


@pytest.mark.parametrize(
    ("before", "source", "name"),
    [
        ("A former staffer came.", "the staffer", "A former staffer"),
        ("A former cashier came.", "the cashier", "A former cashier"),
        ("The fisheries ministry paid.", "the ministry", "The fisheries ministry"),
        ("We read an engineer's report.", "the report", "an engineer's report"),
        ("Aldby Railways ran late.", "the railway", "Aldby Railways"),
        ("Then Tin Ladder Records paid.", "the label", "Tin Ladder Records"),
        ("Tin Ladder Records met Silver Owl Pictures.", "the company", None),
        ("We met a guard named Jag Sohl.", "the guard", "Jag Sohl"),
    ],
)
def test_resolve_short_phrase_is_what_told_more_before(before, source, name):
    assert speaker(f"{before} [S q|{source.capitalize()}] said [C q|it rained].") in (
        name,
        name and name.capitalize(),
    )


def test_resolve_kin_is_who_shares_the_name():
    text = "Tom Moe and Anna Moe slept. [S a|Tom Moe] said [C a|it won]. [S q|His wife] said [C q|it rained]."
    assert speaker(text) == "Anna Moe"


def test_resolve_kin_of_a_speaker_inside_a_quote():
    text = (
        'Anna Moe slept. [C a|"[S q|My wife] says [C q|it rained],"] said [S a|Tom Moe]. '
        '[C b|"[S c|My sister] says [C c|it rained],"] said [S b|Hugo Lind].'
    )
    assert speaker(text) == "Anna Moe"
    assert speaker(text, "c") == "My sister"


def test_resolve_headline_has_the_speaker_of_the_quote_it_repeats():
    text = (
        '[C q|"It will rain for days"]\n\nIt was late. [C a|"It will rain for days,"] said [S a|Anna Berg].'
    )
    assert speaker(text) == "Anna Berg"


def test_resolve_short_words_repeated_are_no_proof():
    text = '[C q|"It will"]\n\nIt was late. [C a|"It will rain for days,"] said [S a|Anna Berg].'
    assert speaker(text) is None


@pytest.mark.parametrize(("word", "name"), [("Comandante", "Ciro Arrega"), ("Don", "Ciro Arrega")])
def test_resolve_word_of_address_before_a_first_name_is_no_name(word, name):
    assert speaker(f"We met Ciro Arrega. [S q|{word} Ciro] said [C q|it rained].") == name


def test_resolve_judge_without_a_given_name_keeps_the_title():
    assert speaker("[S q|Judge Fernlow] said [C q|it rained].") == "Judge Fernlow"


def test_resolve_role_at_the_end_of_a_headline_is_not_of_the_name_below():
    text = """The bridge is closed, [S q|mayor] says

ALDBY - It rained. The mayor, Anna Berg, left."""
    page, quotes = parse(text.replace("The bridge is closed", "[C q|The bridge is closed]"))
    done, voices = resolve_speakers(page, list(quotes.values()), NAMES)
    assert [voice.name for voice in voices if voice.id == done[0].speaker] == ["Anna Berg"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We met Min-ji Berg. [S q|BERG]: [C q|“It rained.”]", "Min-ji Berg"),
        ("[S q|A MAN IN THE THIRD ROW]: [C q|“It rained.”]", "A MAN IN THE THIRD ROW"),
        ("The ship sank, said [S q|Per-Olof Berg]: [C q|“It rained.”]", "Per-Olof Berg"),
    ],
)
def test_resolve_names_in_capitals_and_with_hyphens(text, name):
    assert speaker(text) == name


def test_resolve_title_of_a_work_is_nobody_who_speaks():
    text = "Anna Berg sang “The Miller's Third Wife” here. [S q|She] said [C q|it rained]."
    assert speaker(text) == "Anna Berg"


def test_resolve_noun_of_a_headline_is_the_one_organisation_with_it():
    text = "[C q|The sound is closed], [S q|ministry] says\n\nThe Ministry of Waters closed the sound."
    assert speaker(text) == "Ministry of Waters"


def test_resolve_organisation_at_the_opening_is_the_one_named_later():
    text = "[S a|A mining company] said [C a|so].\n\nThe company, Moe Minerals, [S b|which] said [C b|no]."
    assert resolve(text)[0] == {"a": "Moe Minerals", "b": "Moe Minerals"}


def test_resolve_noun_within_a_name_is_the_one_organisation_with_it():
    text = "She joined the Crescent Society of Aldby. [S a|The Society, which has a ferry], said [C a|so]."
    assert resolve(text)[0]["a"] == "Crescent Society of Aldby"


def test_resolve_name_in_an_apposition_goes_on_with_of():
    text = "[S a|another leading town advocate, Tom Moe of the law firm Berg Hall], said [C a|so]."
    assert resolve(text)[0]["a"] == "Tom Moe"


def test_resolve_role_with_words_of_its_own_is_no_wider_one():
    text = "Gov. Tom Moe left. Anna Berg spoke. [C a|“So,”] [S a|the Senate minority leader] said."
    assert resolve(text)[0]["a"] != "Tom Moe"
    text = "Gov. Tom Moe left. Anna Berg spoke. [C a|“So,”] [S a|the leader] said."
    assert resolve(text)[0]["a"] == "Tom Moe"
