"""Words that are names too, and names that are no person's."""

import unicodedata
from functools import cache
from pathlib import Path

from meedoen.wording import public as wording

_DATA = Path(__file__).resolve().parents[2] / "data"


def words(text: str) -> frozenset[str]:
    """The words of a list that is written as a text."""
    return frozenset(text.split())


ORDINARY = words("""
aller anders arts bakker bal ban bas beek beer berg bergen beste boek boer bond bos bosch boven brand bravo breda
broeders broek brown dam dan das date dag dekker del den der des die dijk doctor doe echt ene engels engelen engeland
flink forum gay geest gras grand groen groot grote haag haan ham hart heer heuvel het hill hoek hoeven holland hoop
honing hoog isis jong jonge kader kamp kant kate keer ketting klein knappe kok kort korte kosten kus lage landen lange
leek lees leeuw leeuwen lees lieve lijn line little long loon lot maas man mar master mate may meer meester mens moet
mol
molen more nam nazi nek net noord north oke oosten oude parijs ploeg pop post potter power prima prins put rust room
ring
ridder rijn reis ray real roman schrik schrijver server slot sloot smart sprong stem steen tak tank ter the tot toon
uit van velden villa visser vlaanderen vleugels voet volk von vos vroege wal wall water weg wel wensen werd west white
wiel wijk wilde winter wit witte wolf yoga zaal zwart augustus juli juni mei april maart adelaar alle aan aarden
altijd baan bah bal banken beren berger best bel blijven block bloem bonte boon brink brouwer bull capelle car
coca close cohen comfort cook dar dale dawn deep dijkstra doorn dries eco els emo floor foster franco gala gelder
genot
ghost grace graham gratie guus haring harm hak hall heide hein hoes hollander holly hoofd hunter hulst imam ira jager
jet jade kar karel kale kade kas kempen kerkhof ketel kick killer kirk knight koen kolen koren lan laan lane law
leen lier lies lima linden linde loep loo loos lonen lucky luna luxemburg mad mai mails mand mans mast meta mir
mijn mir mond mont nes neven noot nette nota oever oma opa oman page pal pap parker pauw peer perry pol polo porter
price queen rai ram read riem riet rek rok ruiter safari sales sans sas schenk schepper schipper schutter sen
sep seven short sol som speer spier stan steel stone stralen strik stuart sur swift tan tea thor timmerman trevor turk
und urban uwe vara veen veer ven verder vet vink wagner walker ward warm warmer warner waters wells wens winters wood
zonder ade aria alba alma ama amor amara aura basel bela belo bibi blanca cas celsius clean cora coral corona dodo
eta else franc franse fran gal germaan german heer hazel ion indy kaiser kato kiki lana lea lien mand mare marine
maxim maxi melk merel mika mila mile mis mos mus muslim nana nas nils noel noor octavia ole pastor paz pepe pia puck
puk quick raid raf rama ramadan rana regio sad saar sal sari sem seth sien sil sterre tere ties till timo titus toni
toy tri till vader verde vicky vid vida vidal viola violet vito viva zaman zelf kosters hout sint boom smid kuiper
abba abbot abou barok becken bien bies blom boone brands claes coll daal dash deco decker dieu eck farmer fleming fry
gade gall gang gros heere hens holt hoof hoofs hove huis huls junk kiss klomp koster kos kuit laar lede lips lago
macho
mak mall mata mas mayo meel mil mieren moor munt mulder obi ooms owen oud oak pace palm pieper pino plank plan pla
pont pope postma prinsen rao rijks rogge ros sha shah shan sharp scheer spies steek tata toro vila vrome waas wachter
wolters zee bang bij bus die dit een elk en er geen heb hij hoe hun iets ik in is ja je kan komt mee nee niet nog nu
of
om ons ook op over per pas ram te toch tijd uw veel voor vrij wat we wie wij wil zal ze zeg zich zij zijn zo zou toe
kind kinderen mensen vrouw jongen meisje gezin buurt straat school werk dokter tandarts zuster juf club
lot hoop vrede trouw zon zomer lente herfst dageraad ster roos roosje iris parel fleur jasmijn
lei low any lama lune mais mei hui hung jun cop dom kil koeken pels pelgrims portier tas vochten stoop bethlehem
jihad haifa salam mack hoa desta kinda tars crab massa poppe plas teugels stappers snijders cleo odin sana storms
alpha aden ben ans fin giga gul jul mine precious prince sus trees trui wens wijnen wies wils dolma vital aster patience
gloire grâce espérance trésor bijou jolie merveille blessing karma staf modest tran sow peers vets mols poels wil
elke elk eens hier daar toen maar want dus als bijna zelfs soms vaak nooit
avec sans pour dans nous vous elle leur mon ton son mes tes ses les des une est sont qui que pas plus bon bonne jour
the and are was has her his she for with not you all can our out day
door storm engel lief fee will grant mark bill art sky rose hope joy faith dawn may june april august summer rain
""")
"""Names that are ordinary words too: alone at the beginning of a sentence, or in small letters, they are no name."""

