"""What a page is built of. ``plans/documents/parts.typ`` draws each; what is typed only ever goes as data."""

from collections.abc import Iterable, Sequence
from typing import Any

Block = dict[str, Any]


def para(text: str, *, strong: bool = False) -> Block:
    return {"kind": "para", "text": text, "strong": strong}


def small(text: str) -> Block:
    return {"kind": "small", "text": text}


def sub(text: str) -> Block:
    """A heading inside a part."""
    return {"kind": "sub", "text": text}


def bullets(lines: Iterable[str]) -> Block:
    return {"kind": "bullets", "lines": list(lines)}


def item(
    text: str, *, lines: Iterable[str] = (), quotes: Iterable[str] = (), tag: str = "", tone: str = "plain"
) -> Block:
    """One thing with what is said of it. ``tag`` stands before it in words, ``tone`` gives it a colour as well."""
    said = [line for line in lines if line]
    return {"kind": "item", "text": text, "lines": said, "quotes": list(quotes), "tag": tag, "tone": tone}


def number(value: str, label: str) -> Block:
    return {"kind": "number", "value": value, "label": label}


def picture(svg: str, alt: str, *, high: int, legend: Sequence[tuple[str, str]] = (), caption: str = "") -> Block:
    """A drawing, at most ``high`` millimetres high; the legend gives colours and what they stand for."""
    keys = [list(one) for one in legend]
    return {"kind": "picture", "svg": svg, "alt": alt, "high": high, "legend": keys, "caption": caption}


def bars(lines: Iterable[Sequence[Any]], alt: str, *, legend: Sequence[tuple[str, str]]) -> Block:
    """For each name one bar or two, on 100, each with its number; ``None`` draws none."""
    return {"kind": "bars", "lines": [list(one) for one in lines], "alt": alt, "legend": [list(one) for one in legend]}


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[str]], *, wide: Sequence[int] = ()) -> Block:
    """``wide``: how the columns share the width; the first is the widest where nothing is said."""
    shares = list(wide) or [2, *[1] * (len(head) - 1)]
    return {"kind": "table", "title": title, "head": list(head), "rows": [list(row) for row in rows], "wide": shares}


def quadrants(boxes: Iterable[tuple[str, Sequence[str]]]) -> Block:
    return {"kind": "quadrants", "boxes": [{"title": title, "lines": list(lines)} for title, lines in boxes]}


def steps(lines: Iterable[tuple[str, str]]) -> Block:
    """What somebody can do, each with its picture."""
    return {"kind": "steps", "lines": [{"picture": drawing, "text": text} for drawing, text in lines]}


def code(svg: str, alt: str, text: str) -> Block:
    """A QR code with the words beside it."""
    return {"kind": "code", "svg": svg, "alt": alt, "text": text}
