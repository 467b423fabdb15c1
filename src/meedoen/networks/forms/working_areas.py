"""The form of a working area: its name, what lies in it, of which whole it is a zone, its days."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from
from meedoen.kernel.ui.widgets import DateInput

from .network import Form


class WorkingAreaForm(Form):
    """Draw a working area. The neighbourhoods are ticked in a list by village, or on the map where there is script."""

    name = forms.CharField(label=_("Naam"), max_length=80, help_text=_("Bijvoorbeeld: Willebroek-Noord."))
    codes = forms.MultipleChoiceField(
        label=_("Wat ligt erin?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één buurt, dorp of sector.")},
    )
    valid_from = forms.DateField(label=_("Vanaf"), widget=DateInput, required=False)
    valid_to = forms.DateField(
        label=_("Tot en met"), widget=DateInput, required=False, help_text=_("Laat leeg zolang jullie er werken.")
    )

    def __init__(self, *args: Any, groups: Sequence[Any], **kwargs: Any):
        """``groups`` have a name, areas as (code, name), and say whether they are ``fine``: sectors."""
        super().__init__(*args, **kwargs)
        choose_from(self, "codes", [one for group in groups for one in group.areas])
        self.groups = groups

    def _boxes(self, *, fine: bool) -> list[tuple[str, list[Any]]]:
        boxes = {str(box.data["value"]): box for box in self["codes"].subwidgets}
        return [(one.name, [boxes[code] for code, _name in one.areas]) for one in self.groups if one.fine == fine]

    @property
    def quarters(self) -> list[tuple[str, list[Any]]]:
        """The boxes of the neighbourhoods by village, each with its label."""
        return self._boxes(fine=False)

    @property
    def sectors(self) -> list[tuple[str, list[Any]]]:
        """The boxes of the sectors by neighbourhood."""
        return self._boxes(fine=True)

    @property
    def sectors_chosen(self) -> bool:
        """Whether a sector is ticked: then the list of sectors stands open."""
        chosen = set(self["codes"].value() or ())
        return any(code in chosen for one in self.groups if one.fine for code, _name in one.areas)
