"""English: reporting verbs, cue phrases and nouns, and the small words that bound phrases."""

from __future__ import annotations

from .base import CueData, GrammarData, LanguageData, Verb
from .names_en import NAMES

# What may follow a verb as its content (a letter each, see LanguageData). All of them take a
# clause with "that" and words in marks.
#   c  a clause without "that"     "said he would go"
#   o  a noun phrase or gerund     "denied the charge"
#   i  an infinitive               "vowed to stay"
#   a  an addressee, then content  "told reporters that ..."
#   n  someone to do something     "urged him to stay"
#   l  a name for something        "called it a 'disgrace'"
#   w  only words in marks or after a colon: verbs of manner
#   r  nothing but words in marks, "that", or a clause of its own before: seldom speech otherwise
VERBS = {
    "c": """say claim insist argue allege assert contend stress emphasize emphasise reiterate tweet retweet predict
        reckon joke quip testify attest aver avow opine theorize theorise recount caution estimate complain boast
        brag fume grumble gripe whine rejoin reaffirm affirm retort admit""",
    "co": """announce confirm acknowledge concede reveal disclose report note suggest recall explain
        specify clarify divulge leak imply intimate insinuate forecast reconfirm promise""",
    "o": """deny declare describe proclaim criticize criticise condemn denounce praise reject dismiss hail commend laud
        slam blast lambast lambaste rebuke reprimand deride ridicule mock deplore dispute refute rebut voice chide
        scold castigate berate excoriate denigrate disparage malign savage skewer extol bemoan lament decry cite
        congratulate salute accuse chastise vilify propose demand express apologize apologise thank""",
    "i": "claim promise pledge vow swear threaten propose offer",
    "ca": "warn advise inform notify assure reassure remind alert counsel lecture brief",
    "t": "tell",
    "n": "urge ask tell order beg implore exhort beseech advise warn entreat admonish instruct",
    "l": "call dub label brand describe term characterize characterise denounce deem",
    "w": """continue go shout yell scream cry exclaim laugh smile chuckle sigh shrug whisper murmur mutter mumble groan
        moan snap bark bellow roar shriek chant sing tease jest grin nod scoff sneer wonder muse interject interrupt
        begin conclude finish start intone drawl gush rave rant rail sniff deadpan crow thunder enthuse chime
        chorus croak gasp giggle growl grunt howl plead purr rasp rattle sob snarl snort spit splutter stutter wail
        weep pray preach blurt elaborate expound philosophize fire shoot venture ponder reminisce sum parry demur
        sympathize sympathise commiserate read respond answer comment post text email e-mail blog""",
    "r": """add state write maintain remark observe declare reply object protest speculate counter concur hint confess
        confide volunteer wonder query inquire enquire quote reflect vent venture agree conclude reason summarize
        summarise surmise posit postulate theorize indicate signal certify decree rule clarify elucidate expound
        advocate deny propose mention repeat foresee specify underline welcome rebut quote cite demand recommend request pledge vow swear threaten relate recollect
        caution underscore underline highlight lament bemoan apologize apologise ask urge advise pray vouch put
        corroborate muse stipulate tease jest rejoin proclaim pronounce profess describe teach plead""",
}
IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "swear": "swore sworn", "sing": "sang sung",
    "speak": "spoke spoken", "read": "read", "begin": "began begun", "go": "went gone", "foresee": "foresaw foreseen",
    "forecast": "forecast", "broadcast": "broadcast", "beseech": "besought", "spit": "spat", "weep": "wept",
    "undertake": "undertook undertaken", "shoot": "shot", "put": "put", "make": "made", "give": "gave given",
    "hold": "held", "leave": "left",
}
DOUBLING = set("admit rebut refer brag concur demur snap sum blog dub chat sob pan nod grin".split())
# Forms that are nouns more often than verbs: they are cues only where marks, a colon or "that" follow.
NOUN_FORMS = """claims reports states state reasons reason remarks comments comment notes demands demand questions
    question promises pledges threats offers offer requests request answers answer replies reply posts post tweets
    tweet texts text emails email e-mails e-mail blogs charges quotes quote estimates estimate forecasts forecast voices
    hints signals addresses details detail outlines outline highlights highlight broadcasts broadcast objects object
    protests protest counters counter orders order calls call labels label brands brand terms term praise blame
    disputes dispute mocks mock rebukes rebuke shouts cries cry laughs laugh smiles smile sighs shrugs whispers
    murmurs songs jokes joke quips teases queries query rules rule advocates advocate commands command alerts alert
    briefs brief lectures lecture reports report claim pledge promise threat starts start fires fire shots welcome
    reveal finishes finish reflects reflect tweets touts posits indicates indicate signals signal relates relate
    underscores underscore underlines underline highlights highlight""".split()
