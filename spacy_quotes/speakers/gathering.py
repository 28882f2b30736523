"""Gathers who may be meant by a pronoun: names, phrases, pronouns and speakers before it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from ..language.namedata import NameData
from .candidates import Candidate, Usages, compare, describe
from .cast import Cast
from .descriptions import Descriptions
from .figures import Figure, start_of
from .names import OTHER, PERSON
from .order import is_in
from .people import Someone
from .places import Link, Place, Places, sentences_between
from .setting import Setting

# How far back candidates are looked for: names, phrases, and paragraphs.
REACH, PHRASES, BACK = 30, 12, 4
# Most named figures that are looked at.
MAIN = 4
# Share of the pronouns that stand for one figure from which it is the one that the text is about.
SHARE = 0.7
# Pronouns before that are looked at.
CHAIN = 4


class Gatherer:
    """Gathers candidates in one document.

    cast (Cast): its figures.
    descriptions (Descriptions): figures of noun phrases.
    people (Sequence[Someone]): phrases for one person, in text order.
    places (Places): reads places in the document.
    names (NameData): what given names look like.
    """

    def __init__(
        self,
        cast: Cast,
        descriptions: Descriptions,
        people: Sequence[Someone],
        places: Places,
        names: NameData,
    ) -> None:
        self.cast = cast
        self.descriptions = descriptions
        self.people = people
        self.places = places
        self.names = names
        self.usages: Usages = descriptions.usages
        self.page = places.page
        self.openers = frozenset(places.sentences)
        self.starts = [someone.start for someone in people]
        self.read_places: dict[tuple[int, int], Place] = {}  # first token and end -> place
        self.named: list[tuple[Place, Figure | None] | None] = [None] * len(cast.mentions)
        self.described: dict[tuple[int, str, str, bool, bool, int], list[str]] = {}  # state -> its traits
        self.chains: defaultdict[int, list[Link]] = defaultdict(list)  # frame -> its pronouns
        self.links: defaultdict[int, int] = defaultdict(int)  # figure -> pronouns that stand for it
        self.spoken: set[int] = set()  # figures that are speakers
        self.sources: dict[int, Figure] = {}  # first token of a source -> who speaks there
        self.learned: set[int] = set()  # figures whose gender only pronouns tell
        self.never = {id(one) for one in cast.figures if one.kind == OTHER and self.usages.is_body(one)}
        often = [one for one in cast.figures if one.kind in (PERSON, OTHER) and len(one.mentions) > 2]
        self.main = sorted(often, key=_count, reverse=True)[:MAIN]

    def collect(self, sort: str, setting: Setting, here: Place) -> list[Candidate]:
        """Collect those who may be meant, with their traits.

        sort (str): gender of the pronoun.
        setting (Setting): where it stands.
        here (Place): its place.
        RETURNS (List[Candidate]): in no particular order.
        """
        found: dict[int, Candidate] = {}
        self._add_names(found, sort, setting, here)
        self._add_phrases(found, sort, setting, here)
        self._add_main(found, sort, setting, here)
        self._add_chain(found, sort, setting, here)
        self._add_previous(found, sort, setting, here)
        self._add_reporter(found, sort, setting)
        candidates = list(found.values())
        if not candidates:
            return candidates
        self._add_linked(found)
        context = self.context(setting, here)
        opens = setting.at in self.openers
        for one in candidates:
            one.traits.add(context)
            self._finish(one, sort, setting, here, opens=opens)
        compare(candidates)
        return candidates

    def _add_linked(self, found: dict[int, Candidate]) -> None:
        """Mark the one for whom most pronouns stand, the first of equals."""
        links = self.links
        most, linked = max(
            [(links[key], -at) for at, key in enumerate(found) if key in links], default=(0, 0)
        )
        if most > 1:
            one = list(found.values())[-linked]
            one.traits.add("linked most")
            if most >= SHARE * sum(links.values()):
                one.traits.add("linked nearly always")

    def context(self, setting: Setting, here: Place) -> str:
        """RETURNS (str): what kind of place a pronoun has, as a trait of all candidates."""
        if not setting.own:
            subject = self.page.lower[setting.at] in self.names.pronouns
            return "runs subject" if subject else "runs"
        if here.frame >= 0:
            return "within marks" if here.spoken else "within"
        ended = setting.at - setting.own[0][1]
        return "tag" if 0 <= ended < 3 and setting.direct else "lead"

    def _finish(self, one: Candidate, sort: str, setting: Setting, here: Place, *, opens: bool) -> None:
        """Add what is known once all places of a candidate are."""
        one.finish(here)
        figure, key = one.figure, id(one.figure)
        state = key, sort, figure.gender, key in self.learned, key in self.spoken, len(figure.mentions)
        known = self.described.get(state)
        if known is None:
            hint, person = self.usages.hint(figure), self.usages.of(figure)
            known = describe(figure, sort, hint=hint, learned=state[3], spoken=state[4], person=person)
            self.described[state] = known
        one.traits.update(known)
        if key in setting.inside:
            one.traits.add("named by itself")
        if opens and "subject 1" in one.traits:
            one.traits.add("opens after subject")

    def _add_names(self, found: dict[int, Candidate], sort: str, setting: Setting, here: Place) -> None:
        """Take in those who are named before a pronoun."""
        at = bisect_left(self.cast.starts, setting.at)
        first, floor, own = here.paragraph - BACK, setting.floor, setting.own
        known: dict[int, bool] = {}  # figure -> whether it suits
        for number in range(at - 1, max(0, at - REACH) - 1, -1):
            place, figure = self.place_of(number)
            if place.paragraph < first or place.at < floor:
                break
            if figure is None:
                continue
            suits = known.get(id(figure))
            if suits is None:
                suits = known[id(figure)] = self._suits(figure, sort, setting)
            if not suits or (place.role == "located" and self._is_open(figure)):
                continue
            if (own and is_in(own, place.at)) or (floor and place.frame >= 0):
                continue
            self._add(found, figure, place, here, setting, "")

    def place_of(self, number: int) -> tuple[Place, Figure | None]:
        """Tell where a name stands and whose it is; read once.

        number (int): the mention's place among those of the document.
        RETURNS (Tuple[Place, Optional[Figure]]): its place and figure.
        """
        named = self.named[number]
        if named is None:
            mention = self.cast.mentions[number]
            place = self._read(mention.start, mention.end, mention.outer)
            named = self.named[number] = place, self.cast.who.get(mention.start)
        return named

    def _add_phrases(self, found: dict[int, Candidate], sort: str, setting: Setting, here: Place) -> None:
        """Take in those who are described before a pronoun."""
        at = bisect_left(self.starts, setting.at)
        for number in range(at - 1, max(0, at - PHRASES) - 1, -1):
            someone = self.people[number]
            if someone.start < setting.floor or is_in(setting.own, someone.start):
                continue
            place = self._read(someone.start, someone.end, someone.start)
            if here.paragraph - place.paragraph > 1:
                break
            if someone.gender not in ("", sort) or (place.spoken and place.frame not in setting.around):
                continue
            if someone.end > setting.at:
                continue
            figure = self.sources.get(someone.start) or self.descriptions.person(someone)
            if figure is not None and self._suits(figure, sort, setting):
                self._add(found, figure, place, here, setting, someone.opening)

    def _read(self, start: int, end: int, outer: int) -> Place:
        """The place of a name or a phrase, read once."""
        place = self.read_places.get((start, end))
        if place is None:
            place = self.read_places[start, end] = self.places.read(start, end, outer)
        return place

    def _add_main(self, found: dict[int, Candidate], sort: str, setting: Setting, here: Place) -> None:
        """Take in whom the document names most often, however far back."""
        if setting.floor:
            return
        for figure in self.main:
            if not self._suits(figure, sort, setting) or figure.mentions[0].start >= setting.at:
                continue
            at = bisect_left(figure.mentions, setting.at, key=start_of)
            mention = figure.mentions[at - 1]
            if not is_in(setting.own, mention.start):
                place = self._read(mention.start, mention.end, mention.outer)
                self._add(found, figure, place, here, setting, "")
                found[id(figure)].traits.add("main")
            return

    def _add(
        self,
        found: dict[int, Candidate],
        figure: Figure,
        place: Place,
        here: Place,
        setting: Setting,
        opening: str,
    ) -> None:
        """Take in one place where somebody is named or described."""
        one = found.get(id(figure))
        if one is None:
            one = found[id(figure)] = Candidate(figure)
        one.add(place, here, setting.around, opening)
        if setting.told and is_in(setting.told, place.at):
            one.traits.add("addressed")

    def _add_chain(self, found: dict[int, Candidate], sort: str, setting: Setting, here: Place) -> None:
        """Take in those for whom the pronouns before stand."""
        last = True
        for link in reversed(self.chains[here.frame][-CHAIN:]):
            back = here.paragraph - link.place.paragraph
            fits = link.sort == sort and self._suits(link.figure, sort, setting)
            if back > BACK or link.place.at < setting.floor or link.place.at >= here.at:
                continue
            if not fits:
                continue
            one = found.get(id(link.figure))
            if one is None:
                one = found[id(link.figure)] = Candidate(link.figure)
            one.traits.add(f"chain {min(sentences_between(link.place, here), 3)}")
            if last:
                one.traits.add("chain last" if not back else "chain last across")
                one.linked = link.place.at
            last = False

    def _add_previous(self, found: dict[int, Candidate], sort: str, setting: Setting, here: Place) -> None:
        """Take in the speaker of the quote before."""
        figure = setting.previous
        if figure is None or not self._suits(figure, sort, setting):
            return
        back = max(0, here.paragraph - self.places.paragraph(setting.since))
        one = found.get(id(figure))
        if one is None:
            if back > 2:
                return
            one = found[id(figure)] = Candidate(figure)
        one.spoke = setting.since
        one.traits.add(f"previous {min(back, 3)}" + (" direct" if setting.direct else ""))
        near = self.places.back(here, setting.since) < 2
        opens = "opens" if setting.at in self.openers else "goes on"
        one.traits.add(f"previous {'near' if near else 'far'} {opens}")

    def _add_reporter(self, found: dict[int, Candidate], sort: str, setting: Setting) -> None:
        """Take in who speaks the content without marks around a pronoun."""
        figure = setting.reporter
        if figure is None or not self._suits(figure, sort, setting):
            return
        one = found.get(id(figure))
        if one is None:
            one = found[id(figure)] = Candidate(figure)
        one.traits.add("reporter opens" if setting.opens else "reporter")

    def _suits(self, figure: Figure, sort: str, setting: Setting) -> bool:
        """Whether a pronoun of this gender may stand for a figure."""
        key = id(figure)
        if figure.gender and figure.gender != sort and key not in self.learned:
            return False
        if figure is setting.barred or key in setting.addressed:
            return False
        return self.may_be_person(figure)

    def may_be_person(self, figure: Figure) -> bool:
        """Tell whether a figure may be a person.

        figure (Figure): it.
        RETURNS (bool): whether it is one, or speaks, is described or has a name of several words.
        """
        key = id(figure)
        if figure.plural or key in self.never:
            return False
        if figure.kind != OTHER:
            return figure.kind == PERSON
        return len(figure.words) > 1 or figure.head is not None or key in self.spoken

    def _is_open(self, figure: Figure) -> bool:
        """Whether a name may be no person's."""
        return figure.kind == OTHER and not figure.gender and id(figure) not in self.spoken


def _count(figure: Figure) -> int:
    """How often a figure is named."""
    return len(figure.mentions)
