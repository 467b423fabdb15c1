"""The forms of questions and answers. The rows themselves are plain dictionaries; tests hold them against these."""

import datetime
import math
import re
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import BeforeValidator, Field, StrictBool, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from meedoen.kernel.api import Cursor, Limit

from ..terms import Kind, SessionStatus, SignUp, Theme

Slug = {"type": "string", "pattern": "^[-a-zA-Z0-9_]{1,40}$", "description": "the network, as in its web address"}
InNetwork = Annotated[Any, WithJsonSchema(Slug)]
"""The gate makes the network of the address before the operation runs."""


def _written_as_day(said: Any) -> Any:
    """Only 2026-12-31: a bare number is no day here."""
    if not isinstance(said, str) or not _DAY.fullmatch(said):
        raise PydanticCustomError("date_form", "a day as 2026-12-31")
    return said


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
Day = Annotated[datetime.date, BeforeValidator(_written_as_day)]
ThemeCode = Literal[*Theme.values]  # type: ignore[valid-type]
Step = Literal["yes", "with_help", "no", "unknown"]
Words = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^\x00-\x1f\x7f]+$")]
Code = Annotated[str, StringConstraints(pattern=r"^[-a-zA-Z0-9_]{1,20}$")]


class SessionsAsked(Schema, extra="forbid"):
    since: Day | None = Field(None, description="first day; else: on now (begun at most a day ago) or still to come")
    until: Day | None = Field(None, description="last day, included")
    q: Words | None = Field(None, description="words, as the search of the site understands them")
    theme: ThemeCode | None = None
    village: Code | None = Field(None, description="the code of a village (see areas)")
    place: UUID | None = None
    organisation: UUID | None = None
    activity: UUID | None = None
    free: bool = Field(False, description="only what costs nothing")
    children: bool = Field(False, description="only where children may come along")
    little_dutch: bool = Field(False, description="only where one need not speak Dutch well")
    wheelchair: bool = Field(False, description="only what can be reached with a wheelchair")
    limit: Limit = 50
    cursor: Cursor = None


class ActivitiesAsked(Schema, extra="forbid"):
    q: Words | None = Field(None, description="words, as the search of the site understands them")
    theme: ThemeCode | None = None
    place: UUID | None = None
    organisation: UUID | None = None
    limit: Limit = 50
    cursor: Cursor = None


class DocumentsAsked(Schema, extra="forbid"):
    limit: Limit = 50
    cursor: Cursor = None


class PlaceShort(Schema):
    id: UUID
    name: str
    locality: str


class SessionOut(Schema):
    """One time that an activity happens."""

    id: UUID
    activity: UUID
    title: str
    starts_at: datetime.datetime
    ends_at: datetime.datetime
    status: Literal[*SessionStatus.values]  # type: ignore[valid-type]
    reason: str = Field(description="why it was moved or cancelled")
    place: PlaceShort | None
    village: str
    organisation: UUID
    themes: list[str]
    pictogram: str
    price_cents: int | None = Field(description="null: nobody told")
    social_price_cents: int | None = Field(description="the reduced price (kansentarief)")
    children: bool
    little_dutch: bool
    wheelchair: bool = Field(description="it can be reached, if need be with help; false also when nobody knows")
    sign_up: Literal[*SignUp.values]  # type: ignore[valid-type]
    places_left: int | None = Field(description="null: no limit")


class SessionPage(Schema):
    items: list[SessionOut]
    next_cursor: str | None


class ActivityOut(Schema):
    """Something that people can join."""

    id: UUID
    kind: Literal[*Kind.values]  # type: ignore[valid-type]
    title: str
    text: str
    translations: dict[str, dict[str, str]] = Field(description="title and text by language, where the organiser wrote")
    pictogram: str
    themes: list[str]
    for_whom: str
    age_min: int | None
    age_max: int | None
    price_cents: int | None
    social_price_cents: int | None
    languages: list[str] = Field(description="spoken there")
    little_dutch: bool
    children: bool
    childcare: bool
    childcare_hours: str
    food: str
    bring: str
    contact_name: str
    contact_phone: str
    step_free: Step
    quiet: bool
    transport: bool
    companion: bool
    sign_up: Literal[*SignUp.values]  # type: ignore[valid-type]
    status: Literal["published", "ended"]
    organisation: UUID
    place: UUID | None
    url: str = Field(description="its page for residents")


class ActivityPage(Schema):
    items: list[ActivityOut]
    next_cursor: str | None


class TicketOut(Schema):
    """What a sign-up by the public needs; good for two hours, not before some seconds have passed."""

    ticket: str
    not_before: datetime.datetime
    until: datetime.datetime


def _whole_number(said: Any) -> Any:
    """A whole number as JSON has them: 2 and 2.0, not "2" or true."""
    if isinstance(said, bool) or not isinstance(said, int | float) or not math.isfinite(said) or said != int(said):
        raise PydanticCustomError("int_type", "a whole number")
    return int(said)


Count = Annotated[int, Field(ge=0, le=60), BeforeValidator(_whole_number)]
Age = Annotated[int, Field(ge=0, le=120), BeforeValidator(_whole_number)]
FirstName = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[^\x00-\x1f\x7f]+$")]
ReachText = Annotated[str, StringConstraints(max_length=160, pattern=r"^[^\x00-\x1f\x7f]*$")]
Channel = Literal["phone", "sms", "email", "letter", "helper"]


class PartyIn(Schema, extra="forbid"):
    """Who comes: persons. At least one adult or child."""

    adults: Count = 1
    children: Count = 0
    childcare: Count = Field(0, description="how many of the children go to the childcare")
    transport: StrictBool = Field(False, description="somebody fetches them")
    companion: StrictBool = Field(False, description="somebody goes along")
    ages: list[Age] = Field(
        [], max_length=60, description="ages of who takes part, where known: the rule on age looks at them"
    )


class SignUpIn(PartyIn):
    """A resident signs up. The name and the way to reach go to the organiser only."""

    ticket: Annotated[str, StringConstraints(max_length=2000)]
    first_name: FirstName
    channel: Channel
    reach: ReachText = ""
    call_back: StrictBool = Field(False, description="call me first, I have a question")
    may_wait: StrictBool = Field(True, description="put me on the waiting list when it is full")
    wait_for_childcare: StrictBool = False


class EnrolIn(PartyIn):
    """A worker signs somebody up, as at the desk."""

    first_name: FirstName
    channel: Literal["phone", "sms", "email", "letter", "helper", "none"] = "none"
    reach: ReachText = ""
    call_back: StrictBool = False


class SignedUpOut(Schema):
    """What came of it. Nothing of the person is repeated."""

    id: UUID
    session: UUID
    status: Literal["placed", "waiting", "cancelled"]
    adults: int
    children: int
    childcare: int
    code: str = Field(description="with this code they cancel")
