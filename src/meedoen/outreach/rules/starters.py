"""Examples of templates to begin from; a network changes the words to its own (H11: Harelbeke's housing)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .paths import Counted, Outcome


@dataclass(frozen=True)
class Starter:
    """A template to begin from: its steps in order and its outcomes with their kind."""

    key: str
    name: str | Promise
    counted: str
    steps: tuple[str | Promise, ...]
    endings: tuple[tuple[str, str | Promise], ...]


STARTERS: tuple[Starter, ...] = (
    Starter(
        "premie",
        _("Premie voor de woning"),
        Counted.HOUSEHOLDS,
        (
            _("Woning samen bekeken"),
            _("Offertes gevraagd"),
            _("Premie aangevraagd"),
            _("Werken uitgevoerd"),
            _("Premie betaald"),
        ),
        (
            (Outcome.REACHED, _("Werken klaar en premie betaald")),
            (Outcome.PARTLY, _("Een deel van de werken klaar")),
            (Outcome.THRESHOLD, _("Gestopt door een drempel")),
            (Outcome.MOVED_ON, _("Verhuisd of verder zonder ons")),
        ),
    ),
    Starter(
        "renovatie",
        _("Renovatie met begeleiding"),
        Counted.HOUSEHOLDS,
        (
            _("Kennismaking aan huis"),
            _("Plan met de begeleider"),
            _("Lening of steun geregeld"),
            _("Aannemer gekozen"),
            _("Werken begonnen"),
            _("Werken nagekeken"),
        ),
        (
            (Outcome.REACHED, _("De woning is in orde")),
            (Outcome.PARTLY, _("Het dringendste is in orde")),
            (Outcome.THRESHOLD, _("Gestopt door een drempel")),
            (Outcome.MOVED_ON, _("Verhuisd of verder zonder ons")),
        ),
    ),
    Starter(
        "noodkoper",
        _("Rollend fonds voor noodkopers"),
        Counted.HOUSEHOLDS,
        (
            _("Vraag besproken"),
            _("Dossier klaar"),
            _("Beslissing van het fonds"),
            _("Werken uitgevoerd"),
            _("Afspraak over terugbetalen"),
        ),
        (
            (Outcome.REACHED, _("Opgeknapt met het fonds")),
            (Outcome.PARTLY, _("Een deel opgeknapt")),
            (Outcome.THRESHOLD, _("Gestopt door een drempel")),
            (Outcome.MOVED_ON, _("Verkocht, verhuisd of verder zonder ons")),
        ),
    ),
    Starter(
        "huren",
        _("Een betere huurwoning"),
        Counted.HOUSEHOLDS,
        (
            _("Ingeschreven voor een sociale woning"),
            _("Huurpremie nagekeken"),
            _("Samen gezocht"),
            _("Woning bezocht"),
            _("Huurcontract getekend"),
        ),
        (
            (Outcome.REACHED, _("Verhuisd naar een betere woning")),
            (Outcome.PARTLY, _("De huidige woning is beter")),
            (Outcome.THRESHOLD, _("Gestopt door een drempel")),
            (Outcome.MOVED_ON, _("Verder zonder ons")),
        ),
    ),
)


def starter(key: str) -> Starter | None:
    """One of the examples, by its key."""
    return next((one for one in STARTERS if one.key == key), None)
