"""Which parts of a quote that was found are right."""

from __future__ import annotations

import re
import unicodedata
from typing import Any, NamedTuple

from .pairing import jaccard, letters

Quote = dict[str, Any]

# Words of names that tell nobody apart.
PARTICLES = frozenset(["the", "a", "an", "al", "el", "of", "and"])
_POSSESSIVE = re.compile(r"[’']s\b")
_NO_WORD = re.compile(r"[^\w ]+")


class Verdict(NamedTuple):
    """Which parts are right; None where the gold quote has no such part.

    cue (Optional[bool]): whether the cues share a letter.
    source (Optional[bool]): whether half of the letters are shared, or one source lies in the other.
    addressee (Optional[bool]): as for the source.
    speaker (Optional[bool]): whether the fullest names agree.
    """

    cue: bool | None
    source: bool | None
    addressee: bool | None
    speaker: bool | None

    @property
    def whole(self) -> bool:
        """RETURNS (bool): whether it is attributed to the right one: by speaker, else by source."""
        right = self.source if self.speaker is None else self.speaker
        return right is not False


def judge(text: str, gold: Quote, predicted: Quote) -> Verdict:
    """Judge the parts of a quote that was found.

    text (str): the document.
    gold (Dict[str, Any]): the annotated quote in its JSON form.
    predicted (Dict[str, Any]): the predicted one.
    RETURNS (Verdict): what is right.
    """
    cue = None
    if gold["cue"]:
        cue = bool(letters(text, gold["cue"]) & letters(text, predicted.get("cue") or ()))
    speaker = None
    if gold.get("speaker"):
        speaker = same_speaker(gold["speaker"], predicted.get("speaker") or "")
    return Verdict(
        cue, _fits(text, gold, predicted, "source"), _fits(text, gold, predicted, "addressee"), speaker
    )


def same_speaker(gold: str, predicted: str) -> bool:
    """Tell whether a name is the gold one.

    gold (str): the fullest name.
    predicted (str): another.
    RETURNS (bool): whether it has all words of the gold name (titles may be added), or two words and more
        of it: a bare surname is not the name.
    """
    first, second = _name_words(gold), _name_words(predicted)
    return bool(first and second) and (first <= second or (second <= first and len(second) > 1))


def _fits(text: str, gold: Quote, predicted: Quote, role: str) -> bool | None:
    """Whether a part is where the gold one is."""
    if not gold[role]:
        return None
    first, second = letters(text, gold[role]), letters(text, predicted.get(role) or ())
    return bool(first & second) and (jaccard(first, second) >= 0.5 or first <= second or second <= first)


def _name_words(name: str) -> set[str]:
    """Words of a name without accents, case, possessive and particles."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = _NO_WORD.sub(" ", _POSSESSIVE.sub("", plain.lower()))
    words = set(plain.split())
    # "Al" and "An" are names too.
    return words - PARTICLES or words
