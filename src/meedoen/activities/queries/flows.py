"""Who was where, as flat rows without a name: for the map of the network and the flow of a group (H4, H8)."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Count, F, Min, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.release import Period

from .. import policy
from ..models import Activity, Attendance, Enrolment, Initiative, Session
from ..terms import EnrolmentStatus, Status


@dataclass(frozen=True)
class AtPlace:
    """How many different people came to what one organisation does at one place; exact, to be released."""

    place_id: uuid.UUID | None
    organisation_id: uuid.UUID
    persons: int


@dataclass(frozen=True)
class Group:
    """Something people come back to: an initiative, or an activity that stands under none."""

    id: uuid.UUID
    name: str
    organisation_id: uuid.UUID
    organisation: str


@dataclass(frozen=True)
class Coming:
    """One person at one group: the first day ever, and how often before and in the period. A key, never a name."""

    person: uuid.UUID
    group: uuid.UUID
    first: datetime.date
    before: int
    now: int


def _start(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def _inside(period: Period, column: str) -> dict[str, datetime.datetime]:
    return {
        f"{column}__gte": _start(period.first),
        f"{column}__lt": _start(period.last + datetime.timedelta(days=1)),
    }


def _of(rows: QuerySet[Session]) -> QuerySet[Attendance]:
    """Attendance of sessions that came through a door, of people who are known by a code or a name."""
    return Attendance.objects.filter(session__in=rows.order_by().values("pk"), undone_at=None).exclude(participant=None)


@query(policy.SEE_YEAR)
def at_places(actor: Actor, rows: QuerySet[Session], period: Period) -> list[AtPlace]:
    """Unique people for each pair of place and organisation; exact: the caller releases them. One query."""
    found = (
        _of(rows)
        .filter(**_inside(period, "session__starts_at"))
        .annotate(place=Coalesce("session__place_id", "session__activity__place_id"))
        .order_by()
        .values_list("place", "session__activity__organisation_id")
        .annotate(persons=Count("participant_id", distinct=True))
    )
    return [AtPlace(*row) for row in found]


LINKS = 3
"""How far the chain of who brought whom is followed (W10)."""


@query(policy.SEE_YEAR)
def brought_along(actor: Actor, rows: QuerySet[Session], period: Period) -> list[int]:
    """How many different people came in the period whom another resident once brought; of these, those whose bringer
    was brought too; and so on for ``LINKS`` links. Exact: the caller releases them. One query."""
    came = _of(rows).filter(**_inside(period, "session__starts_at"))
    by = ["participant" + "__brought_by" * link for link in range(1, LINKS + 1)]
    found = came.aggregate(
        **{
            f"link_{at}": Count("participant_id", distinct=True, filter=Q(**{f"{path}__isnull": False}))
            for at, path in enumerate(by)
        }
    )
    return [found[f"link_{at}"] for at in range(LINKS)]


@query(policy.SEE_YEAR)
def signed_up_by(
    actor: Actor, rows: QuerySet[Session], period: Period
) -> dict[tuple[uuid.UUID, uuid.UUID], set[uuid.UUID]]:
    """Whom one organisation signed up with another, in a session of the period: (from, to) → keys of people.

    Exact, without a name: the caller counts and releases. One query.
    """
    found = Enrolment.objects.filter(
        session__in=rows.order_by().values("pk"), status=EnrolmentStatus.PLACED, **_inside(period, "session__starts_at")
    ).exclude(participant=None)
    pairs = found.exclude(by_organisation=None).exclude(by_organisation=F("session__activity__organisation"))
    led: dict[tuple[uuid.UUID, uuid.UUID], set[uuid.UUID]] = {}
    for by, to, person in pairs.order_by().values_list(
        "by_organisation_id", "session__activity__organisation_id", "participant_id"
    ):
        led.setdefault((by, to), set()).add(person)
    return led


@query(policy.SEE_YEAR)
def groups(actor: Actor, rows: QuerySet[Session]) -> list[Group]:
    """The groups of the network to which somebody came, by name: initiatives, and activities under none."""
    came = Activity.objects.filter(pk__in=_of(rows).order_by().values("session__activity_id"))
    lasting = Initiative.objects.filter(pk__in=came.values("initiative_id")).select_related("organisation")
    alone = came.filter(initiative=None).exclude(status=Status.DRAFT).select_related("organisation")
    found = [Group(row.pk, row.name, row.organisation_id, row.organisation.name) for row in lasting]
    found += [Group(row.pk, row.title, row.organisation_id, row.organisation.name) for row in alone]
    return sorted(found, key=lambda one: one.name.casefold())


@query(policy.SEE_YEAR)
def comings(actor: Actor, rows: QuerySet[Session], group_id: uuid.UUID, period: Period, before: Period) -> list[Coming]:
    """Everybody who ever came to this group up to the end of the period, with all the groups they came to.

    ``before`` is the period to compare with. Exact rows without a name: the caller counts and releases. Raises
    NotFound for a group that is not there. Two queries.
    """
    within = Q(session__activity__initiative_id=group_id) | Q(session__activity_id=group_id)
    past = _of(rows).filter(session__starts_at__lt=_start(period.last + datetime.timedelta(days=1)))
    members = past.filter(within).order_by().values("participant_id")
    found = (
        past.filter(participant_id__in=members)
        .annotate(group=Coalesce("session__activity__initiative_id", "session__activity_id"))
        .order_by()
        .values_list("participant_id", "group")
        .annotate(
            first=Min("session__starts_at"),
            before=Count("pk", filter=Q(**_inside(before, "session__starts_at"))),
            now=Count("pk", filter=Q(**_inside(period, "session__starts_at"))),
        )
    )
    shown = [Coming(person, group, timezone.localdate(at), *counts) for person, group, at, *counts in found]
    if not shown and not (
        Initiative.objects.filter(pk=group_id).exists() or Activity.objects.filter(pk=group_id).exists()
    ):
        raise NotFound("group")
    return shown


@query(policy.EDIT)
def own_activities(actor: Actor, rows: QuerySet[Activity]) -> dict[uuid.UUID, str]:
    """The activities for which this actor plans and that did not end, by key, in order of title."""
    return dict(rows.exclude(status=Status.ENDED).order_by("title").values_list("pk", "title"))
