"""The article that ships with the project: who said what, read by a person."""

from __future__ import annotations

from pathlib import Path

import spacy

ARTICLE = Path(__file__).parents[1] / "corpus" / "examples" / "hama.txt"
# Speaker and first words of each quote of the article that a reader would name.
GOLD = [
    ("the military command", "that its units had"),
    ("the military command", "that the pull-out was ordered"),
    ("Abu Mohammed al-Golani", "that the city was free"),
    ("Abu Mohammed al-Golani", "not to harm civilians"),
    ("Abu Mohammed al-Golani", "the takeover as a"),
    ("Abu Mohammed al-Golani", "to stay out"),
    ("Hayat Tahrir al-Sham", "its fighters held"),
    ("Turkey’s state-run Anadolu agency", "One army helicopter"),
    ("Nizar Qattouhi", "“I heard the shooting stop"),
    ("Nizar Qattouhi", "“Tomorrow I will sweep"),
    ("Nizar Qattouhi", "his brother had left"),
    ("Nizar Qattouhi", "“My brother took the cat"),
    ("Rudayna", '"We have flour'),
    ("Rudayna", '"My neighbour knocked'),
    ("My neighbour", "'Stay in until morning,'"),
    ("Fadi Zurayqan", "that his ovens would be lit"),
    ("Nada Khorubi", "The kettle is on"),
    ("Hanneke Vroomstra", "“Families are arriving"),
    ("Waterwheel Relief Network", "two schools have been turned"),
    ("Hanneke Vroomstra", "The front had moved"),
    ("Hanneke Vroomstra", "that four lorries of blankets"),
    ("Hanneke Vroomstra", "“Nobody here has slept"),
    ("Elif Sarpkayali", "“Every television"),
    ("Idris Belmahfoudi", "“Roads decide these things"),
    ("Idris Belmahfoudi", "Hama a “door left ajar"),
    ("Idris Belmahfoudi", "the coming days would show"),
    ("Idris Belmahfoudi", "that winter would be hard"),
    ("Idris Belmahfoudi", "“Maps change in a week"),
    ("Robert Geist Pinfold", "that the prize was"),
    ("Robert Geist Pinfold", "Its fall"),
    ("Samuel Ramani", "that Damascus meant"),
    ("Samuel Ramani", "Winning back the initiative"),
    ("Dmitry Peskov", "that Russia was following"),
    ("Dmitry Peskov", "How much help"),
    ("Kremlin", "whether it will send"),
    ("Ankara", "having had a hand"),
    ("Abu Mohammed al-Golani", "that minorities will be left"),
    ("Nizar Qattouhi", "“Who will wind the clock"),
]


def test_example_quotes_have_their_speakers():
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes_rules")
    doc = nlp(ARTICLE.read_text(encoding="utf8"))
    found = [(quote.speaker.name if quote.speaker else None, quote.text) for quote in doc._.quotes]
    missed = [gold for gold in GOLD if not any(n == gold[0] and t.startswith(gold[1]) for n, t in found)]
    assert missed == []
    assert len(found) == len(GOLD)
    assert [quote.factual for quote in doc._.quotes].count(False) == 1


def test_example_spans_are_exact():
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes_rules")
    text = ARTICLE.read_text(encoding="utf8")
    doc = nlp(text)
    assert doc.text == text
    for span in doc.spans["quotes"]:
        assert text[span.start_char : span.end_char] == span.text
