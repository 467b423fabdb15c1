"""Paper of a meeting: the invitation, what to say by telephone, the card on the table, backpack and speaking card."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from meedoen.kernel.documents import House, render_pdf
from meedoen.kernel.documents.qr import qr_svg
from meedoen.kernel.web import acts, page, phones, words
from meedoen.kernel.web.files import file
from meedoen.kernel.web.request import HouseRequest
from meedoen.wording.public import best_pictogram, pictogram_drawing

from ..policy import groups as policy
from ..queries import backpack as packs
from ..queries import groups as group_reads
from ..queries import meetings as reads
from ..queries import room as room_reads
from ..terms.groups import SIDE_PICTOGRAMS, WELCOME_PICTOGRAMS, Side, Welcome

ON_THE_INVITATION = (Welcome.WAY, Welcome.PICK_UP, Welcome.CHILDREN, Welcome.COFFEE, Welcome.LANGUAGE)
SAID = {
    Welcome.WAY: gettext_lazy("Zo geraak je er"),
    Welcome.PICK_UP: gettext_lazy("We kunnen je ophalen"),
    Welcome.CHILDREN: gettext_lazy("Kinderen zijn welkom"),
    Welcome.COFFEE: gettext_lazy("Er is koffie en taart"),
    Welcome.LANGUAGE: gettext_lazy("We praten gewone taal"),
}


def _house(request: HouseRequest) -> House:
    made = _("Gemaakt op %(day)s") % {"day": formats.date_format(timezone.localdate(), "j F Y")}
    return House(network=request.network.name, accent=request.network.accent, made=made)


def _pdf(request: HouseRequest, template: str, data: dict[str, Any], title: str, name: str) -> HttpResponse:
    content = render_pdf(f"voice/{template}", data, language="nl", title=title, house=_house(request))
    return file(content, f"{name}.pdf")


def svg(word: str) -> str:
    """The pictogram that people call so, as a picture for paper."""
    return pictogram_drawing(best_pictogram(word).id)


def _phone(number: str) -> str:
    found = phones.phone(number)
    return found.shown if found else ""


def _told(found: reads.OneMeeting) -> dict[str, Any]:
    """Where and when, in the words of paper."""
    row = found.row
    return {
        "title": row.title,
        "group": found.group,
        "day": words.begin(words.dated(row.starts_at)),
        "hours": words.hours(row.starts_at, row.ends_at),
        "place": found.place,
        "way": row.welcome.get(Welcome.WAY, "") or found.way,
        "why": row.why,
    }


def _welcomes(found: reads.OneMeeting) -> list[dict[str, str]]:
    """What makes it easy to come: only what is looked after, with its note."""
    noted = found.row.welcome
    return [
        {"word": str(SAID[one]), "note": noted[one.value], "picture": svg(WELCOME_PICTOGRAMS[one])}
        for one in ON_THE_INVITATION
        if one.value in noted
    ]


@require_safe
@acts(policy.LEAD_MEETING)
def invitation(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """The invitation, two of A5 on a sheet: when, where, what is looked after, what it is about, whom to call."""
    found = reads.meeting(request.actor, meeting_id, today=timezone.localdate())
    data = {
        **_told(found),
        "hello": _("Je bent welkom"),
        "about": _("Waarover praten we?"),
        "points": [one.plain for one in found.points][:5],
        "welcomes": _welcomes(found),
        "listens": _("Wie luistert er?"),
        "policy_makers": found.row.policy_makers,
        "call": _("Vragen, of wil je opgehaald worden? Bel"),
        "phone": _phone(request.network.phone),
        "when_word": _("Wanneer"),
        "where_word": _("Waar"),
        "when_picture": svg("kalender"),
        "where_picture": svg("huis"),
    }
    return _pdf(request, "invitation", data, _("Uitnodiging"), "uitnodiging")


@require_safe
@acts(policy.LEAD_MEETING)
def call_text(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """What to say by telephone or at the door, and the way to the paper; noted when everybody is invited."""
    found = reads.meeting(request.actor, meeting_id, today=timezone.localdate())
    group = group_reads.group(request.actor, found.group_id, today=timezone.localdate())
    told = _told(found)
    context = {
        "found": found,
        "meeting": found.row,
        "told": told,
        "sentences": [f"{one['word']}: {one['note']}" if one["note"] else one["word"] for one in _welcomes(found)],
        "points": [one.plain for one in found.points][:3],
        "people": [seat.label for seat in group.table if not seat.staff],
    }
    return page(request, "voice/invite.html", context)


@require_safe
@acts(policy.LEAD_MEETING)
def table_card(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """The card on the table: the code and its QR, and the three pictograms for who holds up paper."""
    found = room_reads.room(request.actor, meeting_id)
    code = found.meeting.room_code
    enter = request.build_absolute_uri(reverse("voice_site:room_enter", kwargs={"network": network.slug}))
    link = (
        request.build_absolute_uri(reverse("voice_site:room", kwargs={"network": network.slug, "room": code}))
        if code
        else enter
    )
    data = {
        "title": found.meeting.title,
        "code": code,
        "site": enter.split("://", 1)[-1],
        "qr": qr_svg(link),
        "qr_alt": _("QR-code naar de zaal"),
        "how": _("Doe mee met je telefoon, of steek een kaart op. Niemand ziet wie je bent."),
        "code_word": _("Code"),
        "statements": [one.words for one in found.statements],
        "sides": [{"word": str(side.label), "picture": svg(SIDE_PICTOGRAMS[side])} for side in Side],
    }
    return _pdf(request, "table_card", data, _("Kaart op tafel"), "kaart-op-tafel")


def _packed(pack: packs.Backpack) -> dict[str, Any]:
    return {
        **_told(pack.meeting),
        "delegates": [label for label, _group in pack.delegates],
        "points": [
            {
                "number": number,
                "title": one.point.plain,
                "words": one.point.easy_words,
                "ask": one.point.we_ask,
                "before": one.point.asked_before,
                "came": one.point.came_of_it,
                "signals": one.signals,
                "more": (_("en nog %(n)s") % {"n": one.more}) if one.more else "",
                "promises": [
                    {"what": kept.what, "owner": kept.owner, "done": kept.done_on is not None, "came": kept.came_of_it}
                    for kept in one.promises
                ],
            }
            for number, one in enumerate(pack.points, start=1)
        ],
        "lifts": [{"who": lift.who, "how": lift.driver or lift.how} for lift in pack.lifts],
        "words": {
            "agenda": _("De agenda in gewone woorden"),
            "signals": _("Wat mensen zeiden"),
            "ask": _("Wij vragen"),
            "before": _("Vorige keer vroegen we"),
            "came": _("Wat kwam ervan"),
            "promised": _("Beloofd"),
            "kept": _("gedaan"),
            "not_kept": _("nog niet gedaan"),
            "drives": _("Wie rijdt er?"),
            "say": _("Ik zeg"),
            "notes": _("Wat zei de raad?"),
            "may": _("Je mag altijd zeggen: ik begrijp het niet, leg het nog eens uit."),
        },
    }


@require_safe
@acts(policy.PREPARE_DELEGATE)
def backpack_paper(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """The backpack on A4, to read at the kitchen table."""
    pack = packs.backpack(request.actor, meeting_id, today=timezone.localdate())
    return _pdf(request, "backpack", _packed(pack), _("Rugzak van de afgevaardigde"), "rugzak")


@require_safe
@acts(policy.PREPARE_DELEGATE)
def speaking_card(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """The speaking card: one A6 a point, to hold in the hand; room to note what the council says."""
    pack = packs.backpack(request.actor, meeting_id, today=timezone.localdate())
    return _pdf(request, "speaking_card", _packed(pack), _("Spreekkaart"), "spreekkaart")


@require_safe
@acts(policy.SEE_MEETINGS)
def minutes_paper(request: HouseRequest, network: Any, meeting_id: uuid.UUID) -> HttpResponse:
    """The minutes in plain words, to hand out or to put on the wall: decisions and promises first."""
    found = reads.meeting(request.actor, meeting_id, today=timezone.localdate())
    data = {
        **_told(found),
        "summary": found.row.summary,
        "decided": [line.words for line in found.decisions],
        "said": [line.words for line in found.lines if not line.decided],
        "promises": [
            {
                "what": one.what,
                "owner": one.owner,
                "due": formats.date_format(one.due, "j F Y") if one.due else "",
                "done": one.done_on is not None,
            }
            for one in found.promises
        ],
        "words": {
            "decided": _("Wat we beslisten"),
            "promised": _("Wie belooft wat"),
            "said": _("Wat we zeiden"),
            "due": _("tegen"),
            "kept": _("gedaan"),
        },
        "decided_picture": svg("in orde"),
        "promised_picture": svg("afspraak"),
        "said_picture": svg("praten"),
    }
    return _pdf(request, "minutes", data, _("Verslag"), "verslag")


@require_safe
@acts(policy.CHANGE_MEMBER)
def learned_paper(request: HouseRequest, network: Any, member_id: uuid.UUID) -> HttpResponse:
    """What a member says they learned, on paper of their own to take home (K10)."""
    seat, group = group_reads.seat(request.actor, member_id, today=timezone.localdate())
    data = {
        "who": seat.label,
        "group": group.name,
        "since": _("In de groep sinds %(day)s") % {"day": formats.date_format(seat.since, "F Y")},
        "heading": _("Dit heb ik geleerd"),
        "learned": [{"skill": word, "own": own} for _code, word, own in seat.learned],
        "mine": _("Dit blad is van mij. Ik zeg het zelf; niemand gaf er punten op."),
        "picture": svg("goed"),
    }
    return _pdf(request, "learned", data, _("Dit heb ik geleerd"), "geleerd")
