"""The forms of signing in, in plain words. Pasting is allowed everywhere; a password is typed once."""

from allauth.account import forms as account
from allauth.mfa.base import forms as second
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.utils.translation import gettext_lazy as _

from .sign_in import address_for

RULES = _("Minstens 12 tekens. Drie of vier gewone woorden na elkaar is goed. Plakken mag.")
FILL_IN = _("Vul dit in.")


class Worded(forms.Form):
    """Gives the fields of a library's form our labels and hints; leaves out what we do not ask."""

    labels: dict = {}
    hints: dict = {}
    left_out: tuple[str, ...] = ()
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.left_out:
            self.fields.pop(name, None)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.error_messages["required"] = FILL_IN


class SignInForm(Worded, account.LoginForm):
    """By e-mail address, or by the short code of someone who has only a phone."""

    labels = {"login": _("E-mailadres of aanmeldcode"), "password": _("Wachtwoord")}
    hints = {"login": _("Heb je geen e-mailadres? Typ dan de code die je kreeg, bijvoorbeeld K7F-4MR.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        widget = forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"})
        self.fields["login"] = forms.CharField(
            label=self.labels["login"],
            help_text=self.hints["login"],
            max_length=254,
            widget=widget,
            error_messages={"required": FILL_IN},
        )
        self.order_fields(["login", "password"])

    def user_credentials(self):
        """Guesses by code and by address count together: both are the same account."""
        return {"email": address_for(self.cleaned_data["login"]), "password": self.cleaned_data["password"]}


class ConfirmPasswordForm(Worded, account.ReauthenticateForm):
    labels = {"password": _("Wachtwoord")}


class ChangePasswordForm(Worded, account.ChangePasswordForm):
    labels = {"oldpassword": _("Wachtwoord van nu"), "password1": _("Nieuw wachtwoord")}
    hints = {"password1": RULES}
    left_out = ("password2",)


class ForgottenPasswordForm(Worded, account.ResetPasswordForm):
    labels = {"email": _("E-mailadres")}


class NewPasswordForm(Worded, account.ResetPasswordKeyForm):
    labels = {"password1": _("Nieuw wachtwoord")}
    hints = {"password1": RULES}
    left_out = ("password2",)


CODE = {"code": _("Code")}
CODE_HINT = {"code": _("Zes cijfers uit de app op je telefoon, of een van je noodcodes.")}


class SecondKeyForm(Worded, second.AuthenticateForm):
    labels, hints = CODE, CODE_HINT


class ConfirmSecondKeyForm(Worded, second.ReauthenticateForm):
    labels, hints = CODE, CODE_HINT


class StartAppForm(Worded, totp.ActivateTOTPForm):
    labels = {"code": _("Code uit de app")}
    hints = {"code": _("Zes cijfers. Ze veranderen om de halve minuut.")}


class StopAppForm(Worded, totp.DeactivateTOTPForm):
    pass


class MakeRescueCodesForm(Worded, GenerateRecoveryCodesForm):
    pass


class AddPasskeyForm(Worded, passkeys.AddWebAuthnForm):
    labels = {"name": _("Naam van deze sleutel"), "passwordless": _("Hiermee ook aanmelden zonder wachtwoord")}
    hints = {
        "name": _("Bijvoorbeeld: mijn telefoon."),
        "passwordless": _("Je toestel vraagt dan je vinger, je gezicht of je pincode."),
    }


class RenamePasskeyForm(Worded, passkeys.EditWebAuthnForm):
    labels = {"name": _("Naam van deze sleutel")}
