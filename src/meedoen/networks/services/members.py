"""Who works where: invitations, roles, the end of a role, a lost second factor."""

import datetime
import secrets

from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.doors import command, publish, remember
from meedoen.kernel.identifiers import short_code
from meedoen.kernel.models import User
from meedoen.kernel.refusals import Refused

from .. import policy, rules
from ..events import MembershipEnded
from ..models import Invitation, Membership, Organisation

DAYS_OPEN = 14
INVITABLE = frozenset(Role) - {Role.OPERATOR, Role.PUBLIC, Role.SYSTEM}
WITHOUT_MAIL = "zonder-mail.invalid"


@command(policy.INVITE)
def invite(actor: Actor, organisation: Organisation, *, name: str, role: str, email: str = "") -> tuple[Invitation, str]:
    """Invite someone to a role in an organisation. Returns the invitation and its secret, which is shown once.

    Without an e-mail address the secret is a code of twelve signs to read aloud or hand over on paper, for a
    volunteer who has only a phone. The invitation ends after 14 days. Raises Refused for a role nobody can be
    invited to.
    """
    if role not in INVITABLE:
        raise Refused(_("Voor deze rol kan je niemand uitnodigen."), field="role")
    secret = secrets.token_urlsafe(24) if email else short_code(12)
    invitation = Invitation.objects.create(
        organisation=organisation,
        role=role,
        name=name,
        email=email,
        token_hash=rules.token_hash(secret),
        by_code=actor.code,
        expires_at=timezone.now() + datetime.timedelta(days=DAYS_OPEN),
    )
    remember(role=role)
    return invitation, secret


@command(policy.ACCEPT_INVITATION)
def accept_invitation(actor: Actor, invitation: Invitation, *, secret: str, password: str) -> User:
    """Make (or reuse) the account, give the role, close the invitation. Raises Refused when it is over or too weak.

    An existing account gets the role only when its own holder accepts, signed in (``actor.user_id``).
    """
    now = timezone.now()
    if invitation.token_hash != rules.token_hash(secret) or not rules.invitation_open(
        invitation.expires_at, invitation.used_at, now
    ):
        raise Refused(_("Deze uitnodiging geldt niet meer. Vraag een nieuwe aan je coördinator."), code="expired")
    user = User.objects.filter(pk=actor.user_id).first() if actor.user_id else None
    if user is None:
        email = invitation.email or f"{short_code(8).lower()}@{WITHOUT_MAIL}"
        if User.objects.filter(email__iexact=email).exists():
            raise Refused(_("Je hebt al een account. Meld je aan en open de uitnodiging opnieuw."), code="sign_in_first")
        user = User(email=email.lower(), name=invitation.name)
        try:
            validate_password(password, user)
        except ValidationError as weak:
            raise Refused(" ".join(weak.messages), field="password", code="weak") from None
        user.set_password(password)
        user.save()
    invitation.used_at = now
    invitation.save(update_fields=["used_at"])
    live = {"user": user, "organisation": invitation.organisation, "role": invitation.role, "until": None}
    Membership.objects.get_or_create(**live)
    return user


@command(policy.END_MEMBERSHIP)
def end_membership(actor: Actor, membership: Membership) -> Membership:
    """End a role today; from the next request on it gives nothing. The last coordinator stays.

    Raises Refused when nobody would be left to lead the network.
    """
    today = timezone.localdate()
    if membership.role == Role.COORDINATOR:
        others = Membership.objects.filter(role=Role.COORDINATOR, until=None).exclude(user_id=membership.user_id)
        if not others.exists():
            raise Refused(_("Dit is de laatste coördinator. Geef eerst iemand anders die rol."), code="last_coordinator")
    membership.until = today - datetime.timedelta(days=1)
    membership.save(update_fields=["until"])
    publish(MembershipEnded(membership.network_id, membership.user_id, membership.organisation_id))
    return membership


@command(policy.RESET_SECOND_FACTOR)
def reset_second_factor(actor: Actor, membership: Membership) -> Membership:
    """Take away a lost second factor: the person sets a new one at the next sign-in. Open sessions end.

    Raises Refused for one's own account: another coordinator or the operator does that (four eyes).
    """
    if membership.user_id == actor.user_id:
        raise Refused(_("Voor je eigen account doet een andere coördinator of de beheerder dit."), code="own_account")
    from allauth.mfa.models import Authenticator

    Authenticator.objects.filter(user_id=membership.user_id).delete()
    end_sessions(membership.user_id)
    return membership


def end_sessions(user_id: object) -> None:
    """Close every open session of a user (sessions are few: staff only)."""
    for session in Session.objects.filter(expire_date__gte=timezone.now()).iterator():
        if session.get_decoded().get("_auth_user_id") == str(user_id):
            session.delete()
