"""Where people went on to from the sewing studio (H8), long paths (H11), talents and ideas (H6): Harelbeke's past year.

All of it is written in bulk, as the demo does with the rest of the past. Inside ``seeding``.
"""

import datetime
import random
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.utils import timezone

from meedoen.kernel.actors import Actor, Role

from .calendar import Days

ONWARD = {
    "Repaircafé": 17,
    "Herstellen voor de sociale dienst": 11,
    "Kookgroep": 9,
    "Inloop in GS9": 8,
    "Praten over opvoeden": 6,
    "Open podium": 3,
}
"""How many of the studio's people went on to each of these; the last is too few to be named."""

STARTED = (("premie", 38), ("renovatie", 13), ("noodkoper", 9), ("huren", 18))
"""How many paths of each kind began in the year; the words come from the examples of the product."""
ENDS = ("reached", "reached", "partly", "threshold", "reached", "moved_on", "partly")
THRESHOLDS = ("affordable", "clear", "available", "affordable", "trusted")

TALENTS = (
    ("sewing", "likes", 14), ("sewing", "shows", 6), ("cooking", "likes", 12), ("garden", "likes", 9),
    ("cooking", "starts", 3), ("garden", "starts", 2), ("selling", "starts", 2), ("repairing", "shows", 7),
    ("language", "likes", 8), ("children", "likes", 7), ("music", "likes", 5), ("welcoming", "likes", 6),
)  # fmt: skip


@dataclass
class Past:
    """What the demo knows of its network by now."""

    network: Any
    days: Days
    chance: random.Random
    home: Any
    offers: dict[str, Any]
    worker: Actor

    @property
    def ids(self) -> dict[str, Any]:
        return {"network_id": self.network.pk, "organisation_id": self.home.pk}

    @cached_property
    def people(self) -> list[Any]:
        """People of the home partner with a first name, the oldest first: with them the worker walks."""
        participant = apps.get_model("people.Participant")
        named = participant.objects.filter(organisation=self.home, level="first_name", erased_at=None)
        return list(named.order_by("since", "code").values_list("pk", flat=True))


def write(past: Past) -> None:
    """Everything of this module, for a network that has a sewing studio."""
    _onward(past)
    _paths(past, past.people)
    _talents(past, past.people)


def _onward(past: Past) -> None:
    """People of the studio who later came to something else, two to five times; each stays in the studio as well."""
    attendance = apps.get_model("activities.Attendance")
    came = attendance.objects.filter(session__activity=past.offers["Naaiatelier"]).order_by("session__starts_at")
    first: dict[Any, datetime.datetime] = {}
    for person, at in came.values_list("participant_id", "session__starts_at"):
        first.setdefault(person, at)
    early = [person for person, at in first.items() if at < timezone.now() - datetime.timedelta(days=60)]
    rows = []
    for number, (title, wanted) in enumerate(ONWARD.items()):
        sessions = list(
            apps.get_model("activities.Session")
            .objects.filter(activity=past.offers[title], counted_at__isnull=False)
            .order_by("starts_at")
        )
        for person in (early * 2)[number * 5 : number * 5 + wanted]:
            later = [one for one in sessions if one.starts_at > first[person] + datetime.timedelta(days=14)]
            rows += [
                attendance(
                    network_id=past.network.pk,
                    session=session,
                    participant_id=person,
                    adults=1,
                    at=session.starts_at,
                )
                for session in past.chance.sample(later, min(len(later), past.chance.randint(2, 5)))
            ]
    attendance.objects.bulk_create(rows)


def _paths(past: Past, people: list[Any]) -> None:
    from meedoen.outreach.public import STARTERS, new_key

    template, path, done = (apps.get_model(f"outreach.{name}") for name in ("PathTemplate", "Path", "StepDone"))
    rows, steps_done, at = [], [], 0
    for starter in STARTERS:
        kind = template.objects.create(
            network_id=past.network.pk,
            name=str(starter.name),
            counted=starter.counted,
            steps=[[new_key(), str(word)] for word in starter.steps],
            endings=[[new_key(), kind, str(word)] for kind, word in starter.endings],
        )
        for _number in range(dict(STARTED)[starter.key]):
            row = _path(past, kind, people[at % len(people)], at)
            rows.append(row)
            steps_done += _steps(past, done, row, kind, at)
            at += 1
    path.objects.bulk_create(rows)
    done.objects.bulk_create(steps_done)


