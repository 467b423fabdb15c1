"""For calendars, readers and websites of others: the agenda as iCalendar, what is new as Atom, a block as plain HTML.

Open to all, without cookie or script; nothing of people is in it. Each may be asked for from another site (CORS).
"""

import datetime
import xml.etree.ElementTree as ET
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meedoen.kernel.refusals import NotFound
from meedoen.kernel.web import acts, words
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest

from .. import ical, policy
from ..queries import published as queries
from ..rules.chosen import Chosen
from ..terms import Theme
from . import notices, sharing

MOST_IN_AGENDA = 500
MOST_NEW = 40
MOST_IN_BLOCK = 30
BLOCK_DAYS = 60
ATOM = "http://www.w3.org/2005/Atom"
_XML_SIGNS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


@require_safe
@acts(policy.SEE_PROGRAMME)
def agenda(request: HouseRequest, network: Any) -> HttpResponse:
    """The agenda of a network, place, village, theme, partner or activity, to subscribe to."""
    chosen = _chosen(request)
    now = timezone.now()
    sessions = queries.agenda(request.actor, _wanted(chosen), most=MOST_IN_AGENDA, now=now)
    moments = [_moment(request, session) for session in sessions]
    content = ical.calendar(moments, now=now, name=_name(network, chosen), language=get_language() or "nl")
    return _for_others(file(content, f"{network.slug}.ics", kept=""))


def _moment(request: HouseRequest, session: Any) -> ical.Moment:
    activity = session.activity
    title, lang = notices.own_words(activity, "title")
    phone = notices.phone(activity.contact_phone, activity.organisation.phone, request.network.phone)
    changed = notices.changed(session.status, session.reason)
    notes = sharing.notes(activity, session.place, phone)
    return ical.moment_of(
        session,
        title=title,
        notes="\n".join(part for part in (changed, notes) if part),
        url=_page(request, activity.pk),
        language=lang or get_language() or "nl",
    )


@require_safe
@acts(policy.SEE_ACTIVITY)
def newest(request: HouseRequest, network: Any) -> HttpResponse:
    """What was added last, for a feed reader (Atom)."""
    found = queries.newest(request.actor, most=MOST_NEW)
    here = request.build_absolute_uri(request.path)
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": get_language() or "nl"})
    _say(feed, "id", here)
    _say(feed, "title", _("Nieuw in %(network)s") % {"network": network.name})
    _say(feed, "updated", (found[0].created_at if found else network.created_at).isoformat())
    _say(ET.SubElement(feed, "author"), "name", network.name)
    ET.SubElement(feed, "link", {"rel": "self", "href": here})
    ET.SubElement(feed, "link", {"href": request.build_absolute_uri(f"/{network.slug}/")})
    for activity in found:
        entry = ET.SubElement(feed, "entry")
        _say(entry, "id", f"urn:uuid:{activity.pk}")
        _say(entry, "title", notices.own_words(activity, "title")[0])
        _say(entry, "updated", activity.created_at.isoformat())
        _say(ET.SubElement(entry, "author"), "name", activity.organisation.name)
        ET.SubElement(entry, "link", {"href": _page(request, activity.pk)})
        _say(entry, "summary", notices.own_words(activity, "text")[0])
    content = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return _for_others(HttpResponse(content, content_type="application/atom+xml; charset=utf-8"))


def _say(parent: ET.Element, name: str, text: str) -> None:
    """An element with text; signs that XML does not know are left out."""
    ET.SubElement(parent, name).text = text.translate(_XML_SIGNS)


@require_safe
@acts(policy.SEE_PROGRAMME)
def block(request: HouseRequest, network: Any) -> HttpResponse:
    """What is on, as a piece of HTML for somebody's own page: no script, no style, no frame, class names of our own."""
    return _for_others(HttpResponse(block_html(request, network, _chosen(request))))


def block_html(request: HouseRequest, network: Any, chosen: Chosen) -> SafeString:
    """The block itself."""
    now = timezone.now()
    today = words.local(now).date()
    wanted = _wanted(chosen, until=today + datetime.timedelta(days=BLOCK_DAYS))
    sessions = queries.agenda(request.actor, wanted, most=MOST_IN_BLOCK, now=now)
    context = {
        "name": _name(network, chosen),
        "network": network,
        "lang": get_language() or "nl",
        "lines": [_line(request, session, today) for session in sessions],
        "all": request.build_absolute_uri(f"/{network.slug}/"),
        "phone": notices.phone(network.phone),
    }
    return render_to_string("activities/site/block.html", context)


def _line(request: HouseRequest, session: Any, today: datetime.date) -> dict[str, Any]:
    activity, place = session.activity, session.place
    title, lang = notices.own_words(activity, "title")
    return {
        "title": title,
        "lang": lang,
        "url": _page(request, activity.pk),
        "when": words.begin(words.when(session.starts_at, session.ends_at, today=today)),
        "start": words.local(session.starts_at).isoformat(),
        "end": words.local(session.ends_at).isoformat(),
        "status": "EventCancelled" if session.status == "cancelled" else "EventScheduled",
        "changed": notices.changed(session.status, session.reason),
        "place": place,
        "where": notices.where(place),
        "price": words.prices(activity.price_cents, activity.social_price_cents),
    }


def _chosen(request: HouseRequest) -> Chosen:
    try:
        return Chosen.read(request.GET)
    except ValueError:
        raise NotFound("feed") from None


def _wanted(chosen: Chosen, until: datetime.date | None = None) -> queries.Wanted:
    return queries.Wanted(
        wishes=chosen.wishes,
        until=until,
        theme=chosen.theme,
        organisation_id=chosen.partner,
        activity_ids=[chosen.activity] if chosen.activity else None,
    )


def _name(network: Any, chosen: Chosen) -> str:
    theme = Theme(chosen.theme).label if chosen.theme else ""
    return f"{network.name}: {theme}" if theme else network.name


def _page(request: HouseRequest, activity_id: Any) -> str:
    keys = {"network": request.network.slug, "activity_id": activity_id}
    return request.build_absolute_uri(reverse("site:activity", kwargs=keys))


def _for_others(response: HttpResponse) -> HttpResponse:
    """Any site may ask for it, and nobody's cookie goes along."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Cache-Control"] = "public, max-age=300"
    return response
