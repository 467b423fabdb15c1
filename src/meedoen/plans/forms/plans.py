"""Forms about a plan itself."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm

from ..rules.plans import Cover
from .fields import Choices, offered


class PlanForm(HouseForm):
    """A plan: its name, its years, and the agreement it belongs to."""

    name = forms.CharField(label=_("Naam"), max_length=120, help_text=_("Bijvoorbeeld: Zorgzame buurt Het Vaartland."))
    first_day = forms.DateField(label=_("Eerste dag"), widget=DateInput())
    last_day = forms.DateField(label=_("Laatste dag"), widget=DateInput())
    about = forms.CharField(
        label=_("Waarover gaat het?"), required=False, max_length=1200, widget=forms.Textarea(attrs={"rows": 3})
    )
    working_area_id = forms.TypedChoiceField(
        label=_("Voor welk werkgebied?"), required=False, coerce=uuid.UUID, empty_value=None
    )
    agreement_id = forms.TypedChoiceField(
        label=_("Bij welke afsprakennota?"), required=False, coerce=uuid.UUID, empty_value=None
    )

    def __init__(self, *args: Any, areas: Choices, agreements: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offered(self, "working_area_id", _("Het hele netwerk"), areas)
        offered(self, "agreement_id", _("Geen"), agreements)

    @property
    def cover(self) -> Cover:
        return Cover(**self.answers)
