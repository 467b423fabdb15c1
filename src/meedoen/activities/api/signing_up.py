"""Signing up: by a resident through another site, or by a worker as at the desk. The same services as the pages."""

import datetime
from collections.abc import Callable
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Header, Router
from pydantic import Field

from meedoen.kernel.api import Kind, answer, kind, reads, writes
from meedoen.kernel.refusals import Refused
from meedoen.kernel.typed_codes import show_code
from meedoen.kernel.web import acts, carried, problems
from meedoen.kernel.web.throttle import Rate

from .. import policy
from ..queries import published
from ..rules.parties import Party
from ..services import enrolment as services
from ..terms import Via
from ..views.join import GUARD
from .schemas import EnrolIn, InNetwork, PartyIn, SignedUpOut, SignUpIn, TicketOut

TICKET_SECONDS = 2 * 60 * 60
BY_KEY = Rate("api_enrol", 600, 600)
Once = Annotated[
    UUID | None,
    Field(description="made by you for this one act; the same key again gives the same answer and counts once"),
]
router = Router(tags=["signing up"])


@router.get("/networks/{slug:network}/sessions/{uuid:session_id}/ticket", response=reads(TicketOut), url_name="ticket")
@kind(Kind.PUBLIC_READ)
@acts(policy.SIGN_UP)
def ticket(request: HttpRequest, network: InNetwork, session_id: UUID) -> HttpResponse:
    """Ask this when your form is shown, and send it along with the sign-up: it keeps machines out, without puzzles."""
    published.session_to_join(request.actor, session_id)  # type: ignore[attr-defined]
    now = timezone.now()
    return answer(
        {
            "ticket": carried.seal(_purpose(session_id), {"begun": now.timestamp()}),
            "not_before": (now + datetime.timedelta(seconds=GUARD.least_seconds)).isoformat(),
            "until": (now + datetime.timedelta(seconds=TICKET_SECONDS)).isoformat(),
        },
        status=200,
    )


@router.post(
    "/networks/{slug:network}/sessions/{uuid:session_id}/sign-ups", response=writes(SignedUpOut), url_name="sign_up"
)
@kind(Kind.PUBLIC_WRITE)
@acts(policy.SIGN_UP)
def sign_up(
    request: HttpRequest,
    network: InNetwork,
    session_id: UUID,
    sent: SignUpIn,
    once: Once = Header(None, alias="Idempotency-Key"),  # noqa: B008 ninja reads its parameters here
) -> HttpResponse:
    """A resident signs up: a place, a turn on the waiting list, or why not. Nothing is sent unasked."""
    actor = request.actor  # type: ignore[attr-defined]
    published.session_to_join(actor, session_id)
    party = _party(sent)
    told = carried.opened(_purpose(session_id), sent.ticket, seconds=TICKET_SECONDS)
    if told is None:
        raise Refused(_("Dit ticket is niet (meer) goed. Vraag een nieuw."), field="ticket", code="bad_ticket")
    GUARD.check(request, float(told["begun"]))
    return _made(
        request,
        session_id,
        sent,
        lambda: services.sign_up(
            actor,
            session_id,
            first_name=sent.first_name,
            channel=sent.channel,
            reach=sent.reach,
            party=party,
            call_back=sent.call_back,
            may_wait=sent.may_wait,
            wait_for_childcare=sent.wait_for_childcare,
            once=once,
        ),
    )


@router.post(
    "/networks/{slug:network}/sessions/{uuid:session_id}/enrolments",
    response=writes(SignedUpOut, 401, 403),
    url_name="enrol",
    openapi_extra={"security": [{"key": []}, {"session": []}]},
)
@kind(Kind.WORKERS)
@acts(policy.ENROL)
def enrol(
    request: HttpRequest,
    network: InNetwork,
    session_id: UUID,
    sent: EnrolIn,
    once: Once = Header(None, alias="Idempotency-Key"),  # noqa: B008 ninja reads its parameters here
) -> HttpResponse:
    """A worker signs somebody up, as at the desk. The person belongs to the organisation of the key."""
    actor, party = request.actor, _party(sent)  # type: ignore[attr-defined]
    if not BY_KEY.take(actor.code):
        raise Refused(_("Dat zijn er te veel na elkaar. Wacht even en probeer opnieuw."), code="busy")
    return _made(
        request,
        session_id,
        sent,
        lambda: services.enrol(
            actor,
            session_id,
            party=party,
            via=Via.DESK,
            because=f"API: {request.key.name}" if hasattr(request, "key") else "API",
            first_name=sent.first_name,
            channel=sent.channel,
            reach=sent.reach,
            call_back=sent.call_back,
            once=once,
        ),
    )


def _purpose(session_id: UUID) -> str:
    return f"sign up elsewhere:{session_id}"


def _party(sent: PartyIn) -> Party:
    try:
        return Party(
            adults=sent.adults,
            children=sent.children,
            childcare=sent.childcare,
            transport=sent.adults + sent.children if sent.transport else 0,
            companion=sent.companion,
            ages=tuple(sent.ages),
        )
    except ValueError:
        raise Refused(
            _("Deze aantallen kunnen niet samen. Minstens één iemand doet mee."),
            field="adults",
            code="impossible_party",
        ) from None


def _made(request: HttpRequest, session_id: UUID, sent: PartyIn, act: Callable[[], Any]) -> HttpResponse:
    """The answer to a sign-up: 201 when it was made now, 200 when the same key asked before, 409 for something else."""
    begun = timezone.now()
    made = act()
    asked = (session_id, sent.adults, sent.children, sent.childcare)
    if made is None or (made.session_id, made.adults, made.children, made.childcare) != asked:
        return problems.answer(request, 409)
    body = {
        "id": str(made.pk),
        "session": str(made.session_id),
        "status": made.status,
        "adults": made.adults,
        "children": made.children,
        "childcare": made.childcare,
        "code": show_code(services.code_of(made)),
    }
    return answer(body, status=200 if made.signed_up_at < begun else 201)
