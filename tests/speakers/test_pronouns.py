"""Whom pronouns stand for."""

from __future__ import annotations

import pytest
from speakers.marked import parse, resolve, speaker

from spacy_quotes.language.names_en import NAMES
from spacy_quotes.speakers import resolve_speakers
from spacy_quotes.speakers.ranker import Ranker, load_rankers


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Berg left early. [S q|She] said [C q|it was late].", "Anna Berg"),
        ("Anna Berg met Tom Moe. [S q|She] said [C q|it was late].", "Anna Berg"),
        ("Anna Berg met Tom Moe. [S q|He] said [C q|it was late].", "Tom Moe"),
        ("Mr. Berg met Ms. Moe. [S q|She] said [C q|it was late].", "Moe"),
        ("Spokeswoman Kit Arden met Tom Moe. [S q|She] said [C q|it was late].", "Kit Arden"),
        ("Kit Arden, the actress, met Tom Moe. [S q|She] said [C q|it was late].", "Kit Arden"),
        ("Anna Berg flew to Damascus in Syria. [S q|She] said [C q|it was late].", "Anna Berg"),
        ("The Aldby Council met. [S q|It] said [C q|the bridge would stay].", "Aldby Council"),
    ],
)
def test_pronouns_take_the_fitting_figure_before(text, name):
    assert speaker(text) == name


def test_pronouns_prefer_the_speaker_before():
    text = (
        '[C a|"We saw Tom Moe,"] said [S a|Hugo Lind]. The bridge was closed to all. '
        "[C q|It would stay so], [S q|he] said."
    )
    assert speaker(text) == "Hugo Lind"


@pytest.mark.parametrize(
    "text",
    [
        "[S q|She] said [C q|it was late].",
        "Tom Moe left. [S q|She] said [C q|it was late].",
        "The Aldby Council met in Damascus. [S q|He] said [C q|it was late].",
        "The bridge to Aldby was shut. [S q|We] said [C q|it was late].",
        "Then [S q|he] said [C q|Tom Moe had left].",
    ],
)
def test_pronouns_without_a_fitting_figure_have_none(text):
    assert speaker(text) is None


def test_pronouns_never_reach_far_back():
    middle = "\n\n".join(["The bridge was closed to all that day."] * 6)
    assert speaker(f"Anna Berg left.\n\n{middle}\n\n[S q|She] said [C q|it was late].") is None


def test_pronouns_they_take_the_plural_source_before():
    text = (
        "[S a|Several residents] said [C a|the water was brown]. "
        "[S q|They] said [C q|it had been so for days]."
    )
    assert speaker(text) == "Several residents"


def test_pronouns_i_is_the_speaker_around():
    text = '[C a|"[S q|I] told them [C q|it was late],"] said [S a|Anna Berg].'
    assert speaker(text) == "Anna Berg"


def test_pronouns_i_without_a_speaker_around_is_the_writer():
    assert speaker("Anna Berg left. [S q|I] say [C q|it was late].") == "I"


def test_pronouns_inside_a_direct_quote_are_not_its_speaker():
    text = 'Tom Moe met Hugo Lind. [C a|"[S q|He] told us [C q|it was late],"] said [S a|Tom Moe].'
    assert speaker(text) == "Hugo Lind"


def test_pronouns_who_takes_the_name_right_before():
    assert speaker("We met Anna Berg, [S q|who] said [C q|it was late].") == "Anna Berg"


def test_pronouns_who_takes_the_group_right_before():
    assert speaker("There are some critics [S q|who] say [C q|it was late].") == "some critics"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("While Turkey supports rebel factions, [S q|it] denies [C q|any part in it].", "Turkey"),
        ("Rebels left. Al Warqa television showed what [S q|it] said were [C q|rebels].", "Al Warqa"),
        ("Raiders came. [S a|The army] said [C a|it won]. [S q|Its] claim [C q|of that] is old.", "The army"),
        ("[S a|The report] said [C a|it won]. [S q|It] said [C q|it was late].", "The report"),
        ("We paid Skylarke. Skylarke came. [S q|It] said [C q|it was late].", "Skylarke"),
        ("The council met. [C q|Staff were kind], [S q|it] said.", "The council"),
        ("[S a|The Refugee Bar] said [C a|it won]. [S q|It] said [C q|it was late].", "Refugee Bar"),
        ("[S a|Ankara] said [C a|it won]. [S q|It] said [C q|it was late].", "Ankara"),
        ("[S a|Anna Berg] said [C a|it won]. [S q|It] said [C q|it was late].", None),
        ("[S a|Rebels] said [C a|it won]. [S q|It] said [C q|it was late].", None),
        ("Rebels left. The rebels came. [S q|It] said [C q|it was late].", None),
        ("The army left. The council met. [S q|It] said [C q|it was late].", "The council"),
    ],
)
def test_pronouns_it_is_one_organisation_place_or_text(text, name):
    assert speaker(text) == name


