"""Forms of passes."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel.web.codes import TypedCodeForm


class CheckForm(TypedCodeForm):
    """The code on a pass, scanned or typed at the door."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code van de pas")
        self.fields["code"].help_text = _("Scan de QR-code, of typ de acht tekens.")
        self.fields["code"].widget.attrs["autofocus"] = True
