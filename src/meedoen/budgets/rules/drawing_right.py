"""The drawing right of a municipality (R1) and the contribution it puts beside it (R2), in exact fractions."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .amounts import to_cents

HALF = Fraction(1, 2)
VGC_FLOOR = Fraction(6, 100)
VGC = "vgc"
"""The Flemish Community Commission of Brussels: it gets six per cent at least."""


@dataclass(frozen=True)
class KeyFigures:
    """Persons entitled to increased reimbursement, and to a living wage, on 1 January of the year before."""

    increased_reimbursement: int
    living_wage: int

    def __add__(self, other: "KeyFigures") -> "KeyFigures":
        return KeyFigures(
            self.increased_reimbursement + other.increased_reimbursement, self.living_wage + other.living_wage
        )


def shares(figures: Mapping[str, KeyFigures], *, floor: Fraction = VGC_FLOOR) -> dict[str, Fraction]:
    """The share of each in the Flemish budget: half by one figure, half by the other; together exactly one (R1).

    When ``VGC`` would get less than ``floor``, it gets that, and the others divide the rest by their own key. Raises
    ValueError when nobody anywhere is entitled.
    """
    reimbursed = sum(one.increased_reimbursement for one in figures.values())
    waged = sum(one.living_wage for one in figures.values())
    if reimbursed <= 0 or waged <= 0:
        raise ValueError("the key needs both figures of the whole")
    found = {
        name: HALF * Fraction(one.increased_reimbursement, reimbursed) + HALF * Fraction(one.living_wage, waged)
        for name, one in figures.items()
    }
    low = found.get(VGC)
    if low is None or low >= floor or low == 1:
        return found
    rest = (1 - floor) / (1 - low)
    return {name: floor if name == VGC else share * rest for name, share in found.items()}


@dataclass(frozen=True)
class Computed:
    """The share of one municipality and what it comes to; ``by_floor`` when the floor of Brussels made it smaller."""

    share: Fraction
    cents: int
    by_floor: bool


def of_municipality(
    budget_cents: int, here: KeyFigures, total: KeyFigures, *, vgc: KeyFigures | None = None
) -> Computed:
    """What the key gives one municipality of a Flemish budget, rounded once. ``total`` counts ``here`` and ``vgc``.

    Without the figures of ``vgc`` its floor cannot be looked at. Raises ValueError when a part is more than the whole.
    """
    brussels = vgc or KeyFigures(0, 0)
    rest = KeyFigures(
        total.increased_reimbursement - here.increased_reimbursement - brussels.increased_reimbursement,
        total.living_wage - here.living_wage - brussels.living_wage,
    )
    if min(rest.increased_reimbursement, rest.living_wage) < 0:
        raise ValueError("a part is more than the whole")
    parts = {"here": here, "rest": rest} | ({VGC: vgc} if vgc is not None else {})
    plain = shares({"here": here, "rest": rest + brussels})["here"]
    share = shares(parts)["here"]
    return Computed(share, to_cents(budget_cents * share), share != plain)


@dataclass(frozen=True)
class CoFinancing:
    """What the municipality has to put beside the drawing right, and what stands there."""

    needed: int
    there: int

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.there)


def co_financing(right_cents: int, own_cents: int, ratio: Fraction | None) -> CoFinancing:
    """The check of R2: at least ``ratio`` times the right; nothing is needed under a regime without a ratio."""
    needed = 0 if ratio is None else -(-right_cents * ratio.numerator // ratio.denominator)
    return CoFinancing(needed, own_cents)
