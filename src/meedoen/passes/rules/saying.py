"""Every decision in sentences: what was computed, what cut it, what one pays oneself; or which rule says no."""

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meedoen.kernel.web.words import euros

from .deciding import Decision, Left
from .schemes import Terms


def explain(decision: Decision, terms: Terms, *, places: int = 1) -> str:
    """The decision in a few short sentences, for the worker and the person together; of a group for all its places."""
    if decision.refused:
        return _no(decision, terms)
    said = {
        "rate": decision.rate, "price": euros(decision.price), "asked": euros(decision.asked),
        "ceiling": euros(decision.ceiling), "left": euros(decision.left), "person": euros(decision.person),
        "organiser": euros(decision.organiser),
    }  # fmt: skip
    parts = [places_words(places) + "."] if places > 1 else []
    parts.append(_("%(rate)s %% van %(price)s is %(asked)s.") % said)
    if decision.cut_by:
        parts.append(_ceiling(decision) % said)
        if decision.left < decision.ceiling:
            parts.append(_("Daarvan is nog %(left)s over.") % said)
    if decision.organiser:
        parts.append(_("De organisator draagt %(organiser)s.") % said)
    parts.append(_("Zelf te betalen: %(person)s.") % said)
    if decision.waits_for == "committee":
        parts.append(_("Het comité beslist nog."))
    elif decision.waits_for == "receipt":
        parts.append(_("We kijken het bewijs nog na."))
    elif decision.waits_for:
        parts.append(_("Een tweede persoon kijkt nog na."))
    return " ".join(parts)


def places_words(places: int) -> str:
    """ "3 plaatsen"."""
    return ngettext("%(n)s plaats", "%(n)s plaatsen", places) % {"n": places}


def _ceiling(decision: Decision) -> str:
    if decision.cut_by == "household":
        return _("Het plafond per gezin is %(ceiling)s.")
    return _("Het plafond is %(ceiling)s.")


def day(when: datetime.date | None) -> str:
    """A day with its year, in figures."""
    return f"{when:%d/%m/%Y}" if when else ""


def _no(decision: Decision, terms: Terms) -> str:
    said = {"day": day(decision.day), "home": decision.home, "ceiling": euros(decision.ceiling)}
    sentences = {
        "domicile": _("Wie elders woont, krijgt dit van de eigen gemeente. Vraag het daar: %(home)s."),
        "cost": _("Deze regeling betaalt dit soort kosten niet. Kies een andere soort of een andere regeling."),
        "age_missing": _("Deze regeling hangt af van de leeftijd. Vul in hoe oud de persoon is."),
        "age": _("Deze regeling geldt niet voor deze leeftijd."),
        "where": _("Deze regeling geldt in de gemeente, of bij een vereniging van hier."),
        "proof": _("Hiervoor is een bewijs nodig: %(proof)s."),
        "paid_to": _("Deze regeling betaalt niet aan wie je koos. Kies iemand anders uit de lijst."),
        "deadline": _("De aanvraag is te laat. Ze kon tot %(day)s."),
        "cumulation": _("Dit jaar betaalde al een regeling die niet samengaat met deze. Kies er één."),
        "used_up": _("Het plafond van %(ceiling)s is opgebruikt. Vanaf %(day)s kan het opnieuw."),
        "too_small": _("Het deel dat het fonds betaalt, is minder dan één cent."),
        "number": ngettext(
            "Er is al %(n)s activiteit betaald; meer kan niet. Vanaf %(day)s kan het opnieuw.",
            "Er zijn al %(n)s activiteiten betaald; meer kan niet. Vanaf %(day)s kan het opnieuw.",
            decision.number,
        ),
    }
    return sentences[decision.refused] % {**said, "n": decision.number, "proof": proof_word(terms)}


def elsewhere_words(home: str) -> str:
    """Where somebody asks who lives in another municipality (R7)."""
    return _("Wie elders woont, krijgt dit van de eigen gemeente. Vraag het daar: %(home)s.") % {"home": home}


def proof_word(terms: Terms) -> str:
    """What has to be shown, in the middle of a sentence."""
    return {"receipt": _("een kassaticket of betaalbewijs"), "invoice": _("een factuur")}.get(terms.proof, "")


def left_words(left: Left) -> str:
    """ "Nog € 60 en 1 keer, tot 31/12/2026."; what is used up says which limit that is, and when there is more."""
    if left.nothing:
        return (
            limit_words(left) + " " + _("Niets meer over. Vanaf %(day)s kan het opnieuw.") % {"day": day(left.again_on)}
        )
    last = left.again_on - datetime.timedelta(1)
    times = "" if left.times is None else ngettext("%(n)s keer", "%(n)s keer", left.times) % {"n": left.times}
    said = {"money": euros(left.cents or 0), "times": times, "day": day(last)}
    if left.cents is None:
        return _("Nog %(times)s, tot %(day)s.") % said if times else _("Er is geen hoogste bedrag.")
    return (_("Nog %(money)s en %(times)s, tot %(day)s.") if times else _("Nog %(money)s, tot %(day)s.")) % said


def limit_words(left: Left) -> str:
    """Which limit is reached."""
    if left.times == 0:
        return _("Al %(n)s van %(n)s keer gebruikt.") % {"n": left.most}
    if left.household:
        return _("Het bedrag van %(ceiling)s voor het gezin is opgebruikt.") % {"ceiling": euros(left.ceiling)}
    return _("Het bedrag van %(ceiling)s is opgebruikt.") % {"ceiling": euros(left.ceiling)}


def from_age_words(age: int, said: str) -> str:
    """What counts from an age on; nothing more for who is any age."""
    return _("Vanaf %(age)s jaar: %(said)s") % {"age": age, "said": said} if age else said


def clash_words() -> str:
    """Why a scheme gives nothing now: another one that does not go with it gave something."""
    return _("Dit gaat niet samen met wat je al kreeg.")


def clash_with(names: Sequence[str]) -> str:
    """The same for the staff: with which schemes."""
    return _("Gaat niet samen met %(names)s: daarvan kreeg deze persoon al iets.") % {"names": ", ".join(names)}
