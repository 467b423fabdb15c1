"""What the plans of the demo say: invented observations and findings, goals after the programmes of the networks."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Heard:
    """An observation; ``key`` is the name by which a finding calls it."""

    key: str
    kind: str
    theme: str
    said: str
    quote: str = ""


@dataclass(frozen=True)
class Find:
    """A finding: its sentence, theme, figure with source, voices by key, right, who must act; where it stands in which
    year, and the key of the finding it carries on. ``own``: a figure of the network itself, and the period of which it
    was taken over (the newest without one)."""

    key: str
    text: str
    theme: str
    figure: tuple[str, str] | None
    voices: tuple[str, ...]
    right: str
    duty: str
    swot: tuple[tuple[int, str], ...]
    zone: str = ""
    follows: str = ""
    own: tuple[str, str] | None = None


@dataclass(frozen=True)
class Act:
    """An action: what, of which partner, until how many days from today, how it goes; ``answers`` is the title of the
    bundle of signals that it answers."""

    text: str
    owner: str
    days: int
    threshold: str = ""
    plain: str = ""
    progress: str = "busy"
    zone: str = ""
    finding: str = ""
    measure: tuple[str, str, int, int, tuple[int, ...]] | None = None
    worked: str = ""
    failed: str = ""
    answers: str = ""
    cents: int = 0


@dataclass(frozen=True)
class Aim:
    """A goal, how residents read it, its building blocks, the promise it carries out, its actions."""

    text: str
    plain: str
    blocks: tuple[str, ...]
    acts: tuple[Act, ...]
    promise: str = ""


@dataclass(frozen=True)
class Whole:
    """A whole plan; years are counted from this one. ``stones``: kind, text, days from today, reached."""

    name: str
    about: str
    years: tuple[int, int]
    aims: tuple[Aim, ...]
    heard: tuple[Heard, ...] = ()
    finds: tuple[Find, ...] = ()
    stones: tuple[tuple[str, str, int, bool], ...] = ()
    area: str = ""
    opens: bool = False


WILLEBROEK = Whole(
    "Zorgzame buurt: iedereen verbonden",
    "Drie wijken van Willebroek. Buren kennen en helpen elkaar, en wie hulp nodig heeft vindt ze.",
    (0, 1),
    area="Zorgzame buurt Willebroek",
    opens=True,
    heard=(
        Heard("bank", "street", "company", "Op het plein staat geen bank. Oudere mensen blijven niet staan praten.",
              "Ik zou wel blijven zitten, als het kon."),
        Heard("buur", "table", "company", "Mensen kennen hun buren niet meer sinds er veel verhuisd is.",
              "Vroeger kende ik de hele straat."),
        Heard("brief", "visit", "services", "Een brief over een premie bleef maanden liggen. Hij was te moeilijk."),
        Heard("loket", "table", "services", "Mensen worden van het ene loket naar het andere gestuurd.",
              "Ik vertel mijn verhaal telkens opnieuw."),
        Heard("vocht", "visit", "housing", "In meerdere huurhuizen is er vocht. De huurder durft niet te klagen."),
        Heard("trap", "street", "mobility", "De stoep naar het dienstencentrum is te smal voor een rolstoel."),
        Heard("helpen", "meeting", "company", "Veel mensen willen een buur helpen, maar niemand vraagt iets.",
              "Vraag het mij gewoon."),
        Heard("jeugd", "street", "leisure", "Jongeren hangen rond omdat het buurthuis op woensdag pas laat opengaat."),
    ),
    finds=(
        Find("kennen", "Buren kennen elkaar minder dan in de rest van de gemeente.", "company",
             ("Bewoners van de drie wijken geven hun contact met buren een lager cijfer dan de rest van Willebroek.",
              "Eigen bevraging, voorjaar"), ("bank", "buur"), "culture", "service", ((0, "weakness"),),
             own=("share.alone", "2021")),
        Find("willen", "Veel bewoners willen een ander helpen.", "company",
             ("Buren helpen buren kreeg meer aanbiedingen dan vragen.", "Eigen telling, dit jaar"), ("helpen",),
             "culture", "service", ((0, "strength"),)),
        Find("loketten", "Wie hulp zoekt, moet bij te veel loketten zijn.", "services", None, ("loket", "brief"),
             "assistance", "committee", ((0, "weakness"),)),
        Find("vocht", "Huurwoningen in Zuid zijn oud en vochtig.", "housing",
             ("In Zuid is een groter deel van de woningen van voor 1970 dan elders.", "Statbel, kadaster"), ("vocht",),
             "housing", "college", ((0, "threat"),), zone="Zuid"),
        Find("huizen", "In elke wijk is er een buurthuis dat iedereen kent.", "leisure",
             ("3 buurthuizen, samen 5 halve dagen per week open.", "Eigen telling, dit jaar"), ("jeugd",),
             "culture", "service", ((0, "strength"),)),
        Find("stoep", "De weg naar het dienstencentrum sluit mensen met een rolstoel uit.", "mobility", None, ("trap",),
             "environment", "", ((0, "weakness"),), zone="Centrum", own=("share.80_plus", "")),
        Find("samen", "Partners willen aan één tafel zitten rond dezelfde buurt.", "services",
             ("11 partners tekenden de samenwerking.", "Formulier netwerksamenstelling"), (), "assistance", "service",
             ((0, "opportunity"),)),
    ),
    aims=(
        Aim("Meer en sterkere contacten tussen buren.", "Buren leren elkaar kennen.", ("networks", "inclusion"), (
            Act("Een bank en een boom op het plein van Noord.", "buurtwerk", 120, "reachable",
                "Er komt een bank op het plein.", zone="Noord", finding="kennen"),
            Act("Elke week buurtkoffie in elke wijk.", "buurtwerk", 300, "trusted", "Elke week is er koffie.",
                finding="kennen", measure=("halve dagen buurtkoffie per week", "halve dagen", 3, 6, (3, 5)),
                worked="Vaste dag en vast uur. Mensen brengen elkaar mee."),
            Act("Een straatfeest op de stoep.", "cultuur", -20, "trusted", "We vieren samen feest op straat.",
                progress="to_do", zone="Zuid"),
        )),
        Aim("Mensen krijgen de hulp en de rechten waar ze recht op hebben.", "Je krijgt de hulp waar je recht op hebt.",
            ("detection", "referral"), (
            Act("Eén vast gezicht in elk buurthuis voor alle vragen.", "huis", 180, "clear",
                "In elk buurthuis zit iemand die je helpt met brieven.", finding="loketten",
                measure=("buurthuizen met een vast gezicht", "buurthuizen", 0, 3, (1, 2))),
            Act("Samen met de woonmaatschappij alle vochtige woningen in Zuid nakijken.", "wonen", 200, "affordable",
                "We kijken woningen met vocht na.", zone="Zuid", finding="vocht", progress="to_do"),
        )),
        Aim("Diensten geven samen één sterk antwoord.", "Diensten werken samen.", ("partnerships", "vision"), (
            Act("Elke maand één overleg per wijk, met dezelfde mensen.", "huis", 365, "available",
                finding="samen", worked="Kort en altijd met koffie.", failed="Te veel in de kantooruren.",
                measure=("overleggen dit jaar", "overleggen", 0, 12, (4, 9))),
        )),
        Aim("Buren helpen buren.", "Vraag hulp aan een buur, of geef ze.", ("networks",), (
            Act("Een prikbord voor kleine hulp in elke wijk.", "buurtwerk", -60, "known",
                "Op het prikbord vraag je hulp.", progress="done", finding="willen"),
        )),
    ),
    stones=(
        ("start", "Het project begint met een buurtanalyse.", -330, True),
        ("milestone", "De bevindingen zijn teruggegeven aan de bewoners.", -90, True),
        ("report", "Verslag na één jaar.", 31, False),
        ("revision", "Het plan wordt herzien, samen met bewoners.", 120, False),
        ("end", "Eindverslag.", 395, False),
    ),
)  # fmt: skip

WESTERLO = Whole(
    "Buurtgericht werken in alle dorpen",
    "Elk jaar komt het netwerk in elk dorp. Bewoners schreven de visie en het plan mee.",
    (0, 2),
    opens=True,
    heard=(
        Heard("bus", "meeting", "mobility", "Na zes uur rijdt er geen bus meer naar de dorpen.", "Dan blijf ik thuis."),
        Heard("welkom", "table", "company", "Wie nieuw is in het dorp, weet niet waar je mensen ontmoet."),
    ),
    finds=(
        Find("dorp", "Wie geen auto heeft, geraakt ’s avonds niet in een ander dorp.", "mobility", None, ("bus",),
             "culture", "region", ((0, "weakness"),)),
        Find("onthaal", "Elk dorp heeft een plek waar iedereen welkom is.", "company",
             ("In elk dorp is er minstens één zaal zonder drempel.", "Eigen telling, dit jaar"), ("welkom",), "culture",
             "service", ((0, "strength"),)),
    ),
    aims=(
        Aim("Minstens één keer per jaar een open ontmoeting in elk dorp.", "We komen elk jaar naar je dorp.",
            ("inclusion", "communication"), (
            Act("De dorpentour: elk dorp krijgt een halte met soep en een open tafel.", "ocmw", 30, "reachable",
                "Kom langs bij de tour: er is soep.", finding="onthaal",
                measure=("dorpen waar we dit jaar waren", "dorpen", 0, 4, (2, 3))),
        )),
        Aim("Bewoners schrijven mee aan visie en plan.", "Jij schrijft mee aan het plan.", ("analysis", "vision"), (
            Act("Een leesversie van het plan in elke zaal en op de site.", "ocmw", 60, "clear",
                "Lees dit plan en zeg wat je ervan vindt.", answers="Brieven van de gemeente zijn te moeilijk"),
        )),
    ),
    stones=(("start", "De tour begint.", -240, True), ("report", "Wat de dorpen zeiden, aan de raad.", 45, False)),
)  # fmt: skip

DILBEEK = Whole(
    "Vrijetijdsparticipatie",
    "Iedereen doet mee in de vrije tijd. Het begon met een SWOT.",
    (-1, 4),
    heard=(
        Heard("prijs", "table", "leisure", "Twee kinderen in een sportclub is te duur in september.",
              "Ik moet kiezen wie mag."),
        Heard("schaamte", "meeting", "leisure", "Mensen vragen de pas niet aan de balie als er anderen wachten."),
        Heard("waaier", "meeting", "leisure", "De waaier hangt bij veel gezinnen aan de koelkast."),
    ),
    finds=(
        Find("aanbod14", "Er is een ruim aanbod in de vrije tijd.", "leisure",
             ("Meer dan 200 verenigingen.", "Sociale kaart 2014"), (), "culture", "service", ((2014, "strength"),)),
        Find("duur14", "Lidgeld is te hoog voor wie weinig heeft.", "income",
             ("1 op 20 kinderen groeit op in een gezin met een leefloon.", "Kind en Gezin 2013"), ("prijs",), "culture",
             "college", ((2014, "weakness"),)),
        Find("kennis14", "Toeleiders kennen het aanbod niet.", "leisure", None, (), "culture", "service",
             ((2014, "weakness"),)),
        Find("versnippering14", "Diensten werken naast elkaar.", "services", None, (), "culture", "college",
             ((2014, "threat"),)),
        Find("decreet14", "Vlaanderen geeft een trekkingsrecht.", "income", ("€ 7.120 per jaar.", "Besluit 2013"), (),
             "culture", "flemish", ((2014, "opportunity"),)),
        Find("duur20", "De pas haalt de prijs naar beneden, maar september blijft moeilijk.", "income",
             ("Drie kwart van de aanvragen valt in september.", "Eigen telling 2019"), ("prijs",), "culture", "college",
             ((2020, "opportunity"),), follows="duur14"),
        Find("kennis20", "Elke toeleider heeft de waaier.", "leisure",
             ("1.500 waaiers verdeeld.", "Eigen telling 2019"), ("waaier",), "culture", "service",
             ((2020, "strength"),), follows="kennis14"),
        Find("schaamte20", "Wie arm is, schaamt zich aan de balie.", "leisure", None, ("schaamte",), "culture",
             "service", ((2020, "weakness"),)),
    ),
    aims=(
        Aim("De drempel van geld verlagen.", "Meedoen kost minder.", ("inclusion",), (
            Act("Lidgeld in schijven, ook in september.", "ocmw", 90, "affordable", "Je betaalt in kleine stukken.",
                finding="duur20", cents=50_000,
                measure=("gezinnen die dit gebruiken, afgerond op 5", "gezinnen", 0, 60, (15, 35))),
        ), promise="De drempel van geld verlagen"),
        Aim("De andere drempels verlagen: praktisch en psychologisch.", "Je geraakt er en je voelt je welkom.",
            ("referral", "communication"), (
            Act("De pas aanvragen kan overal, zonder balie.", "ocmw", 45, "trusted", "Vraag je pas waar je wil.",
                finding="schaamte20", progress="to_do"),
            Act("Een gids gaat de eerste keer mee.", "schakel", 240, "trusted", "Iemand gaat met je mee.",
                worked="Samen vertrekken, niet daar afspreken."),
        ), promise="De andere drempels verlagen"),
    ),
    stones=(("milestone", "SWOT naast die van 2014 gelegd.", -300, True),
            ("report", "Stand van zaken voor alle adviesraden samen.", 60, False)),
)  # fmt: skip

HARELBEKE = Whole(
    "Buurtopbouwwerk in het centrum",
    "Vier speerpunten voor het centrum van Harelbeke.",
    (0, 2),
    heard=(
        Heard("alleen", "visit", "company", "Wie alleen woont, eet vaak alleen. Koken voor één is duur."),
        Heard("woning", "table", "housing", "Een noodkoper heeft geen geld om het dak te herstellen.",
              "Het regent binnen, maar het is van mij."),
    ),
    finds=(
        Find("alleen", "Veel mensen in het centrum wonen alleen.", "company",
             ("Alleenwonenden zijn de grootste groep onder de 35 en tussen 35 en 59.", "Buurtcijfers 2017"),
             ("alleen",), "culture", "service", ((0, "weakness"),)),
        Find("noodkopers", "Kwetsbare eigenaars kunnen niet renoveren.", "housing", None, ("woning",), "housing",
             "flemish", ((0, "threat"),)),
    ),
    aims=(
        Aim("Laagdrempelige initiatieven en ontmoeting op verschillende plekken.", "Je ontmoet mensen in je buurt.",
            ("networks", "inclusion"), (
            Act("Samen koken in het ontmoetingshuis, ook voor wie alleen woont.", "welzijn", 150, "affordable",
                "Kom samen koken.", finding="alleen"),
        )),
        Aim("Hulp en diensten zijn makkelijker te bereiken.", "Hulp is dichtbij.", ("detection", "referral"), (
            Act("Elke week een dienst te gast in het ontmoetingshuis.", "welzijn", 200, "reachable",
                "Elke week is er een dienst in het ontmoetingshuis."),
        )),
        Aim("Een stem voor ervaringen en oog voor kwaliteiten.", "Wat jij meemaakt, telt.", ("communication",), ()),
        Aim("Blijvend samenwerken en een gedeelde visie van OCMW, stad en lokale diensten.", "Diensten werken samen.",
            ("partnerships", "vision"), (
            Act("De stuurgroep komt vier keer per jaar samen.", "welzijn", -5, "available", progress="busy"),
        )),
    ),
    stones=(("report", "Beelden en cijfers voor de raadscommissie.", 100, False),),
)  # fmt: skip

PLANS = {"willebroek": WILLEBROEK, "westerlo": WESTERLO, "dilbeek": DILBEEK, "harelbeke": HARELBEKE}

TOOLS = {
    "willebroek": (
        ("scenario", "Buurtkoffie starten", "Een vaste dag, een vaste plek, altijd dezelfde twee gezichten.",
         "Kies een plek met een raam aan de straat.\nBel aan bij tien deuren en drink koffie.\n"
         "Vraag na drie keer: wat zou je hier graag doen?", "", "trusted", ("networks",)),
        ("film", "Zo klinkt een warme overdracht", "Zeven minuten over samen naar een dienst gaan.", "",
         "https://film.voorbeeld.invalid/warme-overdracht", "trusted", ("referral",)),
        ("document", "Vragenlijst buurtwandeling", "Tien vragen voor onderweg, met prentjes.", "",
         "https://documenten.voorbeeld.invalid/buurtwandeling", "clear", ("analysis", "detection")),
        ("worked", "Stoelen op de stoep", "Zet drie stoelen buiten en wacht.",
         "Wij zaten er zes woensdagen. Na de tweede keer kwamen mensen vanzelf.", "", "reachable", ("networks",)),
    ),
    "westerlo": (
        ("scenario", "Een halte van de dorpentour", "Soep, een open tafel en een kaart van het dorp.",
         "Hang twee weken vooraf een affiche.\nNodig vijf mensen zelf uit.\nLaat iedereen een pin prikken.", "",
         "reachable", ("inclusion",)),
    ),
}  # fmt: skip

NEWS = {
    "willebroek": (("De leesversie van het plan staat klaar", "Lees ze op deze site of in je buurthuis, en zeg wat je "
                    "ervan vindt. Je naam hoeft niet."),),
    "westerlo": (("De dorpentour komt naar je toe", "Kijk op de affiche wanneer we in je dorp zijn. Er is soep, en "
                  "kinderen zijn welkom."),),
    "harelbeke": (("GS9 is nu ook op zaterdag open", "Elke eerste zaterdag van de maand, van 10 tot 12 uur. Er is "
                   "koffie en er zijn boeken."),
                  ("Hulp om je huis warm te maken", "Huur je of ben je eigenaar? Wij kijken samen wat er kan en welke "
                   "premie er is. Bel gerust.")),
}  # fmt: skip

OPINIONS = (
    ("good", ""), ("good", ""), ("good", "Graag ook een bank aan de bushalte."), ("not_good", ""),
    ("say", "Het moet ook ’s avonds kunnen, na het werk."),
)  # fmt: skip
"""What residents said of the lines of a reading version, in turn."""

TOUR = ((-200, True, "Veel volk, ook mensen die we niet kenden."), (-150, True, "Vooral vragen over de bus."),
        (-40, True, "Drie mensen willen helpen bij de volgende halte."), (20, False, ""))  # fmt: skip
"""The stops of the tour: days from today, made or not, what it brought; the villages that are left have none yet."""
