"""What a language has to tell: cue words, function words, names. One module a language fills these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .endings import women_by_ending


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
    conjunctions (FrozenSet): words that join two names in one source ("and", "&").
    nobodies (FrozenSet): pronouns for nobody in particular ("nobody", "someone").
    quantifiers (FrozenSet): words that tell nobody where no noun follows ("both", "every one of them").
    ordinals (FrozenSet): words that tell a place in a row ("second", "latter").
    partitives (FrozenSet): words for one or some of a group named before ("one", "others").
    genitives (FrozenSet): prepositions that make one phrase of two nouns ("of").
    locatives (FrozenSet): prepositions before places ("in", "near").
    copulas (FrozenSet): words between somebody and what they are ("is", "became").
    documents (FrozenSet): nouns of texts that speak, in the singular ("report", "letter").
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
    conjunctions: frozenset[str] = frozenset()
    nobodies: frozenset[str] = frozenset()
    quantifiers: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    partitives: frozenset[str] = frozenset()
    genitives: frozenset[str] = frozenset()
    locatives: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
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
