"""From data to a print that fits: the type as large as it can be, measured by compiling; otherwise a sentence."""

import itertools
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meedoen.kernel.documents import House, fitting, render_pages, render_pdf
from meedoen.kernel.refusals import Refused

from ..rules.orders import Order
from ..terms import MOST_PAGES, SHAPE_PAGES, WELCOME_PAGES, Shape, Sheet
from . import newsletter, notices, welcome
from .contents import CONTENTS, common, title_of
from .setting import Paper, Setting

TEMPLATES = {
    Sheet.POSTER: "press/poster",
    Sheet.FOLDER: "press/folder",
    Sheet.FRIDGE: "press/fridge",
    Sheet.LARGE: "press/large",
    Sheet.FAN: "press/fan",
    Sheet.LIST: "press/referrer",
}
STEPS: dict[str, Sequence[float]] = {
    Sheet.POSTER: (1.25, 1.16, 1.07, 0.98, 0.9, 0.82, 0.75),
    Sheet.FOLDER: (1.3, 1.2, 1.1, 1.0, 0.95, 0.9),
    Sheet.FRIDGE: (1.3, 1.2, 1.1, 1.0, 0.93, 0.86, 0.81),
    Sheet.LARGE: (1.0,),
    Sheet.FAN: (1.0,),
    Sheet.LIST: (1.3, 1.2, 1.1, 1.0, 0.93, 0.86),
}
"""The scales of the type, largest first; the smallest is the smallest that may still be read (``domain.md §1f`` 11)."""

WELCOME_STEPS = (1.15, 1.07, 1.0, 0.94)
SHAPE_STEPS: dict[str, Sequence[float]] = {
    Shape.BOOKLET: (1.6, 1.45, 1.3, 1.2, 1.1, 1.0, 0.95, 0.9),
    Shape.SHEET: (1.2, 1.1, 1.0, 0.95, 0.9),
    Shape.LARGE: (1.0,),
}
LARGE_ENOUGH = 1.1
"""Type of this scale or more is not made larger by putting parts elsewhere."""

LEAST_ACTIVITIES = 4
"""A newsletter that has no room for so many activities has too much of something else."""

KEPT = 24
DRAWN = 2
"""So many pages of a print are shown as pictures, and kept."""

_PAGES = re.compile(rb"/Type\s*/Pages\s*/Count (\d+)")


def make(order: Order, items: Sequence[Any], setting: Setting, language: str) -> Paper:
    """The print in this language. Raises Refused when nothing is planned, or with what to shorten."""
    if not items:
        raise Refused(_("In deze dagen staat er niets in het programma dat past. Kies andere dagen of minder wensen."))
    with translation.override(language):
        data = common(order, items, setting) | CONTENTS[order.sheet](order, items, setting)
        data["pictures"] = notices.drawings(data)
        house = _house(setting, notices.date_words(order.last, "d MMMM y"))
        fixed = (TEMPLATES[Sheet(order.sheet)], language, title_of(order, setting), house)
        if order.sheet == Sheet.LIST:
            return _as_many_as_fit(fixed, data)
    variants = data.pop("variants", [{}])
    for allowed, variant in itertools.product(MOST_PAGES[order.sheet], variants):
        steps = [step for step in STEPS[order.sheet] if step >= variant.get("least", 0)]
        if (made := _largest(fixed, data | variant, steps, allowed)) is not None:
            return made
    raise Refused(_too_much(order, items))


def _largest(fixed: tuple[Any, ...], data: dict[str, Any], steps: Sequence[float], allowed: int) -> Paper | None:
    """The print in the largest type that takes at most so many pages; None when none does."""
    scale = fitting.largest(steps, lambda step: _compiled(*fixed, _text(data, step)).pages, allowed)
    return None if scale is None else _compiled(*fixed, _text(data, scale))


def make_welcome(sheet: Any, setting: Setting, language: str, *, address: str) -> Paper:
    """A welcome sheet in this language: one sheet of paper, two sides. Raises Refused naming its longest parts."""
    with translation.override(language):
        data = welcome.data(sheet, setting, address)
        data["pictures"] = notices.drawings(data)
        until = notices.date_words(sheet.valid_until, "d MMMM y") if sheet.valid_until else ""
        fixed = ("press/welcome", language, data["title"]["text"], _house(setting, until))
    for allowed in range(1, WELCOME_PAGES + 1):
        if (made := _largest(fixed, data, WELCOME_STEPS, allowed)) is not None:
            return made
    raise Refused(
        _("Dit past niet op één blad, voor en achter. Kort eerst dit in: %(parts)s.")
        % {"parts": welcome.longest_parts(sheet, language)}
    )


