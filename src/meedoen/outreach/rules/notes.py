"""What a note says, and whether it can be (W10, H3, R26). Pure."""

import datetime
import json
import uuid
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from meedoen.kernel import textchecks
from meedoen.kernel.refusals import Refused
from meedoen.networks.public import Threshold

from ..terms import Duration, FollowKind, Kind, Met, Who

MOST_PERSONS, LONGEST_LINE, LONGEST_SECRET = 500, 140, 2000
LAST_YEAR = datetime.timedelta(days=366)
ANSWER_WITHIN = {FollowKind.QUESTION: datetime.timedelta(days=14), FollowKind.PROMISE: datetime.timedelta(days=7)}
"""By when a question is answered and a promise is kept, when nobody says it."""


@dataclass(frozen=True)
class Ask:
    """Something to follow up: what kind, in one line, by when (None: the house decides)."""

    kind: str
    what: str = ""
    due: datetime.date | None = None


@dataclass(frozen=True)
class Told:
    """One contact as somebody tells it. ``persons`` and ``households`` were met; nobody when there was no answer."""

    kind: str
    on: datetime.date
    area_id: uuid.UUID | None = None
    place_id: uuid.UUID | None = None
    who: str = Who.NOBODY
    answered: bool = True
    persons: int = 1
    households: int = 1
    met: str = ""
    themes: tuple[str, ...] = ()
    thresholds: tuple[str, ...] = ()
    signal: bool = False
    duration: str = ""
    asks: tuple[Ask, ...] = ()
    person: dict[str, Any] = field(default_factory=dict)
    """What was said at "who is it?", as it was said."""
    secret: str = ""

    def as_text(self) -> str:
        """All of it in one fixed form: equal notes give equal texts."""
        return json.dumps(asdict(self), sort_keys=True, default=str, ensure_ascii=False)


def from_text(text: str) -> Told:
    """The note that ``as_text`` wrote."""
    said = json.loads(text)
    asks = tuple(Ask(one["kind"], one["what"], _day(one["due"])) for one in said.pop("asks"))
    keys = {name: uuid.UUID(said[name]) if said[name] else None for name in ("area_id", "place_id")}
    person = dict(said.pop("person"))
    if person.get("person"):
        person["person"] = uuid.UUID(person["person"])
    lists = {name: tuple(said[name]) for name in ("themes", "thresholds")}
    return Told(
        **{**said, **keys, **lists, "on": datetime.date.fromisoformat(said["on"]), "asks": asks, "person": person}
    )


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text and text != "None" else None


def check(told: Told, *, today: datetime.date, themes: Collection[str], back: datetime.timedelta = LAST_YEAR) -> None:
    """Raises Refused, with the field and what to do, for what cannot be. ``themes``: those that this network knows.
    ``back``: how long ago it may be; a list that is brought along may go further than a note."""
    _check_choices(told, themes)
    if told.on > today:
        raise Refused(_("Deze dag moet nog komen. Kies vandaag of een dag die voorbij is."), field="on", code="future")
    if told.on < today - back:
        raise Refused(too_old(back), field="on", code="too_old")
    if told.area_id is None and told.place_id is None:
        raise Refused(_("Kies waar het was. De buurt is genoeg."), field="where")
    if not told.answered and told.kind not in (Kind.HOME_VISIT, Kind.PHONE):
        raise Refused(_("Niemand thuis kan alleen bij een huisbezoek of een telefoon."), field="answered")
    if told.answered and not 1 <= told.persons <= MOST_PERSONS:
        raise Refused(_("Tel minstens één mens, en hoogstens %(most)s.") % {"most": MOST_PERSONS}, field="persons")
    if told.answered and not 0 <= told.households <= told.persons:
        raise Refused(_("Er kunnen niet meer gezinnen zijn dan mensen. Kijk de getallen na."), field="households")
    for ask in told.asks:
        check_ask(ask, today=today)
    check_line(told.secret, "secret", LONGEST_SECRET)


def too_old(back: datetime.timedelta) -> str:
    """Why a day is refused that lies further back than that."""
    if back == LAST_YEAR:
        return _("Dit is langer dan een jaar geleden. Zo'n contact noteren we niet meer.")
    years = {"years": round(back.days / 365)}
    return _("Dit is langer dan %(years)s jaar geleden. Laat deze rij weg.") % years


def _check_choices(told: Told, themes: Collection[str]) -> None:
    fixed: list[tuple[str, Any, Collection[str]]] = [
        ("kind", [told.kind], Kind.values),
        ("who", [told.who], Who.values),
        ("met", [told.met] if told.met else [], Met.values),
        ("themes", told.themes, themes),
        ("thresholds", told.thresholds, Threshold.values),
        ("duration", [told.duration] if told.duration else [], Duration.values),
    ]
    for name, said, known in fixed:
        if not set(said) <= set(known):
            raise Refused(_("Kies een van de mogelijkheden op de lijst."), field=name, code="not_a_choice")


def check_ask(ask: Ask, *, today: datetime.date) -> None:
    """Raises Refused for a line that is too long, holds a register number, or a day that lies behind us."""
    name = {FollowKind.QUESTION: "question", FollowKind.PROMISE: "promise", FollowKind.NEXT: "next_on"}[
        FollowKind(ask.kind)
    ]
    check_line(ask.what, name, LONGEST_LINE)
    if ask.kind == FollowKind.PROMISE and not ask.what.strip():
        raise Refused(_("Schrijf in enkele woorden wat je beloofde."), field=name)
    if ask.kind == FollowKind.NEXT and ask.due is None:
        raise Refused(_("Kies de dag van het volgende contact."), field=name)
    if ask.due is not None and ask.due < today:
        day_field = name if ask.kind == FollowKind.NEXT else f"{name}_due"
        raise Refused(_("Deze dag is al voorbij. Kies vandaag of later."), field=day_field, code="past")


def check_line(text: str, name: str, longest: int) -> None:
    """Raises Refused for a text that is too long or holds a national register number (R23)."""
    if textchecks.find_register_number(text):
        raise Refused(textchecks.REGISTER_NUMBER_FOUND, field=name, code="register_number")
    if sentence := textchecks.too_long(text, longest):
        raise Refused(sentence, field=name, code="too_long")


def due_of(ask: Ask, on: datetime.date) -> datetime.date:
    """By when it has to be done: as said, or the usual time after the contact."""
    return ask.due or on + ANSWER_WITHIN[FollowKind(ask.kind)]


def met_of(told: Told, *, has_person: bool) -> str:
    """Whether this person was new for us (W16): as said; else who is noted by name for the first time is new."""
    if told.met:
        return told.met
    if not has_person or not told.answered:
        return Met.UNKNOWN
    return Met.NEW if told.who == Who.FIRST_NAME and not told.person.get("person") else Met.KNOWN


def counts_of(told: Told) -> tuple[int, int]:
    """Persons and households that were met: a visit without answer is a visit and no reach (R26)."""
    return (told.persons, told.households) if told.answered else (0, 0)


def asks_of(
    *,
    question: str = "",
    question_due: datetime.date | None = None,
    promise: str = "",
    promise_due: datetime.date | None = None,
    next_on: datetime.date | None = None,
) -> Iterator[Ask]:
    """What there is to follow up, from what was filled in."""
    if question.strip():
        yield Ask(FollowKind.QUESTION, question.strip(), question_due)
    if promise.strip():
        yield Ask(FollowKind.PROMISE, promise.strip(), promise_due)
    if next_on is not None:
        yield Ask(FollowKind.NEXT, "", next_on)
