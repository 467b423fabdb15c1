"""The key figures of the drawing right and what they come to (R1): open figures, each with its source."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.networks import public as networks

from .. import policy
from ..models import FundYear
from ..rules.drawing_right import Computed, KeyFigures, of_municipality
from ..rules.key_file import BRUSSELS, FLANDERS

REIMBURSED, WAGED, BUDGET = "increased_reimbursement", "living_wage", "drawing_right_budget"
NAMES = (REIMBURSED, WAGED, BUDGET)


@dataclass(frozen=True)
class Key:
    """The figures of a municipality in one year: its own, the whole, Brussels when known, and the Flemish budget."""

    year: int
    nis: str
    here: KeyFigures | None
    total: KeyFigures | None
    vgc: KeyFigures | None
    budget: int | None
    sources: list[str]
    computed: Computed | None


@query(policy.SEE_FUNDS)
def key_of(actor: Actor, rows: QuerySet[FundYear], *, municipalities: Sequence[str]) -> list[Key]:
    """The key figures of these municipalities, newest year first, each with what the key gives it and all sources."""
    by_year: dict[int, dict[tuple[str, str], int]] = {}
    sources: dict[int, list[str]] = {}
    for figure in networks.figures_named(actor, (*municipalities, FLANDERS, BRUSSELS), NAMES):
        by_year.setdefault(figure.year, {})[figure.area_code, figure.indicator] = int(figure.value)
        said = sources.setdefault(figure.year, [])
        if figure.credit not in said:
            said.append(figure.credit)
    return [
        _key(year, found, nis, sources[year])
        for year, found in sorted(by_year.items(), reverse=True)
        for nis in municipalities
    ]


def _key(year: int, found: dict[tuple[str, str], int], nis: str, sources: list[str]) -> Key:
    def pair(code: str) -> KeyFigures | None:
        reimbursed, waged = found.get((code, REIMBURSED)), found.get((code, WAGED))
        return None if reimbursed is None or waged is None else KeyFigures(reimbursed, waged)

    here, total, vgc, budget = pair(nis), pair(FLANDERS), pair(BRUSSELS), found.get((FLANDERS, BUDGET))
    computed = None
    if here is not None and total is not None and budget is not None:
        try:
            computed = of_municipality(budget, here, total, vgc=vgc)
        except ValueError:
            computed = None
    return Key(year, nis, here, total, vgc, budget, sources, computed)
