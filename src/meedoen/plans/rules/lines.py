"""The lines of a table of people who are in one group each: no line is small, and no total tells a small group (R22).

A cell "0–4" beside its total can be worked out: 18 − 7 − 7 is 4. So a small group has no line of its own. It stands in
one line with the first group in the order of the table that is large, and with the next ones until ten people are in
it. The order is fixed and not by size: with every line and total known exactly, each small group can still be 0 to 4.
"""

from collections.abc import Mapping, Sequence

from meedoen.kernel.release import THRESHOLD

LEAST = 10
"""People in a line that holds a small group."""


def joined(counted: Mapping[str, int]) -> list[tuple[str, ...]]:
    """The groups of each line, in the order of ``counted``; the line that joins comes last, with the empty groups too.

    Nothing when that leaves less than two lines.
    """
    together = [code for code, count in counted.items() if count < THRESHOLD]
    apart = [code for code, count in counted.items() if count >= THRESHOLD]
    if together:
        large = False
        while not large or sum(counted[code] for code in together) < LEAST:
            if not apart:
                return []
            together.append(apart.pop(0))
            large = True
    lines: list[tuple[str, ...]] = [(code,) for code in apart]
    if together:
        lines.append(tuple(code for code in counted if code in together))
    return lines if len(lines) > 1 else []


def in_two(counted: Mapping[str, int], inside: Sequence[str]) -> list[tuple[str, ...]]:
    """As ``joined``, of a table beside a share of ``inside``: when that share may be shown, no line holds groups of
    both its sides, so that the two together tell no more than each. In the order of the first group of each line."""
    sides = [{code: count for code, count in counted.items() if (code in inside) == within} for within in (False, True)]
    if any(sum(side.values()) < THRESHOLD for side in sides) or sum(counted.values()) < LEAST:
        return joined(counted)
    lines = [line for side in sides for line in joined(side) or [tuple(side)]]
    order = list(counted)
    return sorted(lines, key=lambda line: order.index(line[0]))
