"""Contacts read again, their secret notes, and two versions that do not agree."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest, number_asked
from meedoen.networks.public import Threshold

from .. import policy, services
from ..forms.other import SecretForm, SettleForm
from ..queries import contacts as reads
from ..terms import Duration, Kind, Met, Settled
from . import words


@require_safe
@acts(policy.SEE)
def contacts(request: HouseRequest, network: Any) -> HttpResponse:
    """One's own contacts, or those of the organisation; newest first."""
    number, team = number_asked(request, "bladzijde", 1), request.GET.get("team") == "1"
    found = reads.contacts(request.actor, page=number, mine=not team)
    tail = "&team=1" if team else ""
    context = {
        "lines": words.contacts(found.lines, network.slug),
        "team": team,
        "previous": f"?bladzijde={found.page - 1}{tail}" if found.page > 1 else "",
        "next": f"?bladzijde={found.page + 1}{tail}" if found.more else "",
        "position": _("bladzijde %(number)s") % {"number": found.page},
    }
    return page(request, "outreach/contacts.html", context)


@require_safe
@acts(policy.SEE)
def contact(request: HouseRequest, network: Any, contact_id: uuid.UUID) -> HttpResponse:
    """One contact: what counts now, what was to follow, and the earlier versions."""
    found = reads.contact(request.actor, contact_id)
    row, today = found.row, timezone.localdate()
    context = {
        "row": row,
        "title": f"{Kind(row.kind).label}: {found.label}",
        "facts": _facts(found),
        "follow_ups": words.follow_ups(found.follow_ups, network.slug, today),
        "secrets": found.secrets,
        "secret_until": words.day(found.secret_until) if found.secret_until else "",
        "may_keep_secrets": policy.WRITE_SECRET.allows(request.actor),
        "person_id": row.participant_id,
        "versions": [_version(one) for one in found.versions] if len(found.versions) > 1 else [],
        "faded": row.faded_at is not None,
    }
    return page(request, "outreach/contact.html", context)


def _facts(found: reads.Shown) -> list[tuple[str, str]]:
    row = found.row
    people = ngettext("%(n)s mens", "%(n)s mensen", row.persons) % {"n": row.persons}
    homes = ngettext("%(n)s gezin", "%(n)s gezinnen", row.households) % {"n": row.households}
    numbers = f"{people}, {homes}"
    told = [
        (_("Wanneer"), formats.date_format(row.on, "F Y" if row.faded_at else "l j F Y")),
        (_("Waar"), found.where),
        (_("Hoeveel"), numbers if row.answered else _("niemand thuis")),
        (_("Thema's"), ", ".join(found.themes)),
        (_("Drempels"), ", ".join(str(Threshold(code).label) for code in row.thresholds)),
        (_("Gekend"), str(Met(row.met).label) if row.met != Met.UNKNOWN else ""),
        (_("Duur"), str(Duration(row.duration).label) if row.duration else ""),
        (_("Signaal"), _("ja") if row.signal else ""),
    ]
    return [(name, value) for name, value in told if value]


def _version(row: Any) -> dict[str, str]:
    said = _("weggehaald") if row.withdrawn else _("genoteerd") if row.corrects_id is None else _("verbeterd")
    when = formats.date_format(timezone.localtime(row.noted_at), "j b Y, G.i")
    return {"said": said, "when": when, "by": row.by_code}


@require_safe
@acts(policy.READ_SECRET)
def secret(request: HouseRequest, network: Any, contact_id: uuid.UUID) -> HttpResponse:
    """The secret notes beside one contact. Each opening stands in the log."""
    return _secrets(request, contact_id, SecretForm())


@require_POST
@acts(policy.WRITE_SECRET)
def secret_add(request: HouseRequest, network: Any, contact_id: uuid.UUID) -> HttpResponse:
    """One more secret note."""
    form = SecretForm(request.POST)
    if form.is_valid():
        text = form.cleaned_data["secret"]
        kept = attempt(form, lambda: services.write_secret(request.actor, contact_id, text=text, once=form.token))
        if kept is not None:
            done(request, _("Bewaard. De notitie verdwijnt op %(day)s.") % {"day": words.day(kept.until)})
            return redirect_to(request, "outreach:contact", contact_id=contact_id)
    return _secrets(request, contact_id, form)


def _secrets(request: HouseRequest, contact_id: uuid.UUID, form: SecretForm) -> HttpResponse:
    found = reads.secrets(request.actor, contact_id)
    context = {
        "form": form,
        "notes": [(one.text, one.by_code, words.day(one.until)) for one in found],
        "action": reverse("outreach:secret_add", kwargs={"network": request.network.slug, "contact_id": contact_id}),
        "contact_id": contact_id,
    }
    return page(request, "outreach/secret.html", context, status=422 if form.errors else 200)


@acts(policy.SETTLE)
def double(request: HouseRequest, network: Any, conflict_id: uuid.UUID) -> HttpResponse:
    """The same note came twice with other content: which one counts?"""
    found = reads.double(request.actor, conflict_id)
    form = SettleForm(request.POST or None, initial={"settled": Settled.KEPT})
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: services.settle(request.actor, conflict_id, settled=form.cleaned_data["settled"]))
        if kept is not None:
            done(request, _("Beslist. Er staat nu één contact."))
            return redirect_to(request, "outreach:today")
    second = found.second
    context = {
        "form": form,
        "settled": str(Settled(found.settled).label) if found.settled else "",
        "first": words.contacts([found.first], network.slug)[0],
        "second": {
            "title": f"{Kind(second.kind).label}: {found.second_label}",
            "day": words.day(second.on),
            "detail": " · ".join(part for part in (found.second_where, *found.second_themes) if part),
            "lines": [ask.what for ask in second.asks if ask.what],
        },
    }
    return page(request, "outreach/double.html", context, status=422 if form.errors else 200)
