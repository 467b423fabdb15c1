"""At the door: who is here, how many others, who came along with whom. No name is needed to count."""

import uuid
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, publish, remember, saw
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.rows import one
from meedoen.people import public as people

from .. import policy
from ..events import AttendanceUndone, PersonAttended
from ..models import Attendance, Enrolment, Session
from ..rules import door
from ..rules.attendance import Others
from ..terms import EnrolmentStatus, SessionStatus

LARGEST_PARTY, MOST_OTHERS = 60, 2000


class Expected(NamedTuple):
    """Who a party is (a key, or None) and with how many it is expected."""

    person: uuid.UUID | None
    adults: int
    children: int
    childcare: int


WALK_IN = Expected(None, 1, 0, 0)


@command(policy.TICK)
def tick(
    actor: Actor,
    session: Session,
    *,
    enrolment_id: uuid.UUID | None = None,
    participant_code: str = "",
    first_name: str = "",
    adults: int | None = None,
    children: int | None = None,
    childcare: int | None = None,
    first_time: bool | None = None,
    brought_by_code: str = "",
) -> Attendance:
    """Somebody is here: a party that signed up, the holder of a stamp card, or a walk-in (a first name or nothing).

    Counts a party or a card once a session, however often it is ticked. Sizes are those of the enrolment unless
    given. Whether it is the first time is worked out from the whole network unless told. A full room is no reason
    to refuse: who came, came. Raises Refused out of time, for an unknown code and for impossible sizes.
    """
    _check_open(session)
    party = _enrolment(session, enrolment_id) if enrolment_id else WALK_IN
    person = party.person if enrolment_id else _person(actor, session, participant_code, first_name)
    standing, came_before = _history(session, enrolment_id, person)
    if standing is not None:
        return Attendance.objects.get(pk=standing)
    made = Attendance(
        network_id=session.network_id,
        session=session,
        enrolment_id=enrolment_id,
        participant_id=person,
        adults=_or(adults, party.adults),
        children=_or(children, party.children),
        childcare=_or(childcare, party.childcare),
    )
    _check_sizes(made)
    made.first_time = (person is not None and not came_before) if first_time is None else first_time
    if brought_by_code:
        _note_bringer(made, _card(actor, brought_by_code, field="brought_by_code"))
    made.save(force_insert=True)
    _counted(session)
    if person is not None:
        saw(person)
        people.seen_on([person], timezone.localdate(session.starts_at))
        publish(PersonAttended(session.network_id, session.pk, person, made.first_time))
    return made


@command(policy.TICK)
def untick(
    actor: Actor,
    session: Session,
    *,
    enrolment_id: uuid.UUID | None = None,
    attendance_id: uuid.UUID | None = None,
) -> Attendance | None:
    """Take a tick back; the row stays, with the moment. None when nothing was ticked (any more)."""
    _check_open(session)
    found = _live(session, enrolment_id, attendance_id)
    if found is None:
        return None
    found.undone_at = timezone.now()
    found.save(update_fields=["undone_at"])
    if found.participant_id:
        saw(found.participant_id)
        publish(AttendanceUndone(session.network_id, session.pk, found.participant_id))
    return found


@command(policy.TICK)
def tick_again(actor: Actor, session: Session, *, attendance_id: uuid.UUID) -> Attendance:
    """Undo an undo: the row of a walk-in counts again, unless the same person was ticked again meanwhile."""
    _check_open(session)
    found = one(Attendance.objects.filter(session=session), pk=attendance_id)
    standing, _came_before = _history(session, found.enrolment_id, found.participant_id)
    if standing is not None:
        return Attendance.objects.get(pk=standing)
    found.undone_at = None
    found.save(update_fields=["undone_at"])
    if found.participant_id:
        publish(PersonAttended(session.network_id, session.pk, found.participant_id, found.first_time))
    return found


@command(policy.TICK)
def correct(
    actor: Actor, session: Session, *, attendance_id: uuid.UUID, adults: int, children: int, childcare: int = 0
) -> Attendance:
    """More or fewer of this party came than were expected. Raises Refused for impossible sizes."""
    _check_open(session)
    found = _live(session, None, attendance_id)
    if found is None:
        raise NotFound("attendance")
    found.adults, found.children, found.childcare = adults, children, childcare
    _check_sizes(found)
    found.save(update_fields=["adults", "children", "childcare"])
    return found


@command(policy.TICK)
def note_brought(
    actor: Actor, session: Session, *, attendance_id: uuid.UUID, by_code: str = "", by_id: uuid.UUID | None = None
) -> Attendance:
    """ "Came along with …" (W10): by the code of a card, or by the row of somebody of this session; neither undoes it.

    Raises Refused for an unknown code, for oneself and for a circle.
    """
    _check_open(session)
    found = _live(session, None, attendance_id)
    if found is None:
        raise NotFound("attendance")
    bringer = _card(actor, by_code, field="by_code") if by_code else None
    if by_id is not None:
        bringer = Attendance.objects.filter(session=session, pk=by_id).values_list("participant_id", flat=True).first()
        if bringer is None:
            raise Refused(_("Deze persoon staat niet meer op de lijst. Kies iemand anders."), field="by_id")
    if found.brought_by_id and found.participant_id and found.brought_by_id != bringer:
        people.not_brought(found.participant_id, found.brought_by_id)
    if bringer is None:
        found.brought_by = None
    else:
        _note_bringer(found, bringer)
    found.save(update_fields=["brought_by"])
    return found


