"""Reads that are asked all day long: their SQL is worked out once a process, and run with other values each time.

Django works the SQL of a query out anew each time it is asked, which costs four times what SQLite needs to answer it.
A ``Statement`` is built from the rows that a door handed in and keeps what Django made of it; the values (which id,
from when) are filled in at each run, and the network is always the one that is named. What may be seen is never kept:
the door works that out each time, and a statement is only used again for rows narrowed by the very same conditions.

A condition that looks at the clock says ``TODAY`` or ``NOW``, one that looks at another table says ``Among``: then it
says the same each time it is worked out, and its SQL may be kept too.
"""

import operator
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import Q, QuerySet, Value
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable, get_related_populators
from django.utils import timezone
from django_scopes import scope

from . import tenancy

MOST_KEPT = 60
"""Of one statement in one thread; each is some 5 kB."""

NETWORK = "network"
_PLAIN = (str, int, bool, type(None))


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which rows of a model, as an action says it; ``said`` is equal for equal conditions."""

    model: type[models.Model]
    condition: Q
    said: Hashable


_narrowed: dict[tuple[Hashable, Hashable], QuerySet] = {}
MOST_NARROWED = 2000


def narrowed(model: type[models.Model], condition: Q) -> QuerySet:
    """The rows of the network that is named which meet a condition, told apart from others by what the condition says.

    Equal conditions in one network give copies of one queryset; where a condition holds more than plain values, or no
    network is named, it is made anew and no statement is kept for it.
    """
    said, network = _said(condition), tenancy.current_network()
    if said is None or network is None:
        return model._default_manager.filter(condition)
    mark = Narrowing(model, condition, (model._meta.label, said))
    base = _narrowed.get((network, mark.said))
    if base is None:
        if len(_narrowed) >= MOST_NARROWED:
            _narrowed.clear()
        base = _narrowed[network, mark.said] = model._default_manager.filter(condition)
    found = base.all()
    found.narrowed = mark  # type: ignore[union-attr]
    return found


def every(model: type[models.Model]) -> QuerySet:
    """All rows of the network that is named, for a statement that a door asks beside its own rows."""
    return narrowed(model, Q())


def _said(condition: Q) -> Hashable | None:
    parts: list[Hashable] = [condition.connector, condition.negated]
    for child in condition.children:
        part = _said(child) if isinstance(child, Q) else _pair(child)
        if part is None:
            return None
        parts.append(part)
    return tuple(parts)


def _pair(child: Any) -> Hashable | None:
    if not isinstance(child, tuple):
        return None
    name, value = child
    if isinstance(value, Moment):
        return name, Moment, value.value
    if isinstance(value, Among):
        inner = _said(value.condition)
        return None if inner is None else (name, value.model, value.column, inner)
    many = value if isinstance(value, tuple | frozenset) else (value,)
    if all(isinstance(one, _PLAIN) or type(one).__name__ == "UUID" for one in many):
        return name, value
    return None


_keeping: ContextVar[bool] = ContextVar("sql_to_keep", default=False)


class Moment(Value):
    """Now, or today here: read from the clock each time that the question is asked, not when it is made."""

    def __init__(self, name: str, field: models.Field, read: Callable[[], Any]):
        super().__init__(name, output_field=field)
        self._read = read

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        slot = _Slot(self.value, self.output_field, self._read)
        return "%s", [slot if _keeping.get() else slot.filled({}, connection)]


TODAY = Moment("today", models.DateField(), timezone.localdate)
NOW = Moment("now", models.DateTimeField(), timezone.now)


@dataclass(frozen=True, eq=False, slots=True)
class Among:
    """``Q(pk__in=Among("people.Link", condition, "participant_id"))``: the column of the rows that meet a condition."""

    model: str
    condition: Q
    column: str = "pk"

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        rows = apps.get_model(self.model)._default_manager.filter(self.condition)
        return rows.values(self.column).query.resolve_expression(*args, **kwargs)


class Given(Value):
    """The place of a value that comes at each run."""

    def __init__(self, name: str, field: models.Field):
        super().__init__(name, output_field=field)

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [_Slot(self.value, self.output_field)]


@dataclass(frozen=True, slots=True)
class Many:
    """A list of values, each one once. Its length is rounded up (the last stands there again), so the SQL stays one."""

    field: models.Field


LENGTHS = (1, 4, 16, 64, 128, 256)


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str
    field: Any
    read: Callable[[], Any] | None = None

    def filled(self, values: dict[str, Any], connection: Any) -> Any:
        value = self.read() if self.read is not None else values[self.name]
        return self.field.get_db_prep_value(value, connection)


class _Ready:
    """What Django made of a statement for one connection."""

    def __init__(self, queryset: QuerySet):
        compiler: Any = queryset.query.get_compiler(queryset.db)
        self.connection = compiler.connection
        kept = _keeping.set(True)
        try:
            self._sql, self._params = compiler.as_sql()
        finally:
            _keeping.reset(kept)
        fields = [selected[0] for selected in compiler.select[: compiler.col_count]]
        self._converters = list(compiler.get_converters(fields).items())
        self._made = _into_rows(queryset, compiler)

    def run(self, values: dict[str, Any], most: int | None) -> list[Any]:
        params = [one.filled(values, self.connection) if type(one) is _Slot else one for one in self._params]
        with self.connection.cursor() as cursor:
            cursor.execute(self._sql, params)
            rows = cursor.fetchall() if most is None else cursor.fetchmany(most)
        return [self._made(row) for row in self._converted(rows)]

    def _converted(self, rows: list[Any]) -> Iterator[list[Any]]:
        for row in map(list, rows):
            for at, (converters, expression) in self._converters:
                for convert in converters:
                    row[at] = convert(row[at], expression, self.connection)
            yield row


def _into_rows(queryset: QuerySet, compiler: Any) -> Callable[[list[Any]], Any]:
    """Values of the columns into what the queryset gives: tuples, or models with those read along."""
    if issubclass(queryset._iterable_class, ValuesListIterable):
        return tuple
    if queryset._iterable_class is FlatValuesListIterable:
        return operator.itemgetter(0)
    along_later = queryset._prefetch_related_lookups  # type: ignore[attr-defined]
    if queryset._iterable_class is not ModelIterable or along_later:
        raise TypeError("a statement gives models or values, with nothing that is read later")
    told, chosen = compiler.klass_info, compiler.klass_info["select_fields"]
    first, last = chosen[0], chosen[-1] + 1
    names = [selected[0].target.attname for selected in compiler.select[first:last]]
    counted = list(compiler.annotation_col_map.items())
    along = get_related_populators(told, compiler.select, queryset.db)  # type: ignore[call-arg] # of a later Django

    def made(row: list[Any]) -> models.Model:
        found = told["model"].from_db(queryset.db, names, row[first:last])
        for one in along:
            one.populate(row, found)
        for name, at in counted:
            setattr(found, name, row[at])
        return found

    return made


class Statement:
    """``Statement(build, pk=UUIDField())``, then ``statement(rows, pk=…)``: the list that ``build(rows, pk=…)`` gives.

    ``build(rows, *shape, **values)`` makes a queryset and may look at ``shape``, never at a value: at most runs the
    values are placeholders; one that is None stays None and makes other SQL. ``shape`` is what else makes other SQL (a
    page size, a filter that is on). A value that is a list is said as ``ids=Many(UUIDField())``; an empty one finds
    nothing. For rows that no door narrowed, or that were narrowed further, it is built and asked as any other query.
    """

    def __init__(self, build: Callable[..., QuerySet], **fields: models.Field | Many):
        self._build, self._fields = build, fields
        self._lists = [name for name, field in fields.items() if isinstance(field, Many)]
        self._local = threading.local()

    def __call__(self, rows: QuerySet, *shape: Hashable, at_most: int | None = None, **values: Any) -> list[Any]:
        """``at_most``: so many of the first are read. Unlike a limit in the SQL it changes nothing in the way that the
        database goes."""
        if not all(values[name] for name in self._lists):
            return []
        narrowed: Narrowing | None = getattr(rows, "narrowed", None)
        network = tenancy.current_network()
        values |= {name: list(dict.fromkeys(values[name])) for name in self._lists}
        lengths = tuple(_length(values[name]) for name in self._lists)
        if narrowed is None or network is None or 0 in lengths:
            return list(self._build(rows, *shape, **values)[:at_most])
        kept: OrderedDict[Hashable, _Ready] = self._local.__dict__.setdefault("kept", OrderedDict())
        absent = frozenset(name for name, value in values.items() if value is None)
        key = (narrowed.said, shape, absent, lengths)
        ready = kept.get(key)
        if ready is None or ready.connection is not connections[rows.db]:
            made = self._made(narrowed, shape, absent, lengths)
            if made is None:
                return list(self._build(rows, *shape, **values)[:at_most])
            kept[key] = ready = made
            if len(kept) > MOST_KEPT:
                kept.popitem(last=False)
        for name, length in zip(self._lists, lengths, strict=True):
            values |= {_nth(name, at): one for at, one in enumerate(_padded(values[name], length))}
        return ready.run({NETWORK: network, **values}, at_most)

    def _made(
        self, narrowed: Narrowing, shape: tuple[Hashable, ...], absent: frozenset[str], lengths: tuple[int, ...]
    ) -> _Ready | None:
        """The SQL with places for the values; None when Django sees beforehand that nothing can be found."""
        size = dict(zip(self._lists, lengths, strict=True))
        places: dict[str, Any] = {}
        for name, field in self._fields.items():
            if isinstance(field, Many):
                places[name] = [Given(_nth(name, at), field.field) for at in range(size[name])]
            else:
                places[name] = None if name in absent else Given(name, field)
        with scope(network=Given(NETWORK, models.UUIDField())):
            rows = narrowed.model._default_manager.filter(narrowed.condition)
            queryset = self._build(rows, *shape, **places)
        try:
            return _Ready(queryset)
        except EmptyResultSet:
            return None


def _length(wanted: Sequence[Any]) -> int:
    """How many places a list gets; 0 for one that is too long to keep."""
    return next((length for length in LENGTHS if len(wanted) <= length), 0)


def _padded(values: Sequence[Any], length: int) -> list[Any]:
    known = list(values)
    return known + known[-1:] * (length - len(known))


def _nth(name: str, at: int) -> str:
    return f"{name} {at}"