def _home(past: Past, person: Any) -> Any:
    """The household of this person, made the first time."""
    household, resident = apps.get_model("people.Household"), apps.get_model("people.Resident")
    lives = resident.objects.filter(participant_id=person, until=None).values_list("household_id", flat=True).first()
    if lives is None:
        lives = household.objects.create(**past.ids).pk
        resident.objects.create(network_id=past.network.pk, household_id=lives, participant_id=person, relation="adult")
    return lives


def _path(past: Past, kind: Any, person: Any, at: int) -> Any:
    """A path that began somewhere in the past year; a good half of them has ended by now."""
    today, ended = past.days.today, at % 9 < 5
    begun = past.days.first + datetime.timedelta(days=(at * 37) % max(1, (today - past.days.first).days - 40))
    over = min(begun + datetime.timedelta(days=60 + (at * 13) % 120), today)
    row = apps.get_model("outreach.Path")(
        **past.ids,
        template=kind,
        participant_id=person,
        household_id=_home(past, person) if kind.counted == "households" else None,
        worker_id=past.worker.user_id if at % 3 else None,
        started_on=begun,
        touched_on=over if ended else today - datetime.timedelta(days=at % 20),
    )
    if ended:
        row.ended_on, row.outcome = over, ENDS[at % len(ENDS)]
        row.ending = next(key for key, outcome, _word in kind.endings if outcome == row.outcome)
        row.threshold = THRESHOLDS[at % len(THRESHOLDS)] if row.outcome == "threshold" else ""
    return row


def _steps(past: Past, done: Any, row: Any, kind: Any, at: int) -> list[Any]:
    """The steps that were done: all of them where the end was reached, the first ones elsewhere."""
    whole = len(kind.steps)
    count = whole if row.outcome == "reached" else 1 + at % (whole - 1)
    if not row.ended_on:
        row.next_key = kind.steps[count][0]
        row.next_on = past.days.today + datetime.timedelta(days=(at * 5) % 24 - 4) if at % 7 else None
    span = max(1, (row.touched_on - row.started_on).days)
    return [
        done(
            network_id=past.network.pk,
            path=row,
            key=key,
            word=word,
            on=row.started_on + datetime.timedelta(days=span * number // count),
            by=("us", "together", "self")[(at + number) % 3],
            by_code="demo",
        )
        for number, (key, word) in enumerate(kind.steps[:count])
    ]


def _talents(past: Past, people: list[Any]) -> None:
    talent = apps.get_model("outreach.Talent")
    rows, at = [], 0
    for kind, wish, count in TALENTS:
        for _number in range(count):
            on = past.days.today - datetime.timedelta(days=(at * 11) % 200)
            rows.append(
                talent(
                    **past.ids,
                    participant_id=people[(at * 3) % len(people)],
                    worker_id=past.worker.user_id if at % 2 else None,
                    kind=kind,
                    wish=wish,
                    offered_on=on,
                    until=on + datetime.timedelta(days=365),
                )
            )
            at += 1
    for row, title in ((_first(rows, "cooking"), "Kookgroep"), (_first(rows, "garden"), "Werken in de buurttuin")):
        row.activity, row.became_on = past.offers[title], past.days.today - datetime.timedelta(days=90)
    talent.objects.bulk_create(rows, ignore_conflicts=True)


def _first(rows: list[Any], kind: str) -> Any:
    return next(row for row in rows if row.kind == kind and row.wish == "starts")


def past_of(site: Any) -> Past:
    """From the network that is being made."""
    home = site.partners[site.script.home]
    return Past(site.network, site.days, site.chance, home, site.offers, site.actors[Role.WORKER])
