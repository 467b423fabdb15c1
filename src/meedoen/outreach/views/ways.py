"""How a network works outreach, chosen by who leads it."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from meedoen.kernel.web import acts, attempt, done, page, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy, services
from ..forms.other import WaysForm
from ..queries.ways import ways_now
from ..rules.ways import STANDARD
from ..terms import Right


@acts(policy.SET_WAYS)
def ways(request: HouseRequest, network: Any) -> HttpResponse:
    """Themes, rights, and how long notes stay."""
    now = ways_now()
    initial = {
        "themes": now.themes or list(STANDARD),
        "own_themes": "\n".join(word for _code, word in now.own_themes),
        "rights": now.rights or Right.values,
        "own_rights": "\n".join(word for _code, word in now.own_rights),
        "fade_days": now.fade_days,
        "secret_days": now.secret_days,
        "goal": now.goal,
    }
    form = WaysForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        kept = attempt(form, lambda: services.set_ways(request.actor, once=form.token, **form.answers))
        if kept is not None:
            done(request, _("Bewaard. Dit geldt vanaf nu voor het hele netwerk."))
            return redirect_to(request, "outreach:ways")
    return page(request, "outreach/ways.html", {"form": form}, status=422 if form.errors else 200)
