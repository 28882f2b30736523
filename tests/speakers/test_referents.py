"""Traits of whom a phrase may stand for: by place, beside the others, of the phrase itself, of nobody."""

from __future__ import annotations

import pytest

from spacy_quotes.speakers.figures import Figure
from spacy_quotes.speakers.names import Mention
from spacy_quotes.speakers.phrases import Phrase
from spacy_quotes.speakers.places import Place
from spacy_quotes.speakers.referents import Question, Referent, compare, none_of, own_traits
from spacy_quotes.speakers.setting import Setting

HERE = Place(100, 10, 10, 5, -1, False, "subject")
QUESTION = Question(
    Phrase(100, 102, head="mayor", at=101, definite=True), "person", "the", "", Setting(100), HERE
)


def stand(at, sentence, paragraph, role="other", frame=-1):
    return Place(at, sentence, sentence, paragraph, frame, False, role)


def referent(*places, head=None, named=1):
    figure = Figure(("anna", "berg"), "person", head=head)
    figure.mentions = [Mention(at, at + 2, at, figure.words, "person") for at in range(0, 3 * named, 3)]
    one = Referent(figure)
    for place in places:
        one.see(place, HERE)
    one.finish(QUESTION)
    return one


def test_referent_keeps_the_last_place_before_and_the_first_after():
    one = referent(stand(20, 2, 1), stand(90, 9, 5), stand(50, 5, 3), stand(130, 13, 6), stand(120, 12, 6))
    assert one.before.at == 90 and one.later.at == 120
    assert {"person paragraphs 0", "person back 1"} <= one.traits
    assert not any("later" in trait for trait in one.traits)


@pytest.mark.parametrize(
    ("place", "trait"),
    [
        (stand(1, 0, 0), "person paragraphs 5"),
        (stand(95, 10, 5, role="owner"), "person role owner"),
        (stand(95, 10, 5, frame=3), "in another quote"),
        (stand(120, 12, 6), "person later 1"),
    ],
)
def test_referent_turns_its_place_into_traits(place, trait):
    assert trait in referent(place).traits


@pytest.mark.parametrize(
    ("named", "trait"), [(1, "named once"), (2, "named a few times"), (5, "named often")]
)
def test_referent_tells_how_often_it_is_named(named, trait):
    assert trait in referent(named=named).traits


def test_referents_are_compared_by_place_and_by_number():
    far, near = referent(stand(20, 2, 1), named=4), referent(stand(90, 9, 5, role="subject"))
    baker = referent(stand(95, 10, 5), head="baker")
    compare([far, near, baker], QUESTION)
    assert {"person nearest 0", "person alone near", "person last subject"} <= near.traits
    assert {"person nearest 1", "person main"} <= far.traits
    assert "person nearest described" in baker.traits and "person nearest 2" not in baker.traits


def test_referents_nobody_among_them_has_traits_of_its_own():
    found = [referent(stand(90, 9, 5))]
    ruled, unruled = (none_of(found, QUESTION, ruled=ruled) for ruled in (True, False))
    assert "none person ruled" in ruled and "none person unruled" in unruled
    assert "none of 1" in ruled
    inside = QUESTION._replace(here=HERE._replace(frame=2))
    assert "none inside" in none_of(found, inside, ruled=True)


def test_referents_phrase_itself_is_told_by_its_length_and_marks():
    assert {"own", "own the 2", "own title"} <= set(own_traits(QUESTION, ["title"]))
