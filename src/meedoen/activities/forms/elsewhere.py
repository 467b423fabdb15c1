"""What somebody wants to show on a website of their own. Asked in the address: nothing is saved."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..rules.chosen import Chosen
from ..terms import Theme


class ElsewhereForm(forms.Form):
    """Choices for a feed or a block; every one may stay open."""

    thema = forms.ChoiceField(label=gettext_lazy("Thema"), required=False)
    dorp = forms.ChoiceField(label=gettext_lazy("Dorp"), required=False)
    plaats = forms.ChoiceField(label=gettext_lazy("Plaats"), required=False)
    partner = forms.ChoiceField(label=gettext_lazy("Partner"), required=False)
    gratis = forms.BooleanField(label=gettext_lazy("Alleen wat gratis is"), required=False)
    kinderen = forms.BooleanField(label=gettext_lazy("Alleen waar kinderen mee mogen"), required=False)
    taal = forms.BooleanField(label=gettext_lazy("Alleen waar weinig Nederlands oké is"), required=False)
    rolstoel = forms.BooleanField(label=gettext_lazy("Alleen waar een rolstoel binnen kan"), required=False)

    def __init__(self, data: Any, *, villages: dict[str, str], places: list[Any], partners: list[Any]):
        super().__init__(data, auto_id="%s")
        choices: dict[str, list[tuple[str, Any]]] = {
            "thema": [("", _("Alle thema’s")), *Theme.choices],
            "dorp": [("", _("Alle dorpen")), *villages.items()],
            "plaats": [("", _("Alle plaatsen")), *((str(place.pk), place.name) for place in places)],
            "partner": [("", _("Alle partners")), *((str(one.pk), one.name) for one in partners)],
        }
        for name, told in choices.items():
            self.fields[name].choices = told  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Chosen:
        """What was chosen; what does not exist (any more) counts as not chosen."""
        said = {name: value for name, value in self.cleaned_data.items() if value}
        flags = {name: "1" for name in ("gratis", "kinderen", "taal", "rolstoel") if said.get(name)}
        named: dict[str, Any] = {name: said[name] for name in ("thema", "dorp", "plaats", "partner") if name in said}
        return Chosen.read({**flags, **named})
