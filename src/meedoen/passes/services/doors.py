"""A device takes the sheet along for a day, and brings back what it saw; a device can be stopped."""

import datetime
import uuid
from collections import defaultdict
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
    return Taken(tokens.make_sheet(device.pk, now, now + DAY, codes), len(looks or []), odd)


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
    """What this device saw, each look once; how many were no plain yes. Four queries, however many looks."""
    known = DoorUse.objects.filter(device=device, look__in=[look.id for look in looks])
    done = set(known.order_by().values_list("look", flat=True))
    new = {look.id: look for look in looks if look.id not in done}
    fresh = [(look, _code(look)) for look in sorted(new.values(), key=lambda one: one.at)]
    cards = {card.code: card for card in Pass.objects.filter(code__in={code for _look, code in fresh if code})}
    at_doors = _at_doors(list(cards.values()), [look.at for look, _code in fresh])
    rows = []
    for look, code in fresh:
        card, at = cards.get(code or ""), min(look.at, now)
        if card is None:
            seen = Seen.FORGED if code is None else Seen.UNKNOWN
        else:
            if card.person_id:
                saw(card.person_id)
            there = at_doors[card.pk, timezone.localdate(look.at)]
            seen = _seen(before, look, card, now)
            if seen == Seen.GOOD and there and card.person_id:  # many people come in with the card of a group
                seen = Seen.TWICE if there - {device.pk} else Seen.AGAIN
            at_doors[card.pk, timezone.localdate(at)].add(device.pk)
        rows.append(
            DoorUse(
                network_id=device.network_id, device=device, card=card, person_id=card.person_id if card else None,
                look=look.id, at=at, seen=seen,
            )
        )  # fmt: skip
    DoorUse.objects.bulk_create(rows)
    return sum(row.seen != Seen.GOOD for row in rows)


def _code(look: Look) -> str | None:
    """The code that was read, "" when it is none; None for a QR code that we did not sign."""
    try:
        return tokens.code_in(look.text) or ""
    except Refused:
        return None


def _at_doors(cards: list[Pass], at: list[datetime.datetime]) -> dict[tuple[uuid.UUID, datetime.date], set[uuid.UUID]]:
    """At which devices each of these cards was on each of these days."""
    found: dict[tuple[uuid.UUID, datetime.date], set[uuid.UUID]] = defaultdict(set)
    if cards:
        around = DoorUse.objects.filter(card__in=cards, at__gt=min(at) - DAY, at__lt=max(at) + DAY)
        for card, device, moment in around.order_by().values_list("card_id", "device_id", "at"):
            found[card, timezone.localdate(moment)].add(device)
    return found


def _seen(before: tokens.Sheet, look: Look, card: Pass, now: datetime.datetime) -> Seen:
    """What this look is by itself, whatever other doors saw."""
    day = timezone.localdate(look.at)
    if not before.made - CLOCK <= look.at <= min(before.until, now) + CLOCK:
        return Seen.LATE
    if card.stopped_on is not None and card.stopped_on <= day:
        return Seen.STOPPED
    return Seen.GOOD if rules.is_good(card.valid_until, None, day) else Seen.OVER


@command(policy.STOP_DEVICE)
def stop_device(actor: Actor, row: Device) -> Device:
    """A lost device: what it brings back is refused from now on. Twice is no fault."""
    if row.stopped_on is None:
        row.stopped_on = timezone.localdate()
        row.save(update_fields=["stopped_on"])
    return row
