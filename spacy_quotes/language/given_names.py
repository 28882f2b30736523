"""Given names of many cultures, for every language: lower case, with the gender that they usually tell."""

from __future__ import annotations

import json
from pathlib import Path

MORE = Path(__file__).parent.parent / "data" / "given_names.json"

_WOMEN = """
abigail ada adele agnes agnieszka ahlam aicha aida aisha aishwarya akiko alejandra alessandra alexandra
alice alicia alina alison alyssa amal amanda amelia amelie amina amira amy ana anastasia andrea
angela angelina anita anja anjali ann anna annabel anne annette annie antje antonella anya
aoife arlene arwa asha ashley asma astrid audrey ayaka ayesha ayse azadeh barbara beatrice
beatriz becky belinda bella benazir bernadette beth betsy betty beverly birgit bonnie brandi brenda
bridget brigitte brittany brooke camila camille candace carla carly carmen carol carole carolina caroline
carolyn caren catalina catherine cecilia celeste celine chantal charlotte chelsea cheryl chiara chidinma
chloe christiane christina christine cindy claire clara claudia colleen connie consuelo cristina cynthia
dagmar daisy dalia dana daniela danielle daphne darya deborah debra debbie deirdre delphine denise
diana diane dianne dina dolores dominique donatella donna dora doris dorothy edith eileen ekaterina
elaine elena eleanor elif elin elisa elisabeth eliza elizabeth ella ellen elsa elvira emily emma emine erika
erica erin esmeralda esra esther eugenia eva eve evelyn fadwa farah farida fatemeh fatima fatma
fatou fernanda fiona flavia florence frances francesca francine francoise freya frida gabriela gabrielle
gail galina gemma genevieve georgina geraldine gertrude ghada gillian gina giorgia giovanna gisela
giulia gladys glenda gloria golda grace graciela greta gretchen grete gudrun gulnara gwen gwendolyn
hadiya hala halima hana hanan hanna hannah harriet hatice hazel heather hedda heidi helen helena helene
helga henrietta hester hillary hilda hiba hind holly huda ida ikram ilona ilse imelda imke indira
ines inga inge ingrid irene irina iris irma isabel isabella isabelle iva ivana ivanka ivy jacinda
jackie jacqueline jana jane janet janice janine jasmine jean jeanette jeanne jelena jen jenna jennifer jenny
jessica jill joan joanna joanne jocelyn johanna jomana josefina josephine joyce juanita judith judy julia
juliana julie juliet jutta kamala karen karin karla karolina kate katarina katharina katherine
kathleen kathryn kathy katie katrin katrina kayla kayleigh kellyanne keiko khadija kimberly kirsten kirstjen
kristen kristin kristina ksenia kumiko lara larisa latifa latisha laura lauren laurie layla leila lena
leonora leslie leticia lidia lila lilian lillian lily lina linda lindsay lisa liv liza lois lola loretta
lori lorraine louisa louise lourdes lucia lucie lucille lucy ludmila luisa lydia lyudmila lynn lynne
mabel madeleine madeline magdalena maggie maha mai malala malin manal mandy manuela marcela marcia mareike
margaret margarita margot maria mariam mariana marianne marie mariko marilyn marina marine marion marjorie
marlene marta martha martina martine mary maryam masha matilda maureen may maya megan megyn melania
melanie melinda melissa mercedes meredith meryl mia michaela michele michelle michiko mildred mina mira
miranda miriam molly mona monica monika monique muriel myra myriam nabila nada nadia nadezhda nadine
najat nancy naomi natalia natalie natasha nawal neha nicole nicola nida nikki nina noor nora norma
nour ngozi odile olga olena olivia oksana ophelia paige pamela paola patrice patricia patty paula pauline
peggy penelope penny petra phoebe phyllis polina polly pooja precious priscilla priti priya rabia rachel
rahel raisa rana rania raquel rasha rebecca reem regina reina renata renate renee rhonda rima rita roberta
rochelle rocio rosa rosalind rosalie rosario rose rosemary roxana ruth sabine sabrina sadaf sadia
sally salma samantha samar samira sandra sara sarah sasha saskia savannah scarlett selma serena shakira
shannon sharon sheila shelley sheryl shirin shirley sigrid silke silvia simone sofia solveig sonia sonja
sophia sophie soraya stacey stefanie stella stephanie sue sujata sumaya susan susanna susanne suzanne
svetlana swati sybil sylvia sylvie tamara tammy tanja tanya tara tatiana tatyana teresa tessa thandi
thelma theresa therese tiffany tina tracey trina trisha trudy ulrike ulla ursula uzma valentina valeria
valerie vanessa vera verena veronica veronika victoria viktoria violet virginia vivian viviane wafa wanda
wendy whitney wilhelmina wilma winifred winnie xiaomei yana yasmin yasmine yelena yetunde yoko yolanda
yuki yulia yuliya yumiko yvette yvonne zahra zainab zara zeinab zeynep zoe zuzana
"""

