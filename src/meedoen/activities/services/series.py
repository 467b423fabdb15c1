"""Series: the sessions of an activity, planned from its pattern and kept in step with it."""

import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import Refused

from .. import policy
from ..models import Activity, Session
from ..rules import planning, versions
from ..rules.holidays import load_holidays
from ..rules.series import Pattern
from ..terms import SessionStatus, Status
from .searching import follow

STEP = datetime.timedelta(days=150)
"""Less than the horizon, so that catching up leaves no hole."""
NO_SESSION = gettext_lazy("Met deze dagen is er geen enkele keer meer. Kijk de datums na.")


def fill(activity: Activity, *, after: datetime.datetime) -> list[Session]:
    """Make the sessions of the series that begin after this moment and are not there yet."""
    pattern = activity.series
    if pattern is None:
        return []
    wanted = planning.coming(pattern, after=after, holidays=load_holidays())
    return _make(activity, planning.in_step(_slots(activity, after), wanted).make)


@command(policy.EDIT)
def change_series(actor: Actor, activity: Activity, *, pattern: Pattern, seen: str = "") -> list[Session]:
    """Give the activity another series, from now on. Returns the sessions that stay although it does not have them.

    Sessions that nobody touched follow. What was moved, cancelled or added, and what people signed up for, stays as
    it is: move or cancel it with a reason, so that they hear it. Raises Refused when no session comes of it.
    """
    versions.check_unchanged(seen, activity.version)
    now, old = timezone.now(), activity.series
    wanted = planning.coming(pattern, after=now, holidays=load_holidays())
    if not wanted:
        raise Refused(str(NO_SESSION), field="start_date", code="no_session")
    of_series = {item.start for item in planning.coming(old, after=now, holidays=load_holidays())} if old else set()
    step = planning.in_step(_slots(activity, now, of_series), wanted)
    activity.series = pattern
    activity.save(update_fields=["pattern"])
    Session.objects.filter(pk__in=[slot.id for slot in step.drop]).delete()
    made = _make(activity, step.make)
    follow([activity.pk])
    remember(made=len(made), dropped=len(step.drop), kept=len(step.out_of_step))
    return list(Session.objects.filter(pk__in=[slot.id for slot in step.out_of_step]))


@command(policy.EDIT)
def add_session(
    actor: Actor, activity: Activity, *, starts_at: datetime.datetime, ends_at: datetime.datetime
) -> Session:
    """One more time, beside the series. Raises Refused in the past, or where the activity has a session already."""
    planning.check_times(starts_at, ends_at, now=timezone.now())
    refuse_overlap(activity, starts_at, ends_at)
    if Session.objects.filter(activity=activity, planned_start=starts_at).exists():
        raise Refused(
            _("Van dit moment is er al een keer verplaatst of afgezegd. Maak dat ongedaan."),
            field="start_date",
            code="same_time",
        )
    session = Session.of(activity, starts_at, ends_at)
    session.save()
    follow([activity.pk])
    return session


@command(policy.EDIT)
def extend_series(actor: Actor, activity: Activity, *, since: datetime.datetime | None = None) -> list[Session]:
    """Plan the series up to six months ahead again; returns what was made. Nothing for an activity that ended.

    ``since`` is from when nothing was planned any more (now, unless the server stood still for months).
    """
    made: list[Session] = []
    now = timezone.now()
    after = since or now
    while activity.status != Status.ENDED:
        made += fill(activity, after=after)
        if after >= now:
            break
        after = min(after + STEP, now)
    if made:
        follow([activity.pk])
    return made


def extend_all(network: Any) -> int:
    """Every night: all series of a network six months ahead. Returns how many sessions were made."""
    made = 0
    with tenancy.use_network(network.pk):
        actor, now = Actor.system(network.pk, "reeksen"), timezone.now()
        for activity in Activity.objects.exclude(status=Status.ENDED).exclude(pattern={}).iterator():
            if _lacks_sessions(activity, now):
                made += len(extend_series(actor, activity))
    return made


def refuse_overlap(
    activity: Activity, start: datetime.datetime, end: datetime.datetime, *, but: Session | None = None
) -> None:
    """Raises Refused when the activity has a session that shares a moment with this one."""
    others = Session.objects.filter(activity=activity, starts_at__lt=end, ends_at__gt=start)
    if but is not None:
        others = others.exclude(pk=but.pk)
    if others.exclude(status=SessionStatus.CANCELLED).exists():
        raise Refused(
            _("Op dat moment is er al een keer van deze activiteit. Kies een ander uur of een andere dag."),
            field="start_time",
            code="overlap",
        )


def _slots(
    activity: Activity, after: datetime.datetime, of_series: set[datetime.datetime] | None = None
) -> list[planning.Slot]:
    ahead = Session.objects.filter(Q(starts_at__gt=after) | Q(planned_start__gt=after), activity=activity)
    free = set(ahead.filter(Session.untouched(after)).values_list("pk", flat=True))
    return [
        planning.Slot(
            id=row.pk,
            planned_start=row.planned_start,
            ends_at=row.ends_at,
            fixed=row.pk not in free or (of_series is not None and row.planned_start not in of_series),
        )
        for row in ahead
    ]


def _make(activity: Activity, wanted: tuple[Any, ...]) -> list[Session]:
    return Session.objects.bulk_create([Session.of(activity, item.start, item.end) for item in wanted])


def _lacks_sessions(activity: Activity, now: datetime.datetime) -> bool:
    pattern = activity.series
    if pattern is None:
        return False
    wanted = planning.coming(pattern, after=now, holidays=load_holidays())
    return bool(planning.in_step(_slots(activity, now), wanted).make)
