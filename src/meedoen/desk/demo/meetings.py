"""A year of meeting people: home visits, contacts, questions and promises, rounds and rights. All of it invented."""

import datetime
import random
import uuid
from dataclasses import dataclass
from typing import Any

from dateutil.relativedelta import relativedelta
from django.apps import apps
from django.utils import timezone

from meedoen.activities.public import BRUSSELS
from meedoen.kernel import vault
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.identifiers import new_id
from meedoen.networks import public as networks
from meedoen.outreach import public as outreach
from meedoen.people import public as people
from meedoen.referrals import public as referrals

from .calendar import Days
from .script import Meetings, Script

DAY = datetime.timedelta(days=1)
OTHER_KINDS = ("street",) * 4 + ("drop_in",) * 3 + ("phone",) * 2 + ("group",)
THRESHOLDS = ("affordable", "known", "clear", "trusted", "reachable", "available", "useful")
QUESTIONS = (
    "zoekt opvang voor twee kinderen", "begrijpt de brief van de school niet", "vraagt naar de turnclub",
    "de verwarming werkt niet", "wil Nederlands oefenen", "vraagt hoe de bus rijdt", "zoekt een huisarts",
    "wil leren fietsen", "heeft een rekening die te hoog is", "zoekt werk in de buurt",
)  # fmt: skip
PROMISES = (
    "ik bel de school", "ik breng het programma mee", "we gaan samen naar de bib", "ik vraag het aan de energiedienst",
    "ik zoek wie kan tolken", "we vullen samen het formulier in",
)  # fmt: skip
RIGHTS = ("increased_reimbursement", "social_energy_tariff", "school_allowance", "leisure_pass", "growth_package")
ARRANGED_BY = ("social_welfare_centre", "health_fund", "self", "municipality")
SECRET = "Wil niet dat haar broer weet dat we op bezoek komen. Bel alleen overdag."  # noqa: S105 - an invented note


@dataclass
class Scene:
    """Who works where, and whom they know."""

    plan: Meetings
    network_id: uuid.UUID
    organisation_id: uuid.UUID
    worker: Actor
    areas: list[uuid.UUID]
    places: list[tuple[uuid.UUID, uuid.UUID | None]]
    known: list[uuid.UUID]
    chance: random.Random


def bring(script: Script, partners: dict[str, Any], actors: dict[Role, Actor], days: Days) -> None:
    """The past year of one network, up to today. Called while the network is named, once its people are there."""
    if script.meetings is None:
        return
    scene = _scene(script, script.meetings, partners[script.home], actors[Role.WORKER])
    end = days.today.replace(day=1) - DAY
    with seeding("demo"), vault.remembered():
        rows = _whole_year(scene, days.first, end)
        rows += _day_by_day(scene, end + DAY, days.today)
        _save(scene, rows, days.today)
        _around_it(scene, script, days.today)
    if leader := actors.get(Role.COORDINATOR):
        for close in (outreach.close_year, outreach.close_paths_year, referrals.close_year):
            close(leader, year=days.today.year - 1)


def top_up(script: Script, network: Any, days: Days) -> int:
    """Contacts since the last one, at the same pace; gives how many. Nothing where somebody changed the partner."""
    if script.meetings is None:
        return 0
    contact = apps.get_model("outreach.Contact")
    last = contact.objects.order_by("-on").values_list("on", "organisation_id", "worker_id").first()
    if last is None or last[0] >= days.today or last[2] is None:
        return 0
    organisation = apps.get_model("networks.Organisation").objects.get(pk=last[1])
    begin = max(last[0] + DAY, days.first)
    scene = _scene(script, script.meetings, organisation, Actor(network.pk, frozenset(), last[2], "demo"))
    with seeding("demo"), vault.remembered():
        rows = _day_by_day(scene, begin, days.today)
        _save(scene, rows, days.today)
    return len(rows)