_MEN = """
aaron abbas abdallah abdel abdul abdulaziz abdullah abdulrahman abel abraham adam adel adem adnan adrian
ahmad ahmed ahmet akbar akin akira alan albert alberto aldo alejandro aleksandar aleksander aleksandr
alessandro alexander alexandre alexei alexey alexis alfonso alfred alfredo ali alistair allan allen alvaro
alvin amadou amir amit anatoly anders andre andreas andrei andres andrew andrey andriy andrzej andy
angelo angus anil ansel anthony antoine anton antonio antony anwar ari ariel arjun arman armando arnaud
arnold aroon arthur artur arturo arun ash asad ashraf asif atsushi augusto augustus austin axel ayman ayo
aziz babak bakr baltasar barack bart bartosz bashar bashir basil bassam bela ben benedict benito
benjamin benny bernard bernardo bernd bernhard bernie bert bilal bill billy bjorn bo bob bobby bogdan
bola boris brad bradley brandon brendan brent bret brett brian bruce bruno bryan burak byron caleb calvin
carl carlo carlos carlton cedric cesar chad charles charlie chester chidi chinedu chris christian
christoph christophe christopher chuck chuka ciaran claude claudio claus cliff clifford clive clyde
colin conor conrad constantin corey cornelius cory craig curt curtis cyril cyrus damian damien dan daniel
daniele danilo danny dariusz dario darren darryl dave david davide dean deepak denis dennis denzel derek
desmond dexter didier diego dieter dietmar dimitri dimitris dirk djamel dmitri dmitry dmytro don
donald doug douglas drew duncan dustin dwayne dwight earl ed eddie edgar edmund eduard eduardo edward
edwin efrain egon ehud eli elias elijah elliot elliott elmer elon emeka emil emilio emmanuel emre enrico
enrique eric erich erik ernest ernesto ernst erwin esteban ethan etienne eugen eugene evan evgeny
ezra fabian fabio fabrice fadi fahad faisal farhad farid farooq faruk federico felipe felix ferdinand
fernando fidel filip floyd francesco francis francisco franco francois frank frankie franklin franz fred
freddie frederic frederick fredrik friedrich fritz fumio gabriel gareth garry gary gavin gene
geoff geoffrey georg george georges georgi gerald gerard gerardo gerd gerhard gerry ghassan gianni gideon
gilbert gilles giorgio giovanni giuliano giuseppe glen glenn gonzalo gordon graham grant greg gregg gregor
gregorio gregory grigory guido guillaume guillermo gunnar gunther gustav gustavo guy habib hakan hakim
hamdan hamdullah hamid hamza hank hannes hans harald haris harold harrison harry haruto harvey hasan
hashim hassan hatem hayato haydar hector heiko heinrich heinz helmut hendrik henk henning henri henrik
henry herbert herman hermann hernan hiroshi hiroyuki horacio horst hossein howard hubert hugh hugo
humberto hussein ian ibrahim idris ignacio igor ike ilham ilya imran ingo ioannis ira isaac isaiah
isamu ismail ivan ivo jack jacek jacob jacques jagdish jaime jair jake jakob jakub jamal james
jared jarek jason javier jay jebediah jed jeff jeffrey jens jeremy jeremiah jerome jerry jerzy jesper
jesse jesus jim jimmy joachim joao joaquin joe joel joerg johan johann johannes john johnny jon jonas
jonathan jong jorge jose josef joseph josh joshua josiah juan juha julian julien julio julius juma jurgen
justin kai kamal kareem karim karl karsten kaspar kazuo keith keir kemal ken kenichi kenji kenneth
kenny kevin khaled khalid khalil kieran kilian kirk klaus koichi kofi konrad konstantin kourosh krzysztof
kunal kurt kwame kyle lamar lamont lars larry lasse laurence laurent lawrence lee leif len leo leon
leonard leonardo leonid leopold leroy lester levi lewis liam lindsey lionel lloyd lorenz lorenzo lothar
louis luc luca lucas lucian luciano ludwig luigi luis luiz lukas lukasz luke luther mads magnus
mahdi mahmoud majid malcolm malik mamadou manfred manoj manuel marc marcel marcelo marcin marco marcos
marcus marek mariano mario marius mark markus marlon marshall martin marty marvin marwan masahiro
massimo masoud mateo mateusz mathias mathieu matt matteo matthew matthias maurice mauricio mauro
max maximilian mehdi mehmet michael michal michel miguel mihai mikael mike mikhail milan milos milton
minh mitch mitchell mitt mohamed mohammad mohammed mohan moises morgan moses mostafa muammar muhammad
muhammadu mukesh murat mustafa mykola nabil nadeem naftali naji narendra nasser nate nathan nathaniel ned
neil nelson nestor neville newt nicholas nicolas nicolae nigel nikhil nikita niklas nikolai nikolaj
nikolas nikos nils noah noel norbert norman obinna octavio olaf ole oleg oleksandr oleksiy oliver olivier
olu olusegun omar orlando oscar osama oskar oswald otto owen pablo paddy paolo pascal patrick paul paulo
pavel pavlo pawel pedro per percy pete peter petr petro phil philip philipp philippe phillip pierre
pietro piotr poul pravin preston quentin rafael rafiq rahul rainer raj rajesh rajiv ralf ralph rami
ramiro ramon ramzi ramzan rand randall randy raphael rashid raul ravi ray raymond recep reggie reiner
reinhard reince reza rex ricardo riccardo richard rick ricky riyad rob robert roberto robin rod roderick
rodney rodolfo rodrigo roger rohan roland rolf roman romano ron ronald ronan ronny rory ross roy ruben
rudolf rudolph rudy rupert russell rustam ryan saad sadiq saeed salah saleh salim salman salvador
salvatore sam sami samuel sanjay santiago satoshi saul scott sean sebastian sepp serdar serge sergei
sergey sergio serhiy seth shane shaun shawn shinzo sheldon sidney sigmar silvio simon slobodan soren
spencer spiros stan stanislaw stanley stefan stefano steffen stein stephane stephen stephane sten steve
steven stewart stuart suleiman sunil sven taha takashi takeshi tarek tariq taro tayyip ted teddy terrence
terry thabo thanh theo theodor theodore thomas thorsten tiago tim timo timothy tito tobias toby todd tom
tomas tomasz tommy tony toshiro travis trevor trey tristan troy tsutomu tyler ulrich umar uwe vaclav
valentin valery vasily vasyl vernon victor vijay vikram viktor ville vince vincent vincenzo vishal vitali
vitaly vitor vittorio vivek vladimir vladislav volker volodymyr vyacheslav waleed walid walter warren
wayne wei werner wesley wilbur wilfried wilhelm will willem william willie willy winston wladyslaw
wojciech wolf wolfgang woodrow xavier yair yakov yannick yannis yaser yasser yasuo yevgeny yigal
yitzhak yoshihide youssef yuri yury yusuf yves zac zachary zack zafar zakaria zbigniew zdenek zeev zhou ziad
zoltan zoran abu jamaal resul jeb beau lindsey tucker rahm deval
"""

