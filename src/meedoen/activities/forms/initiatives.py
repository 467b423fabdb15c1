"""The form of an initiative."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm

from .fields import RowField


class InitiativeForm(HouseForm):
    """What an initiative says of itself. The organisation is chosen once, when it begins."""

    name = forms.CharField(label=_("Naam"), help_text=_("Kort en gewoon: “Sociale kruidenier”."))
    organisation_id = RowField(label=_("Van welke partner is het?"))
    about = forms.CharField(label=_("Waarover gaat het?"), required=False, widget=forms.Textarea(attrs={"rows": "4"}))
    need = forms.CharField(
        label=_("Welke nood in het programma?"),
        required=False,
        help_text=_("De korte code uit jullie plan, zoals H5. Leeg laten mag."),
        widget=forms.TextInput(attrs={"size": "10", "class": "short"}),
    )
    since = forms.DateField(label=_("Gestart op"), widget=DateInput())
    ended_on = forms.DateField(
        label=_("Gestopt op"), required=False, widget=DateInput(), help_text=_("Leeg zolang het loopt.")
    )

    def __init__(self, *args: Any, organisations: Sequence[Any] | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if organisations is None:
            del self.fields["organisation_id"]
        else:
            del self.fields["ended_on"]
            chosen = self.fields["organisation_id"]
            if isinstance(chosen, RowField):
                chosen.none = _("Kies een partner") if len(organisations) > 1 else None
                chosen.offer(organisations)