def _scene(script: Script, plan: Meetings, organisation: Any, worker: Actor) -> Scene:
    system = Actor.system(organisation.network_id, "demo")
    where = networks.place_areas(system, list(networks.place_names(system)))
    named = apps.get_model("people.Participant").objects.filter(organisation=organisation, erased_at=None)
    known = named.exclude(first_name=None).order_by("since", "code").values_list("pk", flat=True)
    return Scene(
        plan=plan,
        network_id=organisation.network_id,
        organisation_id=organisation.pk,
        worker=worker,
        areas=sorted({area for area in where.values() if area}, key=str),
        places=sorted(where.items(), key=lambda pair: str(pair[0])),
        known=list(known[: plan.people]),
        chance=random.Random(f"{script.slug} ontmoetingen"),  # noqa: S311 - invented people
    )


def _whole_year(scene: Scene, first: datetime.date, last: datetime.date) -> list[Any]:
    """Exactly the visits and contacts of the programme in the twelve whole months, spread over working days."""
    workdays = [first + number * DAY for number in range((last - first).days + 1)]
    workdays = [day for day in workdays if day.weekday() < 5]
    closed = scene.plan.visits // 15
    others = scene.plan.contacts - (scene.plan.visits - closed)
    wanted = [("home_visit", number >= closed) for number in range(scene.plan.visits)]
    wanted += [(scene.chance.choice(OTHER_KINDS), True) for _number in range(others)]
    scene.chance.shuffle(wanted)
    days = sorted(scene.chance.choice(workdays) for _one in wanted)
    return [_contact(scene, day, kind, answered) for day, (kind, answered) in zip(days, wanted, strict=True)]


def _day_by_day(scene: Scene, first: datetime.date, last: datetime.date) -> list[Any]:
    """At the same pace, day by day, so that it does not matter on which day the demo is opened."""
    rows, day = [], first
    while day <= last:
        chance = random.Random(f"{scene.organisation_id} {day}")  # noqa: S311 - invented people
        if day.weekday() < 5:
            for kind, number in (("home_visit", scene.plan.visits), ("", scene.plan.contacts - scene.plan.visits)):
                if chance.random() < number / 250:
                    rows.append(_contact(scene, day, kind or chance.choice(OTHER_KINDS), True))
        day += DAY
    return rows


