"""For the app in the field: notes made without a connection come in here, one by one, each as often as it takes."""

import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router, Schema
from pydantic import BeforeValidator, Field, StrictBool, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from meedoen.kernel.api import Kind as Asked
from meedoen.kernel.api import answer, writes
from meedoen.kernel.api import kind as asked_by
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.web import acts, problems
from meedoen.kernel.web.throttle import Rate
from meedoen.networks.public import Threshold

from .. import policy, services
from ..rules.notes import LONGEST_SECRET, MOST_PERSONS, Ask, Told
from ..services.notes import AGAIN, CONFLICT
from ..terms import Duration, FollowKind, Kind, Met, Who

BY_KEY = Rate("api_note", 600, 600)
Slug = {"type": "string", "pattern": "^[-a-zA-Z0-9_]{1,40}$", "description": "the network, as in its web address"}
InNetwork = Annotated[Any, WithJsonSchema(Slug)]
Line = Annotated[str, StringConstraints(max_length=140, pattern=r"^[^\x00-\x1f\x7f]*$")]
Code = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[-a-z0-9_]+$")]
router = Router(tags=["contacts"])


def _written_as_day(said: Any) -> Any:
    """Only 2026-12-31: a bare number is no day here."""
    if not isinstance(said, str) or len(said) != 10:
        raise PydanticCustomError("date_form", "a day as 2026-12-31")
    return said


def _whole(said: Any) -> Any:
    if isinstance(said, bool) or not isinstance(said, int):
        raise PydanticCustomError("int_type", "a whole number")
    return said


Day = Annotated[datetime.date, BeforeValidator(_written_as_day)]
Count = Annotated[int, Field(ge=0, le=MOST_PERSONS), BeforeValidator(_whole)]


class AskIn(Schema, extra="forbid"):
    """Something to follow up: a question, a promise, or the next contact."""

    kind: Literal[*FollowKind.values]  # type: ignore[valid-type]
    what: Line = Field("", description="a few words, without a name; empty for the next contact")
    due: Day | None = Field(None, description="by when; empty: two weeks for a question, one for a promise")


class ContactIn(Schema, extra="forbid"):
    """One contact, as it was noted in the field."""

    id: UUID = Field(description="made by you for this one note: sent twice, it is stored once")
    organisation: UUID
    kind: Literal[*Kind.values]  # type: ignore[valid-type]
    on: Day
    area: UUID | None = None
    place: UUID | None = None
    answered: StrictBool = Field(True, description="false: nobody opened; it is a visit and no reach")
    persons: Count = 1
    households: Count = 1
    who: Literal[*Who.values] = Who.NOBODY  # type: ignore[valid-type]
    first_name: Annotated[str, StringConstraints(max_length=80, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    channel: Literal["phone", "sms", "email", "letter", "visit", "helper", "none"] = "none"
    reach: Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    code: Annotated[str, StringConstraints(max_length=14, pattern=r"^[^\x00-\x1f\x7f]*$")] = ""
    person: UUID | None = Field(None, description="somebody who is known already")
    met: Literal["", *Met.values] = ""  # type: ignore[valid-type]
    themes: list[Code] = Field([], max_length=20)
    thresholds: list[Literal[*Threshold.values]] = Field([], max_length=7)  # type: ignore[valid-type]
    signal: StrictBool = False
    duration: Literal["", *Duration.values] = ""  # type: ignore[valid-type]
    asks: list[AskIn] = Field([], max_length=6)
    secret: Annotated[str, StringConstraints(max_length=LONGEST_SECRET)] = Field(
        "", description="for the team alone: sealed, short-lived, in no list, figure or export"
    )

    @property
    def told(self) -> Told:
        person = {name: getattr(self, name) for name in ("who", "first_name", "channel", "reach", "code", "person")}
        return Told(
            kind=self.kind,
            on=self.on,
            area_id=self.area,
            place_id=self.place,
            who=self.who,
            answered=self.answered,
            persons=self.persons,
            households=self.households,
            met=self.met,
            themes=tuple(self.themes),
            thresholds=tuple(self.thresholds),
            signal=self.signal,
            duration=self.duration,
            asks=tuple(Ask(one.kind, one.what, one.due) for one in self.asks),
            person=person,
            secret=self.secret,
        )


class ContactOut(Schema):
    """The receipt: the note is stored. Nothing of what was told is repeated."""

    id: UUID = Field(description="yours")
    stored_as: UUID
    stored_at: datetime.datetime


@router.post(
    "/networks/{slug:network}/contacts",
    response=writes(ContactOut, 401, 403),
    url_name="note",
    openapi_extra={"security": [{"key": []}, {"session": []}]},
)
@asked_by(Asked.WORKERS)
@acts(policy.NOTE)
def note(request: HttpRequest, network: InNetwork, sent: ContactIn) -> HttpResponse:
    """Note a contact, with an id of your own making. Sent again: 200 and the same receipt, should the first be lost.

    The same id with other content: 409. Nothing is overwritten, and somebody of the team is shown both; keep it marked
    as received. What cannot be stored is 422 with the field and a sentence: show it to who wrote the note.
    """
    actor = request.actor  # type: ignore[attr-defined]
    if not BY_KEY.take(actor.code):
        raise Refused(_("Dat zijn er te veel na elkaar. Wacht even en probeer opnieuw."), code="busy")
    try:
        kept = services.note(actor, organisation_id=sent.organisation, client_id=sent.id, told=sent.told)
    except NotFound:
        raise Refused(_("Deze organisatie is niet van jou."), field="organisation", code="not_yours") from None
    if kept.state == CONFLICT:
        sentence = _("Deze notitie kwam al binnen met een andere inhoud. Er is niets overschreven; een collega kiest.")
        return problems.answer(request, 409, code="other_content", detail=sentence)
    body = {
        "id": str(sent.id),
        "stored_as": str(kept.contact.pk),
        "stored_at": timezone.localtime(kept.contact.noted_at).isoformat(),
    }
    return answer(body, status=200 if kept.state == AGAIN else 201)
