"""The words of "Wat past bij mij?": the questions with their pictures, and each verdict in a plain sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meedoen.kernel.web import words

from ..queries.fitting import Offer
from ..rules.fitting import Answers, Fit, State, Verdict
from ..rules.fitting.answers import code_of, name_of
from . import notices

QUESTIONS = {
    "when": (gettext_lazy("Wanneer kun je?"), "kalender"),
    "near": (gettext_lazy("Waar wil je iets doen?"), "plaats"),
    "children": (gettext_lazy("Breng je kinderen mee?"), "ouder met kind"),
    "company": (gettext_lazy("Kom je alleen of samen?"), "samen op stap"),
    "likes": (gettext_lazy("Wat doe je graag?"), "hart"),
    "holds": (gettext_lazy("Wat maakt het soms moeilijk?"), "vraag"),
}
SEVERAL = ("likes", "holds")
"""The questions that may have more than one answer."""

_OPTIONS: dict[str, tuple[tuple[str, Any, str], ...]] = {
    "when": (
        ("morning", gettext_lazy("In de voormiddag"), "ochtend"),
        ("afternoon", gettext_lazy("In de namiddag"), "zon"),
        ("evening", gettext_lazy("’s Avonds"), "avond"),
        ("weekend", gettext_lazy("In het weekend"), "agenda"),
    ),
    "children": (
        ("yes", gettext_lazy("Ja, kinderen komen mee"), "gezin"),
        ("no", gettext_lazy("Nee, geen kinderen"), "volwassene"),
    ),
    "company": (
        ("alone", gettext_lazy("Ik kom alleen"), "één persoon"),
        ("together", gettext_lazy("Ik kom met iemand samen"), "samen op stap"),
    ),
    "likes": (
        ("meet", gettext_lazy("Mensen ontmoeten"), "koffie"),
        ("move", gettext_lazy("Bewegen"), "voetbal"),
        ("music", gettext_lazy("Muziek, dans, toneel"), "muziek"),
        ("make", gettext_lazy("Iets maken"), "naaien"),
        ("cook", gettext_lazy("Koken en eten"), "koken"),
        ("outside", gettext_lazy("Buiten zijn"), "park"),
        ("learn", gettext_lazy("Iets leren"), "opleiding"),
        ("dutch", gettext_lazy("Nederlands oefenen"), "gesprek"),
        ("computer", gettext_lazy("Computer en telefoon"), "computer"),
        ("family", gettext_lazy("Iets met kinderen"), "speelgoed"),
        ("matters", gettext_lazy("Geld, werk en wonen"), "document"),
    ),
    "holds": (
        ("price", gettext_lazy("Het kost te veel"), "geld"),
        ("transport", gettext_lazy("Ik geraak er niet"), "bus"),
        ("language", gettext_lazy("Ik spreek weinig Nederlands"), "praten"),
        ("stairs", gettext_lazy("Trappen lukken niet"), "trap"),
        ("quiet", gettext_lazy("Het is er te druk"), "stil"),
        ("company", gettext_lazy("Ik ga niet graag alleen"), "samen op stap"),
    ),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its word and picture, where choosing it leads; ``code`` is what a form sends."""

    code: str
    word: str
    picture: str
    chosen: bool
    href: str = ""
    name: bool = False


def options(step: str, answers: Answers, villages: Mapping[str, str], href: Any) -> list[Option]:
    """The answers to a question. ``href`` makes the address after choosing one from the answers then given."""
    given = getattr(answers, step)
    if step == "near":
        picture = notices.picture("plaats")
        return [
            Option(code, name, picture, code == given, href(answers.but(step, code)), name=True)
            for code, name in villages.items()
        ]
    found = []
    for answer, word, picture in _OPTIONS[step]:
        chosen = answer in given if step in SEVERAL else answer == given
        after = href(answers.but(step, _toggled(step, given, answer)))
        found.append(Option(code_of(step, answer), str(word), notices.picture(picture), chosen, after))
    return found


def _toggled(step: str, given: Any, answer: str) -> Any:
    if step not in SEVERAL:
        return answer
    order = [one for one, _word, _picture in _OPTIONS[step]]
    chosen = set(given) ^ {answer}
    return tuple(one for one in order if one in chosen)


def field_of(step: str) -> str:
    """The name of a question in a form."""
    return name_of(step)


