"""Who could help whom, with the reason why; and when a contact may be passed on: only after two times yes."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from meedoen.kernel.refusals import Refused

from ..terms_of_help import Said, Stage

LONGEST_DAYS = 180
"""Nothing stands longer than half a year; who still wants it says so again."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a notice asks or offers, as the matcher sees it."""

    id: Any
    person: Any
    kind: str
    area: str
    days: frozenset[str]
    parts: frozenset[str]
    until: datetime.date


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could help, with codes of why and of what is not known to fit."""

    id: Any
    why: tuple[str, ...]
    but: tuple[str, ...]


def candidates(one: Wanted, others: Iterable[Wanted], *, today: datetime.date) -> list[Candidate]:
    """The others that fit, best first. Only the same kind of help, never oneself, nothing that is over.

    Another area costs two, no area on one of the sides one (that is anywhere), days and parts of the day one each; who
    is there longest to come stands first among equals.
    """
    found = []
    for other in others:
        if other.kind != one.kind or other.until < today or (other.person is not None and other.person == one.person):
            continue
        anywhere = not (one.area and other.area)
        told = {
            "area": one.area == other.area,
            "days": _meet(one.days, other.days),
            "parts": _meet(one.parts, other.parts),
        }
        if anywhere:
            del told["area"]
        why = tuple(name for name, fits in told.items() if fits)
        but = tuple(name for name, fits in told.items() if not fits)
        costs = sum(2 if name == "area" else 1 for name in but) + anywhere
        found.append((costs, other.until, Candidate(other.id, why, but)))
    return [one for _costs, _until, one in sorted(found, key=lambda told: told[:2])]


def _meet(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Who names no day can on every day."""
    return not ours or not theirs or bool(ours & theirs)


def stage(asker: str, offerer: str, *, passed: bool) -> str:
    """How far two are. A no ends it, whatever the other says."""
    if Said.NO in (asker, offerer):
        return Stage.DECLINED
    return Stage.PASSED if passed else Stage.PROPOSED


def may_pass(asker: str, offerer: str) -> None:
    """Raises Refused unless both said yes."""
    if (asker, offerer) != (Said.YES, Said.YES):
        raise Refused(_("Nog niet iedereen zei ja. Vraag het eerst aan allebei."), code="not_agreed")


def checked_until(until: datetime.date | None, *, today: datetime.date) -> datetime.date:
    """The last day on which it counts. Raises Refused in the past or after half a year."""
    last = today + datetime.timedelta(days=LONGEST_DAYS)
    if until is None:
        return today + datetime.timedelta(days=60)
    if until < today:
        raise Refused(_("Die dag is al voorbij. Kies een latere dag."), field="until")
    if until > last:
        raise Refused(_("Kies een dag binnen een half jaar. Daarna vraag je het opnieuw."), field="until")
    return until
