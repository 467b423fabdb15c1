"""How this server sends messages, for its operator: which ways there are, how it went today, a message to oneself."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import messages
from meedoen.kernel.messages import policy, trying
from meedoen.kernel.models import MessageState
from meedoen.kernel.refusals import Refused
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .message_forms import TryOutForm

STATES = (MessageState.WAITING, MessageState.SENT, MessageState.DELIVERED, MessageState.FAILED)


@acts(policy.SEE_WAYS)
def server(request: HouseRequest) -> HttpResponse:
    """The ways of this server, the counts of the last day, and a form for a message to oneself."""
    form = TryOutForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and attempt(form, lambda: _try_out(request, form)):
        done(request, _("Het proefbericht is vertrokken. Kijk of het aankomt."))
        return redirect_to(request, "house:messages")
    counts = messages.last_day(request.actor, now=timezone.now())
    context: dict[str, Any] = {"form": form, "ways": _ways(), "rows": _rows(counts), "heads": (_("Sms"), _("E-mail"))}
    return page(request, "desk/messages.html", context, status=422 if form.errors else 200)


def _try_out(request: HouseRequest, form: TryOutForm) -> bool:
    trying.try_out(request.actor, channel=form.cleaned_data["channel"], address=form.cleaned_data["reach"])
    try:
        trying.send(form.cleaned_data["channel"], form.cleaned_data["reach"])
    except messages.NotDelivered as trouble:
        raise Refused(WHY.get(trouble.kind, str(WHY["cut"])), field="reach", code=trouble.kind) from None
    return True


def _ways() -> list[dict[str, Any]]:
    """Each way, whether it works, and what is set. Never a key."""
    sms, mail = messages.gateway_name(), "email" in messages.channels()
    report = reverse("house:sms_report") if settings.SMS["report_key"] and sms else ""
    return [
        {
            "name": _("Sms"),
            "on": bool(sms),
            "lines": [
                _("Poort: %(name)s") % {"name": sms} if sms else _("Geen poort: wie een sms vroeg, wordt gebeld."),
                _("Afzender: %(name)s") % {"name": settings.SMS["sender"]} if sms else "",
                _("Verslag van aankomst komt binnen op %(path)s") % {"path": report} if report else "",
                "" if report or not sms else _("Verslag van aankomst: dicht. Zet MEEDOEN_SMS_REPORT_KEY."),
            ],
        },
        {
            "name": _("E-mail"),
            "on": mail,
            "lines": [
                _("Afzender: %(name)s") % {"name": settings.DEFAULT_FROM_EMAIL}
                if mail
                else _("Geen mailserver: wie een e-mail vroeg, wordt gebeld. Zet EMAIL_URL."),
            ],
        },
    ]


def _rows(counts: dict[tuple[str, str], int]) -> list[dict[str, Any]]:
    """A row for each state, with its number by SMS and by e-mail: that fits on a phone."""
    ways = ("sms", "email")
    return [{"name": state.label, "counts": [counts.get((way, state.value), 0) for way in ways]} for state in STATES]


WHY = trying.WHY
