"""The figures of outreach: rounded, each with its unit, in words and in tables."""

import datetime
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import dates, formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from meedoen.kernel.release import unit_word
from meedoen.kernel.web import acts, page
from meedoen.kernel.web.request import HouseRequest, number_asked
from meedoen.networks import public as networks

from .. import policy, services
from ..queries import editions
from ..queries import figures as reads
from ..rules.periods import FIRST_YEAR
from ..terms import Kind


@require_safe
@acts(policy.SEE_FIGURES)
def figures(request: HouseRequest, network: Any) -> HttpResponse:
    """The last twelve whole months, or a year, of the whole network."""
    today = timezone.localdate()
    return _shown(request, today, number_asked(request, "jaar", 0, least=FIRST_YEAR, most=today.year))


@acts(policy.CLOSE_YEAR)
def close_year(request: HouseRequest, network: Any, year: int) -> HttpResponse:
    """The figures of a year are kept as they are; with a reason for one that was closed already."""
    back = reverse("outreach:figures", args=[network.slug]) + f"?jaar={year}"
    title = _("Cijfers van de contacten")
    return networks.close_year_page(
        request, services.close_year, editions.closed_year, year=year, back=back, title=title
    )


def _shown(request: HouseRequest, today: Any, year: int) -> HttpResponse:
    closed = editions.closed_year(request.actor, year, number=networks.edition_asked(request)) if year else None
    period = closed.figures.period if closed else reads.period_of(today, year)
    unknown = _("Buurt niet gekend")
    found = closed.figures if closed else reads.figures_of(request.actor, period=period, unknown=unknown)
    context = {
        "period": _words(period),
        "tabs": _tabs(year, today.year),
        "main": [_figure(found.contacts, ""), _figure(found.visits, _no_answer(found)), _figure(found.persons, "")],
        "rows": _rows(found),
        "months": [
            (f"{dates.MONTHS_3[month]} {at_year}", contacts.text, visits.text)
            for (at_year, month), contacts, visits in found.months
        ],
        "kinds": [(str(Kind(code).label), one.text) for code, one in sorted(found.kinds.items())],
        "themes": [(word, one.text) for word, one in found.themes],
        "thresholds": [(word, one.text) for word, one in found.thresholds],
        "areas": [(word, one.text) for word, one in found.areas],
        "rights": [(word, all_of.text, arranged.text) for word, all_of, arranged in found.rights],
        "empty": found.contacts.high < 5 and found.visits.high < 5,
        **networks.of_closed_year(
            request, closed, year=year, span="jaar", close=policy.CLOSE_YEAR, close_page="outreach:year_close"
        ),
    }
    return page(request, "outreach/figures.html", context)


def _words(period: reads.Period) -> str:
    if period.year and period.first < period.last < datetime.date(period.year, 12, 31):
        last = formats.date_format(period.last, "F")
        return _("%(year)s, tot en met %(last)s") % {"year": period.year, "last": last}
    if period.year:
        return str(period.year)
    first, last = (formats.date_format(day, "F Y") for day in (period.first, period.last))
    return _("%(first)s tot en met %(last)s") % {"first": first, "last": last}


def _tabs(year: int, now: int) -> list[dict[str, Any]]:
    tabs: list[dict[str, Any]] = [{"label": _("Laatste 12 maanden"), "href": "?", "current": not year, "count": None}]
    for one in (now, now - 1):
        tabs.append({"label": str(one), "href": f"?jaar={one}", "current": year == one, "count": None})
    return tabs


def _figure(released: Any, note: str) -> dict[str, str]:
    return {"number": released.text, "unit": unit_word(released.unit, released.value or 2), "note": note}


def _no_answer(found: reads.Figures) -> str:
    return _("waarvan %(number)s zonder dat iemand opendeed") % {"number": found.unanswered.text}


def _rows(found: reads.Figures) -> list[tuple[str, str]]:
    took = _("nog te weinig antwoorden om te tonen")
    if found.median_days is not None:
        took = ngettext("de helft binnen %(n)s dag", "de helft binnen %(n)s dagen", found.median_days) % {
            "n": found.median_days
        }
    return [
        (_("Contacten: elke ontmoeting telt, ook met dezelfde persoon"), found.contacts.text),
        (_("Huisbezoeken, met en zonder antwoord"), found.visits.text),
        (_("Verschillende mensen met een voornaam of code"), found.persons.text),
        (_("… nieuw voor ons"), found.new.text),
        (_("… al gekend"), found.known.text),
        (_("… meegebracht door iemand anders"), found.brought.text),
        (_("Ontmoetingen met mensen zonder naam (dubbels mogelijk)"), found.unnamed.text),
        (_("Gezinnen van wie een naam heeft, hoogstens"), found.households.text),
        (_("Gezinnen zonder naam (dubbels mogelijk)"), found.unnamed_households.text),
        (_("Vragen gesteld"), found.questions.text),
        (_("Vragen beantwoord"), found.answered.text),
        (_("Hoe snel een antwoord kwam"), took),
        (_("Rechten gevonden"), found.rights_found.text),
        (_("Rechten geregeld"), found.rights_arranged.text),
        (_("Aandeel van de gevonden rechten dat geregeld is"), found.rights_share.text),
    ]