def _contact(scene: Scene, on: datetime.date, kind: str, answered: bool) -> Any:
    chance, at_home = scene.chance, kind in ("home_visit", "phone")
    named = bool(scene.known) and (at_home or chance.random() < 0.3)
    place, area = (None, chance.choice(scene.areas)) if at_home else chance.choice(scene.places)
    persons = 0 if not answered else (chance.randint(4, 12) if kind == "group" else chance.choice((1, 1, 1, 2, 3)))
    person = chance.choice(scene.known) if named else None
    return apps.get_model("outreach.Contact")(
        id=new_id(),
        network_id=scene.network_id,
        organisation_id=scene.organisation_id,
        worker_id=scene.worker.user_id,
        by_code=scene.worker.code,
        on=on,
        noted_at=datetime.datetime.combine(on, datetime.time(16, chance.randint(0, 59)), BRUSSELS),
        kind=kind,
        who="first_name" if person else "nobody",
        participant_id=person,
        area_id=area,
        place_id=place,
        answered=answered,
        persons=persons,
        households=0 if not answered else (max(1, persons // 2) if kind == "group" else 1),
        met="unknown" if not answered or not person else "known",
        themes=sorted(set(chance.choices(scene.plan.themes, weights=range(len(scene.plan.themes), 0, -1), k=2))),
        thresholds=[chance.choice(THRESHOLDS)] if answered and chance.random() < 0.35 else [],
        signal=answered and chance.random() < 0.08,
        duration={"home_visit": "hour", "phone": "quarter", "group": "longer"}.get(kind, "half_hour"),
    )


def _save(scene: Scene, rows: list[Any], today: datetime.date) -> None:
    """The contacts, who was new at the first of them, and what had to follow."""
    contact = apps.get_model("outreach.Contact")
    before = set(contact.objects.exclude(participant=None).values_list("participant_id", flat=True))
    for row in rows:
        if row.participant_id and row.answered and row.participant_id not in before:
            before.add(row.participant_id)
            row.met = "new" if scene.chance.random() < 0.6 else "known"
    contact.objects.bulk_create(rows)
    follow_up = apps.get_model("outreach.FollowUp")
    asked = [one for row in rows if row.answered and row.participant_id for one in _asked(scene, row, today, follow_up)]
    sealed = vault.seal_many(
        (row.participant_id, outreach.sealed_as(row.pk), words) for row, words in asked if row.participant_id
    )
    for (row, _words), what in zip(asked, sealed, strict=True):
        row.what = what
    follow_up.objects.bulk_create([row for row, _words in asked])


def _asked(scene: Scene, contact: Any, today: datetime.date, model: Any) -> list[tuple[Any, str]]:
    """Now and then a question or a promise: answered in some days, but for a few of the last weeks."""
    chance, found = scene.chance, []
    for kind, words, share, days in (("question", QUESTIONS, 0.35, 14), ("promise", PROMISES, 0.25, 7)):
        if chance.random() > share:
            continue
        took = chance.randint(1, days + 4)
        closed = contact.on + took * DAY
        done = closed <= today and not (today - contact.on < 12 * DAY and chance.random() < 0.5)
        row = model(
            id=new_id(),
            network_id=scene.network_id,
            contact_id=contact.pk,
            organisation_id=scene.organisation_id,
            participant_id=contact.participant_id,
            kind=kind,
            due=contact.on + days * DAY,
            worker_id=scene.worker.user_id,
            opened_on=contact.on,
            closed_on=closed if done else None,
            outcome=("done" if chance.random() < 0.85 else "not_possible") if done else "",
        )
        found.append((row, chance.choice(words)))
    return found


def _around_it(scene: Scene, script: Script, today: datetime.date) -> None:
    """The list of home visits, a round, the goal of the year, the rights of the year, one secret note."""
    make = lambda table, /, **fields: apps.get_model(f"outreach.{table}").objects.create(
        network_id=scene.network_id, **fields
    )
    make("Goal", organisation_id=scene.organisation_id, year=today.year, visits=scene.plan.visits)
    visits = apps.get_model("outreach.Contact").objects.filter(kind="home_visit", answered=True)
    last: dict[Any, Any] = {}
    for row in visits.exclude(participant=None).order_by("on"):
        last[row.participant_id] = row
    for number, (person, row) in enumerate(sorted(last.items(), key=lambda pair: str(pair[0]))[:12]):
        weeks = (4, 8, 13)[number % 3]
        due = max(row.on + weeks * 7 * DAY, today - 10 * DAY)
        make(
            "Visiting", organisation_id=scene.organisation_id, participant_id=person, area_id=row.area_id,
            every_weeks=weeks, since=row.on - 90 * DAY, last_on=row.on, due_on=due,
        )  # fmt: skip
        people.follow(scene.worker, person, scene.organisation_id)
    walked = make("Round", organisation_id=scene.organisation_id, name=scene.plan.round)
    for order, (place, _area) in enumerate(scene.places[:5], start=1):
        make("Stop", round=walked, order=order, place_id=place)
    for number in range(scene.plan.rights):
        on = today - relativedelta(days=8 + number * 340 // scene.plan.rights)
        arranged = number % 3 != 0
        make(
            "RightFound", organisation_id=scene.organisation_id, area_id=scene.chance.choice(scene.areas), found_on=on,
            right=RIGHTS[number % len(RIGHTS)], state="arranged" if arranged else "found",
            by=ARRANGED_BY[number % len(ARRANGED_BY)] if arranged else "",
            settled_on=min(on + 20 * DAY, today) if arranged else None,
        )  # fmt: skip
    newest = max(last.values(), key=lambda row: row.on, default=None)
    if newest is not None:
        note_id, day = new_id(), timezone.localdate()
        make(
            "SecretNote", id=note_id, contact=newest, organisation_id=scene.organisation_id,
            participant_id=newest.participant_id, by_code=scene.worker.code, until=day + 20 * DAY,
            text=vault.seal(newest.participant_id, outreach.sealed_secret(note_id), SECRET),
        )  # fmt: skip
