"""An issue of the newsletter as paper and screen say it (H7): whom to call first, then the parts in their order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meedoen.kernel.documents.qr import qr_svg
from meedoen.kernel.web import words
from meedoen.voice import public as voice

from ..rules import gathering
from ..rules import newsletters as rules
from ..terms import PART_PICTOGRAMS, NewsletterPart, Shape
from . import contents, notices, welcome
from .setting import Setting


@dataclass(frozen=True)
class Span:
    """The days of an issue, as the words of a rhythm need them."""

    first: Any
    last: Any


def data(
    issue: Any, setting: Setting, *, shape: str = Shape.SHEET, address: str = "", most: int | None = None
) -> dict[str, Any]:
    """What the template and the page show. ``most``: so many activities, the first ones; the rest is told as a count.

    ``address`` is where the same can be read on screen ("" while it is not visible).
    """
    dutch = "" if notices.language() == "nl" else "nl"
    every = rules.read_activities(issue.contents.get("activities", ()))
    shown = every if most is None else every[:most]
    items = [one.item for one in shown]
    return {
        "shape": shape,
        "network": setting.name,
        "masthead": _masthead(issue),
        "number": _("nummer %(number)s") % {"number": issue.number} if issue.number else "",
        "version": _("verbeterd") if issue.version > 1 else "",
        "place": notices.soften(issue.place.name) if issue.place else "",
        "title": notices.own(issue, "title"),
        "period": words.begin(_period(issue)),
        "own_lang": dutch,
        "opening": _own_lines(issue, "opening"),
        "parts": [
            part for code in issue.parts if (part := _part(code, issue, setting, shown, len(every) - len(shown)))
        ],
        "back": list(backs(issue, shape)[0]),
        "contact": _contact(issue, setting, address),
        "legend": notices.legend(items),
        "legend_title": _("Wat betekenen de tekens?"),
        "dutch": _("Sommige teksten staan in het Nederlands. Wij helpen je graag: bel ons.")
        if dutch and _some_dutch(issue, items)
        else "",
        "page": _("Blad"),
    }


def backs(issue: Any, shape: str) -> list[tuple[str, ...]]:
    """Which parts may stand on the back of a booklet, the fewest first: what the group says, and from the end on what
    comes after the activities. Other shapes have no back."""
    if shape != Shape.BOOKLET:
        return [()]
    order = [part for part in issue.parts if part != NewsletterPart.BOARD]
    after = order[order.index(NewsletterPart.ACTIVITIES) + 1 :] if NewsletterPart.ACTIVITIES in order else []
    return [(NewsletterPart.BOARD.value, *after[len(after) - number :]) for number in range(len(after) + 1)]


def heading(issue: Any) -> str:
    """What the paper is called: the name of the file for who reads with their ears."""
    return str(notices.own(issue, "title")["text"])


def _masthead(issue: Any) -> str:
    """What kind of paper it is, where its title does not say so."""
    word = _("Nieuwsbrief")
    return "" if word.casefold() in heading(issue).casefold() else word


def _period(issue: Any) -> str:
    whole = issue.first_day.day == 1 and issue.last_day == rules.month_end(issue.first_day)
    if whole:
        return notices.date_words(issue.first_day, "LLLL y")
    return notices.span(issue.first_day, issue.last_day)


def _own_lines(issue: Any, name: str) -> dict[str, Any]:
    """The lines of what the makers wrote, in this language where it is translated, otherwise in Dutch and marked so."""
    here = notices.language()
    told = welcome.part(issue, name, here)
    return {"lines": welcome.lines(told), "lang": "nl" if here != "nl" and told == getattr(issue, name) else ""}


def _some_dutch(issue: Any, items: Sequence[Any]) -> bool:
    """Whether anything stands in Dutch on paper in another language."""
    own = [_own_lines(issue, name) for name in ("opening", "board_word", "hours")]
    news = NewsletterPart.NEWS in issue.parts and issue.contents.get("news")
    titles = notices.own(issue, "title")["lang"] or notices.in_dutch_too(items)
    return bool(news or titles or any(told["lines"] and told["lang"] for told in own))


def _contact(issue: Any, setting: Setting, address: str) -> dict[str, Any]:
    return {
        "title": _("Bel of kom langs"),
        "phone": issue.phone or setting.phone,
        "call": _("Vragen? Bel gerust."),
        "call_short": _("Bel"),
        "place": notices.soften(issue.place.name) if issue.place else "",
        "street": " ".join(part for part in (issue.place.street, issue.place.locality) if part) if issue.place else "",
        "hours_title": _("Wanneer kan je komen of bellen?"),
        "hours": _own_lines(issue, "hours"),
        "site": address.rsplit("://", maxsplit=1)[-1].strip("/"),
        "scan": _("Lees dit op je telefoon:"),
        "qr": qr_svg(address) if address else "",
        "qr_alt": _("QR-code naar deze nieuwsbrief op de site"),
    }


def _part(
    code: str, issue: Any, setting: Setting, shown: Sequence[gathering.Repeated], left_off: int
) -> dict[str, Any] | None:
    """One part with its heading; None where there is nothing to say."""
    head = {
        "name": code,
        "title": str(NewsletterPart(code).label),
        "picture": notices.picture(PART_PICTOGRAMS[code]),
        "groups": [],
        "answers": [],
        "news": [],
        "lines": [],
        "lang": "",
        "left_off": "",
    }
    if code == NewsletterPart.ACTIVITIES and shown:
        more = ngettext(
            "En nog %(n)s activiteit. Bel ons, of kijk op de site.",
            "En nog %(n)s activiteiten. Bel ons, of kijk op de site.",
            left_off,
        ) % {"n": left_off}
        return head | {"groups": _groups(issue, setting, shown), "left_off": more if left_off else ""}
    if code == NewsletterPart.ANSWERS and (told := issue.contents.get("answers")):
        return head | {"answers": [_answer(one) for one in told]}
    if code == NewsletterPart.NEWS and (told := issue.contents.get("news")):
        return head | {"news": [{name: notices.soften(one[name]) for name in ("title", "text")} for one in told]}
    if code == NewsletterPart.BOARD and issue.board_word:
        return head | _own_lines(issue, "board_word")
    return None


def _groups(issue: Any, setting: Setting, shown: Sequence[gathering.Repeated]) -> list[dict[str, Any]]:
    """The activities by theme, each once under its first; what happens in the place of the issue does not repeat it."""
    span = Span(issue.first_day, issue.last_day)
    themes = issue.themes or list(dict.fromkeys(theme for one in shown for theme in one.item.themes))
    found = gathering.by_theme(shown, themes)
    return [
        {
            "title": notices.theme_words(theme),
            "items": [_entry(one, setting, span, own_place=bool(issue.place_id)) for one in repeated],
        }
        for theme, repeated in found
    ]


def _entry(one: gathering.Repeated, setting: Setting, span: Span, *, own_place: bool) -> dict[str, Any]:
    many = len(one.times) > contents.NAMED_DAYS
    told = notices.session(one.item, setting)
    told["times"] = contents.rhythm(one, span) if many else contents.times(one.times)  # type: ignore[arg-type]
    told["said"] = [said for _word, said in notices.flags(one.item)]
    return told | ({"place": "", "spot": ""} if own_place else {})


def _answer(told: dict[str, Any]) -> dict[str, Any]:
    """What was said and what was done with it, in this language where it is translated."""
    here = notices.language()
    dutch = told["asked"], told["done"], told["not_yet"]
    asked, done, not_yet = said = voice.said_in(here, dutch, told.get("translations") or {})
    return {
        "asked": notices.soften(asked),
        "done": notices.soften(done),
        "not_yet": notices.soften(not_yet),
        "asked_word": _("Jullie zeiden"),
        "done_word": _("Wij doen") if told["coming"] else _("Wij deden"),
        "not_yet_word": _("Nog niet, omdat"),
        "lang": "" if here == "nl" or said != dutch else "nl",
    }


def longest_parts(issue: Any) -> str:
    """What to shorten, the longest first: the two parts with the most signs."""
    texts = {
        str(issue._meta.get_field(name).verbose_name): len(getattr(issue, name))
        for name in ("opening", "board_word", "hours")
    }
    for code in (NewsletterPart.ANSWERS, NewsletterPart.NEWS):
        texts[str(code.label)] = sum(
            len(value) for told in issue.contents.get(code, ()) for value in told.values() if isinstance(value, str)
        )
    most = sorted(texts, key=lambda title: -texts[title])[:2]
    return _(", ").join(_("“%(part)s” (%(count)s tekens)") % {"part": one, "count": texts[one]} for one in most)
