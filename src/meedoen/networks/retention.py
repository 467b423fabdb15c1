"""When roles, invitations and accounts are over their term."""

import datetime

from django.db.models import Q

from meedoen.kernel import tenancy
from meedoen.kernel.models import User
from meedoen.kernel.privacy import retention as terms

from .models import ApiKey, Invitation, Membership


def end_invitations(cutoff: datetime.datetime) -> int:
    """Throw away invitations that ended before ``cutoff``."""
    old = Invitation.objects.filter(expires_at__lt=cutoff).values_list("pk", flat=True)
    return Invitation.objects.filter(pk__in=list(old[: terms.BATCH])).delete()[0]


def end_keys(cutoff: datetime.datetime) -> int:
    """Throw away keys of programs that ended or were withdrawn before ``cutoff``."""
    over = ApiKey.objects.filter(Q(expires_at__lt=cutoff) | Q(withdrawn_at__lt=cutoff)).values_list("pk", flat=True)
    return ApiKey.objects.filter(pk__in=list(over[: terms.BATCH])).delete()[0]


def end_memberships(cutoff: datetime.datetime) -> int:
    """Throw away roles whose last day lies before ``cutoff``."""
    old = Membership.objects.filter(until__lt=terms.before_day(cutoff)).values_list("pk", flat=True)
    return Membership.objects.filter(pk__in=list(old[: terms.BATCH])).delete()[0]


def end_accounts(cutoff: datetime.datetime) -> int:
    """Throw away accounts without any role in any network, made and last used before ``cutoff``. Operators stay."""
    with tenancy.all_networks("an account goes when no network has a role for it any more"):
        kept = Membership.objects.order_by().values("user_id")
        invited = Invitation.objects.exclude(user=None).order_by().values("user_id")
        idle = Q(last_login=None) | Q(last_login__lt=cutoff)
        old = User.objects.filter(idle, is_operator=False, date_joined__lt=cutoff)
        found = list(old.exclude(pk__in=kept).exclude(pk__in=invited)[: terms.BATCH])
        User.objects.filter(pk__in=[user.pk for user in found]).delete()
    return len(found)
