"""Forms about a plan itself."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from
from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm

from ..rules.plans import Cover


class PlanForm(HouseForm):
    """A plan: its name, its years, and the agreement it belongs to."""

    name = forms.CharField(label=_("Naam"), max_length=120, help_text=_("Bijvoorbeeld: Zorgzame buurt Het Vaartland."))
    first_day = forms.DateField(label=_("Eerste dag"), widget=DateInput())
    last_day = forms.DateField(label=_("Laatste dag"), widget=DateInput())
    about = forms.CharField(
        label=_("Waarover gaat het?"), required=False, max_length=1200, widget=forms.Textarea(attrs={"rows": 3})
    )
    agreement_id = forms.TypedChoiceField(
        label=_("Bij welke afsprakennota?"), required=False, coerce=uuid.UUID, empty_value=None
    )

    def __init__(self, *args: Any, agreements: Iterable[tuple[Any, Any]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        agreements = list(agreements)
        choose_from(self, "agreement_id", [("", _("Geen")), *agreements])
        if not agreements:
            del self.fields["agreement_id"]

    @property
    def cover(self) -> Cover:
        return Cover(**self.answers)
