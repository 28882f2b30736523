"""Places that news names often: countries, regions and cities, as English writes them, in lower case."""

from __future__ import annotations

_COUNTRIES = """
afghanistan, albania, algeria, andorra, angola, argentina, armenia, australia, austria, azerbaijan, bahamas,
bahrain, bangladesh, barbados, belarus, belgium, belize, benin, bhutan, bolivia, bosnia, botswana, brazil,
britain, great britain, brunei, bulgaria, burkina faso, burma, burundi, cambodia, cameroon, canada, cape verde,
chad, chile, china, colombia, comoros, congo, costa rica, croatia, cuba, cyprus, czech republic, czechia,
denmark, djibouti, dominican republic, east timor, ecuador, egypt, el salvador, england, eritrea, estonia,
eswatini, ethiopia, fiji, finland, france, gabon, gambia, georgia, germany, ghana, greece, grenada, guatemala,
guinea, guyana, haiti, honduras, hungary, iceland, india, indonesia, iran, iraq, ireland, northern ireland,
israel, italy, ivory coast, jamaica, japan, jordan, kazakhstan, kenya, kosovo, kuwait, kyrgyzstan, laos,
latvia, lebanon, lesotho, liberia, libya, liechtenstein, lithuania, luxembourg, madagascar, malawi, malaysia,
maldives, mali, malta, mauritania, mauritius, mexico, micronesia, moldova, monaco, mongolia, montenegro,
morocco, mozambique, myanmar, namibia, nepal, netherlands, new zealand, nicaragua, niger, nigeria, north korea,
south korea, korea, north macedonia, macedonia, norway, oman, pakistan, palestine, panama, papua new guinea,
paraguay, peru, philippines, poland, portugal, puerto rico, qatar, romania, russia, rwanda, saudi arabia,
scotland, senegal, serbia, sierra leone, singapore, slovakia, slovenia, somalia, south africa, south sudan,
soviet union, spain, sri lanka, sudan, suriname, sweden, switzerland, syria, taiwan, tajikistan, tanzania,
thailand, togo, tonga, trinidad, tunisia, turkey, turkmenistan, uganda, ukraine, united arab emirates, uae,
united kingdom, uk, u.k., united states, united states of america, us, u.s., usa, u.s.a., america, uruguay,
uzbekistan, vanuatu, vatican, venezuela, vietnam, wales, yemen, zambia, zimbabwe, hong kong, greenland
"""

_REGIONS = """
alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, hawaii, idaho,
illinois, indiana, iowa, kansas, kentucky, louisiana, maine, maryland, massachusetts, michigan, minnesota,
mississippi, missouri, montana, nebraska, nevada, new hampshire, new jersey, new mexico, new york,
north carolina, north dakota, ohio, oklahoma, oregon, pennsylvania, rhode island, south carolina, south dakota,
tennessee, texas, utah, vermont, virginia, west virginia, wisconsin, wyoming, d.c., ala., ariz., calif., colo.,
conn., fla., ill., ind., mass., mich., minn., n.c., n.h., n.j., n.y., n.m., s.c., s.d., va., wash., wis., tenn.,
tex., pa., okla., nev., europe, africa, asia, antarctica, north america, south america, latin america,
central america, middle east, scandinavia, balkans, caucasus, caribbean, crimea, donbas, donetsk, luhansk,
kashmir, punjab, tibet, xinjiang, gaza, gaza strip, west bank, golan heights, sinai, kurdistan, chechnya,
dagestan, siberia, bavaria, saxony, prussia, catalonia, andalusia, sicily, sardinia, tuscany, lombardy,
brittany, normandy, quebec, ontario, alberta, british columbia, nova scotia, queensland, victoria, tasmania,
new south wales, yorkshire, cornwall, kent, essex, ulster, darfur, tigray, sahel, sahara, amazon, patagonia,
pacific, atlantic, mediterranean, baltic, arctic, black sea, red sea, persian gulf, silicon valley, new england,
midwest, capitol hill, manhattan, brooklyn, queens, bronx, hollywood, wall street, downing street
"""

_CITIES = """
abidjan, abu dhabi, abuja, accra, addis ababa, aden, adelaide, ahmedabad, albany, aleppo, alexandria, algiers,
almaty, amman, amsterdam, anchorage, ankara, antwerp, asuncion, athens, atlanta, auckland, austin, baghdad,
baku, baltimore, bangalore, bangkok, barcelona, basel, basra, beijing, beirut, belfast, belgrade, bengaluru,
benghazi, berlin, bern, birmingham, bishkek, bogota, bologna, bonn, bordeaux, boston, brasilia, bratislava,
brisbane, bristol, brussels, bucharest, budapest, buenos aires, buffalo, cairo, calais, calgary, cambridge,
canberra, cape town, caracas, cardiff, casablanca, charleston, charlotte, charlottesville, chennai, chicago,
chisinau, cincinnati, cleveland, cologne, colombo, columbus, copenhagen, dakar, dallas, damascus,
dar es salaam, delhi, des moines, detroit, dhaka, doha, dresden, dubai, dublin, durban, dushanbe, edinburgh,
el paso, erbil, fallujah, ferguson, florence, fort worth, frankfurt, freetown, gaziantep, geneva, genoa, ghent,
glasgow, gothenburg, granada, grozny, guangzhou, guatemala city, hague, haifa, hama, hamburg, hanoi, harare,
havana, hebron, helsinki, hiroshima, ho chi minh city, homs, houston, hyderabad, idlib, indianapolis, irbil,
islamabad, istanbul, izmir, jakarta, jeddah, jerusalem, johannesburg, kabul, kampala, kandahar, kansas city,
karachi, kathmandu, kharkiv, khartoum, kherson, kigali, kingston, kinshasa, krakow, kuala lumpur, kyiv, kiev,
kyoto, lagos, lahore, las vegas, latakia, leeds, leipzig, lima, lisbon, liverpool, louisville, ljubljana, london, los angeles,
luanda, lusaka, lviv, lyon, madrid, managua, manchester, manila, mariupol, marrakesh, marseille, mecca, medina,
melbourne, memphis, mexico city, miami, milan, milwaukee, minneapolis, minsk, mogadishu, montevideo,
montgomery, montreal, moscow, mosul, mumbai, munich, nagasaki, nairobi, naples, nashville, new delhi,
new haven, new orleans, new york city, newark, nicosia, oakland, odesa, odessa, omaha, orlando, osaka, oslo,
ottawa, oxford, palermo, palmyra, paris, perth, peshawar, philadelphia, phnom penh, phoenix, pittsburgh, portland,
port-au-prince, porto, prague, pretoria, pyongyang, quito, rabat, ramallah, raqqa, reykjavik, richmond, riga,
rio de janeiro, riyadh, rome, rotterdam, sacramento, salt lake city, salzburg, san antonio, san diego,
san francisco, san jose, sanaa, santiago, santo domingo, sao paulo, sarajevo, seattle, seoul, seville,
shanghai, shenzhen, sofia, st. louis, st. petersburg, stockholm, strasbourg, stuttgart, sydney, taipei, tallinn,
tampa, tartus, tashkent, tbilisi, tegucigalpa, tehran, tel aviv, tirana, tokyo, toronto, tripoli, tucson, tunis,
turin, ulaanbaatar, utrecht, valencia, valletta, vancouver, venice, vienna, vilnius, warsaw, washington,
washington dc, wellington, wuhan, yangon, yerevan, zagreb, zurich
"""

PLACES: frozenset[str] = frozenset(
    " ".join(place.split()) for table in (_COUNTRIES, _REGIONS, _CITIES) for place in table.split(",")
)
