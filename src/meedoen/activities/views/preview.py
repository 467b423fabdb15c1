"""What it will be, while it is being typed: the sentence of the series, its first days, the resident's card."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meedoen.kernel.refusals import Refused
from meedoen.kernel.web import words

from ..forms.offer import SAID
from ..forms.when import ALWAYS
from ..rules import planning
from ..rules.holidays import load_holidays
from ..rules.series import Frequency, Occurrence, Pattern, describe
from . import cards

FIRST = 5


@dataclass(frozen=True)
class SeriesPreview:
    """The series in one sentence, how often it comes and until when, and its first days."""

    sentence: str
    how_many: str
    days: list[str]
    more: int
    trouble: str = ""


def of_series(pattern: Pattern | None) -> SeriesPreview | None:
    """What the series gives from now on; None when there is no series (yet)."""
    if pattern is None:
        return None
    try:
        found = _coming(pattern)
    except Refused as refusal:
        return SeriesPreview(_sentence(pattern), "", [], 0, refusal.sentence)
    if not found:
        return SeriesPreview(_sentence(pattern), "", [], 0, _("Geen enkele keer vanaf nu. Kijk de datums na."))
    today = timezone.localdate()
    return SeriesPreview(
        sentence=_sentence(pattern),
        how_many=_how_many(pattern, found),
        days=[words.begin(words.day(item.start, today=today)) for item in found[:FIRST]],
        more=max(0, len(found) - FIRST),
    )


def of_form(form: Any, places: Iterable[Any]) -> dict[str, Any]:
    """The card of what is typed so far, as far as it can be read, and the series when the form has one."""
    return _of(
        {name: form.cleaned_data.get(name) for name in SAID},
        getattr(form, "pattern", None),
        places,
        always=_always(form),
    )


def of_initial(form: Any, places: Iterable[Any]) -> dict[str, Any]:
    """The card of a form that nobody typed in yet."""
    return _of(
        {name: form.get_initial_for_field(form.fields[name], name) for name in SAID}, None, places, always=_always(form)
    )


def _of(said: dict[str, Any], pattern: Pattern | None, places: Iterable[Any], *, always: bool) -> dict[str, Any]:
    activity = SimpleNamespace(**said)
    activity.title = activity.title or _("Naam van de activiteit")
    place = next((place for place in places if place.pk == activity.place_id), None)
    first = _first(pattern)
    card = cards.card(
        activity,
        href="#inhoud",
        start=first.start if first else None,
        end=first.end if first else None,
        place=place,
        today=timezone.localdate(),
    )
    if first is None and not always:
        card["day"] = _("Nog geen dag")
    return {"card": card, "series": of_series(pattern)}


def _always(form: Any) -> bool:
    return "freq" in form.fields and form["freq"].value() == ALWAYS


def _first(pattern: Pattern | None) -> Occurrence | None:
    try:
        return next(iter(_coming(pattern)), None) if pattern else None
    except Refused:
        return None


def _coming(pattern: Pattern) -> list[Occurrence]:
    return planning.coming(pattern, after=timezone.now(), holidays=load_holidays())


def _sentence(pattern: Pattern) -> str:
    return words.begin(describe(pattern))


def _how_many(pattern: Pattern, found: list[Occurrence]) -> str:
    if pattern.freq is Frequency.ONCE and len(found) == 1:
        return ""
    said = {"n": len(found), "last": words.day(found[-1].start, today=timezone.localdate())}
    if pattern.until is None and pattern.count is None:
        return (
            ngettext("%(n)s keer, nu tot %(last)s; daarna loopt het door.",
                     "%(n)s keer, nu tot %(last)s; daarna loopt het door.", len(found)) % said
        )  # fmt: skip
    return ngettext("%(n)s keer, op %(last)s.", "%(n)s keer, tot %(last)s.", len(found)) % said
