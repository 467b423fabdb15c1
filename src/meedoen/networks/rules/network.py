"""Pure decisions about networks: composition (R4), KBO numbers, accent colours, invitations."""

import datetime
import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from stdnum.be import vat

from ..terms import LEISURE, SUBSTITUTES, OrganisationKind

BANDS = (0, 3, 6, 12, 18, 25, 65, 80)


@dataclass(frozen=True)
class Composition:
    """Which parts of the minimum composition are there (R4, ``domain.md §1a``)."""

    leisure: bool
    social_welfare_centre: bool
    poverty_association: bool
    substitute: bool

    @property
    def complete(self) -> bool:
        return not self.missing

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts that are not there, by the keys of ``terms.MISSING``."""
        parts = {
            "leisure": self.leisure,
            "social_welfare_centre": self.social_welfare_centre,
            "poverty_association": self.poverty_association or self.substitute,
        }
        return tuple(name for name, there in parts.items() if not there)


def composition(kinds: Collection[str]) -> Composition:
    """The check of the minimum partners: leisure services, the OCMW, and an association of people in poverty.

    Where no such association exists, another organisation with that target group takes its place.
    """
    present = set(kinds)
    return Composition(
        leisure=not present.isdisjoint(LEISURE),
        social_welfare_centre=OrganisationKind.SOCIAL_WELFARE_CENTRE in present,
        poverty_association=OrganisationKind.POVERTY_ASSOCIATION in present,
        substitute=not present.isdisjoint(SUBSTITUTES),
    )


def kbo_number(text: str) -> str | None:
    """The ten digits of a KBO number (last two = 97 - first eight mod 97); None when it is not one."""
    try:
        return vat.validate(text)
    except Exception:  # stdnum raises several kinds, and each means: not a number
        return None


def token_hash(token: str) -> str:
    """How an invitation's secret is kept. Case and separators of a code read aloud do not matter."""
    plain = "".join(sign for sign in token.upper() if sign.isalnum())
    return hashlib.sha256(plain.encode()).hexdigest()


def age_bands(ages: Iterable[tuple[str, int]]) -> list[tuple[int, int | None, int]]:
    """Inhabitants per band of ages, summed from published figures per year of age ("inhabitants.women.age.34").

    Gives (from, to, persons); the last band has no end. Exact: sums of open data stay open data. [] without figures.
    """
    per_age: dict[int, int] = {}
    for indicator, persons in ages:
        parts = indicator.split(".")
        if len(parts) == 4 and parts[0] == "inhabitants" and parts[2] == "age":
            age = int(parts[3])
            per_age[age] = per_age.get(age, 0) + persons
    if not per_age:
        return []
    ends = [*(start - 1 for start in BANDS[1:]), None]
    return [
        (start, end, sum(count for age, count in per_age.items() if start <= age and (end is None or age <= end)))
        for start, end in zip(BANDS, ends, strict=True)
    ]


def invitation_open(expires_at: datetime.datetime, used_at: datetime.datetime | None, now: datetime.datetime) -> bool:
    return used_at is None and now < expires_at
