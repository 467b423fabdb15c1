"""Figures, charts and maps of ``networks`` as blocks of a page."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from meedoen.networks.public import PrintedChart, PrintedMap, PrintedProfile

from . import blocks
from .blocks import Block
from .gathering import Source

HERE, AROUND = "#0b4660", "#96c1d3"
"""The two colours of the charts of ``networks``: here, and the whole around it."""


def in_words(rows: Sequence[Sequence[str]]) -> str:
    """A chart for who does not see it: its table in a sentence."""
    heads = rows[0][1:]
    return "; ".join(
        f"{row[0]}: " + ", ".join(f"{head} {cell}" for head, cell in zip(heads, row[1:], strict=False))
        for row in rows[1:]
    )


def when(line: Any) -> str:
    """The period of a figure; an old one is called so."""
    return _("%(period)s (oud)") % {"period": line.period} if line.old else str(line.period)


def title_of(drawn: PrintedChart | PrintedMap) -> str:
    """What a chart or a map shows; old figures are called so."""
    return _("%(title)s (oud cijfer)") % {"title": drawn.title} if drawn.old else drawn.title


def chart(drawn: PrintedChart, *, high: int) -> Block:
    """A chart with its two colours explained, where there are two. Bars are drawn in the type of the page."""
    heads = drawn.table[0][1:]
    keys = [] if drawn.only_whole or len(heads) < 2 else list(zip((HERE, AROUND), heads, strict=False))
    if drawn.bars:
        return blocks.bars(drawn.bars, in_words(drawn.table), legend=keys)
    return blocks.picture(drawn.svg, in_words(drawn.table), high=high, legend=keys)


def chart_table(drawn: PrintedChart) -> Block:
    """The figures of a chart."""
    return blocks.table("", drawn.table[0], drawn.table[1:])


def map_of(drawn: PrintedMap, *, high: int, named: bool = False) -> Block:
    """A map with its legend; the area that the paper is about has a thick border. ``named``: with what it shows."""
    legend = list(drawn.legend)
    if drawn.missing:
        legend.append(("#ffffff", _("gearceerd: niet bekend")))
    if any(inside for _name, _said, inside in drawn.table):
        legend.append(("", _("dikke rand: dit gebied")))
    return blocks.picture(drawn.svg, drawn.title, high=high, legend=legend, caption=title_of(drawn) if named else "")


def map_table(drawn: PrintedMap) -> Block:
    """The figures of a map: each neighbourhood, and whether it lies in the area."""
    rows = [(name, said, _("ja") if inside else "") for name, said, inside in drawn.table]
    if not any(inside for _name, _said, inside in drawn.table):
        return blocks.table("", (_("Buurt"), drawn.name), [row[:2] for row in rows])
    return blocks.table("", (_("Buurt"), drawn.name, _("In dit gebied")), rows)


def theme_tables(profile: PrintedProfile) -> list[Block]:
    """The figures by theme: here, in the rest of the municipality, in Flanders where that is known, and when."""
    head = [profile.name]
    if not profile.is_whole:
        head.append(_("rest van %(name)s") % {"name": profile.municipality})
    if profile.with_flanders:
        head.append(_("Vlaanderen"))
    wide = [5, *[3] * len(head), 2]
    return [
        blocks.table("", [theme.name, *head, _("wanneer")], [_cells(profile, line) for line in theme.lines], wide=wide)
        for theme in profile.themes
    ]


def _cells(profile: PrintedProfile, line: Any) -> list[str]:
    cells = [line.name, line.here]
    if not profile.is_whole:
        cells.append(line.rest)
    if profile.with_flanders:
        cells.append(line.flanders)
    return [*cells, when(line)]


def credits_of(source: Source) -> list[str]:
    """What must stand beside the figures and the maps. Of one source and licence everything stands in one line."""
    profile = source.profile.credits if source.profile else ()
    return together([*profile, *(line for one in source.maps for line in one.credits)])


def together(credits: Iterable[str]) -> list[str]:
    """ "Bron: A, x. L" and "Bron: A, y. L" as "Bron: A, x; y. L"; each once, in order."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for line in credits:
        said, _point, licence = line.partition(". ")
        source, comma, what = said.partition("), ")
        found.setdefault((source + ")" * bool(comma), licence), {}).setdefault(what)
    lines = []
    for (source, licence), parts in found.items():
        said = ", ".join(part for part in (source, "; ".join(filter(None, parts))) if part)
        lines.append(f"{said}. {licence}".rstrip(". "))
    return lines
