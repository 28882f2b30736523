"""English nouns that tell what kind of speaker a name or a phrase stands for, beside those in `names_en`."""

from __future__ import annotations

# Texts that speak. (Newspapers are organisations: "paper", "gazette", "magazine" are not here.)
DOCUMENTS = frozenset(
    """
    affidavit agenda agreement announcement article audit autobiography banner bible bill biography
    blog book booklet brochure bulletin bylaw caption card catalog catalogue charter chronicle circular code
    column communique communiqué complaint confession constitution contract convention cover declaration
    decree deed diary dictionary directive dissent document dossier draft editorial email e-mail entry epitaph
    essay file filing findings flier flyer footnote forecast form guidance guide guidebook guideline headline
    history indictment inscription instruction inventory invitation invoice journal label law lawsuit leaflet
    ledger letter list log logbook manifesto manual manuscript map memo memoir memorandum menu message minutes
    missive newsletter note notebook notice novel order page pamphlet passage petition placard plaque play poem
    poll post postcard poster programme program proposal prospectus readout receipt record register
    regulation release report resolution review rule rulebook ruling scroll section sign slip slogan
    song speech standard statement statute story study submission subpoena summary survey telegram
    testament text thesis ticket timetable transcript treaty tweet verdict video warrant website
    webpage white-paper will writ
    """.split()
) | {"white paper", "green paper"}

# Of these, what newspapers, labels and institutes are named: with a name ("the Aldby Post") they are
# organisations.
PRESS = frozenset(
    "bulletin chronicle column entry journal ledger post record register review standard survey".split()
)

# Organisations, by nouns that are no word of `names_en` for one.
BODIES = frozenset(
    """
    abbey airport archive arena bakery ballet brewery brigades camp casino cathedral chamber choir circus
    clinic consulate corps creamery dairy diagnostics distillery elevators energy factory farms festival
    federation fisheries foods force foundry funds garage gallery greenhouse grid headquarters hotel hotline
    hydro inspectorate invest jury kitchen local logistics mill mills mines motors museum opera orchestra
    parish petroleum pharma pharmacy pharmaceuticals post-office power prefecture prosecution rail railway
    railways regiment restaurant robotics shipping shipyard shura software steel stock store supermarket
    syndicate tannery telecom terminals tidal tramways transit transport waterworks wings winery works
    workshop zoo
    """.split()
) | {"coast guard", "national guard", "town hall", "city hall", "air force", "white house", "post office"}

# Several people, by a noun without a plural ending.
COLLECTIVES = frozenset(
    """
    audience children congregation couple crew crowd duo faithful family folk locals majority members men minority
    mob opposition others pair parents people public rest side some trio troops women youth
    """.split()
)
