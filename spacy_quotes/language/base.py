"""What a language has to tell: cue words, function words, names. One module a language fills these."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Verb:
    """A form of a reporting verb.

    lemma (str): the dictionary form.
    tense (str): "base", "third", "past", "participle", "pastpart" (past and participle alike) or "ing".
    frames (FrozenSet[str]): what may follow as content, see `LanguageData.verbs`.
    """

    lemma: str
    tense: str
    frames: frozenset[str]


@dataclass(frozen=True)
class NameData:
    """What tells names, titles and pronouns apart. All entries in lower case.

    titles (Mapping): word before a name -> gender "f", "m" or "" ("mrs" -> "f", "dr" -> "").
    suffixes (FrozenSet): words after a name that belong to it ("jr", "iii").
    particles (FrozenSet): lower-case words inside names ("al", "bin", "van", "de").
    given (Mapping): given names -> gender "f", "m" or "" where both bear it.
    pronouns (Mapping): third-person subject pronoun -> "f", "m", "p" (plural) or "n" (thing);
        "" for those that are not to be resolved ("we").
    possessives (Mapping): possessive pronoun -> the same.
    roles (Mapping): noun of a person's role -> gender or "" ("spokeswoman" -> "f", "mayor" -> "").
    groups (FrozenSet): nouns of organisations, plural people and documents that speak
        ("police", "ministry", "report").
    places (FrozenSet): places that are often near but seldom speak; never a "he" or a "she".
    possessive_marks (FrozenSet): tokens that end a possessive ("'s", "’s").
    peoples (FrozenSet): adjectives and nouns of nations, faiths and parties ("syrian", "democrat").
    things (FrozenSet): nouns that make a capitalised run something that never speaks ("street").
    commons (FrozenSet): words that are no part of a name even with a capital: function words,
        adverbs that open sentences, days and months.
    connectors (FrozenSet): words inside the names of organisations ("of", "for").
    breaks (FrozenSet): words that end the head of a noun phrase ("of", "from", "in", "who").
    definite (FrozenSet): words that open a definite noun phrase ("the", "this").
    indefinite (FrozenSet): words that open an indefinite one ("a", "some", "several").
    lessers (FrozenSet): words that make a role another one ("vice", "deputy").
    agents (FrozenSet): prepositions that may stand before a source ("by").
    firsts (FrozenSet): first-person singular pronouns ("i").
    relatives (FrozenSet): relative pronouns for people and things ("who", "which").
    conjunctions (FrozenSet): words that join two names in one source ("and", "&").
    """

    titles: dict[str, str] = field(default_factory=dict)
    suffixes: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    given: dict[str, str] = field(default_factory=dict)
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
    agents: frozenset[str] = frozenset()
    firsts: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    conjunctions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class CueData:
    """What signals an attribution. All entries in lower case.

    verbs (Dict[str, Verb]): every form of every reporting verb.
    prepositions (Dict[str, FrozenSet[str]]): lemma -> prepositions after which its content stands
        ("call" -> "for", "on").
    bound (FrozenSet[str]): lemmas that are cues only with such a preposition or a particle.
    particles (Dict[str, str]): lemma -> particle that belongs to the cue ("point" -> "out").
    nouns (FrozenSet[str]): nouns that take a content ("claim", "announcement").
    venues (FrozenSet[str]): nouns that only set the scene of a verb ("in an interview").
    phrases (Tuple[Tuple[str, ...], ...]): phrases before a source ("according to").
    quoted (Tuple[str, ...]): the passive cue, first its participle ("quoted as saying").
    noun_forms (FrozenSet[str]): forms that are nouns more often than verbs.
    refusals (FrozenSet[str]): verbs before an infinitive that say it did not happen ("declined").
    evidence (FrozenSet[str]): nouns that show but do not speak ("images").
    not_speakers (FrozenSet[str]): words before a colon that name no speaker ("note", "update").
    """

    verbs: dict[str, Verb]
    prepositions: dict[str, frozenset[str]]
    bound: frozenset[str]
    particles: dict[str, str]
    nouns: frozenset[str]
    venues: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    quoted: tuple[str, ...]
    noun_forms: frozenset[str]
    refusals: frozenset[str]
    evidence: frozenset[str]
    not_speakers: frozenset[str]


@dataclass(frozen=True)
class GrammarData:
    """The small words that bound phrases and clauses. All entries in lower case.

    auxiliaries, negations, modals, conditionals (FrozenSet[str]): parts of a verb group, and what
        makes it negated or hypothetical.
    subordinators, relatives, coordinators, prepositions, determiners (FrozenSet[str]): words that
        begin clauses and phrases.
    subjects, objects (FrozenSet[str]): pronouns by case.
    anaphors (FrozenSet[str]): pronouns that stand for the thing named ("called it a ...").
    complementizers (FrozenSet[str]): words that open a content clause.
    adverbs (FrozenSet[str]): adverbs; besides, words that end in `adverb_ending`, but for `not_adverbs`.
    times (FrozenSet[str]): words of time expressions ("thursday", "last", "week").
    verb_hints (FrozenSet[str]): frequent finite verbs; besides, words that end in `past_ending`.
    apposition_nouns (FrozenSet[str]): nouns that open an apposition without article ("president of").
    that, infinitive, agent (str): the words "that", "to" and "by".
    """

    auxiliaries: frozenset[str]
    negations: frozenset[str]
    modals: frozenset[str]
    conditionals: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    coordinators: frozenset[str]
    prepositions: frozenset[str]
    determiners: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    anaphors: frozenset[str]
    complementizers: frozenset[str]
    adverbs: frozenset[str]
    adverb_ending: str
    not_adverbs: frozenset[str]
    times: frozenset[str]
    verb_hints: frozenset[str]
    past_ending: str
    apposition_nouns: frozenset[str]
    that: str
    infinitive: str
    agent: str


@dataclass(frozen=True)
class LanguageData:
    """Everything the rules need to know of a language.

    code (str): the code that spaCy uses for it ("en").
    cues (CueData): cue words. The frames of a verb are a set of letters, one for each thing that
        may follow it as its content:
        c  a clause without "that" ("said he would go"); every verb takes one with "that"
        o  a noun phrase or gerund ("denied the charge")
        i  an infinitive ("vowed to stay")
        a  an addressee, then the content ("told reporters that")
        n  someone to do something ("urged him to stay")
        l  a name for something ("called it a 'disgrace'")
        p  what follows one of its prepositions ("referred to")
        w  words in marks or after a colon only ("laughed")
        r  words in marks, or a clause before it ("replied")
    grammar (GrammarData): function words.
    names (NameData): titles, pronouns, given names, roles.
    """

    code: str
    cues: CueData
    grammar: GrammarData
    names: NameData
