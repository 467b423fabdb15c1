"""Reads of who signed up: for the desk that handles enrolments."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from meedoen.kernel import tenancy, vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.rows import one
from meedoen.kernel.typed_codes import read_code
from meedoen.people import public as people

from .. import policy
from ..models import Enrolment, Session
from ..terms import EnrolmentStatus


@dataclass(frozen=True)
class Party:
    """One enrolment as the desk shows it: first name or code, sizes and needs; never how to reach."""

    id: uuid.UUID
    label: str
    adults: int
    children: int
    childcare: int
    needs_transport: bool
    needs_companion: bool
    call_back: bool
    to_tell: str
    status: str
    via: str
    by_organisation: str
    unconfirmed: bool = False
    no_reminder: bool = False


@dataclass(frozen=True)
class Enrolled:
    """The enrolments of one session that the actor handles, in the order in which they came."""

    placed: list[Party] = field(default_factory=list)
    waiting: list[Party] = field(default_factory=list)
    cancelled: list[Party] = field(default_factory=list)


@query(policy.ENROL)
def session_card(actor: Actor, rows: QuerySet[Session], session_id: uuid.UUID) -> Session:
    """A session for which this actor may sign people up; nothing of who comes. Raises NotFound."""
    return one(rows.select_related("activity__organisation", "activity__place", "place"), pk=session_id)


@query(policy.HANDLE_ENROLMENTS)
def to_handle(actor: Actor, rows: QuerySet[Enrolment], session_id: uuid.UUID) -> Enrolled:
    """Who signed up for a session, for who may cancel and call them: the organiser all, a referrer its own."""
    found = list(
        rows.filter(session_id=session_id).select_related("by_organisation", "participant").order_by("signed_up_at")
    )
    ids = [row.participant_id for row in found if row.participant_id]
    names = people.first_names(actor, ids) if ids else {}
    saw(*ids)
    parties = [_party(row, names) for row in found]
    by_status = {status: [party for party in parties if party.status == status] for status in EnrolmentStatus.values}
    return Enrolled(
        placed=by_status[EnrolmentStatus.PLACED],
        waiting=by_status[EnrolmentStatus.WAITING],
        cancelled=by_status[EnrolmentStatus.CANCELLED],
    )


@query(policy.HANDLE_ENROLMENTS)
def enrolment(actor: Actor, rows: QuerySet[Enrolment], enrolment_id: uuid.UUID) -> Enrolment:
    """One enrolment with its session, to show its code again. Raises NotFound."""
    found = one(rows.select_related("session__activity"), pk=enrolment_id)
    if found.participant_id:
        saw(found.participant_id)
    return found


def _party(row: Enrolment, names: dict[uuid.UUID, str]) -> Party:
    return Party(
        id=row.pk,
        label=_label_of(row.participant_id, row.participant.code if row.participant else "", names),
        adults=row.adults,
        children=row.children,
        childcare=row.childcare,
        needs_transport=row.needs_transport,
        needs_companion=row.needs_companion,
        call_back=row.call_back,
        to_tell=row.to_tell,
        status=row.status,
        via=row.get_via_display(),
        by_organisation=row.by_organisation.name if row.by_organisation else "",
        unconfirmed=_unconfirmed(row.participant),
        no_reminder=row.participant.no_reminder if row.participant else False,
    )


def _unconfirmed(person: Any) -> bool:
    """Whether a message could go to this address if somebody of the staff had confirmed it."""
    return person is not None and person.channel in ("sms", "email") and person.reach_confirmed_at is None


def _label_of(person: uuid.UUID | None, code: str, names: dict[uuid.UUID, str]) -> str:
    """What a list shows of somebody: first name, else code, else that the name was erased."""
    if person is None:
        return _("Naam gewist")
    return names.get(person) or code


def whose_code(code: str) -> uuid.UUID | None:
    """Whose enrolment this cancel code is, however it was typed; the finding of people calls it, behind its door."""
    plain = read_code(code)
    if plain is None:
        return None
    index = vault.keyed_index(tenancy.here(), f"cancel code {plain}")
    found = Enrolment.objects.filter(code_index=index).exclude(participant=None)
    return found.order_by("-signed_up_at").values_list("participant_id", flat=True).first()
