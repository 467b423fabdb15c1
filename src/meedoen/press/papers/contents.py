"""What each paper of the programme says, as data for its template. Nothing is read here, nothing decided about size."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from meedoen.activities.public import THEME_PICTOGRAMS, Frequency, Theme, describe
from meedoen.kernel.documents.qr import qr_svg
from meedoen.kernel.web import words

from ..rules import gathering
from ..rules.orders import Order, meets
from ..terms import WISH_PICTOGRAMS, Fold, Length, Sheet, Wish
from . import maps, notices
from .setting import Setting

Items = Sequence[Any]
NAMED_DAYS = 6


def contact(setting: Setting) -> dict[str, str]:
    """Whom to call first, and the address of the site second."""
    return {
        "phone": setting.phone,
        "call": _("Vragen? Bel gerust."),
        "call_short": _("Bel"),
        "site": setting.site,
        "scan": _("Of kijk op:"),
        "qr": qr_svg(setting.site_url) if setting.site_url else "",
        "qr_alt": _("QR-code naar %(site)s") % {"site": setting.site},
    }


def title_of(order: Order, setting: Setting) -> str:
    """What the paper is called: its heading, and the name of the file for who reads with their ears."""
    if order.sheet == Sheet.FAN:
        return _("Vrije tijd in %(network)s") % {"network": setting.name}
    if order.sheet == Sheet.LIST:
        return _("Deze week voor iemand zoals …") if order.length == Length.WEEK else _("Voor iemand zoals …")
    return _("Wat is er te doen?")


def chosen(order: Order, setting: Setting) -> str:
    """For what and for whom the paper was made; "" for the whole programme."""
    parts = [str(Wish(wish).label) for wish in order.wishes]
    parts += [notices.theme_words(theme) for theme in order.themes]
    parts += [setting.villages[code] for code in order.villages if code in setting.villages]
    parts += [_("%(age)s jaar") % {"age": order.age}] if order.age is not None else []
    return ", ".join(parts)


def common(order: Order, items: Items, setting: Setting) -> dict[str, Any]:
    """What stands on every paper."""
    return {
        "network": setting.name,
        "tagline": notices.in_dutch(setting.tagline),
        "heading": title_of(order, setting),
        "period": words.begin(
            notices.date_words(order.first, "LLLL y")
            if order.length == Length.MONTH
            else notices.span(order.first, order.last)
        ),
        "chosen": chosen(order, setting),
        "contact": contact(setting),
        "legend": notices.legend(items),
        "legend_title": _("Wat betekenen de tekens?"),
        "dutch": notices.in_dutch_too(items),
        "more": _("Meer"),
        "page": _("Blad"),
        "price": _("Prijs"),
        "where": _("Waar"),
    }


def _days(items: Items, setting: Setting, *, full: bool = False) -> list[dict[str, Any]]:
    return [
        {
            "weekday": words.begin(notices.date_words(day, "EEEE")),
            "number": str(day.day),
            "month": notices.date_words(day, "MMMM"),
            "said": words.begin(notices.date_words(day, "EEEE d MMMM")),
            "items": [notices.session(item, setting, full=full) for item in found],
        }
        for day, found in gathering.by_day(items)
    ]


def poster(order: Order, items: Items, setting: Setting) -> dict[str, Any]:
    """One week, day by day: in one column where the type can stay large, otherwise in two."""
    return {"days": _days(items, setting), "variants": [{"columns": 1, "least": 0.9}, {"columns": 2}]}


def large(order: Order, items: Items, setting: Setting) -> dict[str, Any]:
    """Day by day, with the telephone number of each."""
    return {"days": _days(items, setting, full=True)}


def folder(order: Order, items: Items, setting: Setting) -> dict[str, Any]:
    """Two weeks by day (by activity where that is too much), or a month by activity; how to take part; the map."""
    by_day = {"days": _days(items, setting), "activities": []}
    activities = [repeated(one, setting, order) for one in gathering.by_activity(items)]
    by_activity = {"days": [], "activities": activities}
    spots = maps.spots(items)
    places = ", ".join(f"{spot.number} {spot.name}" for spot in spots)
    told = _("Kaart van %(network)s met de plaatsen: %(places)s") % {"network": setting.name, "places": places}
    return {
        "fold": 2 if order.fold == Fold.TWO else 3,
        "variants": [by_activity] if order.length == Length.MONTH else [by_day, by_activity],
        "cover": [{"picture": name} for name in dict.fromkeys(one["picture"] for one in activities)][:4],
        "how": {
            "title": _("Zo doe je mee"),
            "steps": [
                {"picture": notices.picture("zoeken"), "text": _("Kies iets wat je leuk vindt.")},
                {"picture": notices.picture("telefoon"), "text": _("Bel ons als je een vraag hebt.")},
                {"picture": notices.picture("deur"), "text": _("Kom gewoon binnen. Je bent welkom.")},
            ],
        },
        "map": maps.drawn(setting.areas, spots, title=told),
        "map_title": _("Waar is het?"),
        "map_alt": told,
        "spots": [{"number": str(spot.number), "name": notices.soften(spot.name)} for spot in spots],
    }


def repeated(one: gathering.Repeated, setting: Setting, order: Order) -> dict[str, Any]:
    """One activity with its times in words: its days, or "elke dinsdag van 14 tot 16 uur" when they are many."""
    told = times(one.times) if len(one.times) <= NAMED_DAYS else rhythm(one, order)
    return notices.session(one.item, setting, full=True) | {"times": told}


def times(found: Sequence[Any]) -> str:
    """When it happens in the period: the weekday once where it is always the same, the days where they are few."""
    days = [item.starts_at.astimezone(words.BRUSSELS).date() for item in found]
    hours = words.hours(found[0].starts_at, found[0].ends_at)
    if not gathering.same_hours(found):
        said = [_("%(day)s (%(hours)s)") % _day_hours(item) for item in found[:NAMED_DAYS]]
        return _and_more(said, len(found))
    if gathering.weekly(found):
        weekday = notices.date_words(days[0], "EEEE")
        numbers = _and_more([notices.date_words(day, "d/M") for day in days[:NAMED_DAYS]], len(days))
        return words.begin(_("%(weekday)s %(days)s, %(hours)s") % {"weekday": weekday, "days": numbers, "hours": hours})
    said = [notices.date_words(day, "EEE d/M") for day in days[:NAMED_DAYS]]
    return words.begin(_("%(days)s, %(hours)s") % {"days": _and_more(said, len(days)), "hours": hours})


def _day_hours(item: Any) -> dict[str, str]:
    day = item.starts_at.astimezone(words.BRUSSELS).date()
    return {"day": notices.date_words(day, "EEE d/M"), "hours": words.hours(item.starts_at, item.ends_at)}


def _and_more(said: list[str], count: int) -> str:
    listed = _(", ").join(said)
    return listed if count <= len(said) else _("%(days)s en later") % {"days": listed}


def fridge(order: Order, items: Items, setting: Setting) -> dict[str, Any]:
    """Every day of a month, also those on which nothing is planned: there one can write.

    Where that is too much, what comes back every week stands once above the days.
    """
    weekly = {
        one.item.activity_id: told for one in gathering.by_activity(items) if (told := gathering.every_week(one, order))
    }
    rest = [item for item in items if item.activity_id not in weekly]
    lines = [_every_week(one, *weekly[one.item.activity_id]) for one in gathering.by_activity(items)
             if one.item.activity_id in weekly]  # fmt: skip
    variants = [{"rows": _rows(order, items), "weekly": []}, {"rows": _rows(order, rest), "weekly": lines}]
    return {
        "columns": {"day": _("Dag"), "what": _("Wat is er te doen?")},
        "weekly_title": _("Elke week"),
        "variants": variants if weekly else variants[:1],
    }


def _rows(order: Order, items: Items) -> list[dict[str, Any]]:
    found = dict(gathering.by_day(items))
    days = [order.first.replace(day=number) for number in range(1, order.last.day + 1)]
    return [
        {
            "weekday": notices.date_words(day, "EEEEEE" if notices.language() != "ar" else "EEE"),
            "number": str(day.day),
            "weekend": day.weekday() >= 5,
            "ends_week": day.weekday() == 6,
            "items": [{"start": words.clock(item.starts_at), **_entry(item)} for item in found.get(day, ())],
        }
        for day in days
    ]


def _entry(item: Any) -> dict[str, Any]:
    return {
        "title": notices.own(item, "title"),
        "spot": notices.soften(item.place_name or ""),
        "picture": notices.picture_of(item),
    }


def _every_week(one: gathering.Repeated, days: Sequence[Any], missing: Sequence[Any]) -> dict[str, Any]:
    """ "ma, wo · 9.30 tot 11.30 uur", with the days of the month on which it is not there."""
    named = _(", ").join(notices.date_words(day, "EEE") for day in days)
    when = f"{words.begin(named)} · {words.hours(one.item.starts_at, one.item.ends_at)}"
    off = _(", ").join(notices.date_words(day, "d/M") for day in missing)
    return {"when": when, "off": _("niet op %(days)s") % {"days": off} if off else "", **_entry(one.item)}


def fan(order: Order, items: Items, setting: Setting) -> dict[str, Any]:
    """Cards by theme, each activity once, and cards by target group that refer to them."""
    every = gathering.by_activity(items)
    themes = order.themes or tuple(Theme.values)
    cards: list[dict[str, Any]] = []
    where: dict[Any, int] = {}
    for theme, found in gathering.by_theme(every, themes):
        for one in found:
            where[one.item.activity_id] = len(cards) + 1
        cards.append(
            {
                "number": len(cards) + 1,
                "title": notices.theme_words(theme),
                "picture": notices.picture_of(found[0].item) if not theme else _theme_picture(theme),
                "items": [notices.session(one.item, setting) | {"times": rhythm(one, order)} for one in found],
            }
        )
    groups = [_group(wish, every, where) for wish in Wish]
    return {
        "cards": cards,
        "groups": [group for group in groups if group["lines"]],
        "index_title": _("Kies een kaartje"),
        "group_title": _("Zoek je iets …"),
        "card_word": _("kaartje"),
        "how": _("Knip de kaartjes uit. Maak een gaatje. Bind ze samen."),
        "hole": _("gaatje"),
        "goes_on": _("vervolg"),
    }


def _theme_picture(theme: str) -> str:
    return notices.picture(THEME_PICTOGRAMS[theme])


def rhythm(one: gathering.Repeated, order: Order) -> str:
    """When an activity happens, for paper that counts long: an everlasting series in words, otherwise its days."""
    series = one.item.series
    lasting = series is not None and series.interval == 1 and series.until is None and series.count is None
    if series is None or not lasting or series.freq is Frequency.ONCE or len(one.times) < 3:
        return times(one.times)
    if notices.language() != "nl":
        return _rhythm_elsewhere(one, order)
    near = {
        name: tuple(day for day in getattr(series, name) if order.first <= day <= order.last)
        for name in ("except_dates", "extra_dates")
    }
    return words.begin(describe(replace(series, **near)))


def _rhythm_elsewhere(one: gathering.Repeated, order: Order) -> str:
    """The same in another language: the days of the week with their hours, or else the dates themselves."""
    found = gathering.every_week(one, order)
    if not found or found[1]:
        return times(one.times)
    named = _(", ").join(notices.date_words(day, "EEEE") for day in found[0])
    hours = words.hours(one.item.starts_at, one.item.ends_at)
    return words.begin(_("%(days)s, %(hours)s") % {"days": named, "hours": hours})


def _group(wish: str, every: Sequence[gathering.Repeated], where: dict[Any, int]) -> dict[str, Any]:
    fitting = [one for one in every if any(meets(item, wish) for item in one.times)]
    return {
        "title": words.begin(str(Wish(wish).label)),
        "picture": notices.picture(WISH_PICTOGRAMS[wish]),
        "lines": [{"title": notices.own(one.item, "title"), "card": where[one.item.activity_id]} for one in fitting],
    }


def referrer(order: Order, items: Items, setting: Setting) -> dict[str, Any]:
    """One line an activity, the telephone number first."""
    return {
        "wishes": [
            {"picture": notices.picture(WISH_PICTOGRAMS[wish]), "word": str(Wish(wish).label)} for wish in order.wishes
        ],
        "columns": {"phone": _("Bel"), "what": _("Wat"), "when": _("Wanneer"), "where": _("Waar"), "price": _("Prijs")},
        "lines": [repeated(one, setting, order) for one in gathering.by_activity(items)],
        "left_off": "",
        "explain": _("Bel samen met de persoon. Of ga de eerste keer mee."),
        "neutral": _("Zet op dit blad geen naam van de persoon."),
    }


CONTENTS: dict[str, Callable[[Order, Items, Setting], dict[str, Any]]] = {
    Sheet.POSTER: poster,
    Sheet.FOLDER: folder,
    Sheet.FRIDGE: fridge,
    Sheet.LARGE: large,
    Sheet.FAN: fan,
    Sheet.LIST: referrer,
}
