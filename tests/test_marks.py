"""Quotations in plain texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spacy_quotes.marks import Piece, Quotation, find_quotations
from spacy_quotes.paragraphs import Paragraph, split_paragraphs


def describe(text: str) -> list[str]:
    """Quotations as strings: one ">" for each level, pieces joined by " | ", " ^" if open."""
    return [
        ">" * quotation.depth
        + " | ".join(text[piece.start : piece.end] for piece in quotation.pieces)
        + ("" if quotation.closed else " ^")
        for quotation in find_quotations(text)
    ]


FORMS = [
    # Straight and curly, double and single.
    ("“Yes,” said Ada.", ["“Yes,”"]),
    ("‘Yes,’ said Ada.", ["‘Yes,’"]),
    ("'Yes,' said Ada.", ["'Yes,'"]),
    ('Ada said "yes" and "no".', ['"yes"', '"no"']),
    ('"Yes," said Ada. "We sail at noon."', ['"Yes,"', '"We sail at noon."']),
    ('"Yes."—"No."', ['"Yes."', '"No."']),
    ('A non-"royal" ("so to speak") visit', ['"royal"', '"so to speak"']),
    ('She replied:"Never."', ['"Never."']),
    ('"...and then it sank," she said', ['"...and then it sank,"']),
    ('"(Laughs) No," she said', ['"(Laughs) No,"']),
    ('" Yes , " she said .', ['" Yes , "']),
    ('"Yes""No"', ['"Yes"', '"No"']),
    ("＂Yes＂ she said", ["＂Yes＂"]),
    ('{"name": "Ada"}', ['"name"', '"Ada"']),
    ('{\\"name\\": \\"Ada\\"}', ['"name\\"', '"Ada\\"']),
    # Curly marks the wrong way round, and pairs that do not match.
    ("„Tak”, powiedziała.", ["„Tak”"]),
    ("„Ja“, sagte sie, „aber spät.“", ["„Ja“", "„aber spät.“"]),
    ("‚Ja‘, sagte sie.", ["‚Ja‘"]),
    ("„Er sagte ‚ja‘ dazu.“", ["„Er sagte ‚ja‘ dazu.“", ">‚ja‘"]),
    (",,Ja“, sagte sie.", [",,Ja“"]),
    ("”Ja”, sade hon. ”Men sent.”", ["”Ja”", "”Men sent.”"]),
    ("’Ja’, sade hon, ’men sent.’", ["’Ja’", "’men sent.’"]),
    ("”Yes,” she said. “No.”", ["”Yes,”", "“No.”"]),
    ("“Yes,“ she said. “No.”", ["“Yes,“", "“No.”"]),
    ('"Yes,” she said.', ['"Yes,”']),
    ('“Yes," she said.', ['“Yes,"']),
    ("“Yes,’’ she said.", ["“Yes,’’"]),
    ("'Yes,’ she said.", ["'Yes,’"]),
    ("““Yes,” she said.", ["““Yes,”"]),
    ('""Yes,"" she said.', ['""Yes,""']),
    # Guillemets.
    ("«Oui», dit-elle.", ["«Oui»"]),
    ("«\u00a0Oui\u00a0», dit-elle.", ["«\u00a0Oui\u00a0»"]),
    (
        "«\u202fOui\u202f», dit-elle, «\u202fmais\u202f»",
        ["«\u202fOui\u202f»", "«\u202fmais\u202f»"],
    ),
    ("»Ja«, sagte sie, »aber spät.«", ["»Ja«", "»aber spät.«"]),
    ("»Ja», sade hon.", ["»Ja»"]),
    ("›Ja‹, sagte sie.", ["›Ja‹"]),
    ("»Er sagte ›ja‹ dazu.«", ["»Er sagte ›ja‹ dazu.«", ">›ja‹"]),
    ("«Il a dit “oui” hier.»", ["«Il a dit “oui” hier.»", ">“oui”"]),
    # Chinese, Japanese, Korean.
    ("「はい」と言った。", ["「はい」"]),
    ("「彼は『はい』と言った」", ["「彼は『はい』と言った」", ">『はい』"]),
    ("她说“好”然后‘走’了。", ["“好”", "‘走’"]),
    ('그는 "네"라고 말했다.', ['"네"']),
    ("그는 ‘네’라고 말했다.", ["‘네’"]),
    ("『白い本』を読む", ["『白い本』"]),
    # Two marks for one.
    ("`` Yes , '' she said .", ["`` Yes , ''"]),
    ("`Yes,' she said.", ["`Yes,'"]),
    ("''Yes,'' she said.", ["''Yes,''"]),
    ("‘‘Yes,’’ she said.", ["‘‘Yes,’’"]),
    ("''He's late,'' she said, ''as ever.''", ["''He's late,''", "''as ever.''"]),
    # Other scripts.
    ('היא אמרה "כן" והלכה.', ['"כן"']),
    ('צה"ל ומנכ"ל', []),
    ("قالت «نعم» ثم ذهبت", ["«نعم»"]),
    ('She wrote 🎉"yes"🎉 and left', ['"yes"']),
]

NESTED = [
    ("“a ‘b “c” d’ e”", ["“a ‘b “c” d’ e”", ">‘b “c” d’", ">>“c”"]),
    ("\"a 'b' c\"", ["\"a 'b' c\"", ">'b'"]),
    ('"a \'b "c" d\' e"', ['"a \'b "c" d\' e"', ">'b \"c\" d'", '>>"c"']),
    ("'a \"b\" c,' she said", ["'a \"b\" c,'", '>"b"']),
    ("\"'Yes,' he said,\" she said.", ["\"'Yes,' he said,\"", ">'Yes,'"]),
    ("“He said, ‘Yes.’ ” So.", ["“He said, ‘Yes.’ ”", ">‘Yes.’"]),
    ("“a “b” c”", ["“a “b” c”", ">“b”"]),
    ("“““b””” c", ["“““b”””", ">““b””", ">>“b”"]),
    ('“a "b" c”', ['“a "b" c”', '>"b"']),
    ('"a “b” c"', ['"a “b” c"', ">“b”"]),
    ("''He called it 'odd,''' she said.", ["''He called it 'odd,'''", ">'odd,'"]),
    # Where two pairs cross, the one that closes first stays.
    ("“a «b” c»", ["“a «b”"]),
    ("“the ‘a” and b’", ["“the ‘a”"]),
]

APOSTROPHES = [
    ("I don't, can’t, wonʼt, isn`t, ain´t.", []),
    ("the workers' rights and the boys’ and girls’ teams", []),
    ("'Tis so. ’Twas so. Get 'em, ’em, 'cause.", []),
    ("rock 'n' roll, rock ’n’ roll, rock'n'roll", []),
    ("the '90s, the ’80s and ’90s, class of '05", []),
    ("O'Neill, James's, James', d'Arc, Qur'an, Sana'a, Hawai‘i", []),
    ("goin' and comin' 'round the ol' mill", []),
    ("'I don't know,' she said.", ["'I don't know,'"]),
    ("'It's the workers' fault,' she said.", ["'It's the workers' fault,'"]),
    ("‘It’s the workers’ fault,’ she said.", ["‘It’s the workers’ fault,’"]),
    ("She spoke of 'the workers' demands'.", ["'the workers' demands'"]),
    ("She spoke of 'the workers' demands' in May.", ["'the workers' demands'"]),
    ("the 'heroes' of the players' union", ["'heroes'"]),
    ("‘’Tis so,’ she said.", ["‘’Tis so,’"]),
    ("'Tis so,' she said.", ["'Tis so,'"]),
    ('"\'Tis so," she said.', ['"\'Tis so,"']),
    ("“’Tis so,” she said.", ["“’Tis so,”"]),
    ("\"It's the boys',\" she said.", ["\"It's the boys',\""]),
    ("'I'm goin' home,' he said.", ["'I'm goin' home,'"]),
    ("an 'odd' and 'even' day", ["'odd'", "'even'"]),
    ("'Odd', she wrote, isn't 'even'.", ["'Odd'", "'even'"]),
    ("Their 'so-called' friend's house", ["'so-called'"]),
    ("x '.' y", []),
    ("Read `Ada Brandt and sail", []),
]

PRIMES = [
    ("She is 6' 2\" tall, he is 5’9”.", []),
    ("at 40° 26′ 46″ N", []),
    ("at 40°26'46\" N", []),
    ('We keep 12" records.', []),
    ('"We keep 12" records," she said.', ['"We keep 12" records,"']),
    ('"She is 5\'11" tall," he said.', ['"She is 5\'11" tall,"']),
    ('It sank in "the winter of 1984" here', ['"the winter of 1984"']),
    ("It sank in 'the winter of 1984' here", ["'the winter of 1984'"]),
    ("'He is 6' tall,' she said.", ["'He is 6' tall,'"]),
    ('a 12" and a "blue" one', ['"blue"']),
]

PARAGRAPHS = [
    ("“One.\n\n“Two.\n\n“Three,” she said.", ["“One. | “Two. | “Three,”"]),
    ('"One," she said. "Two.\n\n"Three."', ['"One,"', '"Two. | "Three."']),
    ("‘One.\n\n‘Two,’ she said.", ["‘One. | ‘Two,’"]),
    ("'One.\n\n'Two.\n\n'Three,' she said.", ["'One. | 'Two. | 'Three,'"]),
    ("She said: ‘One.\n\n‘Two.’", ["‘One. | ‘Two.’"]),
    ("‘One,’ she said. ‘It’s two.\n\n‘Three.’ So.", ["‘One,’", "‘It’s two. | ‘Three.’"]),
    ("She was late. 'Twas two.\n\n'Three,' she said.", ["'Three,'"]),
    ("''One.\n\n''Two,'' she said.", ["''One. | ''Two,''"]),
    ("„Eins.\n\n„Zwei“, sagte sie.", ["„Eins. | „Zwei“"]),
    ("“One.\n\n“Two.", ["“One. | “Two. ^"]),
    ("“One.\n\nAdvertisement\n\n“Two,” she said.", ["“One. | “Two,”"]),
    ("“One.\n\nAd\n\nShare\n\nMore\n\n“Two,” she said.", ["“One. | “Two,”"]),
    ("“One.\n\nA\n\nB\n\nC\n\nD\n\n“Two,” she said.", ["“One. ^", "“Two,”"]),
    ("“One.\n\nThe ferry sank.\n\n“Two,” she said.", ["“One. ^", "“Two,”"]),
    ("“One.\n\n'Two,' she said.", ["“One. ^", "'Two,'"]),
    ("“‘One.\n\n“‘Two,’ he said,” she said.", ["“‘One. | “‘Two,’ he said,”", ">‘One. | ‘Two,’"]),
    ("“He said, ‘One.\n\n“‘Two.’”", ["“He said, ‘One. | “‘Two.’”", ">‘One. | ‘Two.’"]),
    ("“One ‘a’.\n\n“Two ‘b’.”", ["“One ‘a’. | “Two ‘b’.”", ">‘a’", ">‘b’"]),
    ("“One.\r\n\r\n“Two,” she said.", ["“One. | “Two,”"]),
]

NOT_REOPENED = [
    # A closing mark before any opening one ends what the paragraph before left open.
    ('He said, "One.\n\nTwo." Then it rained.', ['"One. | Two."']),
    ("He said, “One.\n\nTwo.” Then it rained.", ["“One. | Two.”"]),
    ("Il dit : «Un.\n\nDeux.» Puis il plut.", ["«Un. | Deux.»"]),
    ("Er sagte: „Eins.\n\nZwei.“ Dann kam Regen.", ["„Eins. | Zwei.“"]),
    ("彼は「一つ。\n\n二つ」と言った。", ["「一つ。 | 二つ」"]),
    ("He said , “One .\n\nTwo . ” Then it rained .", ["“One . | Two . ”"]),
    ('He said, "One.\n\nTwo" and left.', ['"One. | Two"']),
    ('“One.\n\nTwo," she said.', ['“One. | Two,"']),
    ('"One.\n\nTwo," she said. "Three."', ['"One. | Two,"', '"Three."']),
    ('"One.\n\nTwo." Then he said, "Three.', ['"One. | Two."', '"Three. ^']),
    ('"One.\n\nTwo." He said, "Three.\n\nFour." So.', ['"One. | Two."', '"Three. | Four."']),
    ('"One.\n\nTwo." Then he left." So.', ['"One. | Two."']),
    ('"One.\n\n"Two.\n\nThree," she said.', ['"One. | "Two. | Three,"']),
    # Another pair inside.
    ("“One.\n\nTwo ‘a’ b.” So.", ["“One. | Two ‘a’ b.”", ">‘a’"]),
    ("\"One.\n\nTwo 'a' b.\" So.", ["\"One. | Two 'a' b.\"", ">'a'"]),
    ("«One.\n\nTwo “a” b.» So.", ["«One. | Two “a” b.»", ">“a”"]),
    ("“He said, “One.\n\nTwo.” So.", ["“He said, “One. | Two.”", ">“One. ^"]),
    # Every mark of the paragraph has its partner, or an opening one comes first.
    ('He said, "One.\n\nThen "two" again.', ['"One. ^', '"two"']),
    ("He said, “One.\n\nThen “two,” he said.” So.", ["“One. ^", "“two,”"]),
    ('He said, "One.\n\nThen "two.', ['"One. ^', '"two. ^']),
    ('He said, "One.\n\n"Two" it was." So.', ['"One. | "Two"']),
    ("He said, “One.\n\n‘Two’ it was.” So.", ["“One. ^", "‘Two’"]),
    ("He said, “One.\n\nTwo.» So.", ["“One. ^"]),
    ('"One," he said.\n\nTwo." So.', ['"One,"']),
    ("Then ‘One.\n\nTwo.’ So.", []),
    # What stands between: junk is left out, three paragraphs without marks are not.
    ('He said, "One.\n\nAdvertisement\n\nTwo." So.', ['"One. | Two."']),
    ('He said, "One.\n\nIt\'s two.\n\nThree." So.', ['"One. | It\'s two. | Three."']),
    ('He said, "One.\n\nTwo.\n\nAd\n\nThree.\n\nFour." So.', ['"One. | Two. | Three. | Four."']),
    ('He said, "One.\n\nA.\n\nB.\n\nC.\n\nD.\n\nTwo." So.', ['"One. ^']),
    ("He said, “One.\n\nAn ‘odd’ day.\n\nThree.” So.", ["“One. ^", "‘odd’"]),
    ('He said, "One.\n\nAn "odd" day.\n\nThree." So.', ['"One. ^', '"odd"']),
    # Inches, and marks that may be anything.
    ('He said, "One.\n\nShe is 5\'11" tall.', ['"One. ^']),
    ('He said, "One.\n\nShe has 12" records.', ['"One. ^']),
    ('He said, "One.\n\nShe has 12" records." So.', ['"One. | She has 12" records."']),
    ('He said, "One.\n\nTwo " three." So.', ['"One. ^', '" three."']),
    # The author's name below a quotation set apart.
    ('"One is enough.\n\nAda Brandt, Harbour Office."', ['"One is enough. ^']),
]

DISORDER = [
    ('He said "foo" and then "bar.', ['"foo"', '"bar. ^']),
    ('foo" he said. "Bar," she said.', ['"Bar,"']),
    ('"Foo" he said. Bar," she said.', ['"Foo"']),
    ('"Foo, he said.\nThen "bar" again.', ['"Foo, he said. ^', '"bar"']),
    ("“Foo, he said.\n\nThen “bar” again.", ["“Foo, he said. ^", "“bar”"]),
    ("Foo,” he said.\n\n“Bar,” she said.", ["“Bar,”"]),
    ('One " mark', []),
    ('"', []),
    ("“‘ ’”", []),
    ("'" * 7, []),
    ('"' * 9, []),
    ("Read more »", []),
    ('A "b\n\n', ['"b ^']),
    ("‘Foo, he said.", []),
    ("He said ‘foo.\n\nThen “bar” again.", ["“bar”"]),
    ("「はい", ["「はい ^"]),
    ("\ud800“a\udfff”\x00", ["“a\udfff”"]),
]

CASES = FORMS + NESTED + APOSTROPHES + PRIMES + PARAGRAPHS + NOT_REOPENED + DISORDER


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_marks_find_quotations(text: str, expected: list[str]) -> None:
    assert describe(text) == expected


@pytest.mark.parametrize(
    ("text", "opening", "closing"),
    [
        ('"Yes,” she said.', '"', "”"),
        ("``Yes,'' she said.", "``", "''"),
        ("»Ja«, sagte sie.", "»", "«"),
        (",,Ja“, sagte sie.", ",,", "“"),
        ('“One.\n\n“Two," she said.', "“", '"'),
        ("“One.", "“", ""),
    ],
)
def test_marks_keep_the_marks_as_written(text: str, opening: str, closing: str) -> None:
    (quotation,) = find_quotations(text)
    assert (quotation.opening, quotation.closing) == (opening, closing)
    assert quotation.closed is bool(closing)


def test_marks_use_the_paragraphs_given() -> None:
    text = "“One. “Two,” she said."
    quotations = find_quotations(text, [Paragraph(0, 5), Paragraph(6, len(text))])
    assert quotations == [Quotation((Piece(0, 5), Piece(6, 12)), "“", "”", 0)]


def test_marks_nest_without_limit_where_they_are_in_order() -> None:
    depth = 10_000
    text = "“a ‘b " * depth + "c’ d” " * depth
    assert max(quotation.depth for quotation in find_quotations(text)) == 2 * depth - 1


@pytest.mark.parametrize(
    "text",
    [
        '"' * 100_000,
        "“ " * 50_000,
        "“‘" * 50_000,
        "' " * 50_000,
        "‘a " * 20_000,
        '"a\n\n' * 20_000,
        'a "b.\n\n' * 20_000 + 'c." d',
        'a." b "c.\n\nd.\n\n' * 20_000,
    ],
)
def test_marks_alone_raise_nothing(text: str) -> None:
    check(text)


def test_marks_in_a_text_without_spaces() -> None:
    assert find_quotations("x" * 2_000_000) == []


def check(text: str) -> None:
    """Check what holds for the quotations of any text."""
    paragraphs = split_paragraphs(text)
    starts = {paragraph.start for paragraph in paragraphs}
    ends = {paragraph.end for paragraph in paragraphs}
    quotations = find_quotations(text)
    assert [q.pieces[0].start for q in quotations] == sorted(q.pieces[0].start for q in quotations)
    for quotation in quotations:
        check_pieces(text, quotation, starts, ends)
    check_nesting(quotations)


def check_pieces(text: str, quotation: Quotation, starts: set[int], ends: set[int]) -> None:
    """The pieces of a quotation lie in order in the text and begin with the opening mark; where it
    is not opened again, with a paragraph."""
    position = 0
    reopened = True
    for index, (start, end) in enumerate(quotation.pieces):
        assert position <= start < end <= len(text)
        # Once it goes on without a mark, nothing but its closing mark may follow.
        reopened = reopened and text.startswith(quotation.opening, start)
        assert reopened or (index and start in starts and quotation.closed)
        assert reopened or not text.startswith(quotation.opening, start)
        position = end
    last = quotation.pieces[-1]
    if quotation.closed:
        assert text[last.start : last.end].endswith(quotation.closing)
        marks = len(quotation.closing) + (len(quotation.opening) if reopened else 0)
        assert last.end - last.start > marks
    assert all(end in ends for _, end in quotation.pieces[:-1])
    assert quotation.closed or last.end in ends


def check_nesting(quotations: list[Quotation]) -> None:
    """No two pieces cross, and every piece has as many around it as its depth says."""
    pieces = sorted(
        (piece.start, -piece.end, index)
        for index, quotation in enumerate(quotations)
        for piece in quotation.pieces
    )
    around: list[int] = []
    for start, negative_end, index in pieces:
        while around and around[-1] <= start:
            around.pop()
        assert not around or -negative_end <= around[-1]
        assert quotations[index].depth == len(around)
        around.append(-negative_end)


@settings(deadline=None, max_examples=1500)
@given(
    st.text(max_size=60)
    | st.text(alphabet="\"'“”‘’«»‹›„‚「」『』`´＂,ab s5.:-—\n\u00a0", max_size=60)
    | st.lists(
        st.sampled_from(
            ["“", "”", "‘", "’", '"', "'", " ", "\n\n", "\n", "a", "s", ",", ".", "Ad", "''", "``"]
        ),
        max_size=40,
    ).map("".join)
)
def test_marks_hold_together_in_any_text(text: str) -> None:
    check(text)


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="\"'“”‘’« »ab.,\n", max_size=50), st.sampled_from('"“'))
def test_marks_in_disorder_stay_in_their_paragraph(text: str, mark: str) -> None:
    """Only a mark at the start of a paragraph, or one that closes before any opens there, can be
    reached from before."""
    sentence = f"The clerk wrote {mark}never again{'”' if mark == '“' else mark} and left."
    expected = sentence[16:29]
    whole = f"{text}\n\n{sentence}"
    assert expected in describe(whole)


@settings(deadline=None, max_examples=500)
@given(st.text(alphabet="\"'“”‘’« »ab.,\n", max_size=50), st.sampled_from(['""', "«»"]))
def test_marks_that_close_first_change_no_more_than_one_quotation_before(text: str, marks: str) -> None:
    """It was left open and goes on to the closing mark; the rest of the paragraph is as it was."""
    opening, closing = marks
    sentence = f"The clerk wrote this{closing} and that {opening}never again{closing} too."
    before, after = find_quotations(text), find_quotations(f"{text}\n\n{sentence}")
    end = len(text) + 2 + sentence.index(closing) + 1
    start = end + len(" and that ")
    assert after[-1].pieces == (Piece(start, start + len(opening + "never again" + closing)),)
    changed = [(old, new) for old, new in zip(before, after[:-1], strict=True) if old != new]
    assert len(changed) <= 1
    for old, new in changed:
        assert not old.closed
        assert new.pieces[: len(old.pieces)] == old.pieces
        assert new.pieces[-1] == Piece(len(text) + 2, end)
        assert (new.opening, new.closing, new.depth) == (old.opening, closing, 0)