# Prepositions after which the content stands.
PREPOSITIONS = {
    "call": "for", "warn": "of against about", "speak": "against out", "complain": "of about",
    "boast": "of about", "apologize": "for", "apologise": "for", "rail": "against", "push": "for",
    "argue": "for against", "comment": "on", "speculate": "about on", "advise": "against", "caution": "against",
    "object": "to", "protest": "against", "brag": "about", "joke": "about", "appeal": "for",
    "confess": "to", "admit": "to", "lash": "out", "vouch": "for", "muse": "about on", "rant": "about",
    "wonder": "about", "vent": "about",
}
# Prepositions before an addressee, an infinitive being the content: "called on residents to leave".
ADDRESSED = {"call": "on upon", "appeal": "to"}
# Verbs that are cues only with one of their prepositions or particles.
BOUND = {"speak", "point", "push", "appeal", "lash", "rail", "go", "put"}
PARTICLES = {"point": "out", "go": "on", "lash": "out", "call": "out", "sum": "up", "cry": "out", "fire": "back",
             "shoot": "back", "blurt": "out", "chime": "in",
             "put": "it"}
NOUNS = """statement announcement claim allegation assertion warning remark comment declaration contention argument
    insistence accusation suggestion admission acknowledgment acknowledgement assurance promise pledge vow threat
    prediction revelation disclosure confirmation denial demand proposal recommendation report testimony tweet
    complaint observation estimate conclusion explanation reminder rumor rumour boast quip insinuation charge
    speech message post letter""".split()
# Nouns after "in a", "in his" that only set the scene of a reporting verb.
VENUES = """interview statement speech tweet post video letter email e-mail message briefing memo blog essay column
    op-ed article book memoir report filing affidavit ruling testimony address press news conference broadcast call
    note release""".split()
# Of these, those for nothing but what is said.
TOLD_VENUES = """interview statement speech tweet video letter email e-mail briefing memo op-ed broadcast essay column
    testimony""".split()

AUXILIARIES = """has have had 've 's is are was were 're be been being am do does did would will could can may might
    must should shall 'd 'll ’ve ’s ’re ’d ’ll ca wo""".split()
BE = "is are was were be been being am 's ’s 're ’re 'm ’m".split()
HAVE = "has have had having 've ’ve 'd ’d".split()
NEGATIONS = "not n't n’t never no nobody none neither nor hardly without cannot".split()
MODALS = "would will could can may might must should shall 'll ’ll ca wo".split()
CONDITIONALS = "if unless whether suppose supposing".split()
DENIALS = "deny dispute dismiss rebut refute reject".split()
REFUSALS = "refuse decline fail stop avoid neglect".split()
GOINGS_ON = [("went", "on"), ("goes", "on"), ("gone", "on"), ("continued",), ("continues",), ("began",), ("proceeded",)]
SUBORDINATORS = """that because if when whenever while as although though whereas since after before until unless
    whether so once where how why what than lest""".split()
CONTRASTS = "while although though whereas".split()
RELATIVES = "who which whom whose where that".split()
COORDINATORS = "and but or nor yet plus &".split()
PREPOSITIONS_ALL = """in on at by with from to for of during after before since until under over about against
    through into despite besides among amid between within without following regarding concerning like via per
    upon near outside inside across along beyond throughout including as ahead because given unlike speaking
    writing asked pressed citing referring according prior beginning behind beneath toward towards""".split()
