"""Brings a network of the demo up to today: series run on, and who came since is counted."""

import datetime
import random
import uuid
from collections import Counter
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from meedoen.activities import public as activities
from meedoen.kernel.actors import Actor
from meedoen.kernel.guard import seeding

from . import accounts, attendance, building, events, meetings, signing_up
from .calendar import Days
from .script import Pool, Script

WEEK = datetime.timedelta(days=7)


def top_up(script: Script, network: Any, days: Days) -> tuple[int, int]:
    """Sessions added ahead, and past sessions counted. Both are 0 on the day on which it was loaded.

    Called while the network is named. Who comes is chosen among those who came before: nobody is invented anew,
    so that the figures of the programmes keep holding.
    """
    with transaction.atomic():
        added = _fill_the_gap(script, network, days)
        counted = _catch_up(script, days)
        added += activities.extend_all(network)
        added += _next_encounter(network, days)
        added += _new_events(script, network, days)
        _live_again(script, network, days)
        meetings.top_up(script, network, days)
    return added, counted


def _fill_the_gap(script: Script, network: Any, days: Days) -> int:
    """The demo was not opened for so long that its series ran out: plan what would have been, a year back at most."""
    now, actor = timezone.now(), Actor.system(network.pk, "demo")
    ours = apps.get_model("activities.Activity").objects.filter(
        source="", title__in=[one.title for one in script.offers]
    )
    lasting = ours.exclude(pattern={}).exclude(status=activities.Status.ENDED)
    made = 0
    for activity_id, last in lasting.annotate(last=Max("sessions__planned_start")).values_list("pk", "last"):
        if last is not None and last < now:
            made += len(activities.extend_series(actor, activity_id, since=max(last, days.start)))
    return made


def _live_again(script: Script, network: Any, days: Days) -> None:
    """Once nobody is on a list any more, people sign up anew, a day is moved and one called off.

    Not where somebody has changed the partners, the accounts or the titles of the demo: then it is theirs.
    """
    ahead = apps.get_model("activities.Enrolment").objects.filter(session__starts_at__gt=timezone.now())
    if ahead.exists():
        return
    organisations = apps.get_model("networks.Organisation").objects.filter(left_on=None)
    by_name = {row.name: row for row in organisations}
    partners = {partner.key: by_name[partner.name] for partner in script.partners if partner.name in by_name}
    found = apps.get_model("activities.Activity").objects.filter(source="", status=activities.Status.PUBLISHED)
    offers = {row.title: row for row in found}
    wanted = {*script.full, script.moved, script.called_off, script.group} - {""}
    actors = accounts.actors_of(script, network.pk)
    soon = timezone.now() + datetime.timedelta(days=2)
    planned = apps.get_model("activities.Session").objects.filter(starts_at__gt=soon, activity__in=offers.values())
    twice = Counter(planned.values_list("activity__title", flat=True))
    if min((twice[title] for title in wanted), default=0) < 2:
        return
    if len(partners) < len(script.partners) or not wanted <= offers.keys() or not set(accounts.ROLES) <= actors.keys():
        return
    chance = random.Random(f"{script.slug} {days.today}")  # noqa: S311 - invented people
    signing_up.bring_to_life(
        building.Site(script, days, network, chance, actors=actors, partners=partners, offers=offers)
    )


def _catch_up(script: Script, days: Days) -> int:
    by_title = {offer.title: offer for offer in script.offers}
    known = apps.get_model("activities.Activity").objects.filter(source="", title__in=list(by_title))
    titles = dict(known.values_list("pk", "title"))
    waiting = attendance.past_sessions(titles, days)
    pools = {pool.key: pool for pool in script.pools}
    count = 0
    with seeding("demo"):
        for activity_id, sessions in waiting.items():
            offer = by_title[titles[activity_id]]
            if offer.crowd is not None:
                count += len(sessions)
                _count(activity_id, sessions, offer, pools[offer.crowd.pool])
    return count


def _count(activity_id: uuid.UUID, sessions: list[Any], offer: Any, pool: Pool) -> None:
    rows = apps.get_model("activities.Attendance").objects.filter(session__activity_id=activity_id)
    people = sorted(set(rows.exclude(participant=None).values_list("participant_id", flat=True)))
    children = dict(rows.exclude(participant=None).order_by("at").values_list("participant_id", "children"))
    history = attendance.History()
    for session in sessions:
        chance = random.Random(f"{activity_id} {session.planned_start}")  # noqa: S311 - invented visits
        wanted = min(len(people), chance.randint(*offer.crowd.known))
        came = attendance.of_month(session, people, pool) if pool.monthly else chance.sample(people, wanted)
        day = timezone.localdate(session.starts_at)
        members = [_Known(person, children.get(person, 0), day) for person in came]
        history.add(session, offer, members)
        history.others(session, offer.crowd, chance)
    history.save()
    latest: dict[uuid.UUID, datetime.date] = {}
    for row in history.rows:
        latest[row.participant_id] = timezone.localdate(row.session.starts_at)
    for person, day in latest.items():
        apps.get_model("people.Participant").objects.filter(pk=person).update(last_seen_on=day)


class _Known:
    """Somebody who came before."""

    brought_by = None

    def __init__(self, identity: uuid.UUID, children: int, day: datetime.date):
        self.id, self.children = identity, children
        self.first_day = self.last_day = day


def _next_encounter(network: Any, days: Days) -> int:
    """Once nothing is planned any more, the next village gets its day in three weeks (W13)."""
    session = apps.get_model("activities.Session")
    encounters = session.objects.filter(activity__kind=activities.Kind.ENCOUNTER, activity__source="")
    if not encounters.exists() or encounters.filter(starts_at__gt=timezone.now()).exists():
        return 0
    longest_ago = encounters.order_by("activity_id", "-starts_at").values_list("activity_id", "starts_at")
    last: dict[uuid.UUID, datetime.datetime] = {}
    for activity_id, start in longest_ago:
        last.setdefault(activity_id, start)
    chosen = min(last, key=lambda activity_id: last[activity_id])
    before = encounters.filter(activity_id=chosen).order_by("-starts_at")[0]
    day = days.today + 3 * WEEK
    times = [timezone.localtime(moment).timetz() for moment in (before.starts_at, before.ends_at)]
    start, end = (datetime.datetime.combine(day, time.replace(tzinfo=None), activities.BRUSSELS) for time in times)
    actor = Actor.system(network.pk, "demo")
    activities.add_session(actor, chosen, starts_at=start, ends_at=end)
    activities.publish(actor, chosen)
    return 1


def _new_events(script: Script, network: Any, days: Days) -> int:
    """Import anew when no imported event lies ahead in the coming week."""
    now = timezone.now()
    imported = apps.get_model("activities.Session").objects.filter(activity__source="uitdatabank")
    if imported.filter(starts_at__gt=now, starts_at__lt=now + 2 * WEEK).exists():
        return 0
    provider = next(partner.name for partner in script.partners if partner.key == script.provider)
    organisation = apps.get_model("networks.Organisation").objects.get(name=provider)
    before = imported.count()
    events.bring_in(Actor.system(network.pk, "demo"), script.slug, organisation.pk, days)
    return imported.count() - before
