"""The code with which somebody stops a referral."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.web.public_forms import PublicForm


class StopForm(PublicForm):
    """The short code, however it is typed; ``sure`` is the yes on the second screen."""

    code = forms.CharField(
        label=_("Je code"),
        help_text=_("Acht tekens. Ze staan op je blad, bijvoorbeeld K7P4-QX2M."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "dir": "ltr"}
        ),
        error_messages={
            "required": _("Typ je code. Weet je ze niet meer? Bel ons."),
            "max_length": _("Dat is te lang voor een code. Een code heeft acht tekens."),
        },
    )
    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)
