"""Who works where: invitations, roles, the end of a role, a lost second factor."""

import datetime
import secrets
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import tenancy
from meedoen.kernel.accounts.sign_in import WITHOUT_MAIL, has_mail
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.doors import command, publish, remember
from meedoen.kernel.identifiers import short_code
from meedoen.kernel.models import User
from meedoen.kernel.refusals import Refused

from .. import policy, rules
from ..events import MembershipEnded
from ..models import Invitation, Membership, Network, Organisation

DAYS_OPEN = 14
INVITABLE = frozenset(Role) - {Role.OPERATOR, Role.PUBLIC, Role.SYSTEM}
BY_OPERATOR = frozenset({Role.COORDINATOR})


@command(policy.INVITE)
def invite(
    actor: Actor, organisation: Organisation, *, name: str, role: str, email: str = ""
) -> tuple[Invitation, str]:
    """Invite someone to a role in an organisation. Returns the invitation and its secret, which is shown once.

    Without an e-mail address the secret is a code of twelve signs to read aloud or hand over on paper, for a
    volunteer who has only a phone. The invitation ends after 14 days. Raises Refused for a role nobody can be
    invited to; an operator, who reads no personal data, invites coordinators only (T12).
    """
    allowed = INVITABLE if actor.is_system or actor.has(Role.COORDINATOR) else BY_OPERATOR
    if role not in allowed:
        raise Refused(_("Voor deze rol kan je niemand uitnodigen."), field="role")
    if organisation.left_on is not None and organisation.left_on < timezone.localdate():
        raise Refused(_("Deze partner is niet meer in het netwerk."), code="left")
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


@command(policy.WITHDRAW_INVITATION)
def withdraw_invitation(actor: Actor, invitation: Invitation) -> Invitation:
    """Take back an invitation that nobody used yet. Raises Refused when it was used; withdrawing twice is no fault."""
    if invitation.used_at is not None:
        raise Refused(_("Deze uitnodiging is al gebruikt. Beëindig de rol van die persoon."), code="used")
    now = timezone.now()
    if invitation.expires_at > now:
        invitation.expires_at = now
        invitation.save(update_fields=["expires_at"])
    return invitation


@command(policy.LET_IN_AGAIN)
def let_in_again(actor: Actor, membership: Membership) -> tuple[Invitation, str]:
    """A new code for someone who forgot the password and has no e-mail address to receive a link.

    Only for an account that works in this network alone: otherwise one network could open the door of another.
    Raises Refused for an account with an e-mail address, of an operator, of another network too, or one's own.
    """
    user = membership.user
    if has_mail(user.email):
        raise Refused(_("Deze persoon heeft een e-mailadres en kan zelf een nieuw wachtwoord vragen."), code="has_mail")
    if user.pk == actor.user_id:
        raise Refused(_("Voor je eigen account doet een andere coördinator dit."), code="own_account")
    _only_here(membership)
    secret = short_code(12)
    invitation = Invitation.objects.create(
        organisation=membership.organisation,
        role=membership.role,
        name=user.name,
        user=user,
        token_hash=rules.token_hash(secret),
        by_code=actor.code,
        expires_at=timezone.now() + datetime.timedelta(days=1),
    )
    return invitation, secret


def _only_here(membership: Membership) -> None:
    """Refuse what would touch an account that also works elsewhere, or that manages the server."""
    with tenancy.all_networks("an account of another network is not ours to open"):
        elsewhere = Membership.objects.filter(user_id=membership.user_id).exclude(network_id=membership.network_id)
        if elsewhere.exists() or membership.user.is_operator:
            raise Refused(_("Dit account werkt ook elders. De beheerder van de server helpt verder."), code="elsewhere")


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
    user = invitation.user
    if user is not None:
        _new_password(user, password)
        end_sessions(user.pk)
    elif actor.user_id:
        user = User.objects.get(pk=actor.user_id)
        if user.is_operator:
            raise Refused(
                _("De beheerder van de server heeft geen rol in een netwerk. Meld je eerst af."), code="operator"
            )
    else:
        email = invitation.email or f"{short_code(8).lower()}@{WITHOUT_MAIL}"
        if User.objects.filter(email__iexact=email).exists():
            raise Refused(
                _("Je hebt al een account. Meld je aan en open de uitnodiging opnieuw."), code="sign_in_first"
            )
        user = User(email=email.lower(), name=invitation.name)
        _new_password(user, password)
    invitation.used_at = now
    invitation.save(update_fields=["used_at"])
    if invitation.user is None:
        live: dict[str, Any] = {
            "user": user,
            "organisation": invitation.organisation,
            "role": invitation.role,
            "until": None,
        }
        Membership.objects.get_or_create(**live)
    return user


def _new_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise Refused(" ".join(weak.messages), field="password", code="weak") from None
    user.set_password(password)
    user.save()


@command(policy.END_MEMBERSHIP)
def end_membership(actor: Actor, membership: Membership) -> Membership:
    """End a role today; from the next request on it gives nothing. The last coordinator stays.

    Raises Refused when nobody would be left to lead the network, or when the role had ended already.
    """
    today = timezone.localdate()
    if membership.until is not None and membership.until < today:
        raise Refused(_("Deze rol was al beëindigd."), code="ended")
    Network.objects.select_for_update().get(pk=membership.network_id)  # two who end each other wait for one another
    if membership.role == Role.COORDINATOR:
        others = Membership.objects.filter(role=Role.COORDINATOR, until=None).exclude(user_id=membership.user_id)
        if not others.exists():
            raise Refused(
                _("Dit is de laatste coördinator. Geef eerst iemand anders die rol."), code="last_coordinator"
            )
    membership.until = today - datetime.timedelta(days=1)
    membership.save(update_fields=["until"])
    publish(MembershipEnded(membership.network_id, membership.user_id, membership.organisation_id))
    return membership


@command(policy.RESET_SECOND_FACTOR)
def reset_second_factor(actor: Actor, membership: Membership) -> Membership:
    """Take away a lost second factor: the person sets a new one at the next sign-in. Open sessions end.

    Raises Refused for one's own account: another coordinator or the operator does that (four eyes).
    """
    if membership.user.is_operator and not actor.has(Role.OPERATOR):
        raise Refused(_("Dit is het account van de beheerder van de server."), code="operator")
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
