"""A year of signals and bundles in all phases, for Kalmthout and Westerlo. All of it invented."""

import datetime
import random
import uuid
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.networks import public as networks
from meedoen.voice import public as voice

from .calendar import Days

DAY = datetime.timedelta(days=1)
ANSWER_DAYS = 60
ORDER = ("notice", "collect", "bundle", "analyse", "report", "decide", "act", "feedback", "closed")


@dataclass(frozen=True)
class Told:
    """A bundle of the demo: ``begun`` days ago, in a phase, with its voices (what was said, by how many).

    ``path``: each phase that it reached and how many days ago, where that is not a straight line.
    """

    title: str
    statement: str
    theme: str
    thresholds: tuple[str, ...]
    addressee: str
    phase: str
    begun: int
    voices: tuple[str, ...]
    promise: int = ANSWER_DAYS
    reopened: bool = False
    path: tuple[tuple[str, int], ...] = ()


BUS = Told(
    "Op zondag rijdt er geen bus",
    "Op zondag rijdt er geen bus. Wie geen auto heeft, geraakt nergens.",
    "mobility", ("reachable",), "region", "closed", 330,
    ("Op zondag rijdt er geen bus naar het centrum.", "Zonder auto kan je op zondag nergens naartoe.",
     "De bus stopt niet meer in de kleine dorpen tijdens het weekend.",
     "Wie in het weekend werkt, geraakt niet op het werk met de bus."),
    path=(("bundle", 323), ("analyse", 316), ("report", 305), ("decide", 290), ("feedback", 280), ("closed", 255)),
)  # fmt: skip
LETTERS = Told(
    "Brieven van de gemeente zijn te moeilijk",
    "De brieven gebruiken moeilijke woorden. Mensen weten niet wat ze moeten doen.",
    "services", ("clear",), "college", "closed", 290,
    ("De brief over de huurpremie staat vol moeilijke woorden.", "Mensen durven niet vragen wat er in de brief staat.",
     "De brieven van de gemeente zijn te lang en te moeilijk.",
     "Wie geen Nederlands leest, weet niet dat de brief belangrijk is."),
)  # fmt: skip
CAMPS = Told(
    "Vakantiekampen zijn vol voordat sommigen het weten",
    "De plaatsen op kamp zijn weg voor gezinnen zonder computer het weten.",
    "leisure", ("known", "available"), "college", "feedback", 200,
    ("De kampen waren vol op de eerste ochtend.", "Inschrijven voor een kamp kan alleen op de computer.",
     "Ouders horen te laat dat de inschrijvingen voor het kamp open zijn."),
)  # fmt: skip
SWIMMING = Told(
    "Zwemmen is te duur voor een gezin",
    "Met een heel gezin gaan zwemmen kost te veel.",
    "leisure", ("affordable",), "college", "act", 170,
    ("Zwemmen kost te veel met drie kinderen.", "De beurtenkaart van het zwembad is te duur in één keer.",
     "Kinderen zeggen dat ze niet graag zwemmen, maar het is te duur."),
    promise=200,
)  # fmt: skip
WAITING = Told(
    "De wachttijd voor een sociale woning is te lang",
    "Mensen wachten jaren op een sociale woning en horen ondertussen niets.",
    "housing", ("available", "clear"), "flemish", "decide", 150,
    ("Op de wachtlijst voor een sociale woning hoort niemand iets.", "De wachttijd voor een woning is veel te lang.",
     "Mensen wonen ondertussen in een te kleine woning met vocht."),
    promise=195,
)  # fmt: skip
DENTIST = Told(
    "Een tandarts vinden lukt niet",
    "Tandartsen nemen geen nieuwe mensen aan, en wie wel plaats heeft is te duur.",
    "health", ("available", "affordable"), "federal", "report", 80,
    ("Geen enkele tandarts neemt nog nieuwe mensen aan.", "De tandarts vraagt te veel voorschot.",
     "Mensen wachten met pijn omdat ze geen tandarts vinden."),
    promise=120,
)  # fmt: skip
PLAYGROUND = Told(
    "Het speelplein heeft geen schaduw en geen bank",
    "Ouders kunnen niet zitten, en in de zomer is het te warm.",
    "parenting", ("useful",), "college", "analyse", 50,
    ("Op het speelplein is er geen schaduw.", "Grootouders kunnen op het speelplein nergens zitten."),
)  # fmt: skip
COUNTER = Told(
    "Het loket werkt alleen op afspraak",
    "Een afspraak maken kan alleen op de site. Wie dat niet kan, staat voor een gesloten deur.",
    "digital", ("reachable", "clear"), "college", "bundle", 25,
    ("Het loket is alleen open op afspraak, en die maak je op de computer.",
     "Mensen staan voor een gesloten loket omdat ze geen afspraak hebben."),
)  # fmt: skip
CLOTHES = Told(
    "Materiaal voor de sportclub is te duur",
    "Het lidgeld wordt betaald, maar schoenen en kledij niet.",
    "leisure", ("affordable",), "service", "closed", 240,
    ("De kledij van de voetbalclub kost meer dan het lidgeld.", "Sportschoenen zijn te duur, dus kinderen stoppen.",
     "Voor de turnclub moet je een pakje kopen dat te duur is."),
)  # fmt: skip
CAFE = Told(
    "Het ontmoetingshuis is dicht in de vakantie",
    "In de vakantie is er geen plek om mensen te zien.",
    "company", ("available",), "service", "feedback", 190,
    ("In juli is het ontmoetingshuis dicht en zie je niemand.", "In de vakantie zijn mensen nog meer alleen.",
     "De koffie in het buurthuis stopt net als de scholen dicht zijn."),
    reopened=True,
    promise=220,
    path=(("bundle", 183), ("analyse", 175), ("report", 160), ("decide", 145), ("feedback", 140),
          ("analyse", 122), ("report", 100), ("decide", 60), ("act", 40), ("feedback", 20)),
)  # fmt: skip
BUNDLES: dict[str, tuple[Told, ...]] = {
    "kalmthout": (BUS, LETTERS, CAMPS, SWIMMING, WAITING, DENTIST, PLAYGROUND, COUNTER, CAFE),
    "westerlo": (LETTERS, CLOTHES, BUS, SWIMMING, CAMPS, DENTIST, WAITING, COUNTER, CAFE),
}
LOOSE = (
    ("De taallessen zijn altijd overdag, dus wie werkt kan niet komen.", "language", ("available",)),
    ("Taallessen in de avond zijn er niet meer.", "language", ("available",)),
    ("De fietsstraat is gevaarlijk aan de school.", "mobility", ("trusted",)),
    ("Aan de school rijden auto's te snel; kinderen durven niet fietsen.", "mobility", ("trusted",)),
    ("Voor de voedselbedeling moet je in een rij staan die iedereen ziet.", "food", ("trusted",)),
    ("Wie een premie vraagt, moet vijf keer hetzelfde papier geven.", "services", ("clear",)),
    ("Jongeren hebben geen plek om droog af te spreken.", "company", ("available",)),
)
RAW = (
    ("note", "mevrouw Peeters kan de vuilniszakken niet meer betalen, ze zijn veel te duur", "income", 2),
    (
        "public",
        "De lift in het station is al weken stuk. Met een kinderwagen geraak je niet op het perron.",
        "mobility",
        1,
    ),
    ("phone", "Iemand belde: de wachtzaal van de dokter is te klein, er zijn geen stoelen.", "health", 5),
    ("public", "الحافلة لا تصل إلى المدرسة، والطريق مظلم في المساء. نخاف على الأطفال.", "mobility", 1, "ar"),
)


