"""What is due about claims, on the start page and in the mail of the coordinator: counts and the way."""

import datetime
from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import ngettext

from meedoen.kernel.actors import Actor
from meedoen.kernel.due import Line

from . import policy
from .queries import settlements, standing
from .terms import ClaimState


def lines(actor: Actor, slug: str, now: datetime.datetime) -> Iterable[Line]:
    """Claims to decide and to pay; nothing for who has no role for it."""
    if not policy.DECIDE.allows(actor) or actor.user_id is None:
        return []
    found = standing.counts(actor)
    url = reverse("passes:claims", kwargs={"network": slug})
    decide, pay = found.get(ClaimState.WAITING, 0), found.get(ClaimState.GRANTED, 0)
    decide_words = ngettext("Over %(n)s aanvraag beslissen", "Over %(n)s aanvragen beslissen", decide)
    pay_words = ngettext("%(n)s tegemoetkoming betalen", "%(n)s tegemoetkomingen betalen", pay)
    waiting = settlements.open_count(actor)
    bank_url = reverse("passes:settlements", kwargs={"network": slug})
    bank_words = ngettext("%(n)s afrekening wacht op de bank", "%(n)s afrekeningen wachten op de bank", waiting)
    return [
        Line("passes.bank", bank_words % {"n": waiting}, bank_url, waiting, order=47),
        Line("passes.decide", decide_words % {"n": decide}, url, decide, order=45),
        Line("passes.pay", pay_words % {"n": pay}, url, pay, order=46),
    ]
