"""A table of counts, released cell by cell; totals are rounded on their own, so that they give no cell away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from meedoen.kernel.release.figures import Released, release
from meedoen.kernel.release.units import Unit


@dataclass(frozen=True, slots=True)
class ReleasedTable:
    """Rows × columns of released figures. Cells need not add up to their totals: say so beside the table.

    Without totals the three totals are empty. `sums` is False when one person may stand in several cells.
    """

    unit: Unit
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Released]
    row_totals: Mapping[str, Released]
    column_totals: Mapping[str, Released]
    total: Released | None
    sums: bool

    def row(self, name: str) -> list[Released]:
        """The cells of one row, in the order of the columns."""
        return [self.cells[name, column] for column in self.columns]


@dataclass(frozen=True, slots=True)
class UniqueTotals:
    """True totals of a table whose cells overlap (one person in two columns): they cannot be summed (R26)."""

    rows: Mapping[str, int]
    columns: Mapping[str, int]
    total: int


def release_table(
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Mapping[tuple[str, str], int],
    *,
    unit: Unit,
    totals: UniqueTotals | None = None,
    show_totals: bool = True,
) -> ReleasedTable:
    """Rounds each cell and each total from the true counts, each on its own. A missing cell is a true zero.

    Give `totals` when one person or household may stand in several cells; without it cells are summed.
    A cell outside the rows and columns is an error (ValueError): it would vanish unseen.
    Totals can narrow small cells (see `narrowed_cells`); a report where that can happen is published without.
    """
    unknown = {key for key in cells if key[0] not in rows or key[1] not in columns}
    if unknown:
        raise ValueError(f"cells outside the table: {sorted(unknown)}")
    true = {(row, column): cells.get((row, column), 0) for row in rows for column in columns}
    shown = totals or UniqueTotals(
        rows={row: sum(true[row, column] for column in columns) for row in rows},
        columns={column: sum(true[row, column] for row in rows) for column in columns},
        total=sum(true.values()),
    )
    return ReleasedTable(
        unit=unit,
        rows=tuple(rows),
        columns=tuple(columns),
        cells={key: release(value, unit) for key, value in true.items()},
        row_totals={row: release(shown.rows[row], unit) for row in rows} if show_totals else {},
        column_totals={column: release(shown.columns[column], unit) for column in columns} if show_totals else {},
        total=release(shown.total, unit) if show_totals else None,
        sums=totals is None,
    )


def narrowed_cells(table: ReleasedTable) -> dict[tuple[str, str], tuple[int, int]]:
    """The small cells of which a reader can work out more than "0–4" from the totals, with what they can work out.

    Two cells "0–4" with the total "ongeveer 10" are both 4. Bounds are passed along rows, columns and the grand
    total until nothing moves: sound (what is named here is truly narrowed), not complete across several tables.
    Totals that cannot be (a unique total above the sum of its cells) are a ValueError.
    Decide per report, never per release: a total that is missing only when it would tell, tells.
    """
    bounds = {key: (cell.low, cell.high) for key, cell in table.cells.items()}
    lines: list[tuple[Released, list[tuple[str, str]]]] = [
        *((total, [(row, column) for column in table.columns]) for row, total in table.row_totals.items()),
        *((total, [(row, column) for row in table.rows]) for column, total in table.column_totals.items()),
    ]
    if table.total is not None:
        lines.append((table.total, list(bounds)))
    moving = True
    while moving:
        before = dict(bounds)
        for total, keys in lines:
            _tighten(bounds, keys, total, sums=table.sums)
        moving = bounds != before
    return {
        key: bounds[key] for key, cell in table.cells.items() if cell.is_small and bounds[key] != (cell.low, cell.high)
    }


def _tighten(
    bounds: dict[tuple[str, str], tuple[int, int]], keys: list[tuple[str, str]], total: Released, *, sums: bool
) -> None:
    """What one total tells about each of its cells. A unique total is at most the sum and at least the largest."""
    for key in keys:
        others = [bounds[other] for other in keys if other != key]
        low, high = bounds[key]
        low = max(low, total.low - sum(other[1] for other in others))
        high = min(high, total.high - (sum(other[0] for other in others) if sums else 0))
        if low > high:
            raise ValueError(f"no true table has these totals: {key}")
        bounds[key] = (low, high)
