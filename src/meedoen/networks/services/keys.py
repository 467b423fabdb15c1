"""Keys with which a program acts for somebody: made and withdrawn by the coordinator."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.keys import GRANTABLE
from meedoen.kernel.refusals import Refused

from .. import policy
from ..keys import key_hash, new_secret
from ..models import ApiKey, Membership

LONGEST_DAYS = 366


@command(policy.MAKE_KEY)
def make_key(actor: Actor, membership: Membership, *, name: str, actions: list[str], days: int) -> tuple[ApiKey, str]:
    """A key that acts in this role of this person. Returns it and its secret, which is shown once.

    Raises Refused for a role that ended, no action, one that no key may be given, or more than a year.
    """
    if membership.until is not None and membership.until < timezone.localdate():
        raise Refused(_("Deze rol is al beëindigd."), code="ended")
    if not actions or not set(actions) <= set(GRANTABLE):
        raise Refused(_("Kies wat de sleutel mag."), field="actions")
    if not 1 <= days <= LONGEST_DAYS:
        raise Refused(_("Een sleutel geldt hoogstens een jaar."), field="days")
    secret = new_secret()
    key = ApiKey.objects.create(
        membership=membership,
        name=name,
        key_hash=key_hash(secret),
        actions=sorted(set(actions)),
        by_code=actor.code,
        expires_at=timezone.now() + datetime.timedelta(days=days),
    )
    remember(actions=",".join(key.actions), days=days)
    return key, secret


@command(policy.WITHDRAW_KEY)
def withdraw_key(actor: Actor, key: ApiKey) -> ApiKey:
    """From the next request on the key opens nothing. Withdrawing twice is no fault."""
    if key.withdrawn_at is None:
        key.withdrawn_at = timezone.now()
        key.save(update_fields=["withdrawn_at"])
    return key