def make_newsletter(issue: Any, setting: Setting, shape: str, language: str, *, address: str = "") -> Paper:
    """An issue in this shape and language. Smaller type first; then the last activities go, and it says how many.

    Raises Refused, naming the longest parts, when it would not fit even so.
    """
    template = "press/newsletter_large" if shape == Shape.LARGE else "press/newsletter"
    count = len(issue.contents.get("activities", ()))
    with translation.override(language):
        house = _house(setting, notices.date_words(issue.last_day, "d MMMM y"))
        fixed = (template, language, newsletter.heading(issue), house)

        def told(most: int, back: Sequence[str]) -> dict[str, Any]:
            found = newsletter.data(issue, setting, shape=shape, address=address, most=most)
            return found | {"back": list(back), "pictures": notices.drawings(found)}

        backs = newsletter.backs(issue, shape)
        for allowed in SHAPE_PAGES[shape]:
            fits: list[Paper] = []
            for back in backs:
                if (made := _largest(fixed, told(count, back), SHAPE_STEPS[shape], allowed)) is not None:
                    fits.append(made)
                    if _scale(made) >= LARGE_ENOUGH:
                        break
            if fits:
                return max(fits, key=_scale)
        for back in reversed(backs):
            if (made := _with_fewer(fixed, partial(told, back=back), count, shape)) is not None:
                return made
    raise Refused(
        _("Dit past niet op papier. Kort eerst dit in, of laat een deel weg: %(parts)s.")
        % {"parts": newsletter.longest_parts(issue)}
    )


def _scale(paper: Paper) -> float:
    return float(json.loads(paper.recipe[-1])["scale"])


def _with_fewer(fixed: tuple[Any, ...], told: Callable[[int], dict[str, Any]], count: int, shape: str) -> Paper | None:
    """The paper in its smallest type with as many activities as fit; None when these would be too few."""
    smallest, allowed = SHAPE_STEPS[shape][-1], SHAPE_PAGES[shape][-1]
    most = fitting.most(count - 1, lambda number: _compiled(*fixed, _text(told(number), smallest)).pages, allowed)
    if most < max(1, min(LEAST_ACTIVITIES, count - 1)):
        return None
    return replace(_compiled(*fixed, _text(told(most), smallest)), left_off=count - most)


def picture_of(paper: Paper, *, ppi: float, page: int = 1) -> bytes:
    """One of the first pages of a print as a picture (PNG), so many pixels an inch; the last where it has fewer."""
    drawn = _drawn(paper.recipe, ppi)
    return drawn[min(page, len(drawn)) - 1]


def _too_much(order: Order, items: Sequence[Any]) -> str:
    """Why it does not fit, and what helps most."""
    longest = "; ".join(f"“{title}”" for title in fitting.longest(item.title for item in items))
    return _(
        "Dit past niet: er staat te veel op (%(count)s keer iets). Kies een thema, een dorp of minder dagen. "
        "Of kort de langste namen in: %(longest)s."
    ) % {"count": len(items), "longest": longest}


def _as_many_as_fit(fixed: tuple[Any, ...], data: dict[str, Any]) -> Paper:
    """One page whatever happens: smaller type first, then the last lines go, and the page says how many."""
    allowed, steps = MOST_PAGES[Sheet.LIST][0], STEPS[Sheet.LIST]
    if (made := _largest(fixed, data, steps, allowed)) is not None:
        return made
    lines = data["lines"]

    def cut(count: int) -> str:
        gone = len(lines) - count
        said = ngettext("En nog %(n)s activiteit: bel ons.", "En nog %(n)s activiteiten: bel ons.", gone) % {"n": gone}
        return _text(data | {"lines": lines[:count], "left_off": said if gone else ""}, steps[-1])

    count = fitting.most(len(lines) - 1, lambda number: _compiled(*fixed, cut(number)).pages, allowed)
    made = _compiled(*fixed, cut(count))
    return replace(made, left_off=len(lines) - count)


def _house(setting: Setting, until: str) -> House:
    return House(
        network=setting.name,
        accent=setting.accent,
        made=_("Gemaakt op %(day)s") % {"day": notices.date_words(setting.today, "d MMMM y")},
        until=_("Geldig tot %(day)s") % {"day": until} if until else "",
    )


def _text(data: dict[str, Any], scale: float) -> str:
    return json.dumps(data | {"scale": scale}, ensure_ascii=False, sort_keys=True)


@lru_cache(maxsize=KEPT)
def _compiled(template: str, language: str, title: str, house: House, data: str) -> Paper:
    """Compiled once for the same contents; a few are kept, because a preview is followed by a download."""
    pdf = render_pdf(template, json.loads(data), language=language, title=title, house=house)
    found = _PAGES.search(pdf)
    return Paper(pdf, int(found[1]) if found else 1, recipe=(template, language, title, house, data))


@lru_cache(maxsize=KEPT)
def _drawn(recipe: tuple[Any, ...], ppi: float) -> list[bytes]:
    template, language, title, house, data = recipe
    return render_pages(template, json.loads(data), language=language, title=title, house=house, ppi=ppi)[:DRAWN]
