"""The door of every figure about people: unit, threshold, rounding (R21, R22, R26; `trust.md` rule 15).

Pure decisions, no tables of people and no database. What leaves is a `Released` (or a table or share of
them); whoever holds only a `Released` cannot tell the true number. Rounding alone does not stop somebody who
compares many tables: the choice of tables stays a fixed catalogue, one release a period.
"""

from meedoen.kernel.release.figures import BASE, THRESHOLD, Basis, Figure, Period, Released, release, release_figure
from meedoen.kernel.release.rates import ReleasedRate, rate_of_published
from meedoen.kernel.release.shares import ReleasedShare, release_share
from meedoen.kernel.release.tables import ReleasedTable, UniqueTotals, narrowed_cells, release_table
from meedoen.kernel.release.units import Unit, unit_word

__all__ = [
    "BASE",
    "THRESHOLD",
    "Basis",
    "Figure",
    "Period",
    "Released",
    "ReleasedRate",
    "ReleasedShare",
    "ReleasedTable",
    "UniqueTotals",
    "Unit",
    "narrowed_cells",
    "rate_of_published",
    "release",
    "release_figure",
    "release_share",
    "release_table",
    "unit_word",
]
