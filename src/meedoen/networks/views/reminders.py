"""Whether, when and how the network reminds people of the day before."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from meedoen.kernel import messages
from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy, services
from ..forms import ReminderForm

FIELDS = ("reminders", "reminder_hour", "reminder_channels")


@acts(policy.EDIT_NETWORK)
def reminders(request: HouseRequest, network: Any) -> HttpResponse:
    """On or off, from which hour, by which ways; and what this server can send at all."""
    form: forms.Form = ReminderForm(request.POST or None, initial={name: getattr(network, name) for name in FIELDS})
    if request.method == "POST" and form.is_valid():
        said = form.answers  # type: ignore[attr-defined]
        if attempt(form, lambda: services.edit_network(request.actor, **said)):
            done(request, _("Bewaard."))
            return redirect_to(request, "networks:reminders")
    ways = messages.channels()
    context = {
        "form": form,
        "no_sms": "sms" not in ways,
        "no_mail": "email" not in ways,
        "demo_only": settings.DEMO,
    }
    return page(request, "networks/reminders.html", context, status=422 if form.errors else 200)
