"""Signing out everywhere but here (ASVS v5.0.0-7.5.2): for who left a device behind, or saw one they do not know."""

import logging
import uuid

from django.contrib.auth import get_user_model, update_session_auth_hash
from django.db.models import F
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from ..access import Action, roles
from ..actors import Actor, Role
from ..doors import command
from ..web import done, opened, page
from ..web.request import HouseRequest
from .again import prove_again

log = logging.getLogger("meedoen.security")

END_OTHERS = Action(
    name="accounts.end_other_sessions",
    label=gettext_lazy("Overal elders afmelden"),
    roles=roles(Role.SYSTEM),
    purpose="misbruik van een account stoppen",
)


@command(END_OTHERS)
def end_others(actor: Actor, *, user_id: uuid.UUID) -> None:
    """Every session of this account ends at its next request; the caller keeps its own."""
    get_user_model().objects.filter(pk=user_id).update(signed_out_times=F("signed_out_times") + 1)


@require_http_methods(["GET", "POST"])
@opened("wie aangemeld is, sluit de eigen sessies; daarvoor is geen rol nodig")
def sign_out_elsewhere(request: HouseRequest) -> HttpResponse:
    """Asked once, with the password typed again, and done."""
    here = reverse("accounts:elsewhere")
    if not request.user.is_authenticated:
        return HttpResponseRedirect(f"{reverse('account_login')}?next={here}")
    if again := prove_again(request, here):
        return again
    if request.method == "POST":
        end_others(Actor.system(None, "aanmelden"), user_id=request.user.pk)
        log.info("signed out everywhere else: account %s", request.user.code)
        request.user.refresh_from_db()
        update_session_auth_hash(request, request.user)
        done(request, _("Je bent overal elders afgemeld."))
        return HttpResponseRedirect(reverse("mfa_index"))
    return page(request, "account/elsewhere.html", {})
