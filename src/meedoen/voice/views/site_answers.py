"""What happened with what we said: pictogram, one sentence asked, one sentence done, a day; by theme and village."""

import datetime
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from meedoen.kernel.release import THRESHOLD
from meedoen.kernel.web import acts, page
from meedoen.kernel.web.phones import phone
from meedoen.kernel.web.request import HouseRequest
from meedoen.wording.public import best_pictogram

from ..policy import answers as policy
from ..queries import promises
from ..queries import site_answers as reads
from ..rules.answers import said_in
from ..terms.answers import OUTCOME_PICTOGRAMS, OUTCOME_SHORT, PROGRESS_SHORT, Outcome
from ..terms.signals import THEME_PICTOGRAMS, Phase, Theme

PHASE_FOR_ALL = {
    Phase.REPORT: _("We leggen dit voor aan wie beslist."),
    Phase.DECIDE: _("Er wordt over beslist."),
    Phase.ACT: _("Er wordt aan gewerkt."),
    Phase.FEEDBACK: _("Het antwoord komt eraan."),
}
"""How far a bundle is, for everybody; what comes before is being looked into."""
LOOKED_INTO = _("We zoeken uit wat er kan.")


@require_safe
@acts(policy.READ_ANSWERS)
def what_happened(request: HouseRequest, network: Any) -> HttpResponse:
    """Answers with enough voices behind them, newest first; a filter that is not known shows everything."""
    theme, area = request.GET.get("thema", ""), request.GET.get("dorp", "")
    theme = theme if theme in Theme.values else ""
    found = reads.site_answers(request.actor, theme=theme, area=area)
    area = area if area in dict(found.areas) else ""
    here = reverse("voice_site:what_happened", args=[network.slug])
    today = timezone.localdate()
    answers = [_shown(one) for one in found.found]
    on_the_table = [_open(one, today) for one in reads.on_the_table(request.actor, theme=theme, area=area)]
    context = {
        "answers": answers,
        "themes": [
            _chip(
                here,
                str(Theme(one).label),
                {"thema": one, "dorp": area},
                active=one == theme,
                image=picture(THEME_PICTOGRAMS[Theme(one)]),
            )
            for one in found.themes
        ],
        "areas": [_chip(here, name, {"thema": theme, "dorp": code}, active=code == area) for code, name in found.areas],
        "on_the_table": on_the_table,
        "some_in_dutch": any(one["lang"] for one in (*answers, *on_the_table)),
        "narrowed": bool(theme or area),
        "clear": here,
        "clock": _clock(promises.public_clock(request.actor, today=today)),
        "phone": phone(network.phone),
        "picture": picture("praten"),
    }
    return page(request, "voice/site/what_happened.html", context)


def _clock(counted: promises.PublicClock) -> dict[str, Any]:
    """The counts in words: a few is "fewer than 5", which reads the same from either side."""
    few = gettext("minder dan %(n)s") % {"n": THRESHOLD}
    told = {name: getattr(counted, name) for name in ("said", "answered", "late")}
    return {"year": counted.year} | {name: few if one.is_small else one.text for name, one in told.items()}


def _chip(here: str, label: str, asked: dict[str, str], *, active: bool, image: str = "") -> dict[str, Any]:
    parts = [f"{name}={value}" for name, value in asked.items() if value]
    return {"label": label, "href": f"{here}?{'&'.join(parts)}", "active": active, "pictogram": image}


def picture(name: str) -> str:
    """Where a pictogram stands among the static files, by its id or by a word that it fits."""
    return best_pictogram(name, "praten").path


def _open(one: reads.OnTheTable, today: datetime.date) -> dict[str, Any]:
    """One problem that is on the table. Its words are Dutch, and marked as such elsewhere."""
    return {
        "title": one.title,
        "statement": one.statement,
        "lang": "" if (get_language() or "nl").startswith("nl") else "nl",
        "picture": picture(one.pictogram),
        "phase": PHASE_FOR_ALL.get(Phase(one.phase), LOOKED_INTO),
        "promised": one.promised_on,
        "late": one.promised_on is not None and one.promised_on < today,
        "theme": Theme(one.theme).label,
        "area": one.area,
    }


def _shown(one: reads.SiteAnswer) -> dict[str, Any]:
    """One answer in the language of the reader where it is there, otherwise in Dutch and marked as such."""
    here = (get_language() or "nl").split("-")[0]
    dutch = one.asked, one.done, one.not_yet
    asked, done, not_yet = said = said_in(here, dutch, one.translations)
    return {
        "asked": asked,
        "done": done,
        "coming": one.coming,
        "not_yet": not_yet,
        "lang": "" if said != dutch or here == "nl" else "nl",
        "picture": picture(one.pictogram),
        "outcome": PROGRESS_SHORT.get(one.stands) or OUTCOME_SHORT[Outcome(one.outcome)],
        "outcome_picture": picture(OUTCOME_PICTOGRAMS[Outcome(one.outcome)]),
        "tone": {"taken_up": "ok", "partly": "ok", "later": "warn"}.get(one.outcome, "plain"),
        "theme": Theme(one.theme).label,
        "area": one.area,
        "on": one.on,
    }
