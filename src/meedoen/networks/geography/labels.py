"""Where names stand on a map: under no dot, over no other name, within the picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

LETTER_WIDTH = 7.5  # px, of the 13 px label
SIZE = 13
_AROUND = (
    (0, 0), (0, 1), (0, -1), (0, 2), (0, -2), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1), (0, 3), (0, -3),
)  # fmt: skip

Box = tuple[float, float, float, float]
"""Left, upper, right and lower edge in pixels."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name and the middle of its line of writing, in pixels."""

    text: str
    x: float
    y: float
    size: float = SIZE

    @property
    def half(self) -> float:
        """Half of how wide it is written."""
        return len(self.text) * LETTER_WIDTH * self.size / SIZE / 2

    @property
    def box(self) -> Box:
        return self.x - self.half, self.y - self.size * 0.95, self.x + self.half, self.y + self.size * 0.3


def around(x: float, y: float, reach: float) -> Box:
    """The square that a dot takes up."""
    return x - reach, y - reach, x + reach, y + reach


def arrange(wanted: Iterable[Label], taken: Sequence[Box], *, width: float, height: float) -> list[Label]:
    """The labels, moved aside where their own spot is taken; a label for which there is no room at all is left out."""
    boxes, placed = list(taken), []
    for label in wanted:
        aside, line = label.half + 10, label.size * 1.25
        for across, down in _AROUND:
            moved = replace(label, x=label.x + across * aside, y=label.y + down * line)
            box = moved.box
            inside = box[0] >= 0 and box[2] <= width and box[1] >= 0 and box[3] <= height
            if inside and not any(touch(box, other) for other in boxes):
                boxes.append(box)
                placed.append(moved)
                break
    return placed


def touch(one: Box, two: Box) -> bool:
    """Whether two boxes share a point inside."""
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
