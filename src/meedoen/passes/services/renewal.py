"""A pass that is about to end: who has it is told once, and the desk renews it in one tap."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import messages
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.refusals import Refused
from meedoen.people import public as people

from .. import policy, standing
from ..models import GroupPass, Pass
from ..renewal_texts import TEMPLATE
from ..rules import passes as rules
from ..rules import renewal
from .groups import living_card
from .rights import linked

BATCH = 500


@dataclass(frozen=True)
class Reminded:
    """One batch: how many get a message, how many somebody must tell, whether there may be more."""

    messages: int
    calls: int
    more: bool


@command(policy.REMIND)
def remind(actor: Actor, *, network: Any, today: datetime.date) -> Reminded:
    """Whoever has a pass that ends soon gets a message, or stands on the list of who must be told.

    How soon, the schemes say (``standing.renewal_before``).

    Once for each last day of a pass. Nobody hears of a pass that was stopped or of somebody who is protected: their own
    worker sees it on their page. Stopped halfway nothing of the batch happened.
    """
    rows = list(_due(today)[:BATCH])
    ways = network.reminder_channels if network.reminders else ()
    drafts, calls = [], 0
    for row in rows:
        person: Any = row.person
        by = renewal.way(
            person.channel,
            confirmed=person.reach_confirmed_at is not None,
            no_reminder=person.no_reminder,
            ways=ways,
            can_send=messages.channels(),
        )
        row.reminded_for, row.to_tell = row.valid_until, by == "call"
        calls += row.to_tell
        if by in renewal.SENT_BY:
            drafts.append(_draft(row, by))
    Pass.objects.bulk_update(rows, ["reminded_for", "to_tell"])
    if drafts:
        messages.queue(actor, drafts=drafts)
    saw(*(row.owner_id for row in rows))
    remember(messages=len(drafts), calls=calls)
    return Reminded(len(drafts), calls, len(rows) == BATCH)


def remind_all(network: Any) -> dict[str, int]:
    """Every batch that is due in a network; counts of messages and of who must be told."""
    actor, today = Actor.system(network.pk, "herinneringen"), timezone.localdate()
    found = {"messages": 0, "calls": 0}
    more = True
    while more:
        made = remind(actor, network=network, today=today)
        found["messages"] += made.messages
        found["calls"] += made.calls
        more = made.more
    return found


def _due(today: datetime.date) -> Any:
    rows = Pass.objects.select_for_update(of=("self",)).filter(
        people.open_to_all("person__"),
        stopped_on=None,
        group=None,
        valid_until__gte=today,
        valid_until__lte=today + standing.renewal_before(today),
    )
    once = Q(reminded_for=None) | ~Q(reminded_for=F("valid_until"))
    return rows.filter(once, person__erased_at=None).select_related("person").order_by("pk")


def _draft(row: Pass, channel: str) -> messages.Draft:
    return messages.Draft(
        template=TEMPLATE,
        person_id=row.owner_id,
        channel=channel,
        about_id=row.pk,
        item_id=row.pk,
        params={"until": row.valid_until.isoformat()},
    )


@command(policy.SEND_WORD)
def tell_instead(actor: Actor, row: Pass, *, until: str) -> Pass:
    """A message did not arrive: somebody has to say it, when the pass still ends on that day."""
    saw(row.owner_id)
    if row.stopped_on is None and row.valid_until.isoformat() == until:
        row.to_tell = True
        row.save(update_fields=["to_tell"])
    return row


@command(policy.RENEW)
def renew(actor: Actor, row: Pass) -> Pass:
    """The same pass, with the same code, until the end of next year; its card is to be printed anew.

    Anybody at the desk of the own organisation may: it says nothing of a right. Of who is protected only who has a
    link; else NotFound. Raises Refused for a pass that was stopped, or that does not end soon.
    """
    _reached(actor, row)
    _renewed(row, standing.renewal_before(timezone.localdate()))
    return row


@command(policy.CHANGE_GROUP)
def renew_group(actor: Actor, group: GroupPass) -> GroupPass:
    """The same for the card of a group. Raises Refused for one that was stopped, or that does not end soon."""
    every = standing.running(timezone.localdate())
    _renewed(living_card(group), standing.renewal_before_of(group, every))
    return group


def _renewed(row: Pass, within: datetime.timedelta) -> None:
    today = timezone.localdate()
    if row.stopped_on is not None:
        raise rules.already_stopped()
    if row.valid_until > today + within:
        raise Refused(_("Deze pas is nog lang geldig. Vernieuwen is niet nodig."), code="early")
    row.valid_until, row.issued_on = rules.until(today), today
    row.printed_on, row.to_tell = None, False
    row.save(update_fields=["valid_until", "issued_on", "printed_on", "to_tell"])


def _reached(actor: Actor, row: Pass) -> None:
    protected = row.person.protected_until if row.person else None
    if protected is not None and protected >= timezone.localdate():
        linked(actor, row.owner_id)
    saw(row.owner_id)


@command(policy.RENEW)
def note_told(actor: Actor, row: Pass) -> Pass:
    """Somebody said it: the pass leaves the list of who must be told. Twice is no fault."""
    _reached(actor, row)
    row.to_tell = False
    row.save(update_fields=["to_tell"])
    return row
