"""The answer was read on the site with the code of who spoke: that is bringing it, once."""

import uuid

from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, publish, remember, wrote_each

from ..events import AnswerRead
from ..models import Delivery
from ..policy import answers as policy
from ..rules import answers as rules
from ..terms.answers import ON_THE_SITE, DeliveryState
from ..under_token import said_with


@command(policy.READ_OWN_ANSWER)
def answer_read(actor: Actor, *, code: str) -> None:
    """Who spoke read the answers that went out for it, so each counts as brought, also one that could not be brought.

    What was brought already stays as it was: reading again changes nothing. Raises Refused for an unknown code.
    """
    signal = said_with(code)
    out = Delivery.objects.filter(signal=signal).exclude(answer__published_on=None)
    fresh = list(out.exclude(state=DeliveryState.DELIVERED).select_for_update().order_by("pk"))
    for one in fresh:
        one.state = rules.next_state(one.state, DeliveryState.DELIVERED, closed=False)
        one.channel, one.brought_on, one.impossible_because = ON_THE_SITE, timezone.localdate(), ""
    Delivery.objects.bulk_update(fresh, ["state", "channel", "brought_on", "impossible_because"])
    remember(answers=len(fresh))
    wrote_each("voice.Delivery", [one.pk for one in fresh])
    tokens: tuple[uuid.UUID, ...] = tuple({one.token for one in fresh if one.token is not None})
    if tokens:
        publish(AnswerRead(tenancy.here(), tokens))