def chosen_words(step: str, answers: Answers, villages: Mapping[str, str]) -> str:
    """What was answered to a question, in words; empty when it was skipped."""
    return ", ".join(one.word for one in options(step, answers, villages, lambda _after: "") if one.chosen)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something fits, or what does not: a picture and one plain sentence."""

    picture: str
    sentence: str


def reasons(fit: Fit, answers: Answers, villages: Mapping[str, str], *, partly: bool = True) -> list[Reason]:
    """What fits, in the order in which it weighs."""
    states = (State.MET, State.PARTLY) if partly else (State.MET,)
    return _told(fit, answers, villages, states)


def but_not(fit: Fit, answers: Answers, villages: Mapping[str, str]) -> list[Reason]:
    """What was asked and does not fit."""
    return _told(fit, answers, villages, (State.NOT,))


def _told(fit: Fit, answers: Answers, villages: Mapping[str, str], states: tuple[State, ...]) -> list[Reason]:
    wanted = [verdict for verdict in fit.verdicts if verdict.state in states]
    found = [(verdict, _sentence(verdict, fit.item, answers, villages)) for verdict in wanted]
    return [Reason(notices.picture(_PICTURES[one.wish]), said) for one, said in found if said]


_PICTURES = {
    "places": "wachten", "soon": "kalender", "children": "kinderen", "price": "geld", "stairs": "trap",
    "transport": "bus", "language": "praten", "with_company": "samen op stap", "quiet": "stil", "near": "plaats",
    "when": "uur", "likes": "hart", "company": "welkom",
}  # fmt: skip
_PLAIN: dict[str, Any] = {
    "free": gettext_lazy("Gratis."),
    "price_unknown": gettext_lazy("De prijs kennen we niet. Bel even."),
    "fetched": gettext_lazy("Wij kunnen je ophalen."),
    "no_transport": gettext_lazy("Hier is geen vervoer geregeld."),
    "little_dutch": gettext_lazy("Weinig Nederlands? Geen probleem."),
    "dutch_unknown": gettext_lazy("Je hebt hier wat Nederlands nodig."),
    "step_free": gettext_lazy("Zonder trappen."),
    "helped_in": gettext_lazy("Er zijn trappen. Wij helpen."),
    "stairs": gettext_lazy("Er zijn trappen."),
    "stairs_unknown": gettext_lazy("Zijn er trappen? Dat weten we niet."),
    "quiet": gettext_lazy("Het is er rustig."),
    "quiet_unknown": gettext_lazy("Het kan er druk zijn."),
    "companion": gettext_lazy("Iemand kan met je meegaan."),
    "no_companion": gettext_lazy("Meegaan is niet geregeld. Bel even."),
    "adults_only": gettext_lazy("Alleen voor volwassenen."),
    "children_unknown": gettext_lazy("Mogen kinderen mee? Dat weten we niet."),
    "young_only": gettext_lazy("Dit is voor kinderen en jongeren."),
    "meet": gettext_lazy("Hier leer je mensen kennen."),
    "one_left": gettext_lazy("Er is nog maar 1 plaats."),
    "full": gettext_lazy("Volzet. Je kunt op de wachtlijst."),
    "later": gettext_lazy("Dit duurt nog meer dan zes weken."),
    "something_else": gettext_lazy("Dit is iets anders dan je koos."),
}
_NOT_THEN = {
    "morning": gettext_lazy("Niet in de voormiddag."),
    "afternoon": gettext_lazy("Niet in de namiddag."),
    "evening": gettext_lazy("Niet in de avond."),
    "weekend": gettext_lazy("Niet in het weekend."),
}
_NEAR = {
    "in_village": gettext_lazy("In %(village)s."),
    "nearby": gettext_lazy("Dicht bij %(village)s."),
    "further": gettext_lazy("Niet dicht bij %(village)s."),
}


def _sentence(verdict: Verdict, item: Offer, answers: Answers, villages: Mapping[str, str]) -> str:
    """One sentence; empty where there is nothing to say (a wish that everything meets)."""
    if verdict.wish == "likes" and verdict.state is State.MET:
        label = next(word for answer, word, _picture in _OPTIONS["likes"] if answer == verdict.why)
        return _("%(like)s: dat doe je graag.") % {"like": label}
    if verdict.wish == "when":
        if verdict.state is State.NOT:
            return str(_NOT_THEN[answers.when])
        return f"{next(word for answer, word, _picture in _OPTIONS['when'] if answer == verdict.why)}."
    if verdict.wish == "near":
        return str(_NEAR[verdict.why]) % {"village": villages.get(answers.near, answers.near)}
    return _of_the_offer(verdict.why, item)


def _of_the_offer(why: str, item: Offer) -> str:
    if why in ("cheap", "costs"):
        price = words.prices(item.price_cents, item.social_price_cents)
        return _("Het kost %(price)s.") % {"price": price}
    if why == "bus":
        return _("De bus stopt dichtbij: %(stop)s.") % {"stop": item.bus_stop}
    if why == "speaks":
        return _("Er is iemand die je taal spreekt.")
    if why == "welcomed":
        return _("%(name)s wacht je op.") % {"name": item.welcomed_by}
    if why == "children_welcome":
        return _("Kinderen mogen mee.") if item.children_welcome else _care(item)
    return str(_PLAIN[why]) if why else ""


def _care(item: Offer) -> str:
    return _("Er is kinderopvang.") if item.childcare_places else _("Dit is voor kinderen.")
