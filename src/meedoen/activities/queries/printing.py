"""The published programme as paper needs it: every session of a period with all that a print can say of it."""

import datetime
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.refusals import Refused

from .. import policy
from ..models import Session
from ..rules.series import Pattern, from_rrule
from ..terms import SessionStatus

MOST = 1500
"""So many sessions fill no paper that anybody reads."""


@dataclass(slots=True)
class Printed:
    """One session with its activity, organiser and place. Counts and names of people are not in it."""

    session_id: uuid.UUID
    activity_id: uuid.UUID
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    status: str
    village_code: str
    title: str
    text: str
    translations: dict[str, Any]
    pictogram: str
    themes: list[str]
    kind: str
    for_whom: str
    age_min: int | None
    age_max: int | None
    price_cents: int | None
    social_price_cents: int | None
    children_welcome: bool
    childcare_places: int
    no_dutch_needed: bool
    transport_offered: bool
    companion_welcome: bool
    quiet: bool
    step_free: str
    sign_up: str
    contact_phone: str
    pattern: dict[str, Any]
    organisation_name: str
    organisation_phone: str
    place_name: str | None
    place_street: str | None
    place_locality: str | None
    route: str | None
    wheelchair: str | None
    latitude: float | None
    longitude: float | None

    @property
    def series(self) -> Pattern | None:
        """When it happens; None when each session stands by itself."""
        rule = self.pattern.get("rrule")
        return from_rrule(rule) if rule else None


_COLUMNS = (
    "id", "activity_id", "starts_at", "ends_at", "status", "village_code",
    *(f"activity__{name}" for name in (
        "title", "text", "translations", "pictogram", "themes", "kind", "for_whom", "age_min", "age_max",
        "price_cents", "social_price_cents", "children_welcome", "childcare_places", "no_dutch_needed",
        "transport_offered", "companion_welcome", "quiet", "step_free", "sign_up", "contact_phone", "pattern",
        "organisation__name", "organisation__phone",
    )),
    *(f"place__{name}" for name in (
        "name", "street", "locality", "how_to_get_there", "wheelchair", "latitude", "longitude",
    )),
)  # fmt: skip


@query(policy.SEE_PROGRAMME)
def to_print(
    actor: Actor,
    rows: QuerySet[Session],
    *,
    since: datetime.datetime,
    until: datetime.datetime,
    villages: Collection[str] = (),
    place_id: uuid.UUID | None = None,
) -> list[Printed]:
    """What begins between these moments (``until`` itself not) and goes on, in order of time, in one query.

    ``villages`` are codes, ``place_id`` is one place; none means all of them. Raises Refused for more than 1500
    sessions.
    """
    found = rows.filter(starts_at__gte=since, starts_at__lt=until).exclude(status=SessionStatus.CANCELLED)
    if villages:
        found = found.filter(village_code__in=villages)
    if place_id is not None:
        found = found.filter(place_id=place_id)
    listed = [Printed(*row) for row in found.order_by("starts_at", "id").values_list(*_COLUMNS)[: MOST + 1]]
    if len(listed) > MOST:
        raise Refused(_("Dit is te veel voor papier. Kies een kortere periode of één dorp."))
    return listed
