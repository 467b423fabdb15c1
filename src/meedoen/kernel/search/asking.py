"""A question to the index: words, days, a circle on the map, numbers; answered in order of time."""

import datetime
import math
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.db import connections

from . import tables
from .entries import Entry, numbers_between

KM_A_DEGREE = 111.195
"""A degree of latitude on a sphere with the mean radius of the earth (6,371 km)."""

SQUARE_KM = 5.0
_WIDE = 70.0
"""Kilometres of a degree of longitude in Belgium, for the squares only; distances are reckoned for each point."""

MOST_SQUARES = 400
Ways = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """Everything at most so far from a point (degrees, kilometres)."""

    latitude: float
    longitude: float
    km: float


@dataclass(frozen=True, slots=True)
class Filters:
    """What an entry must be besides its words. ``at_most`` and ``between`` name columns of the table of entries.

    ``at_most``: (column, value), an entry without a value does not fit. ``between``: (lowest, highest, value), an entry
    without a lower or upper end is open there.
    """

    at_most: tuple[tuple[str, int], ...] = ()
    between: tuple[tuple[str, str, int], ...] = ()
    circle: Circle | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Every word must be there in one of its ways; a way is one term or more. No words: everything in these days."""

    words: tuple[Ways, ...] = ()
    since: datetime.datetime | None = None
    until: datetime.datetime | None = None
    filters: Filters = field(default_factory=Filters)


def square(latitude: float, longitude: float) -> str:
    """The term of the square of the map in which a point lies."""
    return _square(*_at(latitude, longitude))


def squares(circle: Circle) -> tuple[str, ...]:
    """The squares that a circle touches; none when they are so many that they help nothing."""
    high = circle.km / KM_A_DEGREE
    wide = high / max(math.cos(math.radians(min(abs(circle.latitude) + high, 89.0))), 0.01)
    first = _at(circle.latitude - high, circle.longitude - wide)
    last = _at(circle.latitude + high, circle.longitude + wide)
    rows, columns = range(first[0], last[0] + 1), range(first[1], last[1] + 1)
    if len(rows) * len(columns) > MOST_SQUARES:
        return ()
    return tuple(_square(row, column) for row in rows for column in columns)


def _at(latitude: float, longitude: float) -> tuple[int, int]:
    return math.floor(latitude * KM_A_DEGREE / SQUARE_KM), math.floor(longitude * _WIDE / SQUARE_KM)


def _square(row: int, column: int) -> str:
    return f"§{row}§{column}"


def found(
    model: type[Entry], network_id: uuid.UUID, question: Question, *, limit: int | None, after: int | None = None
) -> list[int]:
    """The numbers of the entries of this network that answer the question, first in time first, after ``after``."""
    words = question.words
    circle = question.filters.circle
    if circle is not None and (cells := squares(circle)):
        words = (*words, tuple((cell,) for cell in cells))
    table = model._meta.db_table
    rows, match = tables.reading(table, by_words=bool(words))
    number = tables.numbered(table, by_words=bool(words))
    first, last = numbers_between(network_id, question.since, question.until)
    if after is not None:
        first = max(first, after + 1)
    connection = connections["default"]
    conditions: list[tuple[str, list[Any]]] = [(match, [tables.matching(words)])] if words else []
    conditions += [(f"{number} >= %s AND {number} < %s", [first, last])]
    conditions += [("e.network_id = %s", [model._meta.get_field("network").get_db_prep_value(network_id, connection)])]
    conditions += _conditions(question.filters)
    sql = f"SELECT {number} FROM {rows} WHERE {' AND '.join(said for said, _values in conditions)} ORDER BY 1"  # noqa: S608
    values = [value for _said, many in conditions for value in many]
    if limit is not None:
        sql, values = f"{sql} LIMIT %s", [*values, limit]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]


def holds(model: type[Entry], network_id: uuid.UUID, ways: Ways) -> bool:
    """Whether anything in this network has this word."""
    return bool(found(model, network_id, Question((ways,)), limit=1))


def kilometres(here: tuple[float, float], there: tuple[float, float]) -> float:
    """How far two points (latitude, longitude) lie apart on the sphere."""
    (north, east), (to_north, to_east) = (tuple(map(math.radians, point)) for point in (here, there))
    half = math.sin((to_north - north) / 2) ** 2
    half += math.cos(north) * math.cos(to_north) * math.sin((to_east - east) / 2) ** 2
    return math.degrees(2 * math.asin(math.sqrt(half))) * KM_A_DEGREE


def _conditions(filters: Filters) -> list[tuple[str, list[float]]]:
    told: list[tuple[str, list[float]]] = [(f"e.{column} <= %s", [value]) for column, value in filters.at_most]
    told += [
        (f"(e.{low} IS NULL OR e.{low} <= %s) AND (e.{high} IS NULL OR e.{high} >= %s)", [value, value])
        for low, high, value in filters.between
    ]
    if filters.circle is not None:
        told.append(_within(filters.circle))
    return told


def _within(circle: Circle) -> tuple[str, list[float]]:
    """Distance on the plane that touches the earth halfway: less than 0.01 % off up to 100 km, and plain arithmetic."""
    narrow = math.cos(math.radians(circle.latitude))
    slope = math.sin(math.radians(circle.latitude)) * math.pi / 360
    high = circle.km / KM_A_DEGREE
    north = "(e.latitude - %s)"
    east = "((e.longitude - %s) * (%s - %s * (e.latitude - %s)))"
    place = [circle.latitude, circle.latitude]
    across = [circle.longitude, narrow, slope, circle.latitude]
    return f"({north} * {north} + {east} * {east}) <= %s", [*place, *across, *across, high * high]
