"""A device takes the sheet along for a day, and brings back what it saw; a device can be stopped."""

import datetime
import uuid
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import textchecks
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.refusals import Refused

from .. import policy, tokens
from ..models import Device, DoorUse, Pass
from ..rules import passes as rules
from ..terms import Seen

DAY = datetime.timedelta(hours=24)
CLOCK = datetime.timedelta(minutes=10)
"""So far the clock of a device may be from ours."""
NAME_MOST, MOST = 40, 2_000


@dataclass(frozen=True)
class Look:
    """One look at a door: the number that the device gave it, what was read, when."""

    id: uuid.UUID
    text: str
    at: datetime.datetime


@dataclass(frozen=True)
class Taken:
    """The sheet for the next 24 hours, and how many looks came back, how many of them were no plain yes."""

    sheet: str
    until: datetime.datetime
    brought: int
    odd: int


@command(policy.TAKE_ALONG)
def take_along(actor: Actor, *, name: str = "", sheet: str = "", looks: list[Look] | None = None) -> Taken:
    """A signed sheet, with which this device checks passes for 24 hours without a connection; and what it saw with its
    earlier ``sheet`` is noted. A look that comes twice counts once.

    Raises Refused for a sheet that we did not sign, for a device that was stopped, for a first time without a name.
    """
    now = timezone.now()
    before = tokens.read_sheet(sheet) if sheet else None
    device = _device(actor, name, before)
    odd = _noted(device, before, looks or [], now) if before else 0
    device.fetched_at = now
    device.save()
    stopped = Pass.objects.exclude(stopped_on=None).filter(valid_until__gte=timezone.localdate())
    codes = sorted(stopped.order_by().values_list("code", flat=True))
    remember(device=device.pk, looks=len(looks or []), odd=odd)
    until = now + DAY
    return Taken(tokens.make_sheet(device.pk, now, until, codes), until, len(looks or []), odd)


def _device(actor: Actor, name: str, before: tokens.Sheet | None) -> Device:
    if before is not None:
        row = Device.objects.select_for_update().filter(pk=before.device).first()
        if row is None or row.stopped_on is not None:
            raise Refused(_("Dit toestel is stopgezet. Vraag het aan de coördinator."), code="stopped")
        return row
    said = textchecks.checked(" ".join(name.split()), field="name", most=NAME_MOST)
    if not said:
        raise Refused(_("Geef dit toestel een naam, zoals “Tablet aan de kassa”."), field="name", code="name")
    return Device(pk=new_id(), organisation_id=min(actor.organisation_ids), name=said, by_code=actor.code)


def _noted(device: Device, before: tokens.Sheet, looks: list[Look], now: datetime.datetime) -> int:
    known = set(DoorUse.objects.filter(device=device).values_list("look", flat=True))
    odd = 0
    for look in sorted(looks, key=lambda one: one.at):
        if look.id in known:
            continue
        known.add(look.id)
        card, seen = _seen(device, before, look, now)
        if card is not None:
            saw(card.person_id)
        DoorUse.objects.create(
            device=device, card=card, person_id=card.person_id if card else None, look=look.id,
            at=min(look.at, now), seen=seen,
        )  # fmt: skip
        odd += seen != Seen.GOOD
    return odd


def _seen(device: Device, before: tokens.Sheet, look: Look, now: datetime.datetime) -> tuple[Pass | None, Seen]:
    try:
        code = tokens.code_in(look.text)
    except Refused:
        return None, Seen.FORGED
    card = Pass.objects.filter(code=code).first() if code else None
    if card is None:
        return None, Seen.UNKNOWN
    day = timezone.localdate(look.at)
    if not before.made - CLOCK <= look.at <= min(before.until, now) + CLOCK:
        return card, Seen.LATE
    if card.stopped_on is not None and card.stopped_on <= day:
        return card, Seen.STOPPED
    if not rules.is_good(card.valid_until, None, day):
        return card, Seen.OVER
    begin = datetime.datetime.combine(day, datetime.time(), timezone.get_current_timezone())
    earlier = DoorUse.objects.filter(card=card, at__gte=begin, at__lt=begin + DAY)
    if earlier.exclude(device=device).exists():
        return card, Seen.TWICE
    return card, Seen.AGAIN if earlier.exists() else Seen.GOOD


@command(policy.STOP_DEVICE)
def stop_device(actor: Actor, row: Device) -> Device:
    """A lost device: what it brings back is refused from now on. Twice is no fault."""
    if row.stopped_on is None:
        row.stopped_on = timezone.localdate()
        row.save(update_fields=["stopped_on"])
    return row
