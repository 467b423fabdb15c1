"""How plans are said on screen."""

import datetime
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meedoen.kernel.web.words import euros
from meedoen.voice import public as voice
from meedoen.wording.public import best_pictogram

from ..forms.fields import told
from ..terms.findings import VERDICT_PICTOGRAMS, Missing
from ..terms.goals import Light


def day(when: datetime.date | None) -> str:
    """ "14 maart 2026"."""
    return formats.date_format(when, "j F Y") if when else ""


def at(asked: Any, number: int) -> str:
    """The same question on another page of the list."""
    onward = asked.copy()
    onward["blad"] = str(number)
    return f"?{onward.urlencode()}"


def page_number(asked: Any) -> int:
    """Which page of a list was asked for; the first when that is no number."""
    typed = asked.get("blad", "")
    return max(1, int(typed)) if typed.isdecimal() and len(typed) < 5 else 1


def theme_picture(theme: str) -> str:
    """Where the picture of a theme stands among the static files."""
    return best_pictogram(voice.THEME_PICTOGRAMS.get(theme, "praten")).path


def observation(row: Any, line: str = "") -> dict[str, Any]:
    """One observation as a card; ``line`` is the line of the reading version that it is about."""
    return {
        "id": row.pk,
        "said": row.said,
        "quote": row.quote,
        "gone": not row.said and not row.quote and not row.verdict,
        "language": row.language,
        "kind": str(row.get_kind_display()),
        "theme": str(row.get_theme_display()),
        "picture": theme_picture(row.theme),
        "area": row.area.name if row.area else "",
        "plan": row.plan.name if row.plan else "",
        "line": line,
        "verdict": str(row.get_verdict_display()) if row.verdict else "",
        "verdict_picture": best_pictogram(VERDICT_PICTOGRAMS[row.verdict]).path if row.verdict else "",
        "on": day(row.seen_on),
        "checked": row.checked_on is not None,
    }


def _voices(voices: Any) -> list[dict[str, Any]]:
    """What was said; of what this reader may not read only how many voices there are."""
    said = [
        {"words": one.words or _("Een stem; de woorden zijn gewist"), "quoted": one.quoted}
        for one in voices
        if not one.hidden
    ]
    unread = sum(one.hidden for one in voices)
    if unread:
        words = ngettext("Een stem", "%(n)s stemmen", unread) % {"n": unread}
        said.append({"words": words, "quoted": False})
    return said


def finding(found: Any) -> dict[str, Any]:
    """One finding as a card, with its evidence and what it lacks."""
    row = found.row
    return {
        "id": row.pk,
        "text": row.text,
        "theme": str(row.get_theme_display()),
        "picture": theme_picture(row.theme),
        "right": str(row.get_right_display()) if row.right else "",
        "duty": str(row.get_duty_display()) if row.duty else "",
        "partner": found.partner,
        "zone": found.zone,
        "figures": [
            {"id": key, "words": said, "source": source, "stale": stale(found.stale[key]) if key in found.stale else ""}
            for key, said, source in found.figures
        ],
        "actions": [{"id": one.pk, "text": one.text} for one in found.actions],
        "voices": _voices(found.voices),
        "missing": [str(Missing(one).label) for one in found.missing],
    }


def stale(differs: Any) -> str:
    """What is otherwise with a figure since it was taken over, in one sentence."""
    if differs.gone:
        return _("Dit cijfer is er niet meer.")
    if differs.newer:
        return _("Er is een nieuwer cijfer: %(number)s in %(period)s.") % {
            "number": differs.newer_number,
            "period": differs.newer,
        }
    return _("Dit cijfer is intussen herzien: het is nu %(number)s.") % {"number": differs.revised}


LIGHT_TONES = {Light.GREEN: "ok", Light.ORANGE: "warn", Light.RED: "bad", Light.GREY: "plain"}


def action(found: Any) -> dict[str, Any]:
    """One action as a row: who, by when, its light in colour and words, its figure."""
    row = found.row
    last = found.measured[-1] if found.measured else None
    return {
        "id": row.pk,
        "text": row.text,
        "owner": found.owner,
        "zone": found.zone,
        "due": day(row.due_on),
        "begins": day(row.begins_on),
        "light": found.standing.light.value,
        "tone": LIGHT_TONES[found.standing.light],
        "why": str(found.standing.why.label),
        "progress": str(row.get_progress_display()),
        "threshold": str(row.get_threshold_display()).partition(":")[0] if row.threshold else "",
        "indicator": row.indicator,
        "unit": row.unit,
        "start": told(row.start_value),
        "target": told(row.target_value),
        "last": told(last.value) if last else "",
        "last_on": day(last.on) if last else "",
        "percent": int(found.part * 100) if found.part is not None else None,
        "worked": row.worked,
        "failed": row.failed,
        "finding": row.finding.text if row.finding else "",
        "finding_id": row.finding_id,
        "tool": row.tool.title if row.tool else "",
        "answers": [answered(one) for one in found.answers],
        "money": money(found.money) if found.money else "",
        "may_follow": found.may_follow,
    }


def answered(one: Any) -> dict[str, Any]:
    """A bundle or decision that an action answers, and whether its answer is there."""
    said = _("beantwoord") if one.answered else _("nog geen antwoord geschreven")
    return {"words": one.words, "bundle_id": one.bundle_id, "said": said, "answered": one.answered}


def money(aside: Any) -> str:
    """ "€ 500 uit Eigen inbreng 2026, gereserveerd"."""
    return _("%(cents)s uit %(fund)s, %(state)s") % {
        "cents": euros(aside.cents),
        "fund": aside.fund,
        "state": aside.state,
    }
