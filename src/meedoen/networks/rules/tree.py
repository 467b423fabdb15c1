"""Which areas lie in which, in which year: what sums over areas are made along (R20)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from ..terms import AreaKind


@dataclass(frozen=True, slots=True)
class Node:
    """An area without its outline, as it was in a period."""

    code: str
    kind: str
    name: str
    parent: str
    villages: tuple[str, ...]
    valid_from: date
    valid_to: date | None
    unknown: bool = False

    def valid_in(self, year: int) -> bool:
        """Whether the code was in use on the first day of that year: the day of which registers count."""
        day = date(year, 1, 1)
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Tree:
    """All areas of a network, with their versions."""

    def __init__(self, nodes: Iterable[Node]):
        self.nodes = tuple(nodes)
        self._parts = lru_cache(maxsize=None)(self._find_parts)
        self._inside = lru_cache(maxsize=None)(self._find_inside)

    @cached_property
    def by_code(self) -> Mapping[str, Node]:
        """The latest version of each code."""
        return {node.code: node for node in sorted(self.nodes, key=lambda node: node.valid_from)}

    @cached_property
    def _under(self) -> Mapping[str, tuple[Node, ...]]:
        found: dict[str, list[Node]] = {}
        for node in self.nodes:
            for above in {node.parent, *node.villages} if node.kind == AreaKind.SECTOR else {node.parent}:
                found.setdefault(above, []).append(node)
        return {code: tuple(nodes) for code, nodes in found.items()}

    def parts(self, code: str, year: int) -> tuple[str, ...]:
        """The codes that together are this area in that year: sectors of a neighbourhood or village, neighbourhoods of
        a municipality (as drawn today: figures of earlier years come by today's neighbourhoods). A village is never
        made of neighbourhoods, because one of those may lie in two villages."""
        return self._parts(code, year)

    def _find_parts(self, code: str, year: int) -> tuple[str, ...]:
        node = self.by_code.get(code)
        if node is None or node.kind == AreaKind.SECTOR:
            return ()
        wanted = AreaKind.NEIGHBOURHOOD if node.kind == AreaKind.MUNICIPALITY else AreaKind.SECTOR
        if wanted == AreaKind.NEIGHBOURHOOD:
            under = [one for one in self.nodes if one.kind == wanted and self.municipality_of(one.code) == code]
            under = [one for one in under if one.valid_to is None]
        else:
            under = [one for one in self._under.get(code, ()) if one.kind == wanted and one.valid_in(year)]
        return tuple(sorted({one.code for one in under}))

    def directly_in(self, code: str) -> tuple[Node, ...]:
        """What has this area as its parent, in every version; of a village also its sectors."""
        return self._under.get(code, ())

    def municipality_of(self, code: str) -> str:
        """The code of the municipality in which an area lies; empty for one that is not known."""
        node = self.by_code.get(code)
        while node is not None and node.kind != AreaKind.MUNICIPALITY:
            node = self.by_code.get(node.parent)
        return node.code if node is not None else ""

    def inside(self, codes: Iterable[str]) -> frozenset[str]:
        """These codes and every code that lies in them, in whichever year."""
        return self._inside(tuple(codes))

    def _find_inside(self, codes: tuple[str, ...]) -> frozenset[str]:
        found, ahead = set(), list(codes)
        while ahead:
            code = ahead.pop()
            if code not in found:
                found.add(code)
                ahead += [node.code for node in self._under.get(code, ())]
        return frozenset(found)

    def to_mark(self, codes: Iterable[str], municipality: str) -> frozenset[str]:
        """The neighbourhoods to mark on a map: those that are chosen or lie in what is chosen; of sectors, which have
        no outline, the neighbourhood in which they lie. None for a whole municipality."""
        wanted = tuple(codes)
        if wanted == (municipality,):
            return frozenset()
        nodes = [self.by_code[code] for code in self.inside(wanted)]
        nodes += [self.by_code[node.parent] for node in nodes if node.kind == AreaKind.SECTOR]
        return frozenset(node.code for node in nodes if node.kind == AreaKind.NEIGHBOURHOOD)

    def smallest(self, codes: Iterable[str]) -> tuple[str, ...]:
        """The codes without those that lie in another of them: nothing is counted twice."""
        chosen = set(codes)
        return tuple(sorted(code for code in chosen if not self.inside(chosen - {code}) & {code}))
