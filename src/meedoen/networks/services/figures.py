"""Writing open figures: a revised figure keeps what it was, and a whole file is taken back in one act."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from meedoen.kernel import tenancy

from ..models import Figure, FigureImport, FigureSource
from ..rules.values import Missing, Value
from ..rules.working_out import year_of

BATCH = 5_000
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class NewFigure:
    """A figure to be kept: of which area (and level), which indicator, which period, and from which source."""

    area_code: str
    indicator: str
    period: str
    value: Value
    source_id: uuid.UUID
    unit: str = ""
    level: str = ""

    @property
    def key(self) -> Key:
        return self.area_code, self.indicator, self.period


@dataclass
class Kept:
    """How many figures were new, were revised, stayed as they were."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0


def source_named(
    credit: str, *, licence: str = "", name: str = "", link: str = "", dated: str = "", threshold: int | None = None
) -> FigureSource:
    """The source with this credit line and licence, made when it is not there yet."""
    found, _made = FigureSource.objects.get_or_create(
        credit=credit[:300],
        licence=licence[:120],
        defaults={
            "network_id": tenancy.here(),
            "name": (name or credit)[:200],
            "link": link,
            "dated": dated,
            "threshold": threshold,
        },
    )
    return found


def compare(figures: Iterable[NewFigure]) -> tuple[list[NewFigure], list[tuple[NewFigure, uuid.UUID, int]], int]:
    """What is new, what revises a figure in use (with its key and version), and how many say what is known already."""
    wanted = {figure.key: figure for figure in figures}
    names = {indicator for _area, indicator, _period in wanted}
    columns = ("area_code", "indicator", "period", "pk", "version", "value", "missing", "source_id")
    rows = Figure.objects.filter(replaced_at=None, indicator__in=names).order_by().values_list(*columns)
    there: dict[Key, tuple[uuid.UUID, int, Decimal | None, str, uuid.UUID]] = {
        row[:3]: row[3:] for row in rows.iterator(chunk_size=BATCH)
    }
    new, revised, same = [], [], 0
    for key, figure in wanted.items():
        if key not in there:
            new.append(figure)
            continue
        pk, version, value, missing, source = there[key]
        if (value if value is not None else missing) == figure.value and source == figure.source_id:
            same += 1
        else:
            revised.append((figure, pk, version))
    return new, revised, same


def keep(figures: Iterable[NewFigure], *, run: FigureImport | None = None) -> Kept:
    """Keep these figures; of one key the last counts. What they revise stays as an earlier version."""
    new, revised, same = compare(figures)
    olds = [pk for _figure, pk, _version in revised]
    for start in range(0, len(olds), BATCH):
        part = Figure.objects.filter(pk__in=olds[start : start + BATCH])
        part.update(replaced_at=timezone.now(), replaced_by=run)
    _insert([(figure, 1) for figure in new] + [(figure, version + 1) for figure, _pk, version in revised], run)
    return Kept(len(new), len(revised), same)


def _insert(figures: Sequence[tuple[NewFigure, int]], run: FigureImport | None) -> None:
    network = tenancy.here()
    Figure.objects.bulk_create(
        [
            Figure(
                network_id=network,
                area_code=figure.area_code,
                level=figure.level,
                indicator=figure.indicator,
                period=figure.period,
                year=year_of(figure.period),
                unit=figure.unit,
                value=None if isinstance(figure.value, Missing) else figure.value,
                missing=figure.value if isinstance(figure.value, Missing) else "",
                version=version,
                source_id=figure.source_id,
                run=run,
            )
            for figure, version in figures
        ],
        batch_size=BATCH,
    )
