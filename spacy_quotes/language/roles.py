"""English nouns for people by what they are or do, with the gender that some of them tell."""

from __future__ import annotations

_MEN = """
    spokesman chairman businessman man boy husband father son brother grandfather grandson uncle nephew
    widower boyfriend salesman policeman fireman fisherman gentleman guy king prince pope imam priest
    monk congressman councilman assemblyman anchorman cameraman actor waiter dad stepfather statesman
    newsman serviceman nobleman craftsman clergyman ombudsman airman barman batsman boatman bridegroom
    doorman ex-husband ferryman fiance fiancé foreman frontman godfather godson grandad granddad grandpa
    groom guardsman handyman headman headmaster helmsman hitman horseman journeyman layman lineman
    linesman longshoreman lumberjack mailman marksman milkman oarsman patrolman postman repairman
    schoolboy signalman sportsman stepbrother stepson stuntman tradesman warlord weatherman
"""

_WOMEN = """
    spokeswoman chairwoman businesswoman woman girl wife mother daughter sister grandmother
    granddaughter aunt niece widow girlfriend saleswoman policewoman queen princess nun actress waitress
    mom mum stepmother congresswoman councilwoman assemblywoman anchorwoman lady heiress ballerina
    barmaid bride ex-wife fiancee fiancée goddaughter godmother grandma headmistress hostess landlady
    postwoman priestess schoolgirl seamstress sportswoman stepdaughter stepsister stewardess
"""

_BOTH = """
    constable consul magistrate medic performer stallholder pm coo cto
    mayor president minister secretary governor senator representative lawmaker legislator leader chief
    head director manager boss executive ceo cfo founder cofounder co-founder owner chairperson chair
    spokesperson judge justice lawyer attorney prosecutor defendant plaintiff witness victim suspect
    detective inspector officer sergeant captain commander general colonel admiral major lieutenant
    coach trainer player striker goalkeeper author writer novelist poet editor journalist reporter
    correspondent columnist commentator blogger host anchor presenter pundit analyst expert economist
    historian scientist researcher scholar professor lecturer teacher student pupil principal dean
    rector doctor physician surgeon nurse psychologist psychiatrist engineer architect designer artist
    painter singer musician composer drummer guitarist conductor filmmaker producer comedian activist
    campaigner organizer organiser protester demonstrator volunteer resident neighbor neighbour farmer
    worker driver pilot fisher shopkeeper hunter cook chef baker candidate nominee frontrunner
    front-runner contender challenger incumbent rival opponent democrat republican independent liberal
    conservative socialist politician statesperson diplomat ambassador envoy negotiator mediator adviser
    advisor aide strategist consultant pollster operative surrogate delegate deputy commissioner
    superintendent councillor councilor councilmember chancellor premier speaker whip pastor reverend
    preacher bishop archbishop cardinal rabbi cleric sheikh ayatollah billionaire millionaire tycoon
    mogul magnate entrepreneur investor banker trader broker partner fellow colleague friend cousin
    parent child spouse survivor refugee migrant veteran soldier fighter rebel militant sheriff trooper
    agent investigator spy whistleblower moderator interviewer translator champion winner celebrity star
    model athlete swimmer runner biologist chemist physicist ecologist geologist climatologist
    astronomer epidemiologist virologist sociologist anthropologist archaeologist curator librarian
    guard firefighter paramedic official custodian caretaker neurosurgeon cashier clerk grocer butcher
    barber plumber electrician carpenter builder mechanic tailor janitor cleaner nanny accountant
    auditor lobbyist zoologist botanist dentist pharmacist therapist counselor counsellor tenant
    landlord customer passenger tourist traveler traveller pensioner retiree commenter caller reader
    viewer voter supporter critic advocate ally foe mourner worshiper worshipper newcomer bystander
    onlooker eyewitness hostage prisoner inmate detainee robber thief burglar gunman boxer wrestler
    cyclist sailor skipper referee umpire teenager toddler adult person insurgent academic adversary
    alumnus announcer antiquarian apprentice arbitrator assailant assistant astrologer astronaut
    attacker attendant attorney-general auctioneer auditor-general backbencher backer bailiff barista
    barrister bartender beekeeper bellringer benefactor beneficiary bidder biker biographer blacksmith
    bodyguard bookkeeper bookseller bouncer breeder brewer bricklayer busker buyer cadet calligrapher
    cardiologist caregiver carer cartographer cartoonist caterer cellist chaplain choreographer claimant
    classmate climber clockmaker clown co-author co-chair co-ordinator co-owner co-pilot cobbler
    commuter complainant comptroller concierge confectioner conscript conservationist contractor
    convener convenor convict coordinator copilot coroner courier cricketer cryptographer dancer
    deckhand defector dermatologist deserter dictator dietitian diner dissident diver docker donor
    dramatist dressmaker educator environmentalist essayist farmhand florist footballer forecaster
    forester fugitive futurist gamekeeper gamer gangster geneticist geographer geophysicist goalie
    goatherd golfer governor-general grandchild grandparent gravedigger groundskeeper guerrilla guest
    gymnast hacker hairdresser harpist headteacher healer heckler heir herder hiker homeowner
    horticulturist hostage-taker housekeeper housemate humorist hydrologist illustrator immunologist
    industrialist influencer informant informer innkeeper insider instructor intern interpreter inventor
    jailer jeweler jeweller jogger jurist juror kidnapper killer laborer labourer landowner landscaper
    lexicographer lifeguard lighthouse-keeper linguist lock-keeper locksmith lodger logger loyalist
    machinist magician mathematician mayor-elect mentor meteorologist microbiologist midfielder midwife
    miner miniaturist minister-president missionary monarch motorist mountaineer murderer musicologist
    narrator nationalist naturalist neurologist neuroscientist newlywed newscaster newsreader notary
    nutritionist oceanographer oncologist ophthalmologist optician organist orphan outsider overseer
    paediatrician palaeontologist paleontologist paralegal paratrooper parishioner pathologist
    peacekeeper peasant pedestrian pediatrician petitioner philanthropist philosopher photographer
    physiologist physiotherapist pianist pilgrim pitcher planner playwright podcaster policyholder
    postdoc postmaster programmer proofreader prospector publicist puppeteer quarterback racer
    radiologist rancher rapper realtor receptionist recluse recruit registrar reservist restaurateur
    restorer returnee reviewer ringmaster rioter roofer roommate rower satirist schoolteacher
    screenwriter sculptor secretary-general seismologist separatist settler sharecropper shareholder
    shoemaker shooter shopper signatory smallholder smuggler sniper solicitor soloist speechwriter
    sprinter stationmaster statistician stenographer stockbroker subscriber supervisor surfer surveyor
    taxpayer teammate technician technologist theologian toxicologist trainee treasurer trombonist
    trucker trumpeter trustee tutor undergraduate undersecretary undertaker urbanist vendor vet
    veterinarian vicar vice-chancellor violinist visitor vocalist volcanologist warden watchmaker welder
    winemaker woodcutter youngster
"""

_LISTS = {"m": _MEN, "f": _WOMEN, "": _BOTH}

# Noun -> "f", "m" or "". (Left out: those that are more often surnames, as "mason" and "porter".)
ROLES: dict[str, str] = {role: gender for gender, words in _LISTS.items() for role in words.split()}
