"""The rules over whole texts: each form that quotes take, and what is no quote."""

from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from marking import Parts, parse

from spacy_quotes.language import get_language
from spacy_quotes.page import Page, quote_in_tokens, read_page
from spacy_quotes.quote import ROLES, Attribution
from spacy_quotes.rules import find_attributions, find_with_rules
from spacy_quotes.rules.scores import SCORES

ENGLISH = get_language("en")
NLP = spacy.blank("en")

FORMS = {
    "cue after": [
        "[C “The bridge is closed,”] [S Anna Berg] [V said].",
        "[C ‘The bridge is closed,’] [S Anna Berg] [V said] on Tuesday.",
        "[C 'It's the workers' fault,'] [S she] [V said].",
        "[C «The bridge is closed»], [S Berg] [V said].",
        "[C ''We will rebuild,''] [S she] [V said].",
        "[C ``We will rebuild,''] [S Okafor] [V said].",
        "[C “Is the bridge closed?”] [S Berg] [V asked].",
        "[C “The bridge is closed,”] [S Berg] [V told] [A reporters] on Monday.",
        "[C “I have no regrets,”] [S she] [V told] [A the BBC] in an interview.",
        "[C “We lost,”] [S he] [V said], blaming the weather.",
        "[C “No,”] [S he] [V replied] when asked whether he would resign.",
        "[C “I was scared,”] [S the 42-year-old] [V said].",
        "[C “You must be joking,”] [S Lind] [V laughed].",
        "[C 'We will rebuild the workers' homes first,'] [V said] [S Okafor].",
    ],
    "inverted": [
        "[C “Come in,”] [V said] [S he].",
        '[C "The bridge is closed,"] [V said] [S Anna Berg, the mayor of Lund].',
        "[C “Is the bridge closed?”] [V asked] [S Anna Berg].",
        "[C “Go home!”] [V shouted] [S one of the guards].",
        "[C “It was chaos,”] [V recalled] [S Lind, 54].",
        "[V Said] [S Berg]: [C “The bridge is closed.”]",
    ],
    "on a show": [
        "[C “It's nonsense,”] [S Berg] [V said] on Radio Lund's “Meet the Mayor.” [C “She lies.”]",
    ],
    "cue before": [
        "[S Anna Berg] [V said], [C “The bridge is closed.”]",
        "[S Anna Berg] [V said]: [C “The bridge is closed.”]",
        "[S She] [V added]: [C “The bridge is closed.”]",
        "In a statement, [S the council] [V said]: [C “The bridge is closed.”]",
        "On Tuesday, [S the council] [V said] [C “the bridge is closed”].",
        "[S Dr. Amina Yusuf, director of the clinic], [V said]: [C “Patients come first.”]",
        "[S She] [V told] [A BBC Radio 4] on Monday: [C “I have no regrets.”]",
        "Asked whether he would resign, [S he] [V said]: [C “No.”]",
        "[S Lind] [V laughed]: [C “You must be joking.”]",
        "[S Okafor] [V said]: [C 'The '90s were kind to us. We won't be so lucky now.']",
    ],
    "cue in the middle": [
        "[C “The bridge,”] [S Berg] [V said], [C “is closed.”]",
        "[C “The bridge is closed,”] [V said] [S Anna Berg, a shopkeeper], [C “and it will stay closed.”]",
        "[C “The bridge is closed,”] [S Berg] [V said]. [C “It will stay closed.”]",
        "[C “The dam may fail,”] [S one official] [V warned], [C “within hours.”]",
        "[C The bridge], [S officials] [V said], [C was closed at noon].",
        "[C The bridge], [V said] [S Berg], [C is closed].",
    ],
    "mixed": [
        "[S Berg] [V said] [C the bridge was “a disgrace” to the town].",
        "[S Berg] [V said] [C that the bridge was “a disgrace”].",
        "[C The bridge was “a disgrace,”] [S Berg] [V said].",
        "[S Lind] [V says] [C he is “not worried in the least” about the vote].",
        "Meanwhile, [S Lind’s lawyer] [V argued] [C that the evidence was “thin”].",
    ],
    "named so": [
        "[S He] also [V called] [C it a “conquest without a plan”].",
        "[S Berg] [V described] [C the plan as “a gift to the rich”].",
        "[S Critics] [V dubbed] [C it “a bridge too far”].",
    ],
    "indirect": [
        "[S The WHO] [V says] [C the virus has spread to ten countries].",
        "[S US officials] [V said] [C the talks had failed].",
        "[C The talks have failed], [S US officials] [V said].",
        "[S He] [V said], however, [C that the road was open].",
        "[S Neighbours] [V described] [C him as a quiet man].",
        "[S Lawyers for the company] [V argued] in court papers [C that the deal was void].",
        "[S Berg] [V said] [C that the bridge was closed].",
        "[S Berg] [V said] [C the bridge was closed].",
        "[S The company] [V said] on Monday [C that it would pay all workers].",
        "[S The army] [V said] in a statement [C it was moving its forces].",
        "[S Police] [V said] [C two men were held].",
        "[S Berg] [V said] [C if it rained, the bridge would close].",
        "[S Berg] [V asked] [C whether the bridge was closed].",
        "[S Berg] [V told] [A the newspaper] [C that the bridge was closed].",
        "[S Berg] [V told] [A reporters] [C the bridge was closed].",
        "[S Officials] [V say] [C the dam may fail within hours].",
        "But [S Lind] [V insists] [C the bridge is safe].",
        "[S The court] [V ruled] [C that the law was void].",
        "[S Residents] [V report] [C shortages of bread and fuel].",
        "[S Anna Berg and Jon Lind] [V said] [C the bridge was closed].",
        "[S Berg] [V went on to say] [C that the bridge was closed].",
    ],
    "clause before": [
        "[C The bridge is closed], [S Berg] [V said].",
        "[C The bridge is closed], [S officials] [V said] on Monday.",
        "[C The deal is near], [S two officials familiar with it] [V said] on condition of anonymity.",
        "[C The suspect, 34, was arrested at the scene], [S police] [V said] in a statement on Friday.",
        "As [S Berg] [V said], [C the bridge is closed].",
        "Citing “other duties,” [S the mayor] [V told] [A the Courier] [C that he would not come].",
    ],
    "speech act": [
        "[S Ankara] [V has denied] [C having taken part in the attack].",
        "[S The minister] [V denied] [C the allegations].",
        "[S The leader] [V pledged] [C to protect the villages].",
        "[S He] [V told] [A his men] [C to spare the prisoners].",
        "[S The governor] [V called on] [A residents] [C to leave at once].",
        "[S The mayor] [V urged] [A residents] [C to stay indoors].",
        "[S The union] [V called for] [C an inquiry into the accident].",
        "[S Analysts] [V warned of] [C serious instability].",
        "In a statement, [S the firm] [V apologised for] [C the delay].",
    ],
    "shared source": [
        "[S1,S2 Berg] [V1 declared] [C1 that the town was safe] and [V2 called for] [C2 calm].",
        "[S1,S2 Berg] [V1 said] [C1 the town was safe], [V2 adding] [C2 that schools would open on Monday].",
        "[S Rebels] entered the town on Friday, [V claiming] [C the army had fled].",
        "The town fell, with [S the army] [V announcing] [C a withdrawal].",
        "[S He] issued a statement [V saying] [C the talks had failed].",
    ],
    "nested": [
        "[C1 “[S2 He] [V2 told] [A2 me]: [C2 ‘Go home.’]”] [S1 Berg] [V1 sighed].",
        "[C1 “[S2 He] [V2 told] [A2 me] [C2 that it was closed],”] [S1 Berg] [V1 said].",
        "[C1 “[A2 We] [V2 were told] [C2 to go home],”] [S1 Berg] [V1 said].",
        "[C1 “I asked him. [S2 He] [V2 said], [C2 ‘No way.’]”] [S1 Berg] [V1 smiled].",
        "[C1 [S2 Berg] [V2 pledged] [C2 to mend the bridge]], [S1 the Courier] [V1 reported].",
    ],
    "according to": [
        "[C The bridge is closed], [V according to] [S the town council].",
        "[V According to] [S the town council], [C the bridge is closed].",
        "[C “The bridge is closed,”] [V according to] [S Anna Berg, the mayor].",
        "[V According to] [S Lind, a farmer who lives nearby], [C the river rose two metres overnight].",
        "[V In the words of] [S Anna Berg], [C the bridge is “a monument to delay”].",
        "[C They spoke about school], [V according to] [S her mother].",
        "[C That is too early], [V according to] [S economists in Lund], who see no hurry.",
        "[C It begins at noon], [V according to] [S the council], and our men have been at home since ten.",
    ],
    "put it": [
        "[C The plan was “a disgrace”], as [S Berg] [V put it].",
        "As [S Berg] [V put it]: [C “Nobody came.”]",
    ],
    "statement": [
        "[C “We are sorry,”] [S the statement] [V read].",
        "[S A statement from the ministry] [V said] [C the road was open].",
        "[S The statement] [V added]: [C “The road is open.”]",
    ],
    "apposition": [
        "[S A spokesman for the army, Colonel Jon Lind], [V said] [C the road was open].",
        "[S Jon Lind, 42, of Lund], [V said] [C he had seen nothing].",
        "[S Anna Berg], who runs a bakery on the square, [V said] [C the storm had taken the roof].",
        "[S The report], published on Monday, [V says] [C that two in five children walk to school].",
        "[C “I was scared,”] [S a witness], who asked not to be named, [V said].",
    ],
    "script": [
        "[S Anna Berg]: [C “The bridge is closed.”]",
        "[S1 Chief Okafor]: [C1 “We will rebuild.”]\n\n[S2 Tomas Lind]: [C2 “Where, then?”]",
        "From [S Anna Berg, mayor]: [C “The bridge is closed.”]",
        "06:25 From [S Anna Berg, who is at the bridge]: [C “It is closed.”]",
        "3:20 p.m. From [S Anna Berg in Lund]: [C “It is closed.”]",
        "[S The clerk]: [C “Rise.”]",
        "[S d'Orme]: [C “The bridge is closed.”]",
    ],
    "interview": [
        "Is it?\n\n[S1 Anna Berg]: [C1 It is, and I am sorry.]\n\nFor long?\n\n[S2 Berg]: [C2 Until May.]",
        "[S1 Q]: [C1 Is it closed?]\n\n[S2 A]: [C2 It is.]\n\n[S3 Q]: [C3 Why?]\n\n[S4 A]: [C4 Rust.]",
        "[S1 Q.] [C1 Is it closed?]\n\n[S2 Berg]: [C2 It is.]\n\n[S3 Q.] [C3 Why?]\n\n[S4 Berg]: [C4 Rust.]",
        "[S1 BERG]: [C1 Sit down.]\n\n[S2 LIND]: [C2 Thanks.]\n\n[S3 BERG]: [C3 So?]\n\n[S4 LIND]: [C4 No.]",
    ],
    "dash": [
        "[C “The bridge is closed.”] — [S Anna Berg]",
        '[C "We will rebuild."] - [S Maria Okafor, head of the school board]',
        '[C "We will rebuild."] -- [S Maria Okafor]',
        "[C “The bridge is closed. It has been for years.”] — [S Anna Berg, retired]",
        "[C “The bridge is closed.”]\n\n— [S Anna Berg, mayor of Lund]",
    ],
    "passive": [
        "[S Berg] [V was quoted as saying] [C that the bridge was closed].",
        "[S Berg] [V was quoted] by the Lund Courier [V as saying] [C “the bridge is closed”].",
        "[S Okafor] [V has been quoted as saying] [C “we will rebuild”].",
        "[A Residents] [V were told] on Monday [C that the bridge was closed].",
        "[A Drivers] [V have been warned] by [S the police] [C not to cross].",
        "[A Anna Berg] [V was asked] [C whether the bridge was safe].",
        "It [V was announced] on Monday [C that the bridge would open].",
        "[C The bridge had been closed for a year], [A the court] [V was told].",
        "[A We] [V were told] [C there was no money].",
    ],
    "nominal": [
        "The council withdrew [S its] [V announcement] [C that the bridge would open].",
        "[S Berg]’s [V claim] [C that the bridge was safe] was met with laughter.",
        "[S Its] [V announcement] [C that the plant would close] shocked the town.",
        "[S Its] [V claim] [C that the plant would close and people would leave] could not be checked.",
        "[S His] [V claim] [C that no receipt existed] was not disputed.",
        "The court heard the [V allegation] by [S Anna Berg] [C that the books were false].",
        "The [V claim] by [S the army] [C that it was the other way around] could not be checked.",
        "A [V warning] from [S the panel] [C that the banks are still mined] was read out twice.",
        "A [V prediction] in June by [S two economists] [C that rates had peaked] now looks brave.",
        "The [V announcement] by [S the league] [C that games will end after 13 innings] came on Friday.",
        "[S His] [V complaint] [C that the monk used a bent sundial] has become a minor hit.",
        "A [V report] from [S the ministry] [C that prices rose by 4% in May] surprised traders.",
    ],
    "several paragraphs": [
        "[S Berg] [V said]: [C “The bridge is closed.]\n\n[C “It will stay closed.”]",
        "[S Berg] [V said]: [C “The bridge is closed.]\n\nAdvertisement\n\n[C “It will stay closed.”]",
        "[C “It is closed,”] [S Berg] [V said]. [C “It was old.]\n\n[C “It will stay closed.”]",
    ],
    "floating": [
        "[C1 “The bridge is closed,”] [S1 Berg] [V1 said].\n\n[C2 “It will stay closed until May.”]",
    ],
    "post": [
        "Traffic stopped.\n\n[C The bridge in #Lund is closed.]\n\n— [S Anna Berg] (@annaberg) May 5, 2024",
        "Traffic stopped.\n\n[C Stay home!] https://t.co/x1\n— [S Anna Berg] (@annaberg) May 5, 2024",
    ],
    "subordinate": [
        "Ever since [S Berg] [V announced] [C the closure of the bridge], drivers have gone round.",
        "Lind, [S who] [V says] [C he saw nothing], left the town.",
        "While [S Berg] [V said] [C the bridge was closed], drivers went on using it.",
        "The bridge, which [S Berg] [V said] [C was closed], is old.",
    ],
}
NEITHER = [
    "The so-called “calm” lasted an hour.",
    "She wrote the novel “The Bridge of Lund” in 1990.",
    "Her new book, “Waiting for Rain”, is out on Monday.",
    "Erik “the Bear” Holm won the race.",
    "The army launched “Operation Northern Shield” on Monday.",
    "It was part of an offensive that they have called “Operation Northern Shield”.",
    "He plays a “bad cop” in the film “Night Shift”.",
    "Images show rebels inside the city.",
    "She wants the bridge closed and hopes for rain.",
    "It was a case that had threatened to ruin the town.",
    "Nobody has said that.",
    "Berg was told nothing.",
    "The race began, according to plan, at nine.",
    "It rained.\n\nRead more: “I ate the map”",
    "The bridge was described in a book and the story was told again.",
    "The men were asked for their papers and were ordered a coffee.",
    "The state reports to the council on claims and demands.",
    "On Friday, the third day of his tour, Gary Holm told a joke.",
    "Records filed in the county are, in contrast to ours, far less detailed.",
    "Note: “Spring” is a registered name.",
    "Price: 40 crowns\n\nOpen: from ten to four\n\nWhere: Lund Square",
    "Berg: 1,204.\n\nLind: 998.\n\nBerg: 77.\n\nLind: 12.",
    "Photo: Anna Berg for the Courier.\n\nPhoto: Tom Lind for the Courier.",
]
UNREAL = [
    "[S Nobody] [V said] [C that the bridge was closed].",
    "[S Berg] [V did not say] [C whether the bridge was closed].",
    "[S The council] [V has not said] [C when the bridge will open].",
    "If [S Berg] [V says] [C that the bridge is closed], stay home.",
    "[S Neither Okafor nor Lind] [V said] [C that they would resign].",
    "[S The company] [V declined to say] [C how many jobs were at risk].",
    "[S Okafor] [V would not say] [C whether she will stand again].",
    "[S Okafor] [V never said] [C that the school was safe].",
]


