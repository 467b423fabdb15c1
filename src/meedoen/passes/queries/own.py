"""What the person sees with the own code: the pass, what is left, what was asked and what became of it."""

import datetime
import uuid
from dataclasses import dataclass, field

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw

from .. import places as stock
from .. import policy
from ..models import Claim, Right
from ..own_codes import living_pass
from ..rules import passes as rules
from ..terms import OWN, ClaimState, PaidTo
from ..tokens import card_token
from .receipts import Asked, questions
from .standing import Line, lines_of

SHOWN = 6


@dataclass(frozen=True)
class Used:
    """Something that was asked with this pass, by whoever: what for, which day, how much, how far it is, why not.

    ``what`` is the activity where it was charged at a session. ``open``: the question that waits for the person.
    ``places``: how many of a group it was for.
    """

    id: uuid.UUID
    cost: str
    what: str
    on: datetime.date
    cents: int
    state: str
    why: str
    asked: list[Asked] = field(default_factory=list)
    open: Asked | None = None
    places: int = 0


@dataclass(frozen=True)
class Own:
    """What the person sees of the own pass: the code for the door and what its QR code holds, until when, what is left
    of each scheme, and what was used. ``asks``: the schemes of which the person may ask money back now. Of a group
    ``places`` are left in this year, of ``places_of``; ``used`` is where."""

    code: str
    token: str
    good: bool
    valid_until: datetime.date
    lines: list[Line]
    used: list[Used]
    places: int | None = None
    places_of: int = 0

    @property
    def asks(self) -> list[Line]:
        return [line for line in self.lines if line.open and PaidTo.PERSON in line.terms.paid_to]


@query(policy.READ_LEFT)
def own(actor: Actor, rows: None, *, code: str, today: datetime.date) -> Own:
    """The pass behind an own code. A pass that was stopped and a code that never was look alike: Refused."""
    row = living_pass(code)
    good = rules.is_good(row.valid_until, row.stopped_on, today)
    token = card_token(row.code, row.issued_on, row.valid_until)
    if row.group is not None:
        used = _used(Claim.objects.filter(group=row.group))
        left, most = stock.of_year(row.group, today.year)
        return Own(row.code, token, good, row.valid_until, [], used, left, most)
    saw(row.owner_id)
    rights = Right.objects.filter(person_id=row.owner_id, valid_until__gte=today)
    right = rights.select_related("municipality").first() if good else None
    home = right.municipality.name if right and right.municipality else ""
    # The person asks it about the own data: what counts is read as the house itself does.
    reader = Actor.system(actor.network_id, OWN)
    lines = lines_of(reader, row.owner_id, today, staff=False, home=home) if right else []
    return Own(row.code, token, good, row.valid_until, lines, _used(Claim.objects.filter(person_id=row.owner_id)))


def _used(claims: QuerySet[Claim]) -> list[Used]:
    newest = claims.exclude(state=ClaimState.WITHDRAWN)
    rows = list(newest.select_related("session__activity").order_by("-asked_on", "-pk")[:SHOWN])
    asked = questions([row.pk for row in rows if row.by_code == OWN])
    found = []
    for row in rows:
        mine = asked.get(row.pk, [])
        waits = next((one for one in mine if not one.answer), None) if row.state == ClaimState.WAITING else None
        what = row.session.activity.title if row.session_id else ""  # type: ignore[union-attr]
        found.append(
            Used(row.pk, row.cost, what, row.on, row.granted, row.state, row.why, mine, waits, row.places or 0)
        )
    return found
