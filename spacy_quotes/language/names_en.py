"""English titles, roles, groups and function words for telling who speaks."""

from __future__ import annotations

from .callings import CALLINGS
from .given_names import GENDERS, GIVEN
from .kinds import BODIES, COLLECTIVES, DOCUMENTS, GROUPS, LETTERS, PLURALS, PRESS, SENDINGS
from .namedata import NameData
from .places import PLACES
from .roles import ROLES

# Before a name; the form with a full stop is added below.
_TITLES = {
    "m": """
        mr mister king prince sir lord pope rabbi imam sheikh sheik ayatollah mullah monsignor friar
        father brother emperor duke count baron sultan emir shah tsar cardinal archbishop congressman
        assemblyman alderman councilman don
        """,
    "f": """
        mrs ms miss queen princess dame lady sister empress duchess countess baroness madame madam
        congresswoman assemblywoman councilwoman doña dona
        """,
    "": """
        dr cllr cr comrade doctor prof professor president pres vice-president ex-president senator sen sens rep
        reps representative gov govs governor lieutenant lt gen general maj major col colonel cpl corporal
        sgt sergeant capt captain cmdr commander adm admiral pvt private judge justice magistrate minister
        premier chancellor secretary mayor detective inspector officer constable superintendent coach
        rev reverend pastor bishop deacon dean provost ambassador envoy consul commissioner
        councillor councilmember delegate speaker chief marshal sheriff deputy trooper agent attorney
        atty prosecutor counsel counselor chairperson chair director correspondent editor anchor host
        reporter columnist pollster strategist economist analyst historian candidate nominee spokesperson
        hon mp md
        """,
}

_TITLE_ROLES = """
    dr:doctor justice:judge magistrate:judge capt:captain cmdr:commander sgt:sergeant lt:lieutenant
    col:colonel maj:major gen:general adm:admiral prof:professor gov:governor sen:senator rev:reverend
    atty:attorney cllr:councillor cr:councillor pres:president prime_minister:pm chief_executive:ceo
"""

_THINGS = """
    street road avenue boulevard lane square bridge river lake mountain mount hill hills valley bay beach
    park stadium arena hall tower building plaza hotel airport station terminal port harbor harbour
    island islands sea ocean desert forest canyon gulf strait canal act bill amendment award awards prize
    medal cup championship olympics games festival war battle revolution treaty agreement accord deal pact
    plan doctrine convention summit week day night month year century era age eve christmas easter
    ramadan thanksgiving hurricane storm earthquake rally debate primary primaries caucus caucuses
    election elections inauguration district ward precinct highway freeway interstate rule code
    book bible koran quran testament medicare medicaid obamacare title rights chapter section article room
    bus train flight airbus boeing internet web facebook twitter instagram youtube google tax budget
    north south east west northern southern eastern western central
"""

_PEOPLES = """
    afghan afghans african africans albanian albanians algerian american americans arab arabs arabic
    argentine argentinian armenian asian asians australian australians austrian azerbaijani belgian bosnian
    brazilian british briton britons bulgarian cambodian canadian canadians chechen chilean chinese
    colombian croatian cuban cubans cypriot czech danish dane dutch egyptian egyptians emirati english
    estonian ethiopian european europeans finnish filipino french georgian german germans ghanaian greek
    greeks haitian hungarian hungarians icelandic indian indians indonesian iranian iranians iraqi iraqis
    irish israeli israelis italian italians jamaican japanese jordanian kazakh kenyan korean koreans
    kurd kurds kurdish kuwaiti latin latino latinos latina latvian lebanese libyan lithuanian malaysian
    maltese mexican mexicans moroccan nepalese nigerian norwegian omani pakistani pakistanis palestinian
    palestinians persian peruvian polish pole poles portuguese qatari romanian russian russians rwandan
    saudi saudis scottish serb serbian serbs singaporean slovak slovenian somali spanish sudanese swedish
    swede swiss syrian syrians taiwanese thai tunisian turk turks turkish turkmen ukrainian ukrainians
    uzbek venezuelan vietnamese welsh yemeni zimbabwean hispanic hispanics christian christians muslim
    muslims islamic islam jewish jew jews catholic catholics protestant protestants evangelical evangelicals
    hindu hindus buddhist sikh sunni shia shiite alawite druze orthodox mormon mormons democrat democrats
    democratic republican republicans gop conservative tory tories labour liberal socialist communist
    libertarian green nazi marxist islamist western texan californian floridian londoner roman
    african-american iowan
"""

