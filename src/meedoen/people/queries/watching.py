"""The log read for patterns of curiosity, and what was found for the lead and the officer."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils import timezone

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.models import AuditEntry

from .. import marking, policy
from ..models import Mark, OddLook, Participant, Resident
from ..rules import naming
from ..rules.snooping import Look, Sign, Ties, signs
from ..terms import LinkKind, LookedHow

SPAN = datetime.timedelta(days=31)
WATCHED = {
    "people.see_person": LookedHow.LINKED,
    "people.give_reason": LookedHow.TYPED,
    "people.break_glass": LookedHow.URGENT,
    "people.reveal_address": LookedHow.ADDRESS,
    "people.open_request": LookedHow.ASKED,
    "people.suggest": LookedHow.SEARCHED,
}
"""What the log calls it, and how that counts. A page that was opened with a typed reason counts as typed."""


@query(policy.WATCH_LOG)
def odd_signs(actor: Actor, rows: QuerySet[AuditEntry], *, now: datetime.datetime) -> list[tuple[Sign, uuid.UUID]]:
    """The patterns of the last 31 days, each with the organisation whose people were looked at most. Today is left to
    the next night: a day counts when it is whole.
    """
    looks = list(_looks(rows, now))
    homes = _organisations({look.person for look in looks})
    found = []
    for sign in signs(looks, _ties(looks, homes)):
        owners = [homes[look.person] for look in sign.looks if look.person in homes]
        if owners:
            found.append((sign, max(sorted(set(owners), key=str), key=owners.count)))
    return found


def _looks(rows: QuerySet[AuditEntry], now: datetime.datetime) -> Iterator[Look]:
    lasting = {str(kind.label) for kind in LinkKind if kind not in (LinkKind.REASON, LinkKind.BREAK_GLASS)}
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    seen = rows.filter(at__gt=now - SPAN, at__lt=midnight, action__in=WATCHED)
    entries = seen.exclude(subjects=None).order_by("seq")
    for at, who, action, reason, person in entries.values_list(
        "at", "actor_code", "action", "reason", "subjects__subject_id"
    ).iterator(2000):
        how = WATCHED[action]
        if action == "people.see_person" and reason not in lasting:
            how = LookedHow.TYPED
        yield Look(timezone.localtime(at), who, person, how, reason)


def _organisations(people: set[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID]:
    found = Participant.objects.filter(erased_at=None, pk__in=people)
    return dict(found.values_list("pk", "organisation_id"))


def _ties(looks: list[Look], owners: dict[uuid.UUID, uuid.UUID]) -> Ties:
    """Whose last name or whose own number a worker shares, by the keyed prints; and who lives together."""
    looked: dict[str, set[uuid.UUID]] = defaultdict(set)
    for look in looks:
        looked[look.who].add(look.person)
    carried: dict[uuid.UUID, set[str]] = defaultdict(set)
    for person, print_ in Mark.objects.filter(participant_id__in=owners).values_list("participant_id", "print"):
        carried[person].add(print_)
    own, namesakes = set(), set()
    for code, name, email in get_user_model().objects.filter(code__in=looked).values_list("code", "name", "email"):
        for organisation in {owners[person] for person in looked[code] if person in owners}:
            first, last, reach = _prints_of(organisation, name, email)
            for person in looked[code]:
                has = carried[person] if owners.get(person) == organisation else set()
                own |= {(code, person)} if has & reach or (has & first and has & last) else set()
                namesakes |= {(code, person)} if has & last else set()
    lives = Resident.objects.filter(participant_id__in=owners, until=None).values_list("participant_id", "household_id")
    return Ties(frozenset(own), frozenset(namesakes), dict(lives))


def _prints_of(organisation: uuid.UUID, name: str, email: str) -> tuple[set[str], set[str], set[str]]:
    first, _space, last = name.strip().partition(" ")
    texts = (f"name {naming.folded(first)}", f"last {naming.folded(last)}", f"reach {email.strip().casefold()}")
    return tuple(marking.prints(organisation, [text] if text.split(" ", 1)[1] else []) for text in texts)  # type: ignore[return-value]


@dataclass(frozen=True)
class Odd:
    """One pattern for who watches: a code, a sentence, a day, counts; and what came of it."""

    id: uuid.UUID
    by_code: str
    sentence: str
    day: datetime.date
    people: int
    looks: int
    settled: bool
    verdict: str


@query(policy.SEE_ODD_LOOKS)
def odd_looks(actor: Actor, rows: QuerySet[OddLook], *, most: int = 100) -> list[Odd]:
    """What deserves a question, what is not settled first, then newest first. Never about the one who asks."""
    waiting = list(rows.filter(settled_at=None).order_by("-day", "pattern", "by_code")[:most])
    ended = list(rows.exclude(settled_at=None).order_by("-settled_at", "pattern")[: most - len(waiting)])
    return [
        Odd(
            row.pk, row.by_code, str(row.get_pattern_display()), row.day, row.people, row.looks,
            row.settled_at is not None, str(row.get_verdict_display()) if row.verdict else "",
        )
        for row in [*waiting, *ended]
    ]  # fmt: skip


@query(policy.SEE_ODD_LOOKS)
def unsettled_odd_looks(actor: Actor, rows: QuerySet[OddLook]) -> int:
    """How many still wait for a question, for the start page."""
    return rows.filter(settled_at=None).count()