def find(text: str) -> tuple[Page, list[Attribution]]:
    """The page of a text and its quotes."""
    page = read_page(NLP(text))
    return page, find_attributions(page, ENGLISH)


def show(page: Page, quote: Attribution) -> Parts:
    """The parts of a quote as text."""
    return {
        role: tuple(page.text[page.starts[s] : page.ends[e - 1]] for s, e in getattr(quote, role))
        for role in ROLES
    }


@pytest.mark.parametrize("marked", [text for texts in FORMS.values() for text in texts])
def test_engine_finds_each_form(marked):
    text, expected = parse(marked)
    page, quotes = find(text)
    assert [show(page, quote) for quote in quotes] == expected
    assert all(quote.factual for quote in quotes)


@pytest.mark.parametrize("text", NEITHER)
def test_engine_leaves_out_what_is_no_quote(text):
    assert find(text)[1] == []


@pytest.mark.parametrize("marked", UNREAL)
def test_engine_marks_negated_and_hypothetical_speech(marked):
    text, expected = parse(marked)
    page, quotes = find(text)
    assert [show(page, quote) for quote in quotes] == expected
    assert not quotes[0].factual


@pytest.mark.parametrize("form", FORMS)
def test_engine_takes_a_text_that_breaks_off_anywhere(form):
    for marked in FORMS[form]:
        doc = NLP(parse(marked)[0])
        for end in range(len(doc)):
            find(doc[:end].text)


