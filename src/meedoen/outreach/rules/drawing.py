"""Where the points and lines of a picture stand: columns of points, curved lines whose width follows a figure.

Numbers only: no colours, no words, no people. The picture is made on the server and needs no script.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, TOP, STEP, FOOT = 1000, 56, 46, 16
THICKEST, THINNEST = 22.0, 1.5


@dataclass(frozen=True, slots=True)
class Dot:
    """A point with its words. Lines arrive at ``x`` and leave at ``out``: the same place, but for a point whose words
    stand between the two (``side`` "between").
    """

    key: str
    x: int
    y: int
    words: int
    side: str
    out: int


@dataclass(frozen=True, slots=True)
class Curve:
    """A line from one point to another: the ``d`` of a path, and its width."""

    d: str
    wide: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Points by key, and the height that they need."""

    dots: dict[str, Dot]
    height: int

    @property
    def box(self) -> str:
        """The ``viewBox``."""
        return f"0 0 {WIDTH} {self.height}"


def columns(keys: Sequence[Sequence[str]], xs: Sequence[int], sides: Sequence[str], *, between: int = 0) -> Picture:
    """A point for each key, column by column, each column spread evenly over the height of the longest one.

    ``between``: how much room the words take of a column with the side "between".
    """
    longest = max((len(column) for column in keys), default=0)
    height = TOP + max(longest, 1) * STEP + FOOT
    dots = {}
    for column, x, side in zip(keys, xs, sides, strict=True):
        room = (height - TOP - FOOT) / max(len(column), 1)
        for place, key in enumerate(column):
            y = round(TOP + room * (place + 0.5))
            words = {"end": x - 14, "middle": x}.get(side, x + 14)
            dots[key] = Dot(key, x, y, words, side, x + between if side == "between" else x)
    return Picture(dots, height)


def curve(start: Dot, end: Dot, value: int, largest: int) -> Curve:
    """A line between two columns, bent so that crossings stay readable."""
    middle = (start.out + end.x) // 2
    d = f"M{start.out} {start.y}C{middle} {start.y} {middle} {end.y} {end.x} {end.y}"
    return Curve(d, width(value, largest))


def arc(start: Dot, end: Dot, value: int, largest: int, *, reach: int = 90) -> Curve:
    """A line between two points of one column, bent outwards; further apart is further out."""
    out = start.x + min(reach, 24 + abs(end.y - start.y) // 3)
    d = f"M{start.x} {start.y}C{out} {start.y} {out} {end.y} {end.x} {end.y}"
    return Curve(d, width(value, largest))


def width(value: int, largest: int) -> float:
    """Between the thinnest and the thickest line, in step with the value."""
    share = value / largest if largest > 0 else 0
    return round(THINNEST + (THICKEST - THINNEST) * share, 1)


def ordered(keys: Sequence[str], pull: Mapping[str, Sequence[tuple[int, int]]]) -> list[str]:
    """Points in the order that crosses least: by the middle (weighted) of what they are tied to.

    ``pull``: for each key the places (rank in the other column) and weights of its ties.
    """

    def middle(key: str) -> float:
        ties = pull.get(key, ())
        weight = sum(weight for _rank, weight in ties)
        return sum(rank * weight for rank, weight in ties) / weight if weight else float(len(keys))

    return sorted(keys, key=lambda key: (middle(key), key))
