"""What one process does: texts in, results out."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from contextlib import ExitStack
from typing import NamedTuple

from spacy.language import Language

from .forms import Rendered, make_render
from .pipelines import load_pipeline

# Ids and texts.
Texts = Sequence[tuple[str, str]]
_ZONE = 1_000_000  # characters whose words are kept


class Task(NamedTuple):
    """What workers are to do.

    pipeline (Optional[str]): as for `load_pipeline`.
    lang (str): language of a blank one.
    form (str): form of the results.
    colored (bool): whether a listing uses the colours of terminals.
    """

    pipeline: str | None = None
    lang: str = "en"
    form: str = "jsonl"
    colored: bool = False


class Answer(NamedTuple):
    """What came of a batch of texts.

    results (List[Optional[Rendered]]): one for each text, None where the pipeline gave no document back.
    messages (List[str]): warnings.
    """

    results: list[Rendered | None]
    messages: list[str]


class Worker:
    """A pipeline that takes batches of texts.

    task (Task): what to do.
    nlp (Optional[Language]): the pipeline; None to load it.
    """

    def __init__(self, task: Task, nlp: Language | None = None) -> None:
        with warnings.catch_warnings():
            # Who started the worker has loaded the same and has heard them.
            warnings.simplefilter("ignore")
            self.nlp = nlp or load_pipeline(task.pipeline, task.lang)
        self.zone = ExitStack()
        self.characters = 0
        self.render = make_render(task.form, colored=task.colored)

    def __call__(self, texts: Texts) -> Answer:
        """Find the quotes of texts.

        texts (Sequence[Tuple[str, str]]): ids and texts.
        RETURNS (Answer): what came of them.
        """
        if not texts:
            return Answer([], [])
        results: list[Rendered | None] = [None] * len(texts)
        numbered = [(text, number) for number, (_, text) in enumerate(texts)]
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", UserWarning)
            self._enter_zone(sum(len(text) for _, text in texts))
            for doc, number in self.nlp.pipe(numbered, as_tuples=True, batch_size=len(texts)):
                results[number] = self.render(doc, texts[number][0])
        return Answer(results, [str(warning.message) for warning in caught])

    def _enter_zone(self, characters: int) -> None:
        """Free the words of earlier texts now and then: the vocabulary would keep those of millions.

        Not with each batch, as the tokenizer has to begin anew each time.
        """
        if self.characters > _ZONE:
            self.zone.close()
            self.characters = 0
        if not self.characters:
            self.zone.enter_context(self.nlp.memory_zone())
        self.characters += characters
