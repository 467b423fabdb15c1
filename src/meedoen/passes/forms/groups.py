"""Forms of group passes: giving one, and charging its places at a session."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.budgets.public import MoneyField
from meedoen.kernel.ui.forms import choose_from
from meedoen.kernel.ui.widgets import CountInput
from meedoen.kernel.web import HouseForm

from ..rules.groups import MOST_PLACES
from .settlements import ChargeForm

SAID = _("Schrijf een getal van 1 tot %(most)s.")


def _places(label: Any, **kwargs: Any) -> forms.IntegerField:
    said = {"most": MOST_PLACES}
    wrong = dict.fromkeys(("min_value", "max_value", "invalid"), SAID % said)
    widget = CountInput({"class": "short", "min": "1"})
    return forms.IntegerField(
        label=label, min_value=1, max_value=MOST_PLACES, widget=widget, error_messages=wrong, **kwargs
    )


class GroupForm(HouseForm):
    """Who gets it, from which scheme, and how many places a year."""

    holder_id = forms.TypedChoiceField(label=_("Voor welke partner?"), coerce=uuid.UUID)
    scheme_id = forms.TypedChoiceField(
        label=_("Welke regeling betaalt mee?"), coerce=uuid.UUID, widget=forms.RadioSelect
    )
    places = _places(
        _("Hoeveel plaatsen per kalenderjaar?"), help_text=_("Eén plaats is één keer binnengaan, voor één persoon.")
    )

    def __init__(self, *args: Any, partners: Any, schemes: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "holder_id", [("", _("Kies een partner")), *partners])
        choose_from(self, "scheme_id", schemes)


class PlacesForm(HouseForm):
    """How many places this year has from now on, and whether the next years have them too."""

    places = _places("")
    later = forms.BooleanField(label=_("Ook voor de volgende jaren"), required=False)

    def __init__(self, *args: Any, year: int, used: int, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["places"].label = _("Hoeveel plaatsen in %(year)s?") % {"year": year}
        if used:
            self.fields["places"].help_text = _("Al gebruikt: %(used)s.") % {"used": used}


class ChargeGroupForm(ChargeForm):
    """The pass, how many people come in with it, and the usual price of one."""

    field_order = ("code", "places", "cents")
    places = _places(_("Hoeveel mensen komen mee?"))
    cents = MoneyField(label=_("Gewone prijs voor één persoon"))