def test_pronouns_they_are_never_one_organisation():
    assert speaker("The Aldby Council met. [S q|They] said [C q|it was late].") is None


@pytest.mark.parametrize(
    "before",
    [
        "Anna Berg",
        "Anna Berg, the mayor of Aldby",
        "Anna Berg, 34",
        "Anna Berg, a baker from Damascus",
        "Anna Berg of Damascus",
    ],
)
def test_pronouns_who_takes_the_name_before_an_apposition(before):
    assert speaker(f"We met {before}, [S q|who] said [C q|it was late].") == "Anna Berg"


def test_pronouns_who_after_a_role_without_a_name_is_that_role():
    assert speaker("Tom Moe met the mayor, [S q|who] said [C q|it was late].") == "the mayor"


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Her father,", "Her father"),
        ("A boy of nine,", "A boy of nine"),
        ("A fisher from Aldby,", "A fisher from Aldby"),
        ("Kit Arden, a sommelier hired by the court,", "Kit Arden"),
        ("Kit Arden, an economist", "Kit Arden"),
    ],
)
def test_pronouns_who_takes_the_person_described_before(before, name):
    assert speaker(f"{before} [S q|who] said [C q|it was late], left.") == name


@pytest.mark.parametrize("before", ["The harbour office,", "An unsigned letter,"])
def test_pronouns_which_takes_the_thing_described_before(before):
    assert speaker(f"{before} [S q|which] said [C q|it was late], is old.") == before.rstrip(",")


def test_pronouns_after_an_unnamed_speaker_are_that_speaker():
    text = "Anna Berg left. [S a|A young woman] said [C a|it won]. [S q|She] said [C q|it was late]."
    assert speaker(text) == "A young woman"


def test_pronouns_between_the_pieces_of_a_long_quote():
    text = (
        '[C a|"We wait,"] said [S a|Hugo Lind].\n\nHe sat. It rained, [S q|he] said [C q|again].'
        '\n\nIt poured.\n\nIt froze.\n\nIt thawed.\n\nIt dried.\n\n[C a|"We go."]'
    )
    assert speaker(text) == "Hugo Lind"


@pytest.mark.parametrize(
    "text",
    [
        "A boy of nine came. [S q|He] said [C q|it was late].",
        'Anna Berg: [C a|"A boy of nine came. [S q|He] said [C q|it was late]."]',
    ],
)
def test_pronouns_take_somebody_without_a_name(text):
    assert speaker(text) == "A boy of nine"


def test_pronouns_inside_a_quote_follow_those_inside_it():
    text = (
        '[C a|"My mother sang. [S b|She] told me [C b|to sit] and [S c|she] said [C c|it was late],"] '
        "said [S a|Anna Berg]."
    )
    assert speaker(text, "b") == "My mother"
    assert speaker(text, "c") == "My mother"


def test_pronouns_of_the_text_tell_the_gender_of_an_unknown_name():
    text = (
        "Nargit Tsaleri, a singer, died on Monday. She sang for thirty years. She never wrote a song.\n\n"
        "The critic Rezot Abzali heard Tsaleri often. [S q|She] said [C q|it was late]."
    )
    assert speaker(text) == "Nargit Tsaleri"


def test_pronouns_take_the_name_behind_a_preposition():
    assert speaker("The boat is rowed by Simo Otukel, 41. [S q|He] said [C q|it was late].") == "Simo Otukel"


def test_pronouns_are_not_the_addressee_of_their_own_quote():
    page, quotes = parse("Tom Moe met Hugo Lind. [S q|He] told [A q|Hugo Lind] [C q|it was late].")
    done, voices = resolve_speakers(page, list(quotes.values()), NAMES)
    assert [voice.name for voice in voices] == ["Tom Moe"]
    assert done[0].speaker == voices[0].id


def test_pronouns_know_nobody_who_is_described_later():
    text = "[S q|The baker] said [C q|it was late]. Then a tired baker came. He sang to Nevro Trebb."
    assert speaker(text) == "The baker"