_BOTH = """
adi alex ali andy angel ariel ashish avery bailey blair cameron carey casey chandra chi chris claude corey
dale dana darcy devin drew dylan elisha emerson finley frankie gale gray hadley harper hayden hikaru hong
hyun jaden jae jaime jamie jie jesse jin jo jody jordan jude kai kelly kelsey kendall kerry kim
kiran kit kris lee leslie li ling logan loren lou lynn mackenzie marion mel merle min ming morgan nat
nicky noor pat peyton quinn rain reese remy riley robbie robin rowan sage sam sandy sasha
sawyer shea shannon sidney sky skyler stacy stevie sydney tanner taylor terry toni tracy tyler val
wen xin yan yang ying yong yu yun xi hye ki moon un woo soo seung tae kyung ing nam
"""


def _given() -> dict[str, str]:
    """One table of all names; a name in two lists tells no gender."""
    table: dict[str, str] = {}
    for names, gender in ((_WOMEN, "f"), (_MEN, "m"), (_BOTH, "")):
        for name in names.split():
            table[name] = gender if table.get(name, gender) == gender else ""
    return table


GIVEN: dict[str, str] = _given()
# More names, of which only the gender counts: many are other words too.
GENDERS: dict[str, str] = {
    name: gender
    for gender, names in json.loads(MORE.read_text(encoding="utf-8")).items()
    for name in names.split()
}
