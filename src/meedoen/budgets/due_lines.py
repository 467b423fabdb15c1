"""What is due about money and agreements, on the start page and in the mail of the coordinator: counts and the way."""

import datetime
from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from meedoen.kernel.actors import Actor
from meedoen.kernel.due import Line

from . import policy
from .queries import agreements, funds, subsidies


def lines(actor: Actor, slug: str, now: datetime.datetime) -> Iterable[Line]:
    """Filing, evaluating, closing a year, an account that is late; nothing for who has no role for it."""
    if not policy.SEE_PROMISES.allows(actor) or actor.user_id is None:
        return []
    today = timezone.localdate(now)
    due = agreements.reminders(actor, today=today)
    filing = [one for one in due if one.what == "file"]
    looking_back = [one for one in due if one.what == "evaluate"]
    closing = len(funds.to_close(actor, today=today))
    late = subsidies.late_accounts(actor, today=today)
    notes, money = (reverse(name, kwargs={"network": slug}) for name in ("budgets:agreements", "budgets:funds"))
    subsidy_list = reverse("budgets:subsidies", kwargs={"network": slug})
    file_words = ngettext("%(n)s afsprakennota indienen", "%(n)s afsprakennota’s indienen", len(filing))
    look_words = ngettext(
        "%(n)s jaar van een afsprakennota evalueren", "%(n)s jaren van afsprakennota’s evalueren", len(looking_back)
    )
    close_words = ngettext("%(n)s fonds van vorig jaar afsluiten", "%(n)s fondsen van vorig jaar afsluiten", closing)
    late_words = ngettext("%(n)s subsidie wacht op verantwoording", "%(n)s subsidies wachten op verantwoording", late)
    return [
        Line(
            "budgets.file",
            file_words % {"n": len(filing)},
            notes,
            len(filing),
            any(one.late for one in filing),
            order=70,
        ),
        Line(
            "budgets.evaluate",
            look_words % {"n": len(looking_back)},
            notes,
            len(looking_back),
            any(one.late for one in looking_back),
            order=71,
        ),
        Line("budgets.close", close_words % {"n": closing}, money, closing, order=72),
        Line("budgets.account", late_words % {"n": late}, subsidy_list, late, late=True, order=73),
    ]
