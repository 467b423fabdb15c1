"""Whom the demo's worker, referrer and guide follow: lists, households, a yes, safe contact. Everybody is invented."""

import datetime
import random
import uuid
from typing import Any

from django.apps import apps
from django.utils import timezone

from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.people import public as people

FOLLOWED = {Role.WORKER: 24, Role.COORDINATOR: 4, Role.REFERRER: 6}
HOUSEHOLDS = 8
PURPOSES = ("share", "invite", "picture", "invite", "story")
FILLED = ("harelbeke", "westerlo", "willebroek")


def fill(slug: str, actors: dict[Role, Actor]) -> None:
    """Lists of the staff, from who took part in the past weeks; only in the networks that show this part."""
    if slug not in FILLED:
        return
    chance = random.Random(f"lists of {slug}")  # noqa: S311 - invented people
    with seeding("demo"):
        taken: set[Any] = set()
        for role, number in FOLLOWED.items():
            if actor := actors.get(role):
                _follow(actor, number, taken, chance)


def _follow(actor: Actor, number: int, taken: set[Any], chance: random.Random) -> None:
    participant = apps.get_model("people.Participant")
    rows = participant.objects.filter(organisation_id__in=actor.organisation_ids, erased_at=None)
    found = list(rows.exclude(first_name=None).exclude(pk__in=taken).order_by("-last_seen_on", "pk")[:number])
    taken.update(one.pk for one in found)
    for one in found:
        people.follow(actor, one.pk, one.organisation_id)
    _households(found[: 2 * HOUSEHOLDS])
    _consents(actor, found, chance)


def at_the_table(slug: str, actors: dict[Role, Actor]) -> None:
    """Two of the worker's people sit in a group: their seat is tied to who it is. Called once the groups are there."""
    if slug not in FILLED or Role.WORKER not in actors:
        return
    worker, tie = actors[Role.WORKER], apps.get_model("people.SeatTie")
    lists = apps.get_model("people.Link").objects.filter(kind="caseload", user_id__in=[worker.user_id])
    followed = list(lists.order_by("pk").values_list("participant_id", flat=True)[:2])
    seats = apps.get_model("voice.GroupMember").objects.filter(user_id=None, until=None, token=None, role="member")
    seats = seats.exclude(alias__startswith="De ")  # the seat of a service
    with seeding("demo"):
        for seat, person in zip(seats.order_by("alias", "pk")[:2], followed, strict=False):
            seat.token = uuid.uuid4()
            seat.save(update_fields=["token"])
            organisation = next(iter(worker.organisation_ids))
            tie.objects.create(participant_id=person, organisation_id=organisation, token=seat.token)


def _households(found: list[Any]) -> None:
    """An adult alone, two adults, children without a name; one child lives half the time with each parent."""
    household, resident = apps.get_model("people.Household"), apps.get_model("people.Resident")
    homes: list[Any] = []
    rows: list[Any] = []
    for number, adult in enumerate(found):
        if number % 3 != 1 or not homes:
            homes.append(household(network_id=adult.network_id, organisation_id=adult.organisation_id))
        rows.append(resident(network_id=adult.network_id, household=homes[-1], participant=adult, relation="adult"))
        rows += [
            resident(
                network_id=adult.network_id, household=homes[-1], relation="child", share=50 if number == 4 else 100
            )
            for _child in range(number % 4)
        ]
    household.objects.bulk_create(homes)
    resident.objects.bulk_create(rows)


def _consents(actor: Actor, found: list[Any], chance: random.Random) -> None:
    consent, safe = apps.get_model("people.Consent"), apps.get_model("people.SafeContact")
    today = timezone.localdate()
    rows = []
    for number, one in enumerate(found):
        given_on = today - datetime.timedelta(days=chance.randint(3, 160))
        withdrawn = timezone.now() - datetime.timedelta(days=2) if number % 9 == 8 else None
        rows.append(
            consent(
                network_id=one.network_id,
                participant=one,
                purpose=PURPOSES[number % len(PURPOSES)],
                given=("spoken", "signed", "helper")[number % 3],
                given_on=given_on,
                until=given_on + datetime.timedelta(days=180),
                by_code=actor.code,
                withdrawn_at=withdrawn,
            )
        )
    consent.objects.bulk_create(rows)
    safe.objects.bulk_create(
        [
            safe(network_id=one.network_id, participant=one, channels=["phone", "visit"], from_hour=9, to_hour=16)
            for one in found[2::7]
        ]
    )
