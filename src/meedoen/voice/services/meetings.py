"""Writes of a meeting before and after: planned, prepared, invited, cancelled; agenda, rides, minutes, promises."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import Refused
from meedoen.kernel.rows import one

from .. import rounds
from ..models import AgendaPoint, Bundle, Group, GroupMember, Meeting, Minute, PolicyCheck, Promise, Ride
from ..policy import groups as policy
from ..policy import signals
from ..rules import meetings as rules
from ..terms.groups import LineKind, Stage, Welcome
from .folding import fold

COUNTED = ("present_members", "present_voting", "present_guests", "heard", "policy_makers_present")
WHEN_AND_WHERE = ("title", "starts_at", "ends_at", "place_id", "why")


@command(policy.CHANGE_GROUP)
def plan_meeting(
    actor: Actor, group: Group, *, said: Mapping[str, Any], session_id: uuid.UUID | None = None
) -> Meeting:
    """A meeting of this group. ``session_id`` is the session of an activity that it is.

    Raises Refused: it ends before it begins, the group stopped, or the session has a meeting already.
    """
    if group.ended_on is not None:
        raise Refused(_("Deze groep komt niet meer samen. Begin haar eerst opnieuw."))
    _refuse_times(said)
    try:
        with transaction.atomic():
            return Meeting.objects.create(
                group=group, session_id=session_id, **{name: said[name] for name in WHEN_AND_WHERE if name in said}
            )
    except IntegrityError:
        raise Refused(_("Voor dit moment van de activiteit is er al een vergadering.")) from None


def _refuse_times(said: Mapping[str, Any]) -> None:
    if said["ends_at"] <= said["starts_at"]:
        raise Refused(_("Het einde komt na het begin. Kijk de uren na."), field="end_time")


@command(policy.LEAD_MEETING)
def change_meeting(actor: Actor, meeting: Meeting, *, said: Mapping[str, Any]) -> Meeting:
    """Another title, moment or place. Raises Refused once it was held."""
    _refuse_times(said)
    if meeting.stage in (Stage.HELD, Stage.FOLLOWED_UP):
        raise Refused(_("Deze vergadering is al voorbij."))
    for name in WHEN_AND_WHERE:
        if name in said:
            setattr(meeting, name, said[name])
    meeting.save()
    return meeting


@command(policy.LEAD_MEETING)
def prepare(actor: Actor, meeting: Meeting, *, welcome: Mapping[str, str], policy_makers: str) -> Meeting:
    """What is looked after so that everybody feels welcome (W4): codes of ``Welcome`` with a short note."""
    meeting.welcome = {code: note for code, note in welcome.items() if code in Welcome.values}
    meeting.policy_makers = policy_makers
    meeting.save(update_fields=["welcome", "policy_makers"])
    return meeting


@command(policy.LEAD_MEETING)
def note_ride(
    actor: Actor, meeting: Meeting, *, member_id: uuid.UUID, driver_id: uuid.UUID | None, how: str = ""
) -> Ride:
    """Who is picked up, and by whom. Raises Refused: they drive themselves, or nothing is said. NotFound outside."""
    here = GroupMember.objects.filter(group_id=meeting.group_id, until=None)
    passenger = one(here, pk=member_id)
    driver = one(here, pk=driver_id) if driver_id else None
    if driver is None and not how:
        raise Refused(_("Zeg wie rijdt, of hoe deze persoon er geraakt."), field="how")
    if driver == passenger:
        raise Refused(_("Wie rijdt, wordt niet opgehaald. Kies iemand anders."), field="driver_id")
    made, _new = Ride.objects.update_or_create(
        meeting=meeting, member=passenger, defaults={"driver": driver, "how": how}
    )
    return made


@command(policy.LEAD_MEETING)
def drop_ride(actor: Actor, meeting: Meeting, *, ride_id: uuid.UUID | None) -> Meeting:
    """Nobody needs to be picked up here any more; a ride that is gone already changes nothing."""
    if ride_id is not None:
        Ride.objects.filter(meeting=meeting, pk=ride_id).delete()
    return meeting


@command(policy.LEAD_MEETING)
def invite(actor: Actor, meeting: Meeting, *, invited: bool = True) -> Meeting:
    """People were invited, on paper and by voice first; ``invited=False`` takes that back before it was held."""
    if invited:
        if meeting.stage == Stage.PLANNED:
            meeting.stage = Stage.INVITED
        meeting.invited_on = timezone.localdate()
    elif meeting.stage == Stage.INVITED:
        meeting.stage, meeting.invited_on = Stage.PLANNED, None
    meeting.save(update_fields=["stage", "invited_on"])
    return meeting


@command(policy.LEAD_MEETING)
def cancel_meeting(actor: Actor, meeting: Meeting, *, why: str = "", cancelled: bool = True) -> Meeting:
    """It does not go on, and why; ``cancelled=False`` takes that back: who was invited still is.

    Raises Refused once it began.
    """
    again = Stage.INVITED if meeting.invited_on else Stage.PLANNED
    wanted = Stage.CANCELLED if cancelled else again
    if not rules.may_become(meeting.stage, wanted):
        raise Refused(_("Deze vergadering is al begonnen of voorbij."))
    meeting.stage = wanted
    meeting.cancelled_because = why if cancelled else ""
    meeting.save(update_fields=["stage", "cancelled_because"])
    return meeting


@command(policy.LEAD_MEETING)
def add_point(actor: Actor, meeting: Meeting, *, said: Mapping[str, Any]) -> AgendaPoint:
    """A point at the end of the agenda; from a bundle or a policy check it takes the title when none is typed.

    Raises NotFound for a bundle that the actor may not read, or that is closed or answered; Refused for one that stands
    on this agenda already.
    """
    bundle = _bundle_for(actor, meeting, said)
    asked = (
        one(PolicyCheck.objects.filter(group_id=meeting.group_id), pk=said["check_id"])
        if said.get("check_id")
        else None
    )
    title = said.get("title") or (bundle.title if bundle else "") or (asked.title if asked else "")
    if not title:
        raise Refused(_("Geef het punt een titel, of kies een bundel of een vraag van een dienst."), field="title")
    return _add_last(meeting, title=title, bundle=bundle, check_asked=asked, **_easy(said))


@command(signals.PUT_ON_AGENDA)
def put_on_agenda(actor: Actor, bundle: Bundle, *, meeting_id: uuid.UUID) -> AgendaPoint:
    """The bundle comes last on the agenda of a coming meeting that the actor leads, under its own title.

    Raises NotFound for another meeting, Refused when its answer is out or it stands there already.
    """
    ahead = policy.LEAD_MEETING.queryset(actor).filter(stage__in=rules.AHEAD, starts_at__date__gte=timezone.localdate())
    meeting = one(ahead, pk=meeting_id)
    if not Bundle.objects.filter(rounds.unanswered(), pk=bundle.pk).exists():
        raise Refused(_("Deze bundel heeft al een antwoord. Hij hoeft niet meer op een agenda."), code="answered")
    _refuse_twice(meeting, bundle)
    return _add_last(meeting, title=bundle.title, bundle=bundle)


def _refuse_twice(meeting: Meeting, bundle: Bundle) -> None:
    if AgendaPoint.objects.filter(meeting=meeting, bundle=bundle).exists():
        raise Refused(_("Deze bundel staat al op deze agenda."), field="bundle_id", code="twice")


def _add_last(meeting: Meeting, *, title: str, **told: Any) -> AgendaPoint:
    last = AgendaPoint.objects.filter(meeting=meeting).aggregate(last=Max("place"))["last"] or 0
    return AgendaPoint.objects.create(meeting=meeting, place=last + 1, title=title, **told)


def _bundle_for(actor: Actor, meeting: Meeting, said: Mapping[str, Any]) -> Bundle | None:
    """The bundle that was chosen for a point; None without."""
    if not said.get("bundle_id"):
        return None
    bundle = one(signals.PUT_ON_AGENDA.queryset(actor).filter(rounds.unanswered()), pk=said["bundle_id"])
    _refuse_twice(meeting, bundle)
    return bundle


def _easy(said: Mapping[str, Any]) -> dict[str, str]:
    names = ("easy_title", "easy_words", "asked_before", "came_of_it", "we_ask")
    return {name: said[name] for name in names if name in said}


@command(policy.CHANGE_POINT)
def change_point(actor: Actor, point: AgendaPoint, *, said: Mapping[str, Any]) -> AgendaPoint:
    """Other words for a point: its title, and the easy ones for everybody."""
    point.title = said.get("title") or point.title
    for name, value in _easy(said).items():
        setattr(point, name, value)
    point.save()
    return point


@command(policy.CHANGE_POINT)
def move_point(actor: Actor, point: AgendaPoint, *, up: bool) -> AgendaPoint:
    """One place earlier or later on the agenda. At the end of the list nothing happens."""
    others = AgendaPoint.objects.filter(meeting_id=point.meeting_id)
    beside = (
        others.filter(place__lt=point.place).order_by("-place")
        if up
        else others.filter(place__gt=point.place).order_by("place")
    )
    other = beside.first()
    if other is not None:
        point.place, other.place = other.place, point.place
        point.save(update_fields=["place"])
        other.save(update_fields=["place"])
    return point


@command(policy.CHANGE_POINT)
def remove_point(actor: Actor, point: AgendaPoint) -> None:
    """The point goes from the agenda. Raises Refused when something was written with it."""
    if point.minutes.exists() or point.promises.exists() or point.debriefs.exists():
        raise Refused(_("Bij dit punt staat al iets in het verslag. Haal dat eerst weg."))
    point.delete()


@command(policy.LEAD_MEETING)
def write_summary(actor: Actor, meeting: Meeting, *, summary: str, counts: Mapping[str, int | None]) -> Meeting:
    """The meeting in a few plain words, and how many were there. It counts as held from now on.

    ``counts`` holds some of COUNTED; None empties one. An open room is closed first, and what it counted stays unless
    another number is given.
    """
    was_open = meeting.room_opened_at is not None and meeting.room_closed_at is None
    fold(meeting)
    for name in COUNTED:
        if name in counts and not (was_open and counts[name] is None):
            setattr(meeting, name, counts[name])
    meeting.summary = summary
    _held(meeting)
    meeting.save()
    return meeting


def _held(meeting: Meeting) -> None:
    if rules.may_become(meeting.stage, Stage.HELD):
        meeting.stage = Stage.HELD
        meeting.held_on = timezone.localdate(meeting.starts_at)


@command(policy.LEAD_MEETING)
def add_line(
    actor: Actor, meeting: Meeting, *, words: str, kind: str = LineKind.SAID, point_id: uuid.UUID | None = None
) -> Minute:
    """A line of the minutes: what was said, or what was decided."""
    return Minute.objects.create(meeting=meeting, words=words, kind=kind, point=_point(meeting, point_id))


def _point(meeting: Meeting, point_id: uuid.UUID | None) -> AgendaPoint | None:
    return one(AgendaPoint.objects.filter(meeting=meeting), pk=point_id) if point_id else None


@command(policy.LEAD_MEETING)
def remove_line(actor: Actor, meeting: Meeting, *, line_id: uuid.UUID | None) -> Meeting:
    """A line goes from the minutes; one that is gone already changes nothing."""
    if line_id is not None:
        Minute.objects.filter(meeting=meeting, pk=line_id).delete()
    return meeting


@command(policy.LEAD_MEETING)
def promise(
    actor: Actor,
    meeting: Meeting,
    *,
    what: str,
    owner: str,
    due: datetime.date | None,
    point_id: uuid.UUID | None = None,
) -> Promise:
    """Somebody does something by a day: always with an owner, a service or a function."""
    if not owner.strip():
        raise Refused(_("Zeg wie dit doet: een dienst of een functie."), field="owner")
    return Promise.objects.create(
        meeting=meeting, what=what, owner=owner.strip(), due=due, point=_point(meeting, point_id)
    )


@command(policy.KEEP_PROMISE)
def keep_promise(actor: Actor, row: Promise, *, came_of_it: str = "", kept: bool = True) -> Promise:
    """It was done, and what came of it; ``kept=False`` opens it again."""
    row.done_on = timezone.localdate() if kept else None
    row.came_of_it = came_of_it if kept else ""
    row.save(update_fields=["done_on", "came_of_it"])
    return row


@command(policy.KEEP_PROMISE)
def drop_promise(actor: Actor, row: Promise) -> None:
    """It was noted by mistake."""
    row.delete()


@command(policy.LEAD_MEETING)
def follow_up(actor: Actor, meeting: Meeting, *, told: bool = True) -> Meeting:
    """The minutes are with the members: the meeting is followed up. ``told=False`` takes that back.

    Raises Refused while there are no minutes: no line and no summary.
    """
    if not told and meeting.stage == Stage.FOLLOWED_UP:
        meeting.stage, meeting.followed_up_on = Stage.HELD, None
    elif told:
        if not meeting.summary and not meeting.minutes.exists():
            raise Refused(_("Schrijf eerst het verslag, al is het één zin."))
        if not rules.may_become(meeting.stage, Stage.FOLLOWED_UP):
            raise Refused(_("Deze vergadering is nog niet gehouden."))
        meeting.stage, meeting.followed_up_on = Stage.FOLLOWED_UP, timezone.localdate()
    remember(told=told)
    meeting.save(update_fields=["stage", "followed_up_on"])
    return meeting
