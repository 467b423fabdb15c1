"""Forms of passes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.web.codes import TypedCodeForm

TOKEN = 200
"""Signs at most of what a reader of codes types: a signed QR code is longer than what people type."""


class CheckForm(TypedCodeForm):
    """The code on a pass, typed at the door; a reader of codes types it too."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.CharField(max_length=TOKEN, widget=self.fields["code"].widget)
        self.fields["code"].label = _("Code van de pas")
        self.fields["code"].help_text = _(
            "Typ de acht tekens onder de QR-code. Een codelezer aan je computer typt ze voor jou."
        )
        self.fields["code"].error_messages["required"] = _("Typ eerst de acht tekens van de pas.")
        self.fields["code"].widget.attrs["autofocus"] = True
