"""Released figures as JSON and back: they come back as they left, and nothing exact is in them."""

from collections.abc import Collection
from dataclasses import fields, is_dataclass
from typing import Any

from .figures import Released
from .shares import ReleasedShare
from .units import Unit

_FIGURE, _SHARE, _WORDS, _RECORD = "figure", "share", "words", "record"


def frozen(found: Any, *, without: Collection[str] = ()) -> dict[str, Any]:
    """The fields of a record of released figures, but for these."""
    return {field.name: _plain(getattr(found, field.name)) for field in fields(found) if field.name not in without}


def thawed(kept: dict[str, Any]) -> dict[str, Any]:
    """The same fields again; a pair comes back as a list, a record within as its fields."""
    return {name: _read(value) for name, value in kept.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Released):
        return {_FIGURE: [value.unit.name, value.value, value.low, value.high]}
    if isinstance(value, ReleasedShare):
        return {_SHARE: [value.percent, value.low, value.high, _plain(value.of)]}
    if is_dataclass(value):
        return {_RECORD: [[name, one] for name, one in frozen(value).items()]}
    if isinstance(value, dict):
        return {_WORDS: [[word, _plain(one)] for word, one in value.items()]}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _read(value: Any) -> Any:
    if isinstance(value, list):
        return [_read(one) for one in value]
    if not isinstance(value, dict):
        return value
    ((kind, held),) = value.items()
    if kind == _FIGURE:
        return Released(Unit[held[0]], *held[1:])
    if kind == _SHARE:
        return ReleasedShare(held[0], held[1], held[2], _read(held[3]))
    return {word: _read(one) for word, one in held}
