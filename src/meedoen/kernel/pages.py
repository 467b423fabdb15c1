"""Long lists in pages that stay right while rows come and go: each page begins after the last row of the one before."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in order as plain tuples; ``last`` is the key of the last one, None when nothing comes after it."""

    rows: list[tuple]
    last: tuple | None


def page_of(rows: QuerySet, columns: tuple[str, ...], *, by: tuple[str, str], after: tuple | None, limit: int) -> Page:
    """The next ``limit`` rows, in one query, as tuples of ``columns``; the first two of those are ``by``.

    ``by`` is a column to sort on and one that makes the order total. ``after`` is the ``last`` of the page before.
    """
    if columns[:2] != by:
        raise ValueError("the columns begin with those that the pages are sorted by")
    return cut(list(behind(rows, by, after).values_list(*columns)[: limit + 1]), limit)


def behind(rows: QuerySet, by: tuple[str, str], after: tuple | None) -> QuerySet:
    """These rows in order, from the first one after this key on."""
    if after is not None:
        first, second = after
        rows = rows.filter(Q(**{f"{by[0]}__gt": first}) | Q(**{by[0]: first, f"{by[1]}__gt": second}))
        rows = rows.filter(**{f"{by[0]}__gte": first})
    return rows.order_by(*by)


def cut(found: list[Any], limit: int) -> Page:
    """A page of rows of which one more than ``limit`` was read, if it was there; the first two columns are the key."""
    return Page(found[:limit], tuple(found[limit - 1][:2]) if len(found) > limit else None)