_RELATIONS = """
    spokesman spokeswoman spokesperson lawyer attorney wife husband widow widower father mother son
    daughter brother sister grandfather grandmother uncle aunt nephew niece cousin dad mom mum parent child
    boyfriend girlfriend partner spouse friend colleague neighbor neighbour aide adviser advisor assistant
    rival opponent translator surrogate interviewer moderator
"""

# Whom readers know: seldom the words for somebody without a name.
_NOTABLES = """
    president premier chancellor candidate nominee frontrunner front-runner contender senator governor
    congressman congresswoman lawmaker businessman billionaire tycoon mogul head leader
"""

_STAND_INS = """
    company firm group organization organisation paper newspaper tabloid magazine network channel outlet
    broadcaster publication website agency airline bank club team party charity watchdog think-tank
    association university school piece article story column committee commission panel union
    coalition institute institution foundation movement daily weekly blog site label studio utility brand
    insurer operator manufacturer retailer carrier lender supplier developer maker producer marketplace platform startup start-up railway band
"""

# No part of a name even with a capital ("will" and "mark" are left to the names); one that is a given
# name too ("may") is a name right after another.
_COMMONS = """
    a about above according across actually add added adding additionally after afterwards again against ago
    all almost along already also although always am amid among an and another any anybody anyone anything
    apart apparently are around as asked aside at away back be because been before behind being below
    beneath beside besides between beyond both briefly but by call called can cannot certainly citing clearly
    come comes consider could currently dear did do does doing done down due during each earlier early either else
    elsewhere enough especially even eventually ever every everybody everyone everything except far few
    fewer finally first five following for four former formerly from furthermore further get getting
    given go good had half has have having he hello hence her here hers herself him himself his
    historically how however hundreds i if in indeed initially inside instead into is it its itself just
    last late later lately latest least less let like likewise likely little long look looking made
    mainly make makes making many maybe meanwhile me might mine more moreover most mostly much must my
    myself near nearly neither never nevertheless new next nine no nobody none nonetheless nor not nothing
    notably now nowhere of off often oh ok okay old on once one only onto or other others otherwise our ours
    out outside over overall own part particularly past people perhaps please previously prior rather
    really recent recently regarding responding right said same saying says second seven several she
    should shortly similarly simply since six so some somebody someone something sometimes somewhere soon
    speaking still such suddenly sure take ten than thank thanks that the their theirs them then there
    thereafter therefore these they third this those though thousands three through throughout thus to
    today together tomorrow tonight too toward towards two ultimately under unfortunately unless unlike
    until up upon us usually very was we well went were what whatever when whenever where
    whereas wherever whether which while who whoever whom whose why with within without would
    yes yesterday yet you your yours yourself read click share subscribe advertisement related photo
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december mon tue tues wed thu thurs fri sat jan feb mar apr jun jul
    aug sept oct nov dec a.m. p.m. pm est edt gmt utc
"""

_PARTICLES = """
    al el ul ad an ar as ash at az bin ibn bint abu umm ben bar van von der den de da das di del della dello
    dei dos do du des d la le les los lo las ter ten te het y e i zu zum zur af av st ould uz ur
"""


# The first of each line stands for all of it.
_SYNONYMS = """
    lawsuit suit complaint
    study paper
    ruling judgment judgement decision verdict
    email e-mail message
    memo memorandum
    book memoir autobiography novel
    article story piece
"""


def _with_stops(words: str) -> list[str]:
    """Each title as it is and with a full stop."""
    return [form for word in words.split() for form in (word, word + ".")]


