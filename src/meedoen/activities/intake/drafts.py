"""What an import file says, read and checked, before anything is stored (issue §6).

Everything here is a frozen record without a database, and everything can cross the pipe of the
sandbox as JSON. Money is in cents, moments are aware in Europe/Brussels, language codes are ISO 639-1.
"""

from dataclasses import dataclass, fields
from dataclasses import field as made_anew
from datetime import date, datetime
from zoneinfo import ZoneInfo

from meedoen.kernel.intake.refusal import Refusal

BRUSSELS = ZoneInfo("Europe/Brussels")

KINDS = ("activity", "training", "drop_in", "workshop", "holiday", "public_space", "encounter", "meeting")
AVAILABLE, UNAVAILABLE, POSTPONED = "available", "unavailable", "postponed"


@dataclass(frozen=True, slots=True)
class Window:
    """The days over which opening hours become sessions: `start` inclusive, `end` exclusive."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    source_id: str = ""
    name: str = ""
    street: str = ""
    postcode: str = ""
    locality: str = ""
    lat: float | None = None
    lon: float | None = None
    facilities: dict[str, bool] = made_anew(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OrganiserDraft:
    name: str = ""
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class PriceDraft:
    category: str  # base | tariff | uitpas
    name: str
    cents: int


@dataclass(frozen=True, slots=True)
class ContactDraft:
    name: str = ""
    phone: str = ""
    mail: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class BookingDraft:
    phone: str = ""
    mail: str = ""
    url: str = ""
    opens: datetime | None = None
    closes: datetime | None = None


@dataclass(frozen=True, slots=True)
class SessionDraft:
    """One moment. `row` is the row it came from; childcare is open from `childcare_start` to `childcare_end`."""

    start: datetime
    end: datetime
    row: int = 0
    status: str = AVAILABLE
    status_reason: str = ""
    bookable: bool = True
    capacity: int | None = None
    remaining: int | None = None
    overnight: bool = False
    childcare_start: datetime | None = None
    childcare_end: datetime | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One activity as the file tells it.

    `languages` are those the text exists in; `spoken_languages` those spoken there (lists only).
    `publish` is False for what the source itself does not show yet (workflowStatus DRAFT).
    `calendar` is single | multiple | periodic | permanent; a permanent one may have no sessions.
    """

    source: str  # "uitdatabank" | "list"
    source_id: str
    row: int
    title: dict[str, str]
    text: dict[str, str] = made_anew(default_factory=dict)
    kind: str = "activity"
    themes: tuple[str, ...] = ()
    unknown_terms: tuple[dict[str, str], ...] = ()
    place: PlaceDraft | None = None
    organiser: OrganiserDraft | None = None
    price_cents: int | None = None
    social_price_cents: int | None = None
    prices: tuple[PriceDraft, ...] = ()
    age_min: int | None = None
    age_max: int | None = None
    languages: tuple[str, ...] = ()
    spoken_languages: tuple[str, ...] = ()
    facilities: dict[str, bool] = made_anew(default_factory=dict)
    booking: BookingDraft | None = None
    contact: ContactDraft | None = None
    status: str = AVAILABLE
    status_reason: str = ""
    bookable: bool = True
    publish: bool = True
    audience: str = "everyone"
    online: bool = False
    calendar: str = "multiple"
    sessions: tuple[SessionDraft, ...] = ()
    modified: datetime | None = None
    capacity: int | None = None
    sign_up: bool | None = None
    children_welcome: bool | None = None
    childcare_places: int | None = None
    what_to_bring: str = ""

    @property
    def all_ages(self) -> bool:
        return self.age_min == 0 and self.age_max is None


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole file: what can be taken, what is refused and why, how many rows or documents were read."""

    drafts: tuple[Draft, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    read: int = 0
    ignored_columns: tuple[str, ...] = ()

    def to_json(self) -> dict:
        """Plain data for json.dumps; `from_json` gives an equal Reading back."""
        return _plain(self)

    @classmethod
    def from_json(cls, data: dict) -> "Reading":
        return cls(
            drafts=tuple(_draft(d) for d in data["drafts"]),
            refusals=tuple(Refusal(**r) for r in data["refusals"]),
            read=data["read"],
            ignored_columns=tuple(data["ignored_columns"]),
        )


def _plain(value):
    if hasattr(value, "__dataclass_fields__"):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value.isoformat() if isinstance(value, datetime) else value


def _moments(data: dict, *names: str) -> dict:
    parsed = {n: datetime.fromisoformat(data[n]).astimezone(BRUSSELS) for n in names if data[n] is not None}
    return {**data, **parsed}


def _draft(data: dict) -> Draft:
    data = _moments(data, "modified")
    nested = {
        "place": PlaceDraft(**data["place"]) if data["place"] else None,
        "organiser": OrganiserDraft(**data["organiser"]) if data["organiser"] else None,
        "contact": ContactDraft(**data["contact"]) if data["contact"] else None,
        "booking": BookingDraft(**_moments(data["booking"], "opens", "closes")) if data["booking"] else None,
        "prices": tuple(PriceDraft(**p) for p in data["prices"]),
        "sessions": tuple(
            SessionDraft(**_moments(s, "start", "end", "childcare_start", "childcare_end")) for s in data["sessions"]
        ),
    }
    tuples = {name: tuple(data[name]) for name in ("themes", "unknown_terms", "languages", "spoken_languages")}
    return Draft(**{**data, **nested, **tuples})
