"""Live links: what gives a reason to open somebody now, and when each ends by itself (trust.md rule 2)."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from ..terms import LinkKind

ENDS = {
    LinkKind.CASELOAD: datetime.timedelta(days=365),
    LinkKind.REFERRAL: datetime.timedelta(days=180),
    LinkKind.SIGN_UP: datetime.timedelta(days=14),
    LinkKind.PASS: datetime.timedelta(days=365),
    LinkKind.TASK: datetime.timedelta(days=30),
    LinkKind.REASON: datetime.timedelta(minutes=30),
    LinkKind.BREAK_GLASS: datetime.timedelta(minutes=60),
}
"""How long a link lives when nobody says otherwise. None lives longer, whatever is asked."""

AFTER_A_SESSION = ENDS[LinkKind.SIGN_UP]
STRONGEST = (
    LinkKind.CASELOAD, LinkKind.TASK, LinkKind.REFERRAL, LinkKind.PASS, LinkKind.SIGN_UP, LinkKind.REASON,
    LinkKind.BREAK_GLASS,
)  # fmt: skip


def ends(kind: str, now: datetime.datetime, asked: datetime.datetime | None = None) -> datetime.datetime:
    """When a link of this kind that opens now ends: as asked, and never later than its kind allows."""
    longest = now + ENDS[LinkKind(kind)]
    return min(asked, longest) if asked is not None else longest


@dataclass(frozen=True)
class Reason:
    """Why somebody may be opened: the kind of the link, what was typed, until when."""

    kind: str
    until: datetime.datetime
    why: str = ""

    @property
    def sentence(self) -> str:
        """For the log: the kind, and what was typed where something had to be typed."""
        return self.why or str(LinkKind(self.kind).label)


def best(reasons: Iterable[Reason], now: datetime.datetime) -> Reason | None:
    """The reason that counts: the most lasting kind of those that live; None when none lives."""
    living = [reason for reason in reasons if reason.until > now]
    return min(living, key=lambda reason: STRONGEST.index(LinkKind(reason.kind)), default=None)