def test_engine_takes_a_pronoun_as_the_last_word():
    assert find("He told it")[1] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The bridge is closed,” Berg said.", "direct"),
        ("Berg said the bridge was “a disgrace”.", "mixed"),
        ("Berg said the bridge was closed.", "indirect"),
        ("“The bridge,” Berg said, “is closed.”", "direct"),
    ],
)
def test_engine_tells_the_type_by_the_marks(text, expected):
    assert [quote.type for quote in find(text)[1]] == [expected]


def test_engine_keeps_page_junk_out_of_sources():
    text = (
        "Share this article\n\n0f1e2d3c4b5a69788796a5b4c3d2e1f0\n\nAnna Berg said the bridge was closed.\n\n"
        "Advertisement\n\n“It is closed,” she said.\n\nSource link\n\nScroll to Top"
    )
    page, quotes = find(text)
    assert [show(page, quote)["source"] for quote in quotes] == [("Anna Berg",), ("she",)]


def test_engine_finds_the_same_whatever_the_white_space():
    plain = "Anna Berg, the mayor, said the bridge was “a disgrace”."
    spaced = "Anna  Berg,\n the   mayor, said\nthe bridge was “a \n disgrace”."
    (one,), (other,) = find(plain)[1], find(spaced)[1]
    assert (one.content, one.source, one.cue) == (other.content, other.source, other.cue)


