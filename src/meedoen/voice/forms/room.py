"""What a telephone in the room sends: a code, a side, a sentence."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.web.public_forms import PublicForm

from ..terms.groups import Side


class RoomCodeForm(PublicForm):
    """The code on the paper or on the board."""

    code = forms.CharField(
        label=_("De code van de vergadering"),
        help_text=_("Vijf tekens. Ze staan op het blad op tafel."),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "dir": "ltr"}
        ),
        error_messages={
            "required": _("Typ de code. Ze staat op het blad op tafel."),
            "max_length": _("Dat is te lang. De code heeft vijf tekens."),
        },
    )


class SideForm(forms.Form):
    """A side of one statement."""

    statement = forms.UUIDField()
    side = forms.ChoiceField(choices=Side.choices)


class SayForm(PublicForm):
    """A sentence, without a name."""

    words = forms.CharField(
        label=_("Wil je iets zeggen?"),
        help_text=_("Schrijf geen namen. Niemand ziet wie dit schreef."),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": "3", "autocomplete": "off"}),
        error_messages={
            "required": _("Schrijf eerst iets."),
            "max_length": _("Dat is te lang. Schrijf het korter."),
        },
    )
