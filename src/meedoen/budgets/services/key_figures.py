"""The key figures of the drawing right: typed, or read from a file with all municipalities (R1)."""

from dataclasses import dataclass

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.networks import public as networks

from ..queries.key_figures import BRUSSELS, BUDGET, FLANDERS, REIMBURSED, WAGED
from ..rules.drawing_right import KeyFigures


@dataclass(frozen=True)
class Given:
    """The key of one year as it was read somewhere: here, the whole, Brussels when known, the budget in cents."""

    nis: str
    year: int
    here: KeyFigures
    total: KeyFigures
    vgc: KeyFigures | None
    budget: int | None
    source: str


@command(networks.NOTE_FIGURES)
def note_key(actor: Actor, given: Given) -> int:
    """Keep the key figures of a year with their source; those of that year that were there are replaced."""
    figures = []
    for code, pair in ((given.nis, given.here), (FLANDERS, given.total), (BRUSSELS, given.vgc)):
        if pair is not None:
            figures += [
                (code, REIMBURSED, "persons", pair.increased_reimbursement),
                (code, WAGED, "persons", pair.living_wage),
            ]
    if given.budget is not None:
        figures.append((FLANDERS, BUDGET, "cent", given.budget))
    return networks.note_figures(
        actor,
        [
            networks.TypedFigure(code, name, given.year, unit, value, given.source)
            for code, name, unit, value in figures
        ],
    )
