"""A year of warm referrals in the demo: who was led where, who arrived, at which threshold it stopped, who goes along.

The past is written in bulk; what goes on today passes the doors, so that it is shared, closed and followed as it is.
"""

import datetime
import random
import uuid
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils import timezone

from meedoen.activities import public as activities
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.networks.public import Threshold
from meedoen.people import public as people
from meedoen.referrals import public as referrals

from . import side_by_side
from .people import phone

YEARLY = {"westerlo": 64, "harelbeke": 88, "willebroek": 52}
"""How many people said yes in the past year, by network."""
ARRIVES, STAYS, WITH_COMPANY = 0.72, 0.7, 0.4
LANGUAGES = ("nl", "nl", "nl", "ar", "fr", "tr", "uk", "en")
STOPS = (*Threshold.values, "reachable", "reachable", "trusted", "trusted", "affordable", "clear")
"""Getting there and feeling at ease stop people more often than the others."""
WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Led:
    """One referral of the past: who, where to, when the person said yes."""

    person_id: uuid.UUID
    activity: Any
    on: datetime.date


def bring_in(site: Any) -> None:
    """Give this network its year of referrals; nothing for a network that has none in the demo."""
    number = YEARLY.get(site.script.slug)
    if number is None:
        return
    chance = random.Random(f"toeleiding {site.script.slug}")  # noqa: S311 - invented people
    offers = [one for one in site.offers.values() if one.status == activities.Status.PUBLISHED]
    persons = _persons(site, number + 12, chance)
    guides = _guides(site)
    span = (site.days.today - site.days.first).days - 9
    led = [
        Led(person, chance.choice(offers), site.days.first + datetime.timedelta(days=span * at // number))
        for at, person in enumerate(persons[:number])
    ]
    with seeding("demo"):
        _past(site, led, guides, chance)
    _today(site, persons[number:], offers, guides, chance)


def _persons(site: Any, number: int, chance: random.Random) -> list[uuid.UUID]:
    """People with a first name that the home organisation of the demo accounts knows; somebody may be led twice."""
    named = apps.get_model("people.Participant").objects.filter(
        organisation_id=site.partners[site.script.home].pk, erased_at=None, protected_until=None
    )
    found = list(named.exclude(first_name=None).order_by("pk").values_list("pk", flat=True))
    while len(found) < number:
        actor = site.actors[Role.WORKER]
        found.append(people.register(actor, organisation_id=site.partners[site.script.home].pk, first_name="Noor").pk)
    chance.shuffle(found)
    return found[:number]


def _guides(site: Any) -> list[uuid.UUID]:
    """Three who go along: one with an account, two who have only a phone."""
    worker, home = site.actors[Role.WORKER], site.partners[site.script.home].pk
    volunteers = (("Rita", ("nl", "fr"), ("1", "2", "4")), ("Karim", ("nl", "ar"), ("2", "3", "5")))
    made = [
        referrals.add_companion(
            worker,
            organisation_id=home,
            agreed=referrals.Agreed(("nl", "en"), ("0", "2", "4"), ("afternoon", "evening"), at_once=3),
            user_id=site.actors[Role.COMPANION].user_id,
        )
    ]
    for rank, (name, languages, days) in enumerate(volunteers):
        who = {"who": "first_name", "first_name": name, "channel": "phone", "reach": phone(990 + rank)}
        agreed = referrals.Agreed(languages, days, ("morning", "afternoon"), ("not_at_home",), wider=not rank)
        made.append(referrals.add_companion(worker, organisation_id=home, agreed=agreed, who=who))
    return [one.pk for one in made]


def _past(site: Any, led: list[Led], guides: list[uuid.UUID], chance: random.Random) -> None:
    """Inside ``seeding``: rows of what lies behind us, and the hours of the companions."""
    referral, stop, hours = (
        apps.get_model(f"referrals.{name}") for name in ("Referral", "ThresholdStop", "CompanionHours")
    )
    rows = [_one(site, one, guides, chance, referral) for one in led]
    referral.objects.bulk_create(rows)
    network = site.network.pk
    stop.objects.bulk_create(
        stop(
            network_id=network,
            threshold=row.threshold,
            theme=one.activity.themes[0] if one.activity.themes else "",
            area_code=one.activity.place.area.code if one.activity.place and one.activity.place.area else "",
            month=row.ended_on.replace(day=1),
        )
        for row, one in zip(rows, led, strict=True)
        if row.threshold
    )
    hours.objects.bulk_create(
        hours(network_id=network, companion_id=row.companion_id, day=row.first_on, minutes=chance.choice((60, 120)))
        for row in rows
        if row.companion_id and row.first_on
    )


def _one(site: Any, one: Led, guides: list[uuid.UUID], chance: random.Random, referral: Any) -> Any:
    """One of the past: agreed, arrived or not, still there after six weeks or not."""
    arrives, accompanied = chance.random() < ARRIVES, chance.random() < WITH_COMPANY
    first = one.on + datetime.timedelta(days=chance.randint(3, 16)) if arrives else None
    if first is not None and first >= site.days.today:
        first = site.days.today - datetime.timedelta(days=1)
    row = referral(
        network_id=site.network.pk,
        organisation_id=site.partners[site.script.home].pk,
        by_id=site.actors[chance.choice((Role.REFERRER, Role.WORKER))].user_id,
        person_id=one.person_id,
        receiver_id=one.activity.organisation_id,
        activity_id=one.activity.pk,
        companion_id=chance.choice(guides) if accompanied else None,
        was_accompanied=accompanied,
        asked=chance.choice(("face", "face", "phone", "helper")),
        transport=chance.random() < 0.25,
        children=chance.choice((0, 0, 0, 1, 2)),
        language=chance.choice(LANGUAGES),
        company=accompanied,
        proposed_on=one.on,
        agreed_on=one.on,
        expected_on=first or one.on + WEEK,
        first_on=first,
        received_at=timezone.now(),
        answer="arrived" if arrives else "not_arrived",
        answered_on=first or one.on + 2 * WEEK,
        answer_seen_at=timezone.now(),
    )
    _outcome(site, row, chance)
    return row


def _outcome(site: Any, row: Any, chance: random.Random) -> None:
    six_weeks = row.first_on + 6 * WEEK if row.first_on else None
    if six_weeks is not None and six_weeks > site.days.today - WEEK:
        row.state = "first_time"
    elif six_weeks is not None and chance.random() < STAYS:
        row.state, row.stayed_on = "stayed", six_weeks
    else:
        row.state, row.ended_from = "ended", "first_time" if six_weeks else "agreed"
        row.ended_on = min(six_weeks or row.proposed_on + 3 * WEEK, site.days.today)
        row.because = chance.choice(("threshold", "threshold", "threshold", "own_choice", "moved"))
        row.threshold = chance.choice(STOPS) if row.because == "threshold" else ""
        row.ended_by_receiver = bool(six_weeks)


def _today(
    site: Any, persons: list[uuid.UUID], offers: list[Any], guides: list[uuid.UUID], chance: random.Random
) -> None:
    """What goes on: to ask, on the way with and without company, an answer that is late, one that has just come."""
    worker, referrer = site.actors[Role.WORKER], site.actors[Role.REFERRER]
    wanted: tuple[tuple[Actor, str, dict[str, Any]], ...] = (
        (referrer, "", {}),
        (referrer, "face", {}),
        (worker, "face", {"company": True, "transport": True}),
        (referrer, "phone", {"language": "ar", "company": True}),
        (worker, "helper", {"language": "uk"}),
        (referrer, "face", {}),
    )
    made = [
        _begin(site, by, person, offer=chance.choice(offers), asked=asked, needs=needs, moment=at != 4)
        for at, (person, (by, asked, needs)) in enumerate(zip(persons, wanted, strict=False))
    ]
    referrals.find_company(worker, made[2].pk, companion_id=guides[0])
    referrals.find_company(referrer, made[3].pk, companion_id=guides[2])
    _between_partners(site, guides[1], chance.choice(offers))
    system = Actor.system(site.network.pk, "demo")
    referrals.arrived(system, made[5].pk)
    days = site.days.today
    with seeding("demo"):
        rows = apps.get_model("referrals.Referral").objects
        rows.filter(pk=made[0].pk).update(proposed_on=days - datetime.timedelta(days=9))
        before = days - datetime.timedelta(days=2)
        rows.filter(pk=made[4].pk).update(agreed_on=days - WEEK, expected_on=before, reminded_on=days)


def _between_partners(site: Any, ours: uuid.UUID, offer: Any) -> None:
    """Another partner has somebody who goes along for others, and asks whether one of the own companions does."""
    worker = site.actors[Role.WORKER]
    other = next(partner for key, partner in site.partners.items() if key != site.script.home)
    colleague = side_by_side.colleague_at(worker, other)
    who = {"who": "first_name", "first_name": "Hilde", "channel": "phone", "reach": phone(992)}
    agreed = referrals.Agreed(("nl", "fr"), ("0", "1", "2", "3", "4", "5", "6"), ("morning", "afternoon"), wider=True)
    referrals.add_companion(colleague, organisation_id=other.pk, agreed=agreed, who=who)
    led = referrals.refer(
        colleague,
        organisation_id=other.pk,
        who={"who": "first_name", "first_name": "Goran", "channel": "phone", "reach": phone(993)},
        to=referrals.Target(activity_id=offer.pk, session_id=None),
        needs=referrals.Needs(company=True, transport=True),
        asked="face",
    )
    referrals.ask_elsewhere(colleague, led.pk, companion_id=ours)


def _begin(
    site: Any, by: Actor, person: uuid.UUID, *, offer: Any, asked: str, needs: dict[str, Any], moment: bool = True
) -> Any:
    """Lead somebody to the next time of an offer that has room; without a moment when none has."""
    ahead = apps.get_model("activities.Session").objects.filter(activity=offer, starts_at__gt=timezone.now())
    room = [one for one in ahead.exclude(status="cancelled").order_by("starts_at")[:6] if one.places_left != 0]
    return referrals.refer(
        by,
        organisation_id=site.partners[site.script.home].pk,
        who={"who": "known", "person": person},
        to=referrals.Target(activity_id=offer.pk, session_id=room[0].pk if room and moment else None),
        needs=referrals.Needs(**needs),
        asked=asked,
    )
