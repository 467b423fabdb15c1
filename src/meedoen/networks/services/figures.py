"""Writing open figures: a revised figure keeps what it was, and a whole file is taken back in one act."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection
from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.identifiers import new_id

from ..figure_plan import BATCH, NewFigure, compare
from ..models import Figure, FigureImport, FigureSource
from ..rules.values import Missing
from ..rules.working_out import year_of


@dataclass
class Kept:
    """How many figures were new, were revised, stayed as they were."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0


def source_named(
    credit: str, *, licence: str = "", name: str = "", link: str = "", dated: str = "", threshold: int | None = None
) -> FigureSource:
    """The source with this credit line and licence, made when it is not there yet. Of one that is there the threshold
    may rise and never falls: the strictest that was ever said counts."""
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
    if threshold and threshold > (found.threshold or 0):
        found.threshold = threshold
        found.save(update_fields=["threshold"])
    return found


def keep(figures: Iterable[NewFigure], *, run: FigureImport | None = None) -> Kept:
    """Keep these figures; of one key the last counts. What they revise stays as an earlier version."""
    new, revised, same = compare(figures)
    olds = [pk for _figure, pk, _version in revised]
    for start in range(0, len(olds), BATCH):
        part = Figure.objects.filter(pk__in=olds[start : start + BATCH])
        part.update(replaced_at=timezone.now(), replaced_by=run)
    _insert([(figure, 1) for figure in new] + [(figure, version + 1) for figure, _pk, version in revised], run)
    return Kept(len(new), len(revised), same)


OWN = ("id", "area_code", "level", "indicator", "period", "year", "unit", "value", "missing", "version", "source")


@cache
def _statement() -> tuple[str, list[Any]]:
    """The insertion of a figure: first what each says itself (``OWN``), then what all share."""
    fields = {field.name: field for field in Figure._meta.concrete_fields}
    shared = [field for name, field in fields.items() if name not in OWN]
    columns = ", ".join(f'"{field.column}"' for field in [*(fields[name] for name in OWN), *shared])
    marks = ", ".join(["%s"] * len(fields))
    return f'INSERT INTO "{Figure._meta.db_table}" ({columns}) VALUES ({marks})', shared  # noqa: S608


def _insert(figures: Sequence[tuple[NewFigure, int]], run: FigureImport | None) -> None:
    """By one prepared statement: a model for each of a hundred thousand figures would take three times as long."""
    if not figures:
        return
    sql, shared = _statement()
    alike = Figure(network_id=tenancy.here(), run=run)
    common = [field.get_db_prep_save(getattr(alike, field.attname), connection) for field in shared]
    as_key, decimal = Figure._meta.pk.get_db_prep_save, connection.ops.adapt_decimalfield_value
    sources = {key: as_key(key, connection) for key in {figure.source_id for figure, _version in figures}}
    value_of = Figure._meta.get_field("value")

    def row(figure: NewFigure, version: int) -> list[Any]:
        value = (
            None
            if isinstance(figure.value, Missing)
            else decimal(figure.value, value_of.max_digits, value_of.decimal_places)
        )
        return [
            as_key(new_id(), connection),
            figure.area_code,
            figure.level,
            figure.indicator,
            figure.period,
            year_of(figure.period),
            figure.unit,
            value,
            str(figure.value) if isinstance(figure.value, Missing) else "",
            version,
            sources[figure.source_id],
            *common,
        ]

    with connection.cursor() as cursor:
        cursor.executemany(sql, [row(figure, version) for figure, version in figures])
