from __future__ import annotations

import numpy
import spacy
from spacy.tokens import Doc
from util import make_nlp

from spacy_quotes import from_json
from spacy_quotes.annotation import set_quotes
from spacy_quotes.finder.gold import FLAT_WEIGHT, read_gold
from spacy_quotes.finder.links import ask
from spacy_quotes.finder.losses import gold_answers
from spacy_quotes.finder.reading import read
from spacy_quotes.formats.article import parse_article
from spacy_quotes.models.roles import LAYERS
from spacy_quotes.quote import Attribution

HEAD = "---\nid: a\nspeakers:\n  ann: Ann\n---\n"
NLP = make_nlp()


def gold(body, **meta):
    record = parse_article(HEAD + body).record
    record["meta"] = meta
    reference = from_json(record, NLP)
    predicted = NLP.make_doc(record["text"])
    return predicted, read_gold(reference, predicted, "quotes")


def shown(doc, spans):
    return [doc[start:end].text for start, end in spans]


def test_gold_layers():
    doc, found = gold("{s1 Ann} {v1 told} {a1 Tom} {c1=ann “he {v2 said} {c2 ‘no’}”}.")
    assert shown(doc, found.spans.content) == ["“he said ‘no’”"]
    assert shown(doc, found.spans.inner) == ["‘no’"]
    assert shown(doc, found.spans.cue) == ["told", "said"]
    assert shown(doc, found.spans.addressee) == ["Tom"]
    assert found.mask.all()
    assert found.tags[:, LAYERS.index("content")].tolist() == [0, 0, 0, 1, 2, 2, 2, 2, 2, 3, 0]


def test_gold_unclear_quotes_are_masked():
    _, found = gold("{s1 Ann} {v1 said} {c1=ann!unclear it rained}.")
    assert found.spans.content == [] and not found.tags.any()
    assert found.mask[2:4, LAYERS.index("content")].tolist() == [0, 0]


def test_gold_flat_corpora_leave_the_inside_open():
    _, found = gold("{s1 Ann} {v1 said} {c1=ann “he said no”}.", flat=True)
    inner, cue = LAYERS.index("inner"), LAYERS.index("cue")
    assert found.mask[3, inner] == found.mask[3, cue] == numpy.float32(FLAT_WEIGHT)
    assert found.mask[0, inner] == found.mask[1, cue] == 1
    assert not found.mask[:, LAYERS.index("addressee")].any()


def test_gold_on_other_tokens_is_aligned_or_masked():
    reference = Doc(NLP.vocab, words=["Ann", "said", "it", "rained."], spaces=[True, True, True, False])
    set_quotes(reference, [Attribution(content=((2, 4),), cue=((1, 2),), source=((0, 1),))])
    predicted = spacy.blank("en").make_doc("Ann said it rained.")
    found = read_gold(reference, predicted, "quotes")
    assert found.spans.content == [(2, 5)] and found.spans.cue == [(1, 2)]
    coarse = Doc(NLP.vocab, words=["Ann said", "it", "rained."], spaces=[True, True, False])
    found = read_gold(reference, coarse, "quotes")
    assert found.spans.cue == [] and found.mask[0, LAYERS.index("cue")] == 0


def answers(body):
    doc, found = gold(body)
    asked = ask(found.spans, read(doc), numpy.zeros(len(doc), "i"))
    out = {}
    for question, index in zip(asked.questions, gold_answers(asked, found), strict=True):
        start, end = question.asker
        chosen = question.candidates[index] if index > 0 else None
        key = question.kind, doc[start:end].text
        out[key] = doc[chosen[0] : chosen[1]].text if chosen else index
    return out


def test_gold_links():
    found = answers("{c1=ann “No,”} {v1 said} {s1 Ann}. {c1 “Never.”} {c2=ann “Go!”}")
    assert found["content-cue", "“No,”"] == "said" and found["content-cue", "“Never.”"] == "said"
    assert found["cue-source", "said"] == "Ann"
    assert found["content-cue", "“Go!”"] == 0
    # Its cue tells the source.
    assert found["content-source", "“No,”"] == -1 and found["content-source", "“Go!”"] == 0


def test_gold_links_of_a_nested_quote_stay_inside():
    found = answers("{s1 Ann} {v1 said}: {c1=ann “{s2 He} {v2 told} {a2 me} {c2 ‘no’}.”}")
    assert found["content-cue", "‘no’"] == "told" and found["addressee-cue", "me"] == "told"
