"""What a language has to tell: cue words and function words. One module a language fills these."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from .namedata import NameData


@dataclass(frozen=True)
class Verb:
    """A form of a reporting verb.

    lemma (str): the dictionary form.
    tense (str): "base", "third", "past", "participle", "pastpart" (both alike) or "ing".
    frames (FrozenSet[str]): what may follow as content, see `LanguageData`.
    """

    lemma: str
    tense: str
    frames: frozenset[str]


@dataclass(frozen=True)
class CueData:
    """What signals an attribution. All entries in lower case.

    verbs (Dict[str, Verb]): every form of every reporting verb.
    prepositions (Dict[str, FrozenSet[str]]): lemma -> prepositions after which its content stands
        ("call" -> "for").
    addressed (Dict[str, FrozenSet[str]]): lemma -> prepositions after which its addressee stands, an
        infinitive being the content ("call" -> "on").
    bound (FrozenSet[str]): lemmas that are cues only with such a preposition or a particle.
    particles (Dict[str, str]): lemma -> particle that belongs to the cue ("point" -> "out").
    noun_forms (FrozenSet[str]): forms that are nouns more often than verbs ("claims").
    nouns (FrozenSet[str]): nouns that take a content ("claim", "announcement").
    venues (FrozenSet[str]): nouns that only set the scene of a verb ("in an interview").
    told_venues, venue_openers (FrozenSet[str]): of these, those for nothing but what is said, and the
        prepositions before them.
    phrases (Tuple[Tuple[str, ...], ...]): phrases before a source ("according to").
    quoted (Tuple[str, ...]): the passive cue, first its participle ("quoted as saying").
    denials (FrozenSet[str]): lemmas of verbs that say that something is not so ("deny").
    refusals (FrozenSet[str]): verbs before an infinitive that say it did not happen ("declined").
    goings_on (FrozenSet[Tuple[str, ...]]): words before an infinitive that say it did ("went on").
    evidence (FrozenSet[str]): nouns that show but do not speak ("images").
    not_speakers (FrozenSet[str]): words before a colon that name no speaker ("note", "update").
    not_sources (FrozenSet[str]): words after such a phrase that name no source ("according to plan").
    turn_labels (FrozenSet[str]): words before a colon that stand for those who ask and answer ("q", "answer").
    """

    verbs: dict[str, Verb] = field(default_factory=dict)
    prepositions: dict[str, frozenset[str]] = field(default_factory=dict)
    addressed: dict[str, frozenset[str]] = field(default_factory=dict)
    bound: frozenset[str] = frozenset()
    particles: dict[str, str] = field(default_factory=dict)
    noun_forms: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    venues: frozenset[str] = frozenset()
    told_venues: frozenset[str] = frozenset()
    venue_openers: frozenset[str] = frozenset()
    phrases: tuple[tuple[str, ...], ...] = ()
    quoted: tuple[str, ...] = ()
    denials: frozenset[str] = frozenset()
    refusals: frozenset[str] = frozenset()
    goings_on: frozenset[tuple[str, ...]] = frozenset()
    evidence: frozenset[str] = frozenset()
    not_speakers: frozenset[str] = frozenset()
    not_sources: frozenset[str] = frozenset()
    turn_labels: frozenset[str] = frozenset()

    @cached_property
    def heads(self) -> frozenset[str]:
        """RETURNS (FrozenSet[str]): words that a cue may stand at: verbs, nouns, and first words of phrases."""
        firsts = {words[0] for words in (*self.phrases, self.quoted) if words}
        return self.nouns.union(self.verbs, firsts)


@dataclass(frozen=True)
class GrammarData:
    """The small words that bound phrases and clauses. All entries in lower case.

    auxiliaries, be, have, modals, negations (FrozenSet[str]): parts of a verb group.
    conditionals (FrozenSet[str]): words that make what follows hypothetical.
    subordinators, relatives, coordinators, prepositions, determiners (FrozenSet[str]): words that open clauses.
    contrasts (FrozenSet[str]): subordinators that oppose two main statements ("while").
    subjects, objects (FrozenSet[str]): pronouns by case.
    plurals (FrozenSet[str]): words that take a verb without ending though they have no plural "s".
    anaphors (FrozenSet[str]): pronouns that stand for the thing named ("called it a ...").
    no_sources (FrozenSet[str]): first words of phrases that are no source ("there", "which").
    questions (FrozenSet[str]): words that open a content after any reporting verb ("whether").
    late_questions (FrozenSet[str]): words that do so after verbs of asking or not saying ("when").
    adverbs (FrozenSet[str]): adverbs; besides, words that end in `adverb_ending`, but for `not_adverbs`.
    times (FrozenSet[str]): words of time expressions ("thursday", "last", "week").
    verb_hints (FrozenSet[str]): frequent finite verbs; besides, words that end in `past_ending`.
    present_ending, ing_ending, plural_ending (str): endings of verbs ("s", "ing") and of plural nouns ("s").
    apposition_nouns (FrozenSet[str]): nouns that open an apposition without article ("president of").
    apposition_openers (FrozenSet[str]): other words that open one ("from", "formerly").
    origins (FrozenSet[str]): words before whose claim it is ("the claim by X", "a warning from X").
    that, infinitive, agent, absolute, link, like, dummy (str): "that", "to", "by", "with", "of", "as" and "it".
    """

    auxiliaries: frozenset[str] = frozenset()
    be: frozenset[str] = frozenset()
    have: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    conditionals: frozenset[str] = frozenset()
    subordinators: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    coordinators: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    contrasts: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    plurals: frozenset[str] = frozenset()
    anaphors: frozenset[str] = frozenset()
    no_sources: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    late_questions: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    adverb_ending: str = ""
    not_adverbs: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    verb_hints: frozenset[str] = frozenset()
    past_ending: str = ""
    present_ending: str = ""
    ing_ending: str = ""
    plural_ending: str = ""
    apposition_nouns: frozenset[str] = frozenset()
    apposition_openers: frozenset[str] = frozenset()
    that: str = ""
    infinitive: str = ""
    agent: str = ""
    origins: frozenset[str] = frozenset()
    absolute: str = ""
    link: str = ""
    like: str = ""
    dummy: str = ""


@dataclass(frozen=True)
class LanguageData:
    """Everything the rules need to know of a language. An empty one leaves marks and layout to go by.

    code (str): the code that spaCy uses for it ("en").
    cues (CueData): cue words. The frames of a verb are a set of letters, one for each thing that
        may follow it as its content, besides words in marks and a clause with "that":
        c  a clause without "that" ("said he would go")
        o  a noun phrase or gerund ("denied the charge")
        i  an infinitive ("vowed to stay")
        a  an addressee, then the content ("warned reporters that")
        t  the same, and never a content at once ("told")
        n  someone to do something ("urged him to stay")
        l  a name for something ("called it a 'disgrace'")
        p  what follows one of its prepositions ("called for")
        w  nothing else: words in marks or after a colon only ("laughed")
        r  a clause of its own before it ("Nobody knew, he replied")
    grammar (GrammarData): function words.
    names (NameData): titles, pronouns, given names, roles.
    """

    code: str
    cues: CueData = field(default_factory=CueData)
    grammar: GrammarData = field(default_factory=GrammarData)
    names: NameData = field(default_factory=NameData)
