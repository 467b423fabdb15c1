"""A year of coffee, cake and lowered thresholds in Westerlo (W4, W5). All of it invented."""

from .voice_group_records import Asked, Gathering, Point, Story, Team, Threshold, Walked

WESTERLO = Story(
    teams=(
        Team(
            "groep", "Inspraakgroep De Dreef", "participation", "dreef",
            "Met koffie en taart zoeken we wat mensen tegenhoudt, en lossen we het samen op.",
            ("Amal", "Gust", "Nora", "Piet", "Samira", "Leon", "Dorien", "Yusuf"), ("leisure", "mobility", "company"),
            ("small_income", "newcomers"), times_a_year=10,
        ),
        Team("sport", "Focusgroep sport in de vakantie", "focus", "dreef", "Eén namiddag met ouders.", (),
             ("leisure",), ("families", "children")),
        Team("stuur", "Stuurgroep vrije tijd", "steering", "dreef", "Diensten en bewoners sturen samen.",
             ("De sportdienst", "De jeugddienst", "Nora", "Gust"), ("leisure",), ("children",), times_a_year=4),
    ),
    gatherings=(
        Gathering(
            "groep", "Wat houdt je tegen om te sporten?", 10, "Praat mee met koffie en taart",
            (Point("Drempels bij sport", "Wat houdt je tegen om te sporten?"),),
            "We maakten een lijst van drempels en plakten er stippen bij.",
            ("Je moet eerst betalen en dan pas proberen.", "Niemand zegt welke kleren je nodig hebt."),
            ("Drie drempels gaan naar de sportdienst.",),
            (("Eerst gratis proberen", "de sportdienst", 60, 55, "Twee keer proberen is gratis."),),
            (("Ik weet waar ik kan sporten.", 4, 6, 1), ("Ik ga liever met iemand mee.", 9, 1, 1)), (7, 4, 11, 2),
            "sportfunctionaris, schepen van sport",
        ),
        Gathering(
            "groep", "De weg naar De Dreef", 7, "Praat mee met koffie en taart",
            (Point("Vervoer", "Hoe geraak je hier?", theme="mobility"),), "Wie ver woont, komt minder.",
            ("Vanuit Oosterwijk is het een uur met de bus.",), ("We zoeken chauffeurs onder de buren.",),
            (("Een lijst van chauffeurs", "het buurtwerk", 30, 25, "Er zijn vijf chauffeurs."),),
            (("Ik kan iemand meenemen in de auto.", 3, 5, 2),), (8, 2, 10, 1), "mobiliteitsambtenaar",
        ),
        Gathering(
            "groep", "Feesten die bij ons passen", 4, "Praat mee met koffie en taart",
            (Point("Feest in het dorp", "Een feest voor iedereen"),), "Het dorpsfeest is duur en luid.", (),
            ("We vragen een namiddag zonder luide muziek.",),
            (("Een stille namiddag op het dorpsfeest", "de cultuurdienst", 90, None, ""),),
            (("Het dorpsfeest is ook voor mij.", 3, 3, 4),), (6, 3, 9, 1), "cultuurfunctionaris",
        ),
        Gathering(
            "groep", "Zijn de drempels lager?", 1, "Praat mee met koffie en taart",
            (Point("Terugblik", "Zijn de drempels lager?"),), "We keken rij per rij wat er veranderd is.", (),
            ("Vier drempels zijn lager. Twee blijven.",), (), (("Er is naar ons geluisterd.", 7, 1, 1),), (8, 1, 9, 3),
            "schepen van vrije tijd, sportfunctionaris, jeugdconsulent",
        ),
        Gathering(
            "groep", "Plannen voor het voorjaar", -1, "Praat mee met koffie en taart",
            (Point("Uitstap", "Waar gaan we naartoe?", "Kies uit drie uitstappen."),
             Point("Zwemmen", "Leren zwemmen als je groot bent", "De sportdienst vraagt wie wil leren zwemmen.")),
            makers="sportfunctionaris",
        ),
        Gathering(
            "sport", "Ouders over sportkampen", 210, summary="Tien ouders over kampen in de zomer.",
            said=("Mijn kind heeft geen sportschoenen.",), decided=("De uitleenkast komt er.",),
            statements=(("Het kamp is betaalbaar.", 2, 6, 1),), present=(0, 10, 10, 1), makers="sportfunctionaris",
        ),
    ),
    checks=(
        Asked("sport", "groep", "Folder van de sportkampen", "Is duidelijk wat je moet meebrengen?", "draft", 230, 205,
              "Zet een tekening van de spullen. Zeg dat je ze kan lenen.", 180, "taken_up",
              "De folder heeft nu tekeningen en het nummer van de uitleenkast.", "leisure", "children"),
        Asked("jeugd", "groep", "Uren van het jeugdhuis", "Wanneer kan jij komen?", "idea", 40, 22,
              "Op woensdag na school, en met een hoek voor kleine broers en zussen.", theme="leisure", target="young"),
    ),
    thresholds=(
        Threshold("groep", 300, "known", "Ik weet niet wat er te doen is.", "Een blad aan de koelkast.",
                  "Elke maand een koelkastblad.", "het buurtwerk", "yes", "visitors"),
        Threshold("groep", 295, "affordable", "Je betaalt voor je het geprobeerd hebt.", "Twee keer gratis proberen.",
                  "Twee keer proberen is gratis.", "de sportdienst", "yes", "group"),
        Threshold("groep", 290, "trusted", "Ik ken daar niemand.", "Iemand die mee gaat.",
                  "Acht vrijwillige gidsen gaan mee.", "het buurtwerk", "yes", "visitors"),
        Threshold("sport", 210, "useful", "Mijn kind heeft geen sportschoenen.", "Een kast met schoenen om te lenen.",
                  "De uitleenkast staat in De Dreef.", "de jeugddienst", "yes", "visitors"),
        Threshold("groep", 200, "reachable", "Vanuit Oosterwijk is het een uur met de bus.", "Buren die rijden.",
                  "Vijf buren rijden. Op zondag niet.", "het buurtwerk", "partly", "group"),
        Threshold("groep", 120, "useful", "Het dorpsfeest is te luid.", "Een stille namiddag.", "", "de cultuurdienst"),
        Threshold("groep", 90, "clear", "Inschrijven op het scherm lukt niet.", "Ook kunnen bellen.",
                  "Er is een nummer, elke voormiddag.", "de sportdienst", "partly", "service"),
        Threshold("groep", 30, "available", "Er is geen les voor volwassenen die willen leren zwemmen."),
    ),
    walks=(
        Walked("sport", "Sportaanbod in de vakantie", "leisure", "children", (
            (350, "inform", "Ouders kregen een folder."), (300, "consult", "De groep maakte een lijst van drempels."),
            (180, "advise", "De sportdienst vroeg advies en antwoordde."),
            (100, "coproduce", "Ouders en dienst kozen samen wat er in de uitleenkast ligt."))),
        Walked("dreef", "Praat mee met koffie en taart", "company", "newcomers", (
            (360, "consult", "Mensen vertellen, beleid luistert."),)),
    ),
    wins=(
        (300, "dreef", "Elke maand een blad aan de koelkast", "", True),
        (240, "sport", "Twee keer gratis proberen", "Eerst proberen, dan pas betalen.", True),
        (200, "jeugd", "Een kast met sportschoenen", "Je leent ze zo lang je wil.", True),
        (60, "sport", "Inschrijven kan ook per telefoon", "Elke voormiddag.", True),
    ),
    learned=(("groep", "Nora", "choosing", "Je kan niet alles vragen. We kozen er drie."),),
)  # fmt: skip