PLACES_AND_SERVICES = words("""
belgië belgie vlaanderen brussel wallonië europa nederland frankrijk duitsland antwerpen gent brugge leuven hasselt
mechelen turnhout kortrijk aalst oostende kempen limburg vlaams-brabant marokko turkije syrië irak iran afghanistan
oekraïne polen roemenië bulgarije somalië eritrea congo kongo ghana nigeria guinee rusland spanje portugal italië
tsjetsjenië
palestina libanon egypte algerije tunesië pakistan india nepal tibet china vietnam thailand filipijnen afrika azië
amerika
nederlands nederlandse nederlandstalig frans franse engels engelse duits duitse arabisch arabische turks turkse pools
poolse spaans spaanse portugees russisch oekraïens oekraïense roemeens bulgaars somalisch tigrinya dari pasjtoe farsi
perzisch berbers tamazight koerdisch koerdische marokkaans marokkaanse syrisch syrische afghaans afghaanse belg belgen
belgisch belgische vlaming vlamingen vlaams vlaamse nederlander europees europese afrikaans afrikaanse italiaans
romani
oekraïners oekraïner syriërs syriër afghanen afghaan turken turk polen pool marokkanen marokkaan roma
ocmw vdab caw uitpas uit nmbs sncb lijn kind gezin facebook whatsapp google itsme instagram youtube teams zoom
messenger chiro scouts ksa klj okra femma ferm samana gezinsbond welzijnszorg saamo demos cm solidaris partena
colruyt delhaize aldi lidl carrefour kruidvat action ikea proximus telenet fluvius farys pidpa bpost kbc belfius ing
argenta engie cambio luminus mega eneco delijn digibank belbus flexvervoer volkshuisvesting albert heijn okay spar jumbo
dafalgan paracetamol temesta euromut helan neutraal crelan axa fortis itsme easypay bancontact payconiq wero vinted
mutualiteit rva rsz riziv fedasil pmd gft rvt wzc bijzonder vvsg vlaio vaph cjm opgroeien agentschap
groeipakket mijn-burgerprofiel tax-on-web ehealth e-id eid gsm pc tv gps sms b1 nt2 bko ibo igo vt ovi buso bso tso
aso
kerstmis pasen sinterklaas kerst nieuwjaar suikerfeest offerfeest ramadan pinksteren carnaval halloween allerheiligen
corona covid god allah islam moslim moslims christen christenen katholiek kerk sint
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli augustus
september
oktober november december monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi
samedi dimanche january february march june july october pazartesi salı çarşamba perşembe cuma cumartesi pazar
dutch french english arabic turkish belgium flanders i i'm i've i'd belgique flandre néerlandais belçika
""")
"""Capitals that are no person: countries, languages, services, feasts, days."""


@cache
def given_names() -> frozenset[str]:
    """Given names in small letters, those that are ordinary words left out."""
    return _names()[0] - ORDINARY


@cache
def family_names() -> frozenset[str]:
    """Family names in small letters, those that are ordinary words left out."""
    return _names()[1] - ORDINARY


@cache
def every_name() -> frozenset[str]:
    """Every name in small letters, ordinary word or not."""
    return _names()[0] | _names()[1]


@cache
def villages() -> frozenset[str]:
    """The words of the names of villages in Flanders, in small letters."""
    return frozenset(_lines("villages.txt")[0].split())


@cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    given, family = (
        frozenset(f"{line} {more}".split())
        for line, more in zip(_lines("names.txt"), _lines("names_more.txt"), strict=True)
    )
    return given | _plainly(given), family | _plainly(family)


def _plainly(names: frozenset[str]) -> frozenset[str]:
    """The names as a phone without accents writes them, unless that is a word of every day."""
    plain = {_without_accents(name) for name in names if not name.isascii()}
    return frozenset(name for name in plain if not wording.is_usual_word(name))


def _without_accents(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.replace("ı", "i").replace("ł", "l"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _lines(file: str) -> list[str]:
    lines = (_DATA / file).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]
