"""What is due about claims, on the start page and in the mail of the coordinator: counts and the way."""

import datetime
from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meedoen.kernel.actors import Actor
from meedoen.kernel.due import Line

from . import policy
from .queries import ending, groups, settlements, standing, uitpas
from .terms import ClaimState
from .uitpas import is_on
from .uitpas import policy as till_policy


def lines(actor: Actor, slug: str, now: datetime.datetime) -> Iterable[Line]:
    """Claims to decide and to pay, passes that end soon; nothing for who has no role for it."""
    return [*_passes(actor, slug), *_groups(actor, slug), *_claims(actor, slug)]


def _groups(actor: Actor, slug: str) -> Iterable[Line]:
    if not policy.SEE_GROUPS.allows(actor) or actor.user_id is None:
        return []
    number = groups.how_many_end(actor, today=timezone.localdate())
    words = ngettext("%(n)s groepspas vernieuwen", "%(n)s groepspassen vernieuwen", number) % {"n": number}
    return [Line("passes.groups", words, reverse("passes:groups", kwargs={"network": slug}), number, order=49)]


def _passes(actor: Actor, slug: str) -> Iterable[Line]:
    if not policy.COUNT_ENDING.allows(actor) or actor.user_id is None:
        return []
    number, to_tell = ending.how_many(actor, today=timezone.localdate())
    words = ngettext("%(n)s pas eindigt binnenkort", "%(n)s passen eindigen binnenkort", number) % {"n": number}
    if to_tell:
        words = _("%(words)s, %(n)s nog te zeggen") % {"words": words, "n": to_tell}
    return [Line("passes.ending", words, reverse("passes:ending", kwargs={"network": slug}), number, order=48)]


def _claims(actor: Actor, slug: str) -> Iterable[Line]:
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


def at_till(actor: Actor, slug: str, now: datetime.datetime) -> Iterable[Line]:
    """Sales with UiTPAS of which nobody knows whether they were registered; no question where UiTPAS is off."""
    if not is_on(slug) or not till_policy.FINISH_UITPAS.allows(actor) or actor.user_id is None:
        return []
    number = len(uitpas.unsure(actor, now=now))
    said = ngettext("%(n)s verkoop met UiTPAS nakijken", "%(n)s verkopen met UiTPAS nakijken", number)
    url = reverse("passes:till_sessions", kwargs={"network": slug})
    return [Line("passes.uitpas", said % {"n": number}, url, number, order=44)]
