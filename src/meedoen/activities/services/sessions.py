"""One session: moved, cancelled, given back, made larger. Who signed up hears it: they come on the call list."""

import datetime
import uuid
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import doors
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.networks import public as networks

from .. import policy
from ..events import SessionCancelled, SessionMoved, SessionRestored
from ..models import Enrolment, Session
from ..rules import offers, planning, versions
from ..terms import EnrolmentStatus, SessionStatus
from .enrolment import TELL_CANCELLED, TELL_MOVED, promote_waiting
from .searching import follow
from .series import refuse_overlap

TELL_RESTORED = "restored"


@command(policy.CHANGE_SESSION)
def move(
    actor: Actor,
    session: Session,
    *,
    starts_at: datetime.datetime,
    ends_at: datetime.datetime,
    place_id: uuid.UUID | None = None,
    reason: str,
    seen: str = "",
) -> Session:
    """Put one session at another time or place (``place_id`` None: the same place), and say why.

    Everyone on its list comes on the call list. Raises Refused: past, wrong order, a time the activity has already,
    no reason, nothing changed, or changed by somebody else since ``seen``.
    """
    versions.check_unchanged(seen, session.version)
    now = timezone.now()
    _refuse_past(session, now)
    if session.status == SessionStatus.CANCELLED:
        raise Refused(_("Deze keer is afgezegd. Maak dat eerst ongedaan."), code="cancelled")
    session.reason = _why(reason)
    planning.check_times(starts_at, ends_at, now=now)
    place_id = place_id or session.place_id
    if (starts_at, ends_at, place_id) == (session.starts_at, session.ends_at, session.place_id):
        raise Refused(_("Dag, uren en plaats zijn dezelfde gebleven. Verander er minstens één."), code="unchanged")
    refuse_overlap(session.activity, starts_at, ends_at, but=session)
    before, session.starts_at, session.ends_at = session.starts_at, starts_at, ends_at
    if place_id and place_id != session.place_id:
        _put_at(session, _place(actor, place_id))
    session.status = SessionStatus.MOVED
    session.save()
    follow([session.activity_id])
    remember(to_tell=_tell(session, TELL_MOVED))
    doors.publish(SessionMoved(session.network_id, session.pk, before, starts_at))
    return session


@command(policy.CHANGE_SESSION)
def cancel(actor: Actor, session: Session, *, reason: str, seen: str = "") -> Session:
    """This session does not go on, and why. Everyone on its list comes on the call list; nobody loses their place.

    Doing it twice changes nothing. Raises Refused without a reason, in the past, or when changed since ``seen``.
    """
    if session.status == SessionStatus.CANCELLED:
        return session
    versions.check_unchanged(seen, session.version)
    _refuse_past(session, timezone.now())
    session.reason, session.status = _why(reason), SessionStatus.CANCELLED
    session.save(update_fields=["reason", "status"])
    remember(to_tell=_tell(session, TELL_CANCELLED))
    doors.publish(SessionCancelled(session.network_id, session.pk))
    return session


@command(policy.CHANGE_SESSION)
def restore(actor: Actor, session: Session) -> Session:
    """Undo: a cancelled session goes on again; a moved one goes back to where the series put it.

    Who was not told yet needs no call any more; who was told comes on the call list. Raises Refused when the time
    it goes back to is past or taken.
    """
    now = timezone.now()
    if session.status == SessionStatus.PLANNED:
        return session
    moved_back = session.status == SessionStatus.MOVED
    before, told_of = session.starts_at, TELL_MOVED if moved_back else TELL_CANCELLED
    if moved_back:
        end = session.planned_end or session.planned_start + (session.ends_at - session.starts_at)
        session.starts_at, session.ends_at = session.planned_start, end
        _put_at(session, session.activity.place)
    _refuse_past(session, now)
    refuse_overlap(session.activity, session.starts_at, session.ends_at, but=session)
    session.status, session.reason = _as_planned(session), ""
    session.save()
    follow([session.activity_id])
    _take_back(session, told_of)
    promote_waiting(session)
    doors.publish(SessionRestored(session.network_id, session.pk, before, session.starts_at))
    return session


@command(policy.CHANGE_SESSION)
def change_places(actor: Actor, session: Session, *, capacity: int | None, childcare_places: int) -> Session:
    """Another number of places for this session (None: no limit); who waits moves up in turn.

    Fewer places than are taken is allowed: nobody is sent away, nobody comes in. Raises Refused out of range.
    """
    clean = offers.checked({"capacity": capacity, "childcare_places": childcare_places})
    session.capacity, session.childcare_places = clean["capacity"], clean["childcare_places"]
    session.save(update_fields=["capacity", "childcare_places"])
    promote_waiting(session)
    return session


def _why(reason: str) -> str:
    clean = offers.text(reason, "reason")
    if not clean:
        raise Refused(_("Zeg waarom. Wie ingeschreven is, wil dat weten."), field="reason", code="no_reason")
    return clean


def _refuse_past(session: Session, now: datetime.datetime) -> None:
    if session.starts_at <= now:
        raise Refused(_("Deze keer is al voorbij. Daar verandert niets meer aan."), code="past")


def _place(actor: Actor, place_id: uuid.UUID) -> Any:
    try:
        return networks.place(actor, place_id)
    except NotFound:
        raise Refused(_("Kies een plaats uit de lijst."), field="place_id", code="choice") from None


def _put_at(session: Session, place: Any) -> None:
    session.place, session.village_code = place, place.village_code if place else ""


def _as_planned(session: Session) -> str:
    same = session.starts_at == session.planned_start and session.ends_at == (session.planned_end or session.ends_at)
    return SessionStatus.PLANNED if same and session.place_id == session.activity.place_id else SessionStatus.MOVED


def _on_the_list(session: Session) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(session=session).exclude(status=EnrolmentStatus.CANCELLED)


def _tell(session: Session, what: str) -> int:
    return _on_the_list(session).update(to_tell=what, called_at=None)


def _take_back(session: Session, told_of: str) -> None:
    """Whoever heard of it must hear that it changed again; whoever did not, has nothing to hear."""
    heard = set(_on_the_list(session).filter(to_tell="").values_list("pk", flat=True))
    left = TELL_MOVED if session.status == SessionStatus.MOVED else ""
    _on_the_list(session).filter(to_tell=told_of).update(to_tell=left)
    again = TELL_MOVED if told_of == TELL_MOVED else TELL_RESTORED
    Enrolment.objects.filter(pk__in=heard).update(to_tell=again, called_at=None)
