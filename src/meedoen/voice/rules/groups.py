"""Decisions about groups and councils: composition, quorum, who votes, when a mandate ends (R17)."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..terms.groups import NEVER_VOTING, GroupKind, MemberRole

MOST_OF_ONE_SEX = Fraction(2, 3)
ENDS_SOON = datetime.timedelta(days=60)


@dataclass(frozen=True)
class Composition:
    """How many women, men and people who do not say sit in a council. Only these counts are kept, never per person."""

    women: int
    men: int
    unsaid: int = 0

    @property
    def members(self) -> int:
        return self.women + self.men + self.unsaid

    @property
    def balanced(self) -> bool:
        """At most two thirds of the members are of one sex (decree on local government art. 304 §3, R17)."""
        return self.members > 0 and max(self.women, self.men) <= MOST_OF_ONE_SEX * self.members

    @property
    def short(self) -> int:
        """How many members of the largest sex would have to make place for others, at this size; 0 when balanced."""
        allowed = int(MOST_OF_ONE_SEX * self.members)
        return max(0, max(self.women, self.men) - allowed)


@dataclass(frozen=True)
class Validity:
    """Whether a council can give valid advice now, and if not, why: codes of what is missing."""

    missing: tuple[str, ...]

    @property
    def valid(self) -> bool:
        return not self.missing


def advice_is_valid(
    composition: Composition | None, *, present_voting: int | None, quorum: int, held: bool = False
) -> Validity:
    """R17: balanced composition, and enough voting members present (``quorum`` by the local statute, 0 is none).

    ``composition`` None: nobody counted it yet. ``present_voting`` None: before a meeting the quorum is not asked;
    after one (``held``) nobody counted who voted there, and with a quorum the advice does not stand.
    """
    missing = []
    if composition is None:
        missing.append("not_counted")
    elif not composition.balanced:
        missing.append("one_sex")
    if present_voting is None and held and quorum:
        missing.append("not_counted_present")
    elif present_voting is not None and present_voting < quorum:
        missing.append("quorum")
    return Validity(tuple(missing))


def counts_fit(composition: Composition, members: int) -> bool:
    """Whether the counts add up to the voting members who are known now."""
    return composition.members == members


def may_vote(kind: GroupKind | str, role: MemberRole | str) -> bool:
    """Councillors and the college are no voting members of a council; who guides a group only helps (R17)."""
    return not (kind == GroupKind.COUNCIL and role in NEVER_VOTING) and role != MemberRole.GUIDE


def may_delegate(kind: GroupKind | str) -> bool:
    """Groups of residents send delegates; a council receives them (K4)."""
    return kind in (GroupKind.PARTICIPATION, GroupKind.CORE, GroupKind.FOCUS)


def free_seats(seats: int, taken: int) -> int | None:
    """Seats that are open; None where the group sets no number."""
    return None if seats == 0 else max(0, seats - taken)


def mandate_ends(since: datetime.date, months: int) -> datetime.date | None:
    """The last day of a mandate of so many months; None without a term. The 31st becomes the last day of the month."""
    if months == 0:
        return None
    years, month = divmod(since.month - 1 + months, 12)
    first_after = since.replace(year=since.year + years, month=month + 1, day=1)
    length = ((first_after + datetime.timedelta(days=32)).replace(day=1) - first_after).days
    return first_after.replace(day=min(since.day, length)) - datetime.timedelta(days=1)


def ends_soon(until: datetime.date | None, today: datetime.date) -> bool:
    """Whether a mandate ends within two months (or ended): time to ask again, or to find somebody in their place."""
    return until is not None and until - today <= ENDS_SOON


def uncovered(all_codes: Sequence[str], covered: Collection[str]) -> list[str]:
    """Themes or target groups that no group, meeting or trajectory covers yet, in the order of the list (K9)."""
    return [code for code in all_codes if code not in covered]


def reaches_somebody(alias: str) -> bool:
    """Whether an alias holds a way to reach somebody (a number, a mail address): that belongs with the people."""
    return "@" in alias or sum(char.isdigit() for char in alias) >= 4
