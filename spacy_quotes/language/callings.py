"""English nouns for people that stand for those with narrower ones: "the diplomat" for an ambassador."""

from __future__ import annotations

from types import MappingProxyType

_CALLINGS = """
    academic: professor lecturer historian economist scholar sociologist linguist philosopher dean rector
    artist: painter sculptor illustrator cartoonist calligrapher photographer
    athlete: runner sprinter swimmer rower gymnast wrestler boxer cyclist champion
    author: writer novelist poet historian essayist playwright biographer columnist
    banker: governor executive ceo chairman chairwoman president
    broadcaster: host presenter anchor anchorman anchorwoman newsreader journalist
    businessman: owner founder co-founder entrepreneur tycoon magnate industrialist chairman ceo investor
    businesswoman: owner founder co-founder entrepreneur tycoon magnate chairwoman ceo investor
    candidate: nominee challenger incumbent contender hopeful
    celebrity: actor actress singer star model presenter host rapper
    chief: director head chair chairman chairwoman president commissioner superintendent coordinator
        secretary-general ceo leader minister manager
    cleric: imam sheikh bishop archbishop pastor priest preacher rabbi ayatollah vicar reverend cardinal pope
    commander: general colonel captain admiral major lieutenant
    conservative: senator representative governor congressman congresswoman lawmaker candidate
    counsel: lawyer attorney barrister solicitor prosecutor
    democrat: senator representative governor congressman congresswoman lawmaker candidate
    diplomat: ambassador envoy minister secretary spokesman spokeswoman spokesperson consul undersecretary
        negotiator representative
    doctor: physician surgeon paediatrician pediatrician cardiologist oncologist psychiatrist neurologist
        epidemiologist pathologist
    entrepreneur: founder co-founder owner ceo investor
    executive: ceo cfo president chairman chairwoman director chief head manager
    expert: professor analyst researcher scientist economist consultant engineer
    fighter: boxer wrestler rebel
    footballer: striker midfielder goalkeeper defender captain
    general: commander
    host: anchor presenter moderator anchorman anchorwoman interviewer
    investigator: detective inspector prosecutor
    journalist: reporter correspondent editor columnist presenter anchor host blogger
    judge: justice magistrate
    lawmaker: senator representative congressman congresswoman assemblyman assemblywoman legislator deputy
        councillor councilman councilwoman backbencher member mp whip
    lawyer: attorney solicitor barrister prosecutor counsel advocate
    leader: chairman chairwoman chairperson chair president head chief minister governor mayor premier
        commander king prince sheikh secretary secretary-general general chancellor
    legislator: senator representative congressman congresswoman assemblyman assemblywoman deputy mp
    manager: coach
    medic: doctor nurse paramedic surgeon physician
    minister: secretary
    monarch: king queen
    musician: singer guitarist drummer pianist violinist cellist rapper composer conductor
    officer: sergeant inspector detective lieutenant captain constable superintendent policeman
        policewoman sheriff commissioner trooper
    official: secretary minister commissioner director spokesman spokeswoman spokesperson mayor deputy
        undersecretary ambassador superintendent coordinator adviser advisor aide
    performer: actor actress singer musician dancer comedian
    physician: doctor surgeon paediatrician pediatrician
    player: striker midfielder goalkeeper defender captain quarterback pitcher footballer cricketer batsman
    politician: senator representative congressman congresswoman minister governor mayor lawmaker candidate
        leader chairman chairwoman premier councillor legislator mp deputy
    pm: premier
    premier: pm
    prosecutor: attorney
    representative: congressman congresswoman lawmaker spokesman spokeswoman
    republican: senator representative governor congressman congresswoman lawmaker candidate
    researcher: scientist professor author biologist physicist chemist ecologist epidemiologist geologist
        archaeologist engineer economist sociologist psychologist lecturer fellow academic
    scholar: professor historian lecturer fellow academic linguist philosopher theologian
    scientist: researcher professor biologist physicist chemist ecologist epidemiologist geologist
        archaeologist virologist astronomer meteorologist seismologist oceanographer
    skipper: captain
    soldier: sergeant private lieutenant captain
    specialist: doctor surgeon analyst consultant engineer
    spokesman: spokesperson
    spokesperson: spokesman spokeswoman
    spokeswoman: spokesperson
    star: actor actress singer player striker footballer rapper
    teacher: schoolteacher professor lecturer tutor instructor
    trader: shopkeeper vendor stallholder seller
    trainer: coach
    writer: author novelist poet journalist columnist essayist playwright
"""


def _read_callings() -> dict[str, frozenset[str]]:
    """The table: a noun -> the narrower ones that it may stand for."""
    found: dict[str, frozenset[str]] = {}
    for entry in _CALLINGS.replace("\n        ", " ").strip().splitlines():
        noun, _, narrower = entry.partition(":")
        found[noun.strip()] = frozenset(narrower.split())
    return found


CALLINGS = MappingProxyType(_read_callings())
