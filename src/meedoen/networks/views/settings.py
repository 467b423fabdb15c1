"""How the network looks and works."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy, services
from ..forms import SettingsForm

FIELDS = (
    "name", "tagline", "municipalities", "languages", "accent", "phone", "email", "controller", "privacy_contact",
    "stale_after_days", "let_smaller_pass",
)  # fmt: skip


@acts(policy.EDIT_NETWORK)
def settings(request: HouseRequest, network: Any) -> HttpResponse:
    """Change the network; "preview" shows the page in the chosen colour and keeps nothing."""
    form = SettingsForm(request.POST or None, initial={name: getattr(network, name) for name in FIELDS})
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        if "preview" in request.POST:
            context["accent_url"] = f"/kleur/{form.cleaned_data['accent'].lstrip('#')}.css"
            context["previewing"] = True
        elif attempt(form, lambda: services.edit_network(request.actor, **form.answers)):
            done(request, _("Bewaard."))
            return redirect_to(request, "networks:settings")
    return page(request, "networks/settings.html", context, status=422 if form.errors else 200)
