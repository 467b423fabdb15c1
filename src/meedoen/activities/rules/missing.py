"""Who is missing: where people took part beside how many live there, the largest gap first (W16, D5).

Everything here is worked out of counts that were released and of published figures, so that no order, rate or gap
tells more than the rounded count beside it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from meedoen.kernel.release import BASE, Released, ReleasedRate, rate_of_published

FEW = 100
"""Below so many inhabitants one family more or less changes the rate."""


@dataclass(frozen=True, slots=True)
class Place:
    """A neighbourhood: who lives there (None: no source says it), who took part there this year and the year before."""

    name: str
    inhabitants: int | None
    now: Released
    before: Released


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A neighbourhood with its rates. ``gap``: how many more would have taken part, had it gone as in the network as a
    whole; to the nearest 5, None where nobody knows who lives there."""

    place: Place
    rate: ReleasedRate | None
    rate_before: ReleasedRate | None
    gap: int | None

    @property
    def few(self) -> bool:
        """Whether so few live there that the rate says little."""
        return self.place.inhabitants is not None and self.place.inhabitants < FEW


def by_gap(places: Iterable[Place]) -> list[PlaceLine]:
    """The neighbourhoods, the largest gap first and then where most people live; those without a source last."""
    rows = list(places)
    known = [row for row in rows if row.inhabitants]
    everybody = sum(row.inhabitants or 0 for row in known)
    took_part = sum(row.now.value for row in known)
    lines = [_line(row, took_part, everybody) for row in rows]
    return sorted(lines, key=lambda line: (line.gap is None, -(line.gap or 0), -(line.place.inhabitants or 0),
                                           line.place.name))  # fmt: skip


def _line(row: Place, took_part: int, everybody: int) -> PlaceLine:
    if not row.inhabitants:
        return PlaceLine(row, None, None, None)
    short = row.inhabitants * took_part / everybody - row.now.value
    return PlaceLine(
        row,
        rate_of_published(row.now, row.inhabitants),
        rate_of_published(row.before, row.inhabitants),
        max(0, round(short / BASE) * BASE),
    )