NAMES = NameData(
    titles={form: gender for gender, words in _TITLES.items() for form in _with_stops(words)},
    title_roles=dict(pair.replace("_", " ").split(":") for pair in _TITLE_ROLES.split()),
    suffixes=frozenset("jr jr. sr sr. ii iii iv esq esq.".split()),
    honours=frozenset("phd ph.d. m.d. md q.c. k.c. qc kc sc mbe obe cbe msp mep td".split()),
    particles=frozenset(_PARTICLES.split()),
    given=GIVEN,
    genders=GENDERS,
    pronouns={
        "he": "m",
        "him": "m",
        "himself": "m",
        "she": "f",
        "herself": "f",
        "they": "p",
        "them": "p",
        "themselves": "p",
        "it": "n",
        "itself": "n",
        "we": "",
        "us": "",
        "ourselves": "",
        "you": "",
    },
    possessives={
        "his": "m",
        "her": "f",
        "hers": "f",
        "their": "p",
        "its": "n",
        "my": "",
        "our": "",
        "your": "",
    },
    roles=ROLES,
    groups=GROUPS,
    places=PLACES,
    possessive_marks=frozenset({"'s", "’s", "'", "’"}),
    peoples=frozenset(_PEOPLES.split()),
    things=frozenset(_THINGS.split()),
    commons=frozenset(_COMMONS.split()),
    connectors=frozenset({"of", "for", "on"}),
    breaks=frozenset(
        """of for from in at on with to by as who whom whose which that about against under over near
        outside inside after before during since until via among between including and or but while
        when where whose working familiar close speaking""".split()
    ),
    definite=frozenset("the this that these those his her its their our my".split()),
    indefinite=frozenset(
        """a an some several many few other another one two three four five six most all any both
        dozens hundreds thousands more percent half""".split()
    ),
    lessers=frozenset(
        "vice deputy assistant associate junior under former acting late onetime ex".split()
    ),
    relations=frozenset(_RELATIONS.split()),
    notables=frozenset(_NOTABLES.split()),
    stand_ins=frozenset(_STAND_INS.split()),
    plurals=PLURALS,
    pronoun_owners=frozenset({"his", "her", "its"}),
    clause_openers=frozenset(
        "while although though as because if when since after before but and that whereas until".split()
    ),
    personal=frozenset({"who", "whom"}),
    impersonal=frozenset({"which"}),
    determiners=frozenset(["a", "an", "the", "every", "my", "our", "your", "their", "its", "his", "her"]),
    articles=frozenset({"a", "an", "another", "one"}),
    naming=frozenset({"name"}),
    namers=frozenset({"named", "called"}),
    participles=frozenset(
        """addressed appointed assigned attached backed based briefed carried chaired commissioned compiled
        dated delivered drafted filed funded handed headed hired hung involved issued led made nailed
        obtained owned painted pinned posted prepared printed produced published read released run seen
        sent signed stationed submitted taped trained typed written""".split()
    ),
    agents=frozenset({"by", "from", "to", "with", "for", "of", "as", "per"}),
    answers=frozenset({"a", "answer"}),
    firsts=frozenset({"i", "me", "myself"}),
    firsts_plural=frozenset({"we", "us", "ourselves"}),
    seconds=frozenset({"you"}),
    byline="by",
    relative_owners=frozenset({"whose"}),
    relatives=frozenset({"who", "which", "that"}),
    conjunctions=frozenset({"and", "&"}),
    nobodies=frozenset("no not how nobody none anyone anybody everyone everybody someone somebody whoever".split()),
    quantifiers=frozenset("both either neither each every all".split()),
    ordinals=frozenset("first second third fourth fifth last former latter two three".split()),
    partitives=frozenset("one another other others".split()),
    genitives=frozenset({"of"}),
    locatives=frozenset("in at near from outside inside around across through via into".split()),
    copulas=frozenset("is was are were be been being become became becoming as not".split()),
    documents=DOCUMENTS,
    letters=LETTERS,
    sendings=SENDINGS,
    mediums=frozenset("in by via on".split()),
    press=PRESS,
    bodies=BODIES,
    collectives=COLLECTIVES,
    synonyms={word: line.split()[0] for line in _SYNONYMS.strip().splitlines() for word in line.split()},
    callings=CALLINGS,
    kin_tails=(("-", "in", "-", "law"),),
)