def bring(slug: str, partners: dict[str, Any], actors: dict[Role, Actor], days: Days) -> None:
    """The past year, up to today. Called while the network is named, once its partners and accounts are there."""
    if slug not in BUNDLES:
        return
    scene = _Scene(slug, partners, actors, days)
    with seeding("demo"):
        for told in BUNDLES[slug]:
            scene.bundle(told)
        for number, (text, theme, thresholds) in enumerate(LOOSE):
            scene.voice(text, theme, thresholds, on=days.today - (40 - 5 * number) * DAY)
        for way_in, text, theme, ago, *spoken in RAW:
            scene.raw(way_in, text, theme, ago, *spoken)
    voice.look_for_alike(Actor.system(tenancy.here(), "demo"))


class _Scene:
    """Who gives, who checks, who follows up, and where it happens."""

    def __init__(self, slug: str, partners: dict[str, Any], actors: dict[Role, Actor], days: Days):
        self.days, self.partners = days, partners
        self.giver, self.checker = actors[Role.WORKER], actors[Role.GROUP_GUIDE]
        self.organisation = next(iter(self.giver.organisation_ids))
        self.chance = random.Random(f"{slug} signalen")  # noqa: S311 - invented
        self.areas = sorted(networks.area_names(Actor.system(tenancy.here(), "demo")), key=str)
        self.moment = timezone.now().replace(hour=9, minute=30)

    def voice(
        self,
        text: str,
        theme: str,
        thresholds: tuple[str, ...],
        *,
        on: datetime.date,
        bundle: Any = None,
        promise: int = ANSWER_DAYS,
    ) -> Any:
        """One checked signal."""
        at = self.moment - (self.days.today - on)
        made = apps.get_model("voice.Signal").objects.create(
            way_in=self.chance.choice(("note", "note", "public", "meeting", "desk", "phone", "referral")),
            state="checked", statement=text, theme=theme, thresholds=list(thresholds),
            area_id=self.chance.choice(self.areas) if self.areas else None,
            people_band=self.chance.choice(("one", "few", "few", "several")),
            recurring="again", target_group="everyone", noticed_on=on, given_at=at,
            organisation_id=self.organisation, given_by_id=self.giver.user_id, checked_by_id=self.checker.user_id,
            checked_at=at + DAY, promised_on=on + promise * DAY, token=uuid.UUID(int=self.chance.getrandbits(128)),
            bundle=bundle,
        )  # fmt: skip
        voice.index_signal(made)
        return made

    def raw(self, way_in: str, text: str, theme: str, ago: int, language: str = "nl") -> None:
        """One signal that waits for a second look."""
        on = self.days.today - ago * DAY
        ours = way_in != "public"
        apps.get_model("voice.Signal").objects.create(
            way_in=way_in, given=text, theme=theme, noticed_on=on, given_at=self.moment - ago * DAY,
            language=language, organisation_id=self.organisation if ours else None,
            given_by_id=self.giver.user_id if ours else None,
            promised_on=on + ANSWER_DAYS * DAY, token=uuid.UUID(int=self.chance.getrandbits(128)),
        )  # fmt: skip

    def bundle(self, told: Told) -> None:
        """One bundle, its voices, its path so far and who agreed."""
        begun = self.days.today - told.begun * DAY
        reached = ORDER.index(told.phase)
        owned = reached >= ORDER.index("act")
        shown = reached >= ORDER.index("report")
        length = max(1, (told.begun - 5) // 7)
        path = [(phase, begun + (7 + place * length) * DAY) for place, phase in enumerate(ORDER[2 : reached + 1])]
        path = [(phase, min(on, self.days.today)) for phase, on in path]
        if told.path:
            path = [(phase, self.days.today - ago * DAY) for phase, ago in told.path]
        made = apps.get_model("voice.Bundle").objects.create(
            title=told.title, statement=told.statement, theme=told.theme, addressee=told.addressee,
            public_title=told.title if shown else "", public_statement=told.statement if shown else "",
            phase=told.phase, phase_since=path[-1][1], organisation_id=self.organisation,
            owner_id=self.giver.user_id if owned else None,
            promised_on=begun + told.promise * DAY, reopened=int(told.reopened),
            published_at=self.moment - (self.days.today - path[2][1]) if shown else None,
            closed_on=path[-1][1] if told.phase == "closed" else None,
        )  # fmt: skip
        for number, text in enumerate(told.voices):
            self.voice(
                text, told.theme, told.thresholds, on=begun + 3 * number * DAY, bundle=made, promise=told.promise
            )
        self._steps(made, path, told)
        if shown:
            self._approvals(made, path[2][1])

    def _steps(self, bundle: Any, path: list[tuple[str, datetime.date]], told: Told) -> None:
        step, before = apps.get_model("voice.PhaseStep"), ""
        for phase, on in path:
            if (before, phase) != ("feedback", "analyse"):  # who opened it again says why, with the answers
                step.objects.create(
                    bundle=bundle, phase_from=before, phase_to=phase, on=on, by_id=self.giver.user_id,
                    at=self.moment - (self.days.today - on),
                )  # fmt: skip
            before = phase

    def _approvals(self, bundle: Any, on: datetime.date) -> None:
        for partner in list(self.partners.values())[:2]:
            apps.get_model("voice.Approval").objects.create(
                bundle=bundle, organisation=partner, state="approved", asked_on=on, answered_on=on
            )