DETERMINERS = """the a an this that these those his her its their our my your some any many most several few both
    all each every no one two three another other such more dozens hundreds thousands""".split()
SUBJECT_PRONOUNS = "he she they it we i you who this that others some many one both everyone someone".split()
OBJECT_PRONOUNS = "me him her us them it you himself herself themselves itself everyone everybody".split()
QUESTIONS = "whether how why what".split()
LATE_QUESTIONS = "if who where when which".split()
ADVERBS = """also then later earlier now still just once again even only too already often always further recently
    today yesterday soon back first never not n't n’t n't here there instead perhaps ever long since simply once
    twice today meanwhile however therefore thus moreover furthermore additionally indeed nevertheless nonetheless
    finally reportedly almost all both either rather quite""".split()
NOT_ADVERBS = """family reply ally rally assembly july italy supply only early daily friendly elderly anomaly bully
    monopoly jelly belly folly lily billy sally kelly emily molly holly polly beverly kimberly reilly healy daly
    connolly donnelly butterfly fly apply rely comply multiply weekly monthly""".split()
TIMES = """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec morning afternoon evening night noon midnight week month year weekend day days weeks
    months years hours minutes today yesterday tonight tomorrow fall autumn summer winter spring ago last next past early late earlier later moments""".split()
VERB_HINTS = """is are was were be been has have had do does did will would can could may might must should 's 're
    've 'd 'll ’s ’re ’ve ’d ’ll became began broke brought built came caught chose drew drove fell felt fled found
    fought gave got grew heard held hit kept knew led left lost made meant met paid put ran rose sat saw sent set
    shot showed shut spent stood struck swept took thought threw told understood went won wore became lay laid died lied used owed sees thinks believes hopes fears
    makes takes goes comes looks gets gives wants needs seems remains appears means shows keeps says 'm ’m ca wo ai""".split()
APPOSITION_NOUNS = """spokesman spokeswoman spokesperson president leader head chief director professor minister
    secretary mayor governor senator chairman chairwoman chair founder author owner manager analyst economist
    expert researcher fellow adviser advisor aide lawyer attorney officer official member editor reporter
    correspondent""".split()
NOT_SPEAKERS = """note photo photos image images picture video caption credit source sources update updated breaking
    correction read more related watch listen advertisement tags share topics subscribe newsletter editor's poll
    question here results time date location venue price tickets contact phone email website tel http https opinion
    analysis live exclusive warning example result summary bottom line fact background""".split()
NOT_SOURCES = "plan plans schedule custom tradition taste need merit age size type".split()
TURN_LABELS = "q a q. a. question answer".split()
APPOSITION_OPENERS = "from of then now formerly himself herself".split()
PLURALS = "they we i you who some many others both people police men women staff media".split()
NO_SOURCES = "there what which whom whose where".split()
EVIDENCE = """images footage figures data photos photographs pictures imagery polls evidence statistics numbers
    video videos results tests scans tracks skies map maps""".split()
ANAPHORS = "it him her them himself herself themselves itself this that me us".split()


def _regular(lemma: str) -> tuple[str, str, str]:
    """Third person, past and -ing form of a regular verb."""
    stem, vowel = lemma, lemma[-2:-1] in "aeiou"
    if lemma in DOUBLING:
        stem = lemma + lemma[-1]
    if lemma.endswith("y") and not vowel:
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "go")) else "s")
    if lemma.endswith("e"):
        return third, lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"
    return third, stem + "ed", stem + "ing"


