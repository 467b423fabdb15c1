"""A companion of another partner: asked from a referral, answered at the desk that knows the companion."""

import datetime
import uuid
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meedoen.kernel.refusals import Refused
from meedoen.kernel.web import acts, done, redirect_to
from meedoen.kernel.web.request import HouseRequest

from .. import policy, queries, services
from ..forms.companions import AnswerForm
from ..forms.referring import CompanyForm
from ..queries import company_asks as reads
from . import words


@require_POST
@acts(policy.MOVE_ON)
def ask(request: HouseRequest, network: Any, referral_id: uuid.UUID) -> HttpResponse:
    """The person agrees: this companion is asked by the partner who knows them."""
    form = CompanyForm(request.POST)
    if not form.is_valid():
        queries.one_sent(request.actor, referral_id, today=timezone.localdate())
        raise Refused(_("Kies eerst welke gids je vraagt."))
    services.ask_elsewhere(request.actor, referral_id, companion_id=form.cleaned_data["companion"], once=form.token)
    done(request, _("De andere partner vraagt het aan de gids. Die weet nog niet om wie het gaat."))
    return redirect_to(request, "referrals:company", referral_id=referral_id)


@require_POST
@acts(policy.ANSWER_ASK)
def answer(request: HouseRequest, network: Any, company_ask_id: uuid.UUID) -> HttpResponse:
    """What our companion says."""
    form = AnswerForm(request.POST)
    form.is_valid()
    made = services.answer_ask(request.actor, company_ask_id, said=form.cleaned_data.get("said", ""), once=form.token)
    going = _("Genoteerd: de gids gaat mee. Hieronder staat met wie.")
    done(request, going if made.said == "yes" else _("Genoteerd. De andere partner zoekt verder."))
    return redirect_to(request, "referrals:companions")


def shown(request: HouseRequest, today: datetime.date) -> list[dict[str, Any]]:
    """What other partners ask, for the page of the own companions."""
    if not policy.SEE_ASKS.allows(request.actor):
        return []
    return [
        {
            "id": one.id,
            "companion": one.companion or _("Iemand met een kaart"),
            "label": one.label,
            "where": one.line.where,
            "when": words.moment(one.line.when),
            "needs": " · ".join(one.line.needs),
            "said": one.said,
        }
        for one in reads.asks(request.actor, today=today)
    ]