def test_engine_scores_every_rule_that_it_uses():
    found = [one for texts in FORMS.values() for text in texts for one in _rules_of(parse(text)[0])]
    assert {one.rule for one in found} <= set(SCORES)
    assert all(0 < one.quote.score < 1 for one in found)


def _rules_of(text: str):
    """What the rules find in a text."""
    return find_with_rules(read_page(NLP(text)), ENGLISH)


def test_engine_takes_linear_work_in_one_long_sentence():
    # A page without a full stop: 20,000 clauses. Quadratic work would not come back.
    _, quotes = find("Berg said the bridge was closed and " * 20_000)
    assert len(quotes) > 1_000


def test_engine_of_a_language_without_data_goes_by_layout():
    page = read_page(NLP("Anna Berg: „De brug is dicht.“"))
    (quote,) = find_attributions(page, get_language("nl"))
    assert show(page, quote)["source"] == ("Anna Berg",)


WORDS = [
    "Berg",
    "said",
    "says",
    "told",
    "the",
    "bridge",
    "that",
    "was",
    "closed",
    "“",
    "”",
    '"',
    "'",
    "’s",
    ",",
]
WORDS += [
    ".",
    ":",
    ";",
    "—",
    "-",
    "according",
    "to",
    "in",
    "a",
    "statement",
    "who",
    "not",
    "if",
    "and",
    "(",
    ")",
]
WORDS += [
    "called",
    "it",
    "quoted",
    "as",
    "saying",
    "its",
    "claim",
    "@berg",
    "#Lund",
    "\n",
    "\n\n",
    "1990",
    "he",
]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60), st.sampled_from(["", " "]))
def test_engine_keeps_every_part_inside_the_text(words, gap):
    doc = NLP(gap.join(words))
    page = read_page(doc)
    for quote in find_attributions(page, ENGLISH):
        assert quote.content
        in_tokens = quote_in_tokens(page, quote)
        for role in ROLES:
            pieces = getattr(in_tokens, role)
            assert all(0 <= start < end <= len(doc) for start, end in pieces)
        ordered = sorted(in_tokens.content)
        assert all(one[1] <= other[0] for one, other in pairwise(ordered))
