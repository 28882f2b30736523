"""What a language has to tell of names, titles, pronouns and nouns for who speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .endings import women_by_ending


@dataclass(frozen=True)
class NameData:
    """What tells names, titles and pronouns apart. All entries in lower case.

    titles (Mapping): word before a name -> gender "f", "m" or "" ("mrs" -> "f", "dr" -> "").
    title_roles (Mapping): title -> role noun that stands for its bearer ("capt" -> "captain").
    suffixes (FrozenSet): words after a name that belong to it ("jr", "iii").
    honours (FrozenSet): those after a name that tell nobody apart ("mbe").
    particles (FrozenSet): lower-case words inside names ("al", "bin", "van", "de").
    given (Mapping): given names -> gender "f", "m" or "" where both bear it.
    genders (Mapping): more given names -> "f" or "m"; many are other words too.
    pronouns (Mapping): subject pronoun -> "f", "m", "p" (plural) or "n" (thing); "" for others ("we").
    possessives (Mapping): possessive pronoun -> the same.
    roles (Mapping): noun of a person's role -> gender or "" ("spokeswoman" -> "f", "mayor" -> "").
    groups (FrozenSet): nouns of organisations, plural people and documents that speak ("police", "report").
    places (FrozenSet): places that are often near but seldom speak; never a "he" or a "she".
    possessive_marks (FrozenSet): tokens that end a possessive ("'s", "’s").
    peoples (FrozenSet): adjectives and nouns of nations, faiths and parties ("syrian", "democrat").
    things (FrozenSet): nouns that make a capitalised run something that never speaks ("street").
    commons (FrozenSet): words that are no part of a name even with a capital: function words, adverbs, days
        and months; one that is a given name too ("may") is a name right after another.
    connectors (FrozenSet): words inside the names of organisations ("of", "for").
    breaks (FrozenSet): words that end the head of a noun phrase ("of", "from", "in", "who").
    definite (FrozenSet): words that open a definite noun phrase ("the", "this").
    indefinite (FrozenSet): words that open an indefinite one ("a", "some", "several").
    lessers (FrozenSet): words that make a role another one ("vice", "deputy", "former").
    relations (FrozenSet): roles one has to somebody else ("wife"): seldom the speaker just named.
    notables (FrozenSet): roles whose bearers readers know by name ("president"): seldom nameless.
    stand_ins (FrozenSet): nouns that mostly stand for an organisation or a text named before ("company").
    plurals (FrozenSet): nouns and pronouns for several that do not look so ("police").
    pronoun_owners (FrozenSet): possessives of the third person singular ("his").
    clause_openers (FrozenSet): words before the subject of a clause ("while", "that").
    personal (FrozenSet): relative pronouns for people only ("who").
    impersonal (FrozenSet): relative pronouns for things only ("which").
    determiners (FrozenSet): words before a noun that never stand alone ("the", "my").
    articles (FrozenSet): words that bring up somebody new ("a").
    naming (FrozenSet): nouns after which a comma brings a name ("name").
    namers (FrozenSet): words right before the name that a noun phrase tells ("named").
    participles (FrozenSet): participles that tell more of the noun before them ("a letter signed by two").
    agents (FrozenSet): prepositions that may stand before a source ("by").
    answers (FrozenSet): labels of the answers in a printed interview ("a" before a colon).
    firsts (FrozenSet): first-person singular pronouns ("i").
    firsts_plural (FrozenSet): first-person plural pronouns ("we").
    seconds (FrozenSet): second-person pronouns ("you").
    byline (str): the word before the author's name in a line of its own ("by").
    relatives (FrozenSet): relative pronouns for people and things ("who", "which").
    relative_owners (FrozenSet): those that own what follows ("whose").
    conjunctions (FrozenSet): words that join two names in one source ("and", "&").
    nobodies (FrozenSet): pronouns for nobody in particular ("nobody", "someone").
    quantifiers (FrozenSet): words that tell nobody where no noun follows ("both", "every one of them").
    ordinals (FrozenSet): words that tell a place in a row ("second", "latter").
    partitives (FrozenSet): words for one or some of a group named before ("one", "others").
    genitives (FrozenSet): prepositions that make one phrase of two nouns ("of").
    locatives (FrozenSet): prepositions before places ("in", "near").
    copulas (FrozenSet): words between somebody and what they are ("is", "became").
    documents (FrozenSet): nouns of texts that speak, in the singular ("report", "letter").
    letters, sendings, mediums (FrozenSet): those that speak for their writer, what is done with them, and where
        they are spoken in ("wrote in a letter").
    press (FrozenSet): of these, what newspapers are named ("post").
    bodies (FrozenSet): nouns of organisations that are not in `groups`, also of two words ("coast guard").
    collectives (FrozenSet): nouns of several people that do not look plural ("family", "crowd").
    synonyms (Mapping): noun -> one that may stand for the same ("suit" -> "lawsuit").
    callings (Mapping): noun for somebody -> narrower ones that it may stand for ("diplomat" -> "envoy").
    kin_tails (Tuple[Tuple[str, ...], ...]): tokens after a noun of kin that belong to it ("-in-law").
    """

    titles: dict[str, str] = field(default_factory=dict)
    title_roles: dict[str, str] = field(default_factory=dict)
    suffixes: frozenset[str] = frozenset()
    honours: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    given: dict[str, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    pronouns: dict[str, str] = field(default_factory=dict)
    possessives: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    groups: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    possessive_marks: frozenset[str] = frozenset({"'s", "’s", "'", "’"})
    peoples: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    commons: frozenset[str] = frozenset()
    connectors: frozenset[str] = frozenset()
    breaks: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    indefinite: frozenset[str] = frozenset()
    lessers: frozenset[str] = frozenset()
    relations: frozenset[str] = frozenset()
    notables: frozenset[str] = frozenset()
    stand_ins: frozenset[str] = frozenset()
    plurals: frozenset[str] = frozenset()
    pronoun_owners: frozenset[str] = frozenset()
    clause_openers: frozenset[str] = frozenset()
    personal: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    namers: frozenset[str] = frozenset()
    participles: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    firsts: frozenset[str] = frozenset()
    firsts_plural: frozenset[str] = frozenset()
    seconds: frozenset[str] = frozenset()
    byline: str = ""
    relatives: frozenset[str] = frozenset()
    relative_owners: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()
    nobodies: frozenset[str] = frozenset()
    quantifiers: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    partitives: frozenset[str] = frozenset()
    genitives: frozenset[str] = frozenset()
    locatives: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    sendings: frozenset[str] = frozenset()
    mediums: frozenset[str] = frozenset()
    press: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    collectives: frozenset[str] = frozenset()
    synonyms: dict[str, str] = field(default_factory=dict)
    callings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    kin_tails: tuple[tuple[str, ...], ...] = ()

    @cached_property
    def openers(self) -> frozenset[str]:
        """RETURNS (FrozenSet[str]): words that, capitalised, begin a sentence after an abbreviation."""
        pronouns = self.pronouns.keys() | self.possessives.keys() | self.firsts
        return self.determiners | self.definite | self.clause_openers | pronouns

    @cached_property
    def sounds(self) -> dict[str, float]:
        """RETURNS (Dict[str, float]): ending of given names -> the share of women among them."""
        return women_by_ending(self.given)

    @cached_property
    def speaking(self) -> frozenset[str]:
        """RETURNS (FrozenSet[str]): nouns of organisations, groups and texts."""
        return self.groups | self.documents | self.bodies
