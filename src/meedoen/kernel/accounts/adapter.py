"""Accounts of staff are made by invitation only; what goes wrong is said in the words of the house."""

import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext_lazy as _

from . import sealing
from .sign_in import has_mail, sign_in_name

JUST_NOW = 10 * 60  # seconds
WRONG = _("Deze naam en dit wachtwoord horen niet bij elkaar. Kijk ze allebei na.")
TOO_OFTEN = _("Te veel pogingen. Wacht een kwartier en probeer het dan opnieuw.")


class ClosedDoorAdapter(DefaultAccountAdapter):
    """No one signs up by themselves; a coordinator invites, an operator makes the first."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Dit account is gesloten. Vraag je coördinator om hulp."),
        "email_password_mismatch": WRONG,
        "username_password_mismatch": WRONG,
        "invalid_login": WRONG,
        "incorrect_password": _("Dit is niet je wachtwoord."),
        "enter_current_password": _("Dit is niet je wachtwoord van nu."),
        "incorrect_code": _("Deze code klopt niet. Kijk of de klok van je telefoon juist staat en typ de nieuwe code."),
        "invalid_password_reset": _("Deze link werkt niet meer. Vraag een nieuwe."),
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def is_open_for_signup(self, request):
        return False

    def is_reauthentication_required(self, *, app):
        """Who signed in with this very session a few minutes ago need not prove it again to make a second key."""
        records = get_authentication_records(self.request, self.request.user)
        if records and time.time() - records[-1]["at"] < JUST_NOW:
            return False
        return super().is_reauthentication_required(app=app)

    def send_mail(self, template_prefix, email, context):
        """Nothing goes to the address that stands in for a missing one."""
        if has_mail(email):
            super().send_mail(template_prefix, email, context)


class SecondKeyAdapter(DefaultMFAAdapter):
    """The second key: a code on the phone, or a passkey."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": ClosedDoorAdapter.error_messages["incorrect_code"],
        "cannot_generate_recovery_codes": _("Maak eerst een tweede sleutel. Daarna kan je noodcodes maken."),
    }

    def encrypt(self, text):
        return sealing.sealed(text)

    def decrypt(self, encrypted_text):
        return sealing.opened(encrypted_text)

    def _get_user_identifier(self, user):
        return sign_in_name(user)

    def generate_authenticator_name(self, user, type):
        """The name under which a new passkey is kept until its owner gives a better one."""
        from allauth.mfa.models import Authenticator

        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Sleutel %(number)d") % {"number": number}
