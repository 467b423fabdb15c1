"""Pure decisions about networks: composition (R4), KBO numbers, accent colours, invitations."""

import datetime
import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from stdnum.be import vat

from .terms import LEISURE, SUBSTITUTES, OrganisationKind


@dataclass(frozen=True)
class Composition:
    """Which parts of the minimum composition are there (R4, ``domain.md §1a``)."""

    leisure: bool
    social_welfare_centre: bool
    poverty_association: bool
    substitute: bool

    @property
    def complete(self) -> bool:
        return self.leisure and self.social_welfare_centre and (self.poverty_association or self.substitute)


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


def invitation_open(expires_at: datetime.datetime, used_at: datetime.datetime | None, now: datetime.datetime) -> bool:
    return used_at is None and now < expires_at
