"""What was decided and answered in the demo, in words. All of it invented; nothing of it was ever decided anywhere."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Said:
    """An answer: three sentences, ``after`` so many days, of how many givers it was brought, and translations."""

    asked: str
    done: str = ""
    not_yet: str = ""
    after: int = 7
    brought: int = 9
    translations: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Came:
    """What came of a bundle. ``before`` is the round that was not good enough; ``late``: days over its promise."""

    decided_ago: int
    body: str
    outcome: str
    reasons: str
    said: Said | None = None
    acts: tuple[tuple[str, int, str], ...] = ()
    formal: str = ""
    before: "Came | None" = None
    late: int = 0


FORMAL = "https://besluiten.voorbeeld.invalid/zitting/2026"
LETTERS = Came(
    250, "college", "taken_up", "Iedereen moet onze brieven kunnen lezen. We herschrijven eerst de tien belangrijkste.",
    Said(
        "De brieven van de gemeente zijn te moeilijk.",
        "Tien brieven zijn herschreven. De leesgroep las ze na.",
        after=20,
        translations={
            "fr": {"asked": "Les lettres de la commune sont trop difficiles.",
                   "done": "Dix lettres sont réécrites. Le groupe de lecture les a relues."},
            "en": {"asked": "The letters of the municipality are too hard.",
                   "done": "Ten letters were rewritten. The reading group checked them."},
            "ar": {"asked": "رسائل البلدية صعبة جدًا.", "done": "أُعيدت كتابة عشر رسائل. وراجعتها مجموعة القراءة."},
            "tr": {"asked": "Belediyenin mektupları çok zor.",
                   "done": "On mektup yeniden yazıldı. Okuma grubu hepsini okudu."},
        },
    ),
    (("Tien brieven herschrijven met de leesgroep", 60, "done"),), f"{FORMAL}/brieven",
)  # fmt: skip
BUS = Came(
    280, "college", "not", "De buslijn is van de Vlaamse vervoerregio. Die zegt nee: te weinig reizigers op zondag.",
    Said(
        "Op zondag rijdt er geen bus.",
        "We vroegen het aan de vervoerregio.",
        "De vervoerregio zegt nee. Bel voor vervoer met een vrijwilliger.",
        after=10,
        translations={
            "fr": {"asked": "Il n’y a pas de bus le dimanche.", "done": "Nous avons demandé à la région de transport.",
                   "not_yet": "Elle dit non. Appelez pour un transport avec un volontaire."},
            "en": {"asked": "There is no bus on Sunday.", "done": "We asked the transport region.",
                   "not_yet": "They said no. Call for a ride with a volunteer."},
            "ar": {"asked": "لا توجد حافلة يوم الأحد.", "done": "سألنا إدارة النقل.",
                   "not_yet": "قالت لا. اتصل للتنقل مع متطوع."},
            "tr": {"asked": "Pazar günü otobüs yok.", "done": "Ulaşım bölgesine sorduk.",
                   "not_yet": "Hayır dediler. Gönüllü ile ulaşım için arayın."},
        },
    ),
    (), f"{FORMAL}/bus",
)  # fmt: skip
CLOTHES = Came(
    190, "service", "taken_up", "Geen kind mag stoppen omdat schoenen te duur zijn.",
    Said("Kledij voor de sportclub is te duur.", "Er is een ruilkast met schoenen en kledij in de sporthal.", after=14,
         translations={
             "fr": {"asked": "Les vêtements de sport sont trop chers.",
                    "done": "Il y a une armoire d’échange dans la salle de sport."},
             "ar": {"asked": "ملابس النادي الرياضي غالية جدًا.",
                    "done": "توجد خزانة لتبادل الأحذية والملابس في القاعة."},
         }),
    (("Een ruilkast in de sporthal zetten", 30, "done"),),
)  # fmt: skip
CAMPS = Came(
    90, "college", "partly", "Er is geld voor twintig plaatsen die we vrijhouden. Meer kan dit jaar niet.",
    Said("De kampen zijn vol voordat sommigen het weten.",
         "Twintig plaatsen blijven een week langer vrij. Je belt ervoor.",
         "Meer plaatsen kunnen pas volgend jaar.", after=12, brought=1,
         translations={
             "fr": {"asked": "Les camps sont complets avant que certains le sachent.",
                    "done": "Vingt places restent libres une semaine de plus. Il suffit d’appeler.",
                    "not_yet": "Plus de places seulement l’an prochain."},
             "en": {"asked": "Camps are full before some people know.",
                    "done": "Twenty places stay free a week longer. You can call for them.",
                    "not_yet": "More places only next year."},
             "ar": {"asked": "المخيمات تمتلئ قبل أن يعرف البعض.",
                    "done": "يبقى عشرون مكانًا شاغرًا أسبوعًا إضافيًا. اتصل بنا.",
                    "not_yet": "أماكن أكثر في العام القادم فقط."},
             "tr": {"asked": "Kamplar bazıları duymadan doluyor.",
                    "done": "Yirmi yer bir hafta daha boş kalıyor. Aramanız yeter.",
                    "not_yet": "Daha çok yer ancak gelecek yıl."},
         }),
    (("Twintig plaatsen vrijhouden, ook per telefoon", 40, "done"),), f"{FORMAL}/kampen",
)  # fmt: skip
SWIMMING = Came(
    70, "college", "taken_up", "Zwemmen is gezond en moet voor elk gezin kunnen.",
    None,
    (("Een gezinskaart van het zwembad invoeren", 60, "busy"), ("De kaart ook aan de balie verkopen", 100, "to_do")),
    late=9,
)  # fmt: skip
CAFE = Came(
    40, "service", "partly", "Elke dag open lukt niet in juli: er is geen personeel. Eén namiddag per week lukt wel.",
    Said("Het ontmoetingshuis is dicht in de vakantie.",
         "Elke dinsdag in juli is er koffie, van 14 tot 16 uur.",
         "Elke dag lukt niet: er is geen personeel.", after=10, brought=1,
         translations={
             "fr": {"asked": "La maison de rencontre est fermée pendant les vacances.",
                    "done": "Chaque mardi de juillet, il y a du café de 14 à 16 heures.",
                    "not_yet": "Chaque jour, ce n’est pas possible : il n’y a pas de personnel."},
         }),
    (("Elke dinsdag in juli open met vrijwilligers", 20, "done"),),
    before=Came(
        140, "service", "not", "In juli is er geen personeel om open te doen.",
        Said("Het ontmoetingshuis is dicht in de vakantie.", "", "Er is in juli geen personeel.", after=8),
    ),
)  # fmt: skip
ANSWERS: dict[str, dict[str, Came]] = {
    slug: {
        "Op zondag rijdt er geen bus": BUS,
        "Brieven van de gemeente zijn te moeilijk": LETTERS,
        "Vakantiekampen zijn vol voordat sommigen het weten": CAMPS,
        "Zwemmen is te duur voor een gezin": SWIMMING,
        "Materiaal voor de sportclub is te duur": CLOTHES,
        "Het ontmoetingshuis is dicht in de vakantie": CAFE,
    }
    for slug in ("kalmthout", "westerlo")
}
