"""Passes at the desk, at the door and in the hand of who has one."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet, UUIDField
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.refusals import Refused
from meedoen.kernel.rows import one
from meedoen.kernel.statements import Statement

from .. import places as stock
from .. import policy, standing, tokens
from ..models import GroupPass, Pass, Right
from ..own_codes import index_of, own_code
from ..rules import passes as rules
from ..rules.deciding import room
from ..terms import Payer

_LIVING = Statement(lambda rows, *, person: rows.filter(person_id=person, stopped_on=None)[:1], person=UUIDField())


@query(policy.SEE_PASSES)
def of_person(actor: Actor, rows: QuerySet[Pass], person_id: uuid.UUID) -> Pass | None:
    """The pass that somebody has now, good or past its day."""
    saw(person_id)
    return next(iter(_LIVING(rows, person=person_id)), None)


@query(policy.SEE_PASSES)
def own_code_of(actor: Actor, rows: QuerySet[Pass], person_id: uuid.UUID) -> str:
    """The own code of the pass that somebody has now. Raises NotFound."""
    saw(person_id)
    return own_code(one(rows, person_id=person_id, stopped_on=None).pk)


@query(policy.SEE_PASSES)
def to_print(actor: Actor, rows: QuerySet[Pass], *, today: datetime.date) -> int:
    """How many cards of the own organisation were not printed yet. Exact."""
    return rows.filter(stopped_on=None, printed_on=None, valid_until__gte=today).count()


@dataclass(frozen=True)
class Checked:
    """What a door may know of a code: good or not, until when. Never whose it is."""

    good: bool
    valid_until: datetime.date


@query(policy.CHECK)
def check(actor: Actor, rows: None, *, code: str, today: datetime.date) -> Checked:
    """Whether this pass is good today. Raises Refused for a code that is none of this network: that is a guess.

    The own code of a slip is told by its code ``own``: it opens nothing at a door.
    """
    plain = tokens.code_in(code)
    if plain and Pass.objects.filter(own_index=index_of(plain)).exists():
        raise Refused(_("Dit is de eigen code van de persoon. Vraag de kaart."), field="code", code="own")
    row = _by_code(code)
    if row.person_id:
        saw(row.person_id)
    return Checked(rules.is_good(row.valid_until, row.stopped_on, today), row.valid_until)


def _by_code(code: str) -> Pass:
    plain = tokens.code_in(code)
    row = Pass.objects.filter(code=plain).select_related("group").first() if plain else None
    if row is None:
        raise Refused(_("Deze code kennen we niet. Kijk de tekens na."), field="code", code="unknown")
    return row


@dataclass(frozen=True)
class Tariff:
    """How many percent of the price somebody pays; 100 is the usual price. ``places``: what a group has left."""

    percent: int
    places: int | None = None


@query(policy.SEE_TARIFF)
def tariff(actor: Actor, rows: None, *, code: str, today: datetime.date) -> Tariff:
    """What somebody pays with this pass, for the cashier alone; of a group also how many places are left this year.

    It is the lowest that a scheme gives which pays the organiser and of which something is left. A till asks no age: a
    scheme that hangs on ages gives the usual price there, and is asked at the desk.
    """
    row, every = _by_code(code), standing.running(today)
    good = rules.is_good(row.valid_until, row.stopped_on, today)
    if row.group is not None:
        return _of_group(row.group, every, today) if good else Tariff(100)
    person_id = row.owner_id
    saw(person_id)
    right = Right.objects.filter(person_id=person_id, valid_until__gte=today).first()
    if not good or right is None:
        return Tariff(100)
    used = standing.used_by(actor, person_id)
    shares = [100]
    for scheme in every:
        terms = scheme.terms
        left = room(terms, used.of(scheme.scheme_id), today)
        if (
            terms.pays_at_till
            and not (right.municipality_id and terms.payer == Payer.DOMICILE)
            and not left.nothing
            and not used.clashes(scheme, every, today)
        ):
            shares.append(terms.person_percent())
    return Tariff(min(shares))


def _of_group(group: GroupPass, every: list[standing.Running], today: datetime.date) -> Tariff:
    places, _most = stock.of_year(group, today.year)
    scheme = next((one for one in every if one.scheme_id == group.scheme_id), None)
    if not places or scheme is None or not scheme.terms.pays_at_till:
        return Tariff(100, places)
    return Tariff(scheme.terms.person_percent(), places)


@query(policy.SEND_WORD)
def still_ends(actor: Actor, rows: QuerySet[Pass], pass_id: uuid.UUID, until: str) -> bool:
    """Whether what a message says of a pass still holds, just before it leaves; not for who is protected by now."""
    row = rows.filter(pk=pass_id, stopped_on=None).select_related("person").first()
    if row is None or row.person is None or row.valid_until.isoformat() != until:
        return False
    protected = row.person.protected_until
    return protected is None or protected < timezone.localdate()