def _forms(lemma: str) -> dict[str, str]:
    """All forms of a verb with their tense. British doubling of a final l comes beside the American form."""
    third, past, ing = _regular(lemma)
    irregular = IRREGULAR.get(lemma, "").split()
    forms = {lemma: "base", third: "third", ing: "ing"}
    if not irregular:
        forms[past] = "pastpart"
    elif len(irregular) == 1:
        forms[irregular[0]] = "pastpart"  # also where it is the base form: "the statement read"
    else:
        forms.update({irregular[0]: "past", irregular[1]: "participle"})
    if lemma[-2:] in ("el", "al", "il"):
        forms.update({lemma + "led": "pastpart", lemma + "ling": "ing"})
    return forms


def _build_verbs() -> dict[str, Verb]:
    """Every form of every reporting verb."""
    frames: dict[str, set[str]] = {}
    for letters, lemmas in VERBS.items():
        for lemma in lemmas.split():
            frames.setdefault(lemma, set()).update(letters)
    for lemma in (*PREPOSITIONS, *ADDRESSED, *BOUND):
        frames.setdefault(lemma, {"p"})
    verbs: dict[str, Verb] = {}
    for lemma, found in frames.items():
        for form, tense in _forms(lemma).items():
            verbs.setdefault(form, Verb(lemma, tense, frozenset(found)))
    return verbs


DATA = LanguageData(
    code="en",
    cues=CueData(
        verbs=_build_verbs(),
        prepositions={lemma: frozenset(words.split()) for lemma, words in PREPOSITIONS.items()},
        addressed={lemma: frozenset(words.split()) for lemma, words in ADDRESSED.items()},
        bound=frozenset(BOUND),
        particles=PARTICLES,
        nouns=frozenset(NOUNS + [noun + "s" for noun in NOUNS]),
        venues=frozenset(VENUES + [noun + "s" for noun in VENUES]),
        told_venues=frozenset(TOLD_VENUES),
        venue_openers=frozenset({"in", "during", "via"}),
        phrases=(("according", "to"), ("in", "the", "words", "of"), ("as", "per")),
        quoted=("quoted", "as", "saying"),
        noun_forms=frozenset(NOUN_FORMS),
        denials=frozenset(DENIALS),
        refusals=frozenset(form for lemma in REFUSALS for form in _forms(lemma)),
        goings_on=frozenset(GOINGS_ON),
        evidence=frozenset(EVIDENCE),
        not_speakers=frozenset(NOT_SPEAKERS),
        not_sources=frozenset(NOT_SOURCES),
        turn_labels=frozenset(TURN_LABELS),
    ),
    grammar=GrammarData(
        auxiliaries=frozenset(AUXILIARIES),
        be=frozenset(BE),
        have=frozenset(HAVE),
        negations=frozenset(NEGATIONS),
        modals=frozenset(MODALS),
        conditionals=frozenset(CONDITIONALS),
        subordinators=frozenset(SUBORDINATORS),
        relatives=frozenset(RELATIVES),
        coordinators=frozenset(COORDINATORS),
        prepositions=frozenset(PREPOSITIONS_ALL),
        determiners=frozenset(DETERMINERS),
        contrasts=frozenset(CONTRASTS),
        subjects=frozenset(SUBJECT_PRONOUNS),
        objects=frozenset(OBJECT_PRONOUNS),
        plurals=frozenset(PLURALS),
        anaphors=frozenset(ANAPHORS),
        questions=frozenset(QUESTIONS),
        late_questions=frozenset(LATE_QUESTIONS),
        no_sources=frozenset(NO_SOURCES),
        adverbs=frozenset(ADVERBS),
        adverb_ending="ly",
        not_adverbs=frozenset(NOT_ADVERBS),
        times=frozenset(TIMES),
        verb_hints=frozenset(VERB_HINTS),
        past_ending="ed",
        present_ending="s",
        ing_ending="ing",
        plural_ending="s",
        apposition_nouns=frozenset(APPOSITION_NOUNS),
        apposition_openers=frozenset(APPOSITION_OPENERS),
        that="that",
        infinitive="to",
        agent="by",
        origins=frozenset({"by", "from"}),
        absolute="with",
        link="of",
        like="as",
        dummy="it",
    ),
    names=NAMES,
)
