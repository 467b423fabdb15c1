"""What we say when publiq says nothing to the passholder: what is wrong, and what to do."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .answers import Problem
from .wire import Trouble

USUAL = gettext_lazy("Vraag de gewone prijs, of probeer het straks opnieuw.")
PROBLEMS = {
    "invalid-uitpasnumber": gettext_lazy("Dit is geen nummer van een UiTPAS. Kijk de cijfers na."),
    "invalid-uitpas-number": gettext_lazy("Dit is geen nummer van een UiTPAS. Kijk de cijfers na."),
    "passholder-not-found": gettext_lazy("UiTPAS kent deze kaart niet, of ze is nog van niemand. Kijk de cijfers na."),
    "pass-not-found": gettext_lazy("UiTPAS kent deze kaart niet. Kijk de cijfers na."),
    "card-blocked": gettext_lazy("Deze kaart is geblokkeerd. De persoon vraagt een nieuwe bij een UiTPAS-balie."),
    "invalid-card": gettext_lazy("Deze kaart kan hier niet gebruikt worden. Vraag de gewone prijs."),
    "invalid-card-status": gettext_lazy("Deze kaart werkt niet. De persoon vraagt een nieuwe bij een UiTPAS-balie."),
    "passholder-no-active-cardsystems": gettext_lazy("Deze kaart is niet meer actief. De UiTPAS-balie kan helpen."),
    "social-tariff-expired": gettext_lazy("Het kansentarief is vervallen. De UiTPAS-balie kan het vernieuwen."),
    "social-tariff-suspended": gettext_lazy("Het kansentarief is voor een tijd stopgezet. Vraag de gewone prijs."),
    "maximum-reached": gettext_lazy("Het hoogste aantal tickets aan dit tarief is bereikt. Vraag de gewone prijs."),
    "invalid-number-of-tickets": gettext_lazy("Zoveel tickets mogen niet met deze kaart. Kies er minder."),
    "invalid-coupon": gettext_lazy("Deze bon geldt niet, of is al gebruikt. Kies een ander tarief."),
    "event-not-found": gettext_lazy(
        "UiTPAS kent deze activiteit niet. In UiTdatabank heeft ze een prijs en een organisator van UiTPAS nodig."
    ),
    "ticket-sale-not-found": gettext_lazy("UiTPAS kent deze verkoop niet meer."),
}
UNKNOWN_CARD = frozenset({"invalid-uitpasnumber", "invalid-uitpas-number", "passholder-not-found", "pass-not-found"})
"""The answers that say that a number is nobody's: too many of them is searching, not selling."""
TROUBLES = {
    "unreachable": gettext_lazy("We bereiken UiTPAS niet."),
    "timeout": gettext_lazy("UiTPAS antwoordt niet."),
    "cut": gettext_lazy("De verbinding met UiTPAS viel weg."),
    "server": gettext_lazy("Er is iets mis bij UiTPAS."),
    "unreadable": gettext_lazy("UiTPAS antwoordde iets dat we niet begrijpen. Meld het aan de beheerder."),
    "settings": gettext_lazy("UiTPAS aanvaardt onze sleutels niet. Meld het aan de beheerder."),
    "forbidden": gettext_lazy("Wij mogen bij UiTPAS niet verkopen voor deze organisator. Meld het aan de coördinator."),
}


def of_problem(problem: Problem) -> str:
    """What publiq says to the passholder, as given; otherwise our own sentence, or the title of the problem."""
    if problem.message:
        return problem.message
    if problem.kind in PROBLEMS:
        return str(PROBLEMS[problem.kind])
    said = _("UiTPAS zegt nee (%(what)s).") % {"what": problem.title or problem.kind or problem.status}
    return f"{said} {USUAL}"


def why(trouble: Trouble) -> str:
    """Why there was no answer."""
    if trouble.kind != "busy":
        return str(TROUBLES[trouble.kind])
    minutes = max(1, -(-trouble.retry_after // 60))
    return ngettext(
        "UiTPAS heeft het te druk. Wacht %(n)s minuut.", "UiTPAS heeft het te druk. Wacht %(n)s minuten.", minutes
    ) % {"n": minutes}


def of_trouble(trouble: Trouble) -> str:
    """Why there was no answer, what is sure, and what to do. For a question, or a sale that never left."""
    nothing = _("Er is niets geregistreerd.")
    return f"{why(trouble)} {nothing} {USUAL}"
