"""A school with a group pass, passes that end soon, two devices at doors without a connection and what they saw."""

import datetime
from typing import Any

from django.apps import apps
from django.utils import timezone

from meedoen.activities import public as activities
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.identifiers import new_id
from meedoen.passes import public as passes

from .allowances import FIRST

PLACES, COME_ALONG = 60, 12
UNKNOWN = "K7P4-QX2M"
LATELY, SOON, LAST_YEAR = datetime.timedelta(21), datetime.timedelta(24), datetime.timedelta(365)


def bring_in(
    network: Any, actors: dict[Role, Actor], partners: dict[str, Any], offers: dict[str, Any], cards: list[Any]
) -> None:
    """Where schemes run and passes were given."""
    if not cards:
        return
    lead, club, till = actors[Role.COORDINATOR], actors[Role.PROVIDER], actors[Role.CASHIER]
    track = next(key for key, name in passes.scheme_names(lead).items() if name == FIRST)
    for holder, places in (("scholen", PLACES), ("verenigingen", 25)):
        made = passes.make_group(lead, holder_id=partners[holder].pk, scheme_id=track, places=places)
        if holder == "scholen":
            _charge(club, offers["Sportinstuif"], passes.code_of_group(lead, made.pk))
        else:
            passes.change_places(lead, made.pk, places=places + 10, later=False)
    _at_two_doors(club, till, [card.code for card in cards])
    with seeding("demo"):
        for card in cards[1], cards[2], cards[5]:
            card.issued_on, card.valid_until = card.issued_on - LAST_YEAR, timezone.localdate() + SOON
            card.save(update_fields=["issued_on", "valid_until"])
    passes.remind_of_ending(network)


def _charge(club: Actor, activity: Any, code: str) -> None:
    """The last times in this year that the school came along, for as many as were counted there."""
    now = timezone.localtime()
    begun = max(now - LATELY, now.replace(month=1, day=1, hour=0, minute=0))
    sessions = apps.get_model("activities.Session").objects.filter(activity=activity)
    for session in sessions.filter(starts_at__gt=begun, ends_at__lt=now).order_by("starts_at"):
        places = min(COME_ALONG, activities.how_many_there(club, session.pk))
        if places:
            passes.charge_group(club, session.pk, code=code, places=places, cents=activity.price_cents)


def _at_two_doors(club: Actor, till: Actor, codes: list[str]) -> None:
    now = timezone.now()

    def look(code: str, minutes: int) -> Any:
        return passes.Look(new_id(), code, now - datetime.timedelta(minutes=minutes))

    pool = passes.take_along(club, name="Tablet aan het zwembad")
    gate = passes.take_along(till, name="Telefoon aan de poort")
    passes.take_along(club, sheet=pool.sheet, looks=[look(codes[0], 8), look(codes[1], 7), look(codes[2], 6)])
    passes.take_along(till, sheet=gate.sheet, looks=[look(codes[3], 5), look(codes[0], 4), look(UNKNOWN, 3)])
