"""A figure or the reason why there is none, and what sums and shares make of it (R21, R22; ``data/README`` of Swing).

A value is a ``Decimal`` or a ``Missing``. Zero is a figure: known, and none. What nobody handed in for an area is
``UNKNOWN`` here and never zero: whoever sums must be able to trust the sum.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from ..terms import SPREADS, Missing

Value = Decimal | Missing


def known(value: Value | None) -> bool:
    """Whether it is a figure, zero among them."""
    return isinstance(value, Decimal)


def total(values: Iterable[Value]) -> Value:
    """The sum of several areas or parts. Hidden stays hidden and unknown stays unknown; what cannot occur and what was
    not reported add nothing. Without any figure it is the reason that they share, and unknown for nothing at all."""
    given = list(values)
    for reason in (Missing.HIDDEN, Missing.UNKNOWN):
        if reason in given:
            return reason
    figures = [value for value in given if isinstance(value, Decimal)]
    if figures:
        return sum(figures, Decimal(0))
    if not given:
        return Missing.UNKNOWN
    return Missing.EMPTY if Missing.EMPTY in given else Missing.NOT_APPLICABLE


def negative(value: Value) -> Value:
    return -value if isinstance(value, Decimal) else value


def rest(whole: Value, inside: Value, others: Collection[Value] = ()) -> Value:
    """The whole less a part. ``others`` are the areas outside it, where they are known one by one: when one of those is
    hidden the rest is hidden too, because the subtraction would give it away."""
    if Missing.HIDDEN in (whole, inside) or Missing.HIDDEN in others:
        return Missing.HIDDEN
    if isinstance(whole, Decimal):
        if isinstance(inside, Decimal):
            return whole - inside if whole >= inside else Missing.UNKNOWN
        return Missing.UNKNOWN if inside in SPREADS else whole
    return whole


def ratio(above: Value, below: Value, factor: int) -> Value:
    """``above`` per ``below``, times ``factor`` (100 gives a percentage). Unknown when ``below`` is zero."""
    for reason in (Missing.HIDDEN, Missing.UNKNOWN):
        if reason in (above, below):
            return reason
    if not isinstance(above, Decimal):
        return above
    if not isinstance(below, Decimal):
        return below
    return above * factor / below if below > 0 else Missing.UNKNOWN


def guarded(value: Value, threshold: int | None) -> Value:
    """A count as its source lets us show it: below its threshold it is hidden, zero and what it let through stay."""
    if threshold and isinstance(value, Decimal) and 0 < value < threshold:
        return Missing.HIDDEN
    return value


def rounded(value: Decimal, decimals: int) -> Decimal:
    """To so many decimals, halves away from zero, as people expect it."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def of_code(code: str, own: Mapping[str, Value], parts: Callable[[str], Sequence[str]]) -> Value:
    """The value of an area: its own figure, else the sum of its parts when each of them has one."""
    if code in own:
        return own[code]
    inside = parts(code)
    return total(of_code(part, own, parts) for part in inside) if inside else Missing.UNKNOWN


def of_codes(codes: Iterable[str], own: Mapping[str, Value], parts: Callable[[str], Sequence[str]]) -> Value:
    """The value of several areas together, none of which lies in another."""
    return total(of_code(code, own, parts) for code in codes)
