"""Who must be called: got a place, was moved, was called off, is reminded, did not get a message, asked it."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import messages
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.people import public as people

from .. import policy
from ..models import Enrolment
from ..rules import tellings
from ..rules.reminding import REMIND, TEMPLATE
from ..terms import EnrolmentStatus

CALL_BACK = "call_back"


@dataclass(frozen=True)
class Call:
    """One call to make. ``reach`` is a number, an address or '' (``channel_word`` says which way was asked).

    ``lost``: a message was sent and did not arrive. ``unconfirmed``: it came in through the site and nothing was sent,
    for nobody knows yet that the address is theirs. ``tries`` are calls that nobody answered.
    """

    enrolment_id: uuid.UUID
    participant_id: uuid.UUID | None
    name: str
    channel: str
    channel_word: str
    reach: str
    what: str
    sentence: str
    title: str
    starts_at: datetime.datetime
    lost: bool
    unconfirmed: bool
    language: str
    tries: int
    tried_at: datetime.datetime | None


@dataclass(frozen=True)
class CallSummary:
    """How many calls wait, and the first three, without anybody's name."""

    count: int
    first: list[tuple[datetime.datetime, str, str]]


@query(policy.CALL)
def to_call(
    actor: Actor,
    rows: QuerySet[Enrolment],
    *,
    now: datetime.datetime | None = None,
    session_id: uuid.UUID | None = None,
) -> list[Call]:
    """The calls to make, the soonest session first, with first name and way to reach (logged, per person).

    Of one session or of all. Who did not answer comes after those that nobody tried, with the longest wait first.
    """
    waiting = _waiting(rows, now or timezone.now()).select_related("session__activity", "participant")
    found = list(waiting.filter(session_id=session_id) if session_id else waiting)
    found.sort(key=lambda row: (row.tried_at is not None, row.tried_at or row.session.starts_at))
    ids = [row.participant_id for row in found if row.participant_id]
    known = people.to_call(actor, ids) if ids else {}
    sent = messages.sendings(actor, [row.pk for row in found]) if found else []
    lost = {(one.item_id, one.template) for one in sent if one.state == "failed"}
    return [_call(row, known.get(row.participant_id) if row.participant_id else None, lost) for row in found]


@query(policy.COUNT_CALLS)
def calls_waiting(actor: Actor, rows: QuerySet[Enrolment], *, now: datetime.datetime | None = None) -> CallSummary:
    """How many calls wait, and the first three by moment and activity: for the page of today, without names."""
    waiting = _waiting(rows, now or timezone.now())
    first = waiting.select_related("session__activity")[:3]
    return CallSummary(
        count=waiting.count(),
        first=[(row.session.starts_at, row.session.activity.title, _short(_what(row))) for row in first],
    )


def _waiting(rows: QuerySet[Enrolment], now: datetime.datetime) -> QuerySet[Enrolment]:
    """Calls about sessions that are still to come, or called off less than a week ago."""
    told = Q(to_tell="") & Q(call_back=False)
    recent = Q(session__starts_at__gte=now) | Q(to_tell="cancelled", session__starts_at__gte=now - _week())
    return (
        rows.exclude(told)
        .exclude(status=EnrolmentStatus.CANCELLED, to_tell="")
        .filter(recent)
        .order_by("session__starts_at", "signed_up_at")
    )


def _week() -> datetime.timedelta:
    return datetime.timedelta(days=7)


def _what(row: Enrolment) -> str:
    return row.to_tell or CALL_BACK


def _call(row: Enrolment, known: people.Known | None, lost: set[tuple[uuid.UUID, str]]) -> Call:
    template = TEMPLATE if row.to_tell == REMIND else tellings.key(row.to_tell)
    written = known is not None and known.channel in ("sms", "email")
    return Call(
        enrolment_id=row.pk,
        participant_id=row.participant_id,
        name=known.label if known else (row.participant.code if row.participant else _("Naam gewist")),
        channel=known.channel if known else "",
        channel_word=str(people.Channel(known.channel).label) if known else "",
        reach=known.reach if known else "",
        what=_what(row),
        sentence=_sentence(row),
        title=row.session.activity.title,
        starts_at=row.session.starts_at,
        lost=(row.pk, template) in lost,
        unconfirmed=written and known is not None and not known.confirmed,
        language=known.language if known else "nl",
        tries=row.call_tries,
        tried_at=row.tried_at,
    )


def _short(what: str) -> str:
    return {
        "placed": _("kreeg een plaats"),
        "moved": _("is verplaatst"),
        "cancelled": _("gaat niet door"),
        "restored": _("gaat toch door"),
        REMIND: _("is morgen: herinneren"),
        CALL_BACK: _("vraagt om te bellen"),
    }.get(what, _("te bellen"))


def _sentence(row: Enrolment) -> str:
    what, reason = _what(row), row.session.reason
    sentence = {
        "placed": _("Stond op de wachtlijst en kreeg een plaats. Zeg dat het doorgaat."),
        "moved": _("Dit is verplaatst. Zeg het nieuwe uur en vraag of het past."),
        "cancelled": _("Dit gaat niet door. Zeg het en stel iets anders voor."),
        "restored": _("Dit gaat toch door zoals het was. Zeg het en vraag of het nog past."),
        REMIND: _("Komt binnenkort. Vraag of het past."),
        CALL_BACK: _("Vroeg om teruggebeld te worden."),
    }.get(what, _("Bel even."))
    if not reason or what in (CALL_BACK, REMIND):
        return sentence
    why = _("Reden: %(reason)s") % {"reason": reason}
    return f"{sentence} {why}"
