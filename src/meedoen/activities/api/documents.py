"""Our own offer in the form of UiTdatabank: for who takes the programme over. Open to all."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Schema

from meedoen.kernel.api import Kind, after, following, kind, read, reads
from meedoen.kernel.api.cursors import identity
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import acts, problems

from .. import policy, uitdatabank
from ..queries import published
from .schemas import DocumentsAsked, InNetwork

router = Router(tags=["UiTdatabank"])


class DocumentPage(Schema):
    member: list[dict[str, Any]]
    next_cursor: str | None


@router.get("/networks/{slug:network}/uitdatabank", response=reads(DocumentPage), url_name="documents")
@kind(Kind.PUBLIC_READ)
@acts(policy.SEE_ACTIVITY)
def documents(request: HttpRequest, network: InNetwork, asked: Query[DocumentsAsked]) -> HttpResponse:
    """Published activities as events (JSON-LD). Left out: what came from UiTdatabank, and what has no place."""
    key = after(asked.cursor, identity)
    found, more = published.own_offer(request.actor, after=key, limit=asked.limit)  # type: ignore[attr-defined]
    sessions = published.sessions_ahead(request.actor, [activity.pk for activity in found])  # type: ignore[attr-defined]
    base = request.build_absolute_uri(f"{problems.ROOT}networks/{network.slug}/uitdatabank")
    made = [uitdatabank.document(activity, sessions[activity.pk], base=base) for activity in found]
    last = (found[-1].pk,) if more else None
    body = {"member": [document for document in made if document is not None], "next_cursor": following(last)}
    return read(request, body)


@router.get(
    "/networks/{slug:network}/uitdatabank/event/{uuid:activity_id}", response=reads(dict[str, Any]), url_name="document"
)
@kind(Kind.PUBLIC_READ)
@acts(policy.SEE_ACTIVITY)
def document(request: HttpRequest, network: InNetwork, activity_id: UUID) -> HttpResponse:
    """One activity as an event of UiTdatabank. Not there for an activity without a place."""
    activity = published.own_activity(request.actor, activity_id)  # type: ignore[attr-defined]
    sessions = published.sessions_ahead(request.actor, [activity.pk])  # type: ignore[attr-defined]
    base = request.build_absolute_uri(f"{problems.ROOT}networks/{network.slug}/uitdatabank")
    made = uitdatabank.document(activity, sessions[activity.pk], base=base)
    if made is None:
        raise NotFound("document")
    return read(request, made)
