"""English nouns for organisations, groups and texts, each in one list, and the sets made of them."""

from __future__ import annotations

# Organisations, and plural people, that speak often.
_SPEAKING = """
    academy activists administration advocates affairs agencies agency aides airline airlines alliance
    allies analysts army assembly association authorities authority bank board brigade broadcaster bureau
    cabinet campaign candidates carrier center centre chamber channel charity church citizens city club co
    coalition colleagues college columnists command commentators commission committee community companies
    company confederation conference congress conservatives consortium cooperative corp corporation
    council country county court courts critics daesh defence defense delegation democrats department
    developer diplomats directorate dispatch division doctors documents economists editors embassy
    employees enterprises exchange executives experts faculty families federation federations fighters
    firm firms forces foundation friends front fund gazette generals globe gmbh government governors group
    groups guard guardian guards guild hamas herald hezbollah historians hizbollah holdings homeland
    hospital house inc industries inhabitants institute institution insurer insurgents intelligence
    interpol investigators investors isil isis jihadists journalists judges kremlin labor laboratory
    labour labs lawmakers lawyers leaders league legislature lender liberals library llc ltd magazine
    manufacturer media migrants militants military militia ministries ministry mirror mission moderators
    monitor mosque movement museum nation nations navy neighbors neighbours network news newspaper nurses
    observatory observer observers office officers officials opera operatives opponents orchestra
    organisation organisations organization organizations outlet owners panel paper parliament partners
    party pentagon piece platoon plc police politicians polls pollsters press prosecutors protesters
    publication publisher pundits qaeda radio railway railways rebels records refugees reporters reports
    republicans researchers residents retailer reuters school schools scientists security senate senators
    service services shop society soldiers sources squad staff star start-up startup state strategists
    students studies studio sun supporters survivors syndicate systems tabloid taliban teachers team
    technologies telegraph television theater theatre think-tank times town traders treasury tribunal
    tribune troupe trust tv unesco unicef union unions university utility victims village villagers voters
    watchdog wire witnesses workers
"""

# Other organisations.
_OTHER_BODIES = """
    abbey airport archive arena bakery ballet brewery brigades camp casino cathedral choir circus clinic
    consulate corps creamery dairy diagnostics distillery elevators energy factory farms festival
    fisheries foods force foundry funds gallery garage greenhouse grid headquarters hotel hotline hydro
    inspectorate invest jury kitchen local logistics maker marketplace mill mills mines motors parish petroleum pharma
    pharmaceuticals pharmacy post-office platform power prefecture producer prosecution rail regiment restaurant robotics
    shipping shipyard shura software steel stock store supermarket tannery telecom terminals tidal
    tramways transit transport waterworks winery wings works workshop zoo
"""
_TWO_WORDS = "coast guard|national guard|town hall|city hall|air force|white house|post office"

# Texts that speak often, and others. (Newspapers are organisations: "paper", "gazette", "magazine" are none.)
_TEXTS = """
    article biography blog book brochure complaint constitution declaration document email filing headline
    indictment label law lawsuit letter manifesto memo memoir message missive notice order pamphlet
    petition poll proposal release report resolution ruling statement story study transcript tweet verdict
    video warrant website writ
"""
_OTHER_TEXTS = """
    affidavit agenda agreement announcement audit autobiography banner bible bill booklet bylaw caption
    card catalog catalogue charter circular code communique communiqué confession contract convention
    cover decree deed diary dictionary directive dissent dossier draft e-mail editorial epitaph essay file
    findings flier flyer footnote forecast form guidance guide guidebook guideline history inscription
    instruction inventory invitation invoice leaflet list log logbook manual manuscript map memorandum
    menu minutes newsletter note notebook novel page passage placard plaque play poem postcard poster
    program programme prospectus readout receipt regulation rule rulebook scroll section sign slip slogan
    song speech statute submission subpoena summary telegram testament text thesis ticket timetable treaty
    webpage white-paper will
"""

# Texts that newspapers, labels and institutes are named after; the first speak often.
_PAPERS = "bulletin chronicle column journal post record review survey"
_OTHER_PAPERS = "entry ledger register standard"

# Several people: nouns of GROUPS below, of PLURALS, of both, and of neither.
_BANDS = "family locals members opposition troops"
_FOLK = "children men public women"
_PEOPLE = "parents people"
_CROWDS = """
    audience congregation couple crew crowd duo faithful folk majority minority mob others pair rest side
    some trio youth
"""

# Nouns of organisations, of plural people and of texts that speak often.
GROUPS = frozenset(" ".join((_SPEAKING, _TEXTS, _PAPERS, _BANDS, _PEOPLE)).split())
# Texts.
DOCUMENTS = frozenset(" ".join((_TEXTS, _OTHER_TEXTS, _PAPERS, _OTHER_PAPERS)).split())
DOCUMENTS |= {"white paper", "green paper"}
# Of these, those that speak for who writes them, and what is done with them.
LETTERS = frozenset(
    """
    caption complaint e-mail email letter memo memorandum message note post resolution statement text tweet
    voicemail
    """.split()
)
SENDINGS = frozenset("filed issued left penned posted published released sent shared submitted wrote".split())
# Of these, those that with a name ("the Aldby Post") are organisations.
PRESS = frozenset(f"{_PAPERS} {_OTHER_PAPERS}".split())
# Organisations that are not in GROUPS.
BODIES = frozenset(_OTHER_BODIES.split()) | set(_TWO_WORDS.split("|"))
# Several people, by a noun without a plural ending.
COLLECTIVES = frozenset(" ".join((_BANDS, _FOLK, _PEOPLE, _CROWDS)).split())
# Words for several that do not look so.
PLURALS = frozenset(f"{_FOLK} {_PEOPLE} police media they we both".split())
