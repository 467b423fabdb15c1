"""What became of the messages about a session, person by person: whether they arrived, never what they said."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from meedoen.kernel import messages
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.people import public as people

from .. import policy
from ..models import Enrolment
from ..rules import tellings
from ..rules.reminding import TEMPLATE
from ..terms import EnrolmentStatus


@dataclass(frozen=True)
class SentLine:
    """One message: for whom (first name or code), about what, by which way, where it stands, since when.

    ``calls``: it did not arrive and the party is on the call list; ``called``: somebody called about it since.
    """

    label: str
    what: str
    channel: str
    state: str
    at: datetime.datetime
    calls: bool
    called: bool


@query(policy.HANDLE_ENROLMENTS)
def sent(actor: Actor, rows: QuerySet[Enrolment], session_id: uuid.UUID) -> list[SentLine]:
    """The messages about this session to the parties that this actor handles, oldest first (logged, per person)."""
    found = {row.pk: row for row in rows.filter(session_id=session_id).select_related("participant")}
    sendings = messages.sendings(actor, list(found)) if found else []
    told = [found[one.item_id] for one in sendings]
    ids = [row.participant_id for row in told if row.participant_id]
    names = people.first_names(actor, ids) if ids else {}
    saw(*ids)
    return [_line(found[one.item_id], one, names) for one in sendings]


@query(policy.COUNT_CALLS)
def calls_about(actor: Actor, rows: QuerySet[Enrolment], session_id: uuid.UUID) -> int:
    """How many calls are still to make about this session."""
    of_session = rows.filter(session_id=session_id)
    return of_session.exclude(to_tell="", call_back=False).exclude(status=EnrolmentStatus.CANCELLED, to_tell="").count()


def _line(row: Enrolment, one: messages.Sending, names: dict[uuid.UUID, str]) -> SentLine:
    person = row.participant
    lost = one.state == "failed"
    return SentLine(
        label=(names.get(person.pk) or person.code) if person else _("Naam gewist"),
        what=_about(one.template),
        channel=one.channel,
        state=one.state,
        at=one.at,
        calls=lost and row.to_tell != "",
        called=lost and row.to_tell == "" and row.called_at is not None,
    )


def _about(template: str) -> str:
    return {
        TEMPLATE: _("herinnering"),
        tellings.key("placed"): _("er is plaats"),
        tellings.key("moved"): _("verplaatst"),
        tellings.key("cancelled"): _("gaat niet door"),
        tellings.key("restored"): _("gaat toch door"),
    }.get(template, _("bericht"))