@command(policy.TICK)
def set_others(
    actor: Actor,
    session: Session,
    *,
    adults: int,
    children: int,
    households: int = 0,
    was: tuple[int, int, int] | None = None,
) -> Session:
    """ "And N others", without a name: adults, children and households apart; units: persons, persons, households.

    With ``was`` (what the screen showed) only the difference is added, so that two people who count at one door do
    not overwrite each other. Raises Refused below zero or for more households than persons.
    """
    _check_open(session)
    wanted = (adults, children, households)
    now = (session.others_adults, session.others_children, session.others_households)
    if was is not None:
        adults, children, households = (
            max(0, there + new - old) for there, new, old in zip(now, wanted, was, strict=True)
        )
        wanted = (adults, children, households)
    if max(wanted) > MOST_OTHERS:
        raise Refused(_("Dat zijn er te veel voor één keer. Kijk het aantal na."), field="adults")
    _check_others(*wanted)
    session.others_adults, session.others_children, session.others_households = wanted
    session.counted_at = session.counted_at or timezone.now()
    session.save(update_fields=["others_adults", "others_children", "others_households", "counted_at"])
    remember(adults=wanted[0], children=wanted[1], households=wanted[2])
    return session


def _check_open(session: Session) -> None:
    sentence = door.why_not(
        timezone.localdate(session.starts_at),
        today=timezone.localdate(),
        cancelled=session.status == SessionStatus.CANCELLED,
    )
    if sentence:
        raise Refused(sentence, code="not_now")


def _check_others(adults: int, children: int, households: int) -> None:
    try:
        Others(persons=adults + children, children=children, households=households or None)
    except Refused as refusal:
        field = "adults" if refusal.field == "persons" else refusal.field
        raise Refused(refusal.sentence, field=field, code=refusal.code) from None


def _check_sizes(row: Attendance) -> None:
    if min(row.adults, row.children, row.childcare) < 0 or row.adults + row.children < 1:
        raise Refused(_("Minstens één persoon is er. Kijk de aantallen na."), field="adults")
    if row.adults + row.children > LARGEST_PARTY:
        raise Refused(_("Meer dan 60 mensen in één keer: tel hen bij “en nog anderen”."), field="adults")
    if row.childcare > row.children:
        raise Refused(
            _("Er zijn meer kinderen in de opvang dan er meekwamen. Kijk de aantallen na."), field="childcare"
        )


def _or(given: int | None, otherwise: int) -> int:
    return otherwise if given is None else given


def _enrolment(session: Session, enrolment_id: uuid.UUID) -> Expected:
    found = Enrolment.objects.filter(session=session, pk=enrolment_id).order_by()
    row = found.values_list("status", "participant_id", "adults", "children", "childcare")[:1]
    if not row:
        raise NotFound("enrolment")
    status, person, adults, children, childcare = row[0]
    if status == EnrolmentStatus.CANCELLED:
        raise Refused(_("Deze inschrijving werd afgezegd. Zet ze terug, of tel deze mensen bij wie er nog kwam."))
    return Expected(person, adults, children, childcare)


def _person(actor: Actor, session: Session, code: str, first_name: str) -> uuid.UUID | None:
    if code.strip():
        return _card(actor, code, field="participant_code")
    if first_name.strip():
        return people.register(
            actor, organisation_id=session.activity.organisation_id, first_name=first_name.strip()
        ).pk
    return None


def _card(actor: Actor, code: str, *, field: str) -> uuid.UUID:
    found = people.by_code(actor, code)
    if found is None:
        raise Refused(
            _("Deze code kennen we niet. Kijk na wat er op de kaart staat, of tel de persoon zonder kaart."),
            field=field,
            code="unknown_code",
        )
    return found


def _history(
    session: Session, enrolment_id: uuid.UUID | None, person: uuid.UUID | None
) -> tuple[uuid.UUID | None, bool]:
    """The row that counts already for this party or person, and whether the person ever came before (one query)."""
    if enrolment_id is None and person is None:
        return None, False
    same = Q(participant_id=person) if person else Q(enrolment_id=enrolment_id)
    rows = Attendance.objects.filter(same, undone_at=None).order_by()
    found = list(rows.values_list("pk", "session_id", "session__starts_at"))
    standing = next((pk for pk, where, _start in found if where == session.pk), None)
    return standing, any(start < session.starts_at for _pk, _where, start in found)


def _live(session: Session, enrolment_id: uuid.UUID | None, attendance_id: uuid.UUID | None) -> Attendance | None:
    same = Q(enrolment_id=enrolment_id) if enrolment_id else Q(pk=attendance_id)
    return Attendance.objects.filter(same, session=session, undone_at=None).first()


def _note_bringer(row: Attendance, bringer: uuid.UUID) -> None:
    if row.participant_id == bringer:
        raise Refused(_("Iemand kan niet met zichzelf meekomen."), field="by_code", code="circle")
    if row.participant_id:
        people.brought(row.participant_id, bringer)
        saw(row.participant_id)
    row.brought_by_id = bringer
    saw(bringer)


def _counted(session: Session) -> None:
    if session.counted_at is None:
        session.counted_at = timezone.now()
        session.save(update_fields=["counted_at"])
