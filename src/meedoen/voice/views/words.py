"""Words of signals and bundles on screen, and the addresses that go with them."""

import datetime
from typing import Any

from django.conf.locale import LANG_INFO
from django.urls import reverse
from django.utils import formats
from django.utils.translation import get_language_info, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from meedoen.wording.public import best_pictogram

from ..forms.signals import THRESHOLD_WORDS
from ..rules import phases
from ..rules.bundling import Alike
from ..terms import signals as terms

NEXT_STEP: dict[str, Any] = {
    terms.Phase.COLLECT: gettext_lazy("Naar verzamelen"),
    terms.Phase.BUNDLE: gettext_lazy("Naar bundelen"),
    terms.Phase.ANALYSE: gettext_lazy("Begin met uitzoeken"),
    terms.Phase.REPORT: gettext_lazy("Toon het aan wie beslist"),
    terms.Phase.DECIDE: gettext_lazy("Leg het voor om te beslissen"),
    terms.Phase.ACT: gettext_lazy("Begin met doen"),
    terms.Phase.FEEDBACK: gettext_lazy("Breng het antwoord terug"),
    terms.Phase.CLOSED: gettext_lazy("Sluit af"),
}


def theme_picture(theme: str) -> str:
    """Where the picture of a theme stands among the static files."""
    return best_pictogram(terms.THEME_PICTOGRAMS.get(theme, "praten")).path


def spoken_in(language: str) -> dict[str, Any]:
    """In which other language something was said: its name, its code and its direction; {} for Dutch."""
    if language in ("", "nl"):
        return {}
    known = get_language_info(language) if language in LANG_INFO else {}
    return {
        "code": language,
        "name": str(known.get("name_translated") or language),
        "dir": "rtl" if known.get("bidi") else "ltr",
    }


def day(date: datetime.date | None) -> str:
    return formats.date_format(date, "j F Y") if date else ""


def threshold_words(codes: list[str]) -> list[str]:
    return [str(THRESHOLD_WORDS[code][0]) for code in codes if code in THRESHOLD_WORDS]


def due(promised_on: datetime.date | None, *, today: datetime.date, closed: bool = False) -> dict[str, str]:
    """What the promise clock says: a word and its tone."""
    if promised_on is None or closed:
        return {}
    left = (promised_on - today).days
    if left < 0:
        words = ngettext("%(n)s dag te laat", "%(n)s dagen te laat", -left)
        return {"tone": "bad", "word": words % {"n": -left}}
    if left == 0:
        return {"tone": "warn", "word": _("vandaag")}
    words = ngettext("nog %(n)s dag", "nog %(n)s dagen", left)
    return {"tone": "warn" if left <= 14 else "plain", "word": words % {"n": left}}


def signal_row(signal: Any, slug: str, *, today: datetime.date) -> dict[str, Any]:
    """One signal in a list."""
    phase = phases.phase_of_signal(signal.state, signal.bundle.phase if signal.bundle else None)
    return {
        "id": signal.pk,
        "text": signal.statement,
        "picture": theme_picture(signal.theme),
        "theme": terms.Theme(signal.theme).label,
        "thresholds": threshold_words(signal.thresholds),
        "area": signal.area.name if signal.area else "",
        "day": day(signal.noticed_on),
        "phase": terms.Phase(phase).label,
        "due": due(signal.promised_on, today=today, closed=phase == terms.Phase.CLOSED),
        "href": reverse("voice:signal", kwargs={"network": slug, "signal_id": signal.pk}),
        "bundle": signal.bundle.title if signal.bundle else "",
        "bundle_href": reverse("voice:bundle", kwargs={"network": slug, "bundle_id": signal.bundle_id})
        if signal.bundle_id
        else "",
    }


def bundle_row(bundle: Any, slug: str, *, today: datetime.date, voices: int) -> dict[str, Any]:
    """One bundle in a list."""
    count = voices
    return {
        "title": bundle.title,
        "picture": theme_picture(bundle.theme),
        "theme": terms.Theme(bundle.theme).label,
        "area": bundle.area.name if bundle.area else "",
        "phase": terms.Phase(bundle.phase).label,
        "voices": ngettext("%(n)s stem", "%(n)s stemmen", count) % {"n": count},
        "due": due(bundle.promised_on, today=today, closed=bundle.phase == terms.Phase.CLOSED),
        "published": bundle.published_at is not None,
        "href": reverse("voice:bundle", kwargs={"network": slug, "bundle_id": bundle.pk}),
    }


def why(alike: Alike) -> str:
    """Why something may belong: in one sentence."""
    return why_of(list(alike.terms), theme=alike.theme, area=alike.area, threshold=alike.threshold)


def why_of(shared: list[str], *, theme: bool, area: bool, threshold: bool) -> str:
    reasons = [_("zelfde woorden: %(words)s") % {"words": ", ".join(shared)}] if shared else []
    reasons += [word for word, holds in ((_("zelfde thema"), theme), (_("zelfde buurt"), area)) if holds]
    if threshold:
        reasons.append(_("zelfde drempel"))
    return " · ".join(reasons)


def why_kept(shared: list[str]) -> str:
    """The same, from how the nightly job kept it."""
    plain = [term for term in shared if not term.startswith("=")]
    return why_of(plain, theme="=theme" in shared, area="=area" in shared, threshold="=threshold" in shared)


def tabs(slug: str, current: str, *, allowed: dict[str, bool], counts: dict[str, int]) -> list[dict[str, Any]]:
    """The pages of this part, those that this actor may open."""
    pages = (
        ("voice:triage", _("Nakijken")),
        ("voice:signals", _("Signalen")),
        ("voice:together", _("Wat hoort samen?")),
        ("voice:bundles", _("Bundels")),
        ("voice:approvals", _("Akkoord gevraagd")),
    )
    return [
        {
            "label": label,
            "href": reverse(route, kwargs={"network": slug}),
            "current": route == current,
            "count": counts.get(route) or None,
        }
        for route, label in pages
        if allowed.get(route)
    ]
