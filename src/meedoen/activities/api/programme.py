"""Reads of the programme: open to all, the same for everybody."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from meedoen.kernel.api import Kind, after, following, kind, read, reads
from meedoen.kernel.api.cursors import identity, moment, words
from meedoen.kernel.web import acts

from .. import policy
from ..queries import published
from ..rules.wishes import Wishes
from . import rows
from .schemas import ActivitiesAsked, ActivityOut, ActivityPage, InNetwork, SessionOut, SessionPage, SessionsAsked

router = Router(tags=["programme"])


@router.get("/networks/{slug:network}/sessions", response=reads(SessionPage), url_name="sessions")
@kind(Kind.PUBLIC_READ)
@acts(policy.SEE_PROGRAMME)
def sessions(request: HttpRequest, network: InNetwork, asked: Query[SessionsAsked]) -> HttpResponse:
    """What happens when, in order of time, with the places that are left. Cancelled ones are there too."""
    wanted = published.Wanted(
        wishes=Wishes(
            free=asked.free,
            children=asked.children,
            little_dutch=asked.little_dutch,
            wheelchair=asked.wheelchair,
            village=asked.village or "",
            words=asked.q or "",
        ),
        since=asked.since,
        until=asked.until,
        theme=asked.theme or "",
        place_id=asked.place,
        organisation_id=asked.organisation,
        activity_ids=[asked.activity] if asked.activity else None,
    )
    key = after(asked.cursor, moment, identity)
    page = published.sessions_page(request.actor, wanted, after=key, limit=asked.limit, now=timezone.now())  # type: ignore[attr-defined]
    return read(request, {"items": [rows.session(row) for row in page.rows], "next_cursor": following(page.last)})


@router.get("/networks/{slug:network}/sessions/{uuid:session_id}", response=reads(SessionOut), url_name="session")
@kind(Kind.PUBLIC_READ)
@acts(policy.SEE_PROGRAMME)
def session(request: HttpRequest, network: InNetwork, session_id: UUID) -> HttpResponse:
    """One session, with the places that are left."""
    return read(request, rows.session(published.session_row(request.actor, session_id)))  # type: ignore[attr-defined]


@router.get("/networks/{slug:network}/activities", response=reads(ActivityPage), url_name="activities")
@kind(Kind.PUBLIC_READ)
@acts(policy.SEE_ACTIVITY)
def activities(request: HttpRequest, network: InNetwork, asked: Query[ActivitiesAsked]) -> HttpResponse:
    """What people can join, by title."""
    page = published.activities_page(
        request.actor,  # type: ignore[attr-defined]
        words=asked.q or "",
        theme=asked.theme or "",
        organisation_id=asked.organisation,
        place_id=asked.place,
        now=timezone.now(),
        after=after(asked.cursor, words, identity),
        limit=asked.limit,
    )
    items = [rows.activity(row, network.slug) for row in page.rows]
    return read(request, {"items": items, "next_cursor": following(page.last)})


@router.get("/networks/{slug:network}/activities/{uuid:activity_id}", response=reads(ActivityOut), url_name="activity")
@kind(Kind.PUBLIC_READ)
@acts(policy.SEE_ACTIVITY)
def activity(request: HttpRequest, network: InNetwork, activity_id: UUID) -> HttpResponse:
    """One activity; also when it is over."""
    return read(request, rows.activity(published.activity_row(request.actor, activity_id), network.slug))  # type: ignore[attr-defined]