@pytest.mark.parametrize("left", ["The army left", "The rain stopped"])
def test_pronouns_search_leaves_speakers_as_they_are(left):
    text = (
        "[S a|The Aldby Ministry of Tides] said [C a|it rained].\n\n{left} while the ministry met, "
        "and [S q|it] said [C q|it was late]."
    )
    who, voices = resolve(text.format(left=left))
    competing = who["q"] is None
    assert competing == (left == "The army left")
    assert ("the ministry" in voices["Aldby Ministry of Tides"].names) is not competing


def test_pronouns_it_takes_what_a_phrase_of_several_words_names():
    text = "The white paper calls for four ships. [S q|It] said [C q|it was late]."
    assert speaker(text) == "The white paper"


def test_pronouns_see_a_name_and_a_phrase_that_opens_with_it_apart():
    ranker = KeepingRanker(load_rankers().pronouns.weights, 0.5)
    page, quotes = parse("Anna Berg's neighbour slept. [S q|She] said [C q|it was late].")
    resolve_speakers(page, list(quotes.values()), NAMES, rankers=load_rankers()._replace(pronouns=ranker))
    roles = {" ".join(one.figure.words): one.traits & {"role owner", "role subject"} for one in ranker.kept}
    assert roles == {"anna berg": {"role owner"}, "anna berg 's neighbour": {"role subject"}}


def test_pronouns_of_a_document_take_time_linear_in_it():
    def cost(times):
        """How many candidates are ranked for a document of so many paragraphs, each about other people."""
        ranker = CountingRanker(load_rankers().pronouns.weights, 0.5)
        text = (
            "Anna Berg{0} met Tom Moe{0} and a baker from Aldby. "
            "[S q{0}|She] said [C q{0}|it was late]. He left.\n\n"
        )
        page, quotes = parse("".join(text.format(_letters(at)) for at in range(times)))
        resolve_speakers(page, list(quotes.values()), NAMES, rankers=load_rankers()._replace(pronouns=ranker))
        return ranker.count

    assert cost(80) < 2.2 * cost(40)


def _letters(number):
    """A number in letters, so that names with it are words."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


class CountingRanker(Ranker):
    """Counts the candidates it is given."""

    count = 0

    def rank(self, at, candidates, none):
        self.count += len(candidates)
        return super().rank(at, candidates, none)


class KeepingRanker(Ranker):
    """Keeps the candidates that it was given last."""

    kept = ()

    def rank(self, at, candidates, none):
        self.kept = candidates
        return super().rank(at, candidates, none)


@pytest.mark.parametrize("source", ["A lamplighter", "The keeper of the lock", "An usher in a red hat"])
def test_pronouns_stand_for_somebody_unnamed_who_spoke(source):
    text = f"[S a|{source}] said [C a|it was late]. [C q|“It rained,”] [S q|he] said."
    assert speaker(text) == source


def test_pronouns_stand_for_somebody_unnamed_who_was_asked():
    text = (
        "[S a|Anna Berg] asked [A a|a lamplighter] [C a|whether it was late]. "
        "[S q|He] answered [C q|that it was]."
    )
    assert speaker(text) == "a lamplighter"


def test_pronouns_that_open_a_report_stand_for_who_reports():
    text = (
        "Tom Berg and Karl Moe came in.\n\n"
        "[S a|The widow from Aldby] said [C a|that [S q|she] had warned [C q|of rain]]."
    )
    assert speaker(text) == "The widow from Aldby"


def test_pronouns_after_a_long_quote_stand_for_the_subject_before_it():
    text = (
        "Anna Berg closed the shop at noon.\n\n"
        "[C q|“It rained. Nobody came. The bread was cold. The cat slept. I went home,”] [S q|she] said."
    )
    assert speaker(text) == "Anna Berg"


def test_pronouns_stand_for_a_name_in_an_apposition_to_a_role():
    text = "Their manager, Velto Dask, thought so too.\n\n[C q|“It rained,”] [S q|he] said."
    assert speaker(text) == "Velto Dask"


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("I have the slip.", "the slip"),
        ("They sent me a postcard from a far country.", "a postcard"),
        ("They sent me a letter and a poem.", None),
        ("They sent me Letter by Anna Berg.", None),
    ],
)
def test_pronouns_it_takes_the_one_text_of_the_sentence_before(before, name):
    text = f"[C a|“{before} [S q|It] says [C q|that it is late],”] [S a|Anna Berg] said."
    assert speaker(text) == name
