"""Who came in the past year: a history that no door would let in so late, written in bulk inside ``seeding``.

Everything follows from a seed, so that a network looks the same each time it is made on the same day.
"""

import datetime
import random
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.utils import timezone

from meedoen.activities.public import SessionStatus

from .calendar import Days
from .people import Member
from .script import Crowd, Offer, Pool

BATCH = 200
REASONS = (
    "De begeleider was ziek.",
    "De zaal was die dag niet vrij.",
    "Er lag te veel sneeuw en ijs.",
    "De verwarming was stuk.",
)


@dataclass
class History:
    """What is to be written for one network: rows of attendance, and counts on sessions."""

    rows: list[Any] = field(default_factory=list)
    counted: list[Any] = field(default_factory=list)

    def add(self, session: Any, offer: Offer, members: Iterable[Any]) -> None:
        """These members came to this session."""
        attendance = apps.get_model("activities.Attendance")
        day = timezone.localdate(session.starts_at)
        free = session.childcare_places
        for minute, member in enumerate(members):
            first = member.first_day is None
            children = member.children if _with_children(offer) else 0
            looked_after = min(children, free)
            free -= looked_after
            bringer = member.brought_by if first else None
            self.rows.append(
                attendance(
                    network_id=session.network_id,
                    session=session,
                    participant_id=member.id,
                    adults=1,
                    children=children,
                    childcare=looked_after,
                    first_time=first,
                    brought_by_id=bringer.id if bringer is not None else None,
                    at=session.starts_at + datetime.timedelta(minutes=minute % 60),
                )
            )
            member.first_day = member.first_day or day
            member.last_day = day

    def others(self, session: Any, crowd: Crowd, chance: random.Random) -> None:
        """And so many others, without a name; families are about half as many as there are grown-ups."""
        session.others_adults = chance.randint(*crowd.others)
        session.others_children = chance.randint(*crowd.young) if session.others_adults else 0
        session.others_households = (session.others_adults + 1) // 2
        session.counted_at = session.ends_at
        self.counted.append(session)

    def save(self) -> None:
        """Write it all. Members must be there already. Inside ``seeding``."""
        apps.get_model("activities.Attendance").objects.bulk_create(self.rows, batch_size=2000)
        apps.get_model("activities.Session").objects.bulk_update(
            self.counted, ["others_adults", "others_children", "others_households", "counted_at"], batch_size=BATCH
        )


def _with_children(offer: Offer) -> bool:
    says = offer.says
    return bool(says.get("children_welcome") or says.get("childcare_places") or offer.kind == "holiday")


def past_sessions(activity_ids: Iterable[uuid.UUID], days: Days) -> dict[uuid.UUID, list[Any]]:
    """The sessions before today that went on and were not counted yet, by activity, in order of time."""
    found: dict[uuid.UUID, list[Any]] = {}
    midnight = timezone.make_aware(datetime.datetime.combine(days.today, datetime.time()))
    rows = apps.get_model("activities.Session").objects.filter(
        activity_id__in=list(activity_ids), starts_at__lt=midnight, counted_at=None
    )
    for session in rows.exclude(status=SessionStatus.CANCELLED).order_by("starts_at"):
        found.setdefault(session.activity_id, []).append(session)
    return found


def call_off_some(sessions: dict[uuid.UUID, list[Any]], chance: random.Random) -> None:
    """One past time of each long series did not go on. It leaves ``sessions``. Inside ``seeding``."""
    changed = []
    for found in sessions.values():
        if len(found) < 30:
            continue
        session = found.pop(chance.randrange(5, len(found) - 5))
        session.status, session.reason = SessionStatus.CANCELLED, chance.choice(REASONS)
        changed.append(session)
    apps.get_model("activities.Session").objects.bulk_update(changed, ["status", "reason"])


def of_pool(
    history: History,
    pool: Pool,
    members: list[Member],
    sessions: list[tuple[Any, Offer]],
    chance: random.Random,
) -> None:
    """Let the members of a pool come to its sessions; everybody comes at least once."""
    if pool.monthly:
        _by_month(history, pool, members, sessions)
        return
    waiting = list(members)
    for number, (session, offer) in enumerate(sessions):
        day = timezone.localdate(session.starts_at)
        last = number == len(sessions) - 1
        new = [member for member in waiting if last or member.joins <= day]
        waiting = waiting[len(new) :]
        wanted = chance.randint(*offer.crowd.known) if offer.crowd else 0
        regular = [member for member in members if member.first_day and day <= member.leaves]
        again = chance.sample(regular, max(0, min(wanted - len(new), len(regular))))
        history.add(session, offer, [*new, *again])


def _by_month(history: History, pool: Pool, members: list[Member], sessions: list[tuple[Any, Offer]]) -> None:
    by_id = {member.id: member for member in members}
    for session, offer in sessions:
        history.add(session, offer, [by_id[one] for one in of_month(session, list(by_id), pool)])


def of_month(session: Any, people: list[uuid.UUID], pool: Pool) -> list[uuid.UUID]:
    """Who comes to this session, as it was chosen for its whole month; the same whenever it is asked."""
    day = timezone.localdate(session.starts_at)
    begin = timezone.make_aware(datetime.datetime(day.year, day.month, 1))
    rows = apps.get_model("activities.Session").objects.filter(
        activity_id=session.activity_id, starts_at__gte=begin, starts_at__lt=begin + datetime.timedelta(days=32)
    )
    held = rows.exclude(status=SessionStatus.CANCELLED).order_by("starts_at").values_list("pk", "starts_at")
    month = [pk for pk, start in held if timezone.localdate(start).month == day.month]
    return households_of_month(pool, people, day.year, day.month, len(month))[month.index(session.pk)]


def households_of_month(
    pool: Pool, households: list[uuid.UUID], year: int, month: int, times: int
) -> list[list[uuid.UUID]]:
    """Which households come on each of the ``times`` of a month (H5): about 120 in all, each one to three times."""
    chance = random.Random(f"{pool.key} {year} {month}")  # noqa: S311 - invented visits
    low, high = pool.monthly or (0, 0)
    came: list[list[uuid.UUID]] = [[] for _time in range(times)]
    for household in chance.sample(sorted(households), min(len(households), chance.randint(low, high))):
        for number in chance.sample(range(times), min(times, chance.choice((1, 1, 2, 2, 3)))):
            came[number].append(household)
    return came
