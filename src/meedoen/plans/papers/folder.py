"""The folder: one sheet of A4, folded in three. Its type is as large as fits; else it says what to shorten."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from meedoen.kernel.documents import fitting, render_pages, render_pdf, told_by
from meedoen.kernel.documents.qr import qr_svg
from meedoen.kernel.web import phones, words
from meedoen.wording.public import best_pictogram, pictogram_drawing

from ..terms.papers import Reader
from . import blocks, figures, telling
from .blocks import Block
from .gathering import Source
from .setting import Setting

TEMPLATE = "plans/folder"
STEPS = (1.15, 1.07, 1.0, 0.94, 0.89)
"""The scales of the type, largest first. The smallest makes 9.8 points of 11: smaller is not read by many."""

MOST_FIGURES, MOST_AHEAD = 4, 3


@dataclass(frozen=True)
class Panel:
    """One of the six: its place on the sheet, its title, what stands in it."""

    key: str
    title: str
    parts: list[Block]


@dataclass(frozen=True)
class Full:
    """A panel in which there is too much: its title, how much of it is over (in per cents), the longest texts."""

    title: str
    over: int
    longest: list[str]


@dataclass(frozen=True)
class Folder:
    """A folder to be printed. ``full`` says which panels do not fit in the smallest type; ``left_off`` how many
    findings and actions were left off because that was asked."""

    data: dict[str, Any]
    title: str
    setting: Setting
    full: list[Full] = field(default_factory=list)
    left_off: int = 0

    def pdf(self) -> bytes:
        """The sheet, two sides: tagged PDF/UA-1."""
        return render_pdf(TEMPLATE, self.data, language="nl", title=self.title, house=self.setting.house)

    def pictures(self, ppi: float) -> list[bytes]:
        """Its two sides as pictures."""
        return render_pages(TEMPLATE, self.data, language="nl", title=self.title, house=self.setting.house, ppi=ppi)


def folder(source: Source, reader: Reader, setting: Setting, *, as_fits: bool = False) -> Folder:
    """The folder of a plan. ``as_fits``: what is too much is left off from the end, and the panel says how much."""
    with translation.override("nl"):
        title = _("%(name)s: ons plan voor %(years)s") % {"name": source.name, "years": source.years}
        panels = _panels(source, reader, setting)
        data, full = _set(panels, title, setting)
        if full and as_fits:
            cut, left_off = _cut(panels, title, setting)
            data, full = _set(cut, title, setting)
            return Folder(data, title, setting, full, left_off)
        return Folder(data, title, setting, full)


def _set(panels: Sequence[Panel], title: str, setting: Setting) -> tuple[dict[str, Any], list[Full]]:
    """The panels in the largest type in which all fit; in the smallest, with what is full, when none does."""
    scale = fitting.largest(STEPS, lambda step: len(_over(panels, step, title, setting)), 0)
    if scale is not None:
        return _data(panels, scale), []
    named = {one.key: one for one in panels}
    full = [
        Full(named[key].title, over, telling.longest(named[key].parts))
        for key, over in _over(panels, STEPS[-1], title, setting)
    ]
    return _data(panels, STEPS[-1]), full


def _data(panels: Sequence[Panel], scale: float) -> dict[str, Any]:
    shown = {one.key: {"title": one.title, "parts": one.parts} for one in panels}
    return {"panels": shown, "on_hundred": _("op de 100"), "scale": scale}


def _over(panels: Sequence[Panel], scale: float, title: str, setting: Setting) -> list[tuple[str, int]]:
    """The panels that are fuller than their place, and by how many per cents of it."""
    told = told_by(TEMPLATE, "paneel", _data(panels, scale), language="nl", title=title, house=setting.house)
    return [(one["key"], one["over"]) for one in told if one["over"] > 0]


def _cut(panels: Sequence[Panel], title: str, setting: Setting) -> tuple[list[Panel], int]:
    """The same panels, each with as many things as fit in the smallest type; and how many were left off.

    All panels are tried at once, each halfway between what fits and what does not: about log2 of the longest are drawn.
    """
    many = {panel.key: sum(one["kind"] == "item" for one in panel.parts) for panel in panels}
    full = {key for key, _percents in _over(panels, STEPS[-1], title, setting)}
    low, high = {key: 0 if key in full else count for key, count in many.items()}, dict(many)
    while any(low[key] < high[key] for key in many):
        middle = {key: (low[key] + high[key] + 1) // 2 for key in many}
        drawn = [_first(panel, middle[panel.key]) for panel in panels]
        over = {key for key, _percents in _over(drawn, STEPS[-1], title, setting)}
        high |= {key: max(low[key], middle[key] - 1) for key in over}
        low |= {key: middle[key] for key in many if key not in over}
    return [_first(panel, low[panel.key]) for panel in panels], sum(many.values()) - sum(low.values())


def _first(panel: Panel, count: int) -> Panel:
    """The panel with its first so many things, and a line that says how many there are more."""
    items = [at for at, one in enumerate(panel.parts) if one["kind"] == "item"]
    gone = set(items[count:])
    if not gone:
        return panel
    parts = [one for at, one in enumerate(panel.parts) if at not in gone]
    while parts and parts[-1]["kind"] == "sub":
        parts.pop()
    more = blocks.small(_("En nog %(n)s. Alles staat in het verslag.") % {"n": len(gone)})
    return Panel(panel.key, panel.title, [*parts, more])


def _panels(source: Source, reader: Reader, setting: Setting) -> list[Panel]:
    last = _how(source, setting) if reader == Reader.RESIDENTS else _asked(source)
    return [
        Panel("cover", source.name, _cover(source)),
        Panel("living", _("Wie woont hier?"), _living(source, reader)),
        Panel("found", _("Wat we zagen en hoorden"), _found(source, reader)),
        Panel("doing", _("Wat we gaan doen"), _doing(source, reader)),
        last,
        Panel("back", _("Vragen of een idee?"), _back(source, setting)),
    ]


def _cover(source: Source) -> list[Block]:
    head = [blocks.para(_("Ons plan voor %(years)s") % {"years": source.years}, strong=True)]
    if source.zone:
        head.append(blocks.para(source.plan.name))
    elif source.plan.about:
        head.append(blocks.para(source.plan.about))
    return head + [figures.map_of(one, high=84, named=True) for one in source.maps[:1]]


def _living(source: Source, reader: Reader) -> list[Block]:
    profile = source.profile
    if profile is None or not profile.has_figures:
        return [blocks.para(_("Van deze buurt hebben we nog geen cijfers."))]
    known = [next((line for line in theme.lines if line.known), None) for theme in profile.themes]
    numbers = [blocks.number(line.here, f"{line.name}, {figures.when(line)}") for line in known if line is not None]
    parts = numbers[:1]
    for one in profile.notable[:MOST_FIGURES]:
        said = one.sentence if reader == Reader.RESIDENTS else f"{one.sentence} {one.certainty}"
        parts.append(blocks.para(said))
    if not profile.notable:
        parts += numbers[1:MOST_FIGURES]
    chart = next((one for one in profile.charts if one.svg), None)
    if chart is not None:
        parts += [blocks.sub(figures.title_of(chart)), figures.chart(chart, high=52)]
    return parts


def _found(source: Source, reader: Reader) -> list[Block]:
    if not source.findings:
        return [blocks.para(_("Nog geen bevindingen."))]
    parts = []
    for one in source.findings:
        known = [said for _key, said, _source in one.figures][:1] if reader == Reader.COUNCIL else []
        parts.append(blocks.item(one.row.text, lines=known, quotes=telling.quotes(one)[:1]))
    return parts


def _doing(source: Source, reader: Reader) -> list[Block]:
    if not source.goals:
        return [blocks.para(_("Nog geen doelen."))]
    parts: list[Block] = []
    for one in source.goals:
        parts.append(blocks.sub(telling.aim(one, reader)))
        parts += [telling.action(each, reader) for each in one.actions]
    return parts


def _how(source: Source, setting: Setting) -> Panel:
    """What a resident can do, in three steps with a picture; then what is still to come."""
    ways = []
    called = phones.phone(setting.phone)
    if called:
        said = _("Bel ons op %(phone)s. Stel je vraag, of zeg wat je ziet.") % {
            "phone": called.shown.replace(" ", "\u00a0")
        }
        ways.append(("telefoon", said))
    if setting.co_writes:
        ways.append(("praten", _("Lees het plan op de site. Zeg per zin wat je vindt. Je naam hoeft niet.")))
    ways.append(("kalender", _("Kom naar een activiteit in je buurt. Alles staat op de site.")))
    drawn = [(pictogram_drawing(best_pictogram(word).id), text) for word, text in ways]
    ahead = [one for one in source.milestones if one.done_on is None and one.on >= source.today][:MOST_AHEAD]
    parts = [blocks.steps(drawn)]
    if ahead:
        parts.append(blocks.sub(_("Wat er nog komt")))
        parts += [blocks.item(one.text, lines=[words.dated(one.on, year=True)]) for one in ahead]
    return Panel("flap", _("Zo doe je mee"), parts)


def _asked(source: Source) -> Panel:
    """Who must act on what: the flap of the council's folder."""
    parts: list[Block] = []
    for who, texts in telling.by_duty(source.findings):
        parts.append(blocks.sub(words.begin(who)))
        parts += [blocks.item(text) for text in texts]
    nobody = blocks.para(_("Bij geen bevinding staat wie moet handelen."))
    return Panel("flap", _("Wie moet handelen"), parts or [nobody])


def _back(source: Source, setting: Setting) -> list[Block]:
    called = phones.phone(setting.phone)
    parts = [blocks.number(called.shown, _("Bel ons"))] if called else []
    said = _("Lees het plan en zeg wat je vindt") if setting.co_writes else _("Wat er te doen is in je buurt")
    shown = setting.address.split("://")[-1].strip("/")
    parts.append(blocks.code(qr_svg(setting.address), _("QR-code naar %(address)s") % {"address": shown}, said))
    owners = sorted({each.owner for one in source.goals for each in one.actions if each.owner})
    if owners:
        parts.append(blocks.sub(_("Wie hieraan werkt")))
        parts.append(blocks.para(", ".join(owners)))
    credits = figures.credits_of(source)
    if credits:
        parts.append(blocks.small(_("Cijfers en kaart: %(credits)s") % {"credits": ". ".join(credits)}))
    return parts
