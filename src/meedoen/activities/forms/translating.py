"""An activity in another language: a field for each Dutch text that there is."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import PlainForm
from meedoen.kernel.web import HouseForm

from ..rules import offers, translating

LABELS = {
    "title": _("Naam"),
    "text": _("Waarover gaat het?"),
    "for_whom": _("Voor wie is het?"),
    "childcare_hours": _("Uren van de opvang"),
    "food": _("Eten en drinken"),
    "bring": _("Wat breng je mee?"),
}


class TranslationForm(HouseForm, PlainForm):
    """``dutch`` is what there is to translate; the fields write in the direction of the language."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, dutch: Mapping[str, str], language: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.dutch = dutch
        direction = "rtl" if language in translating.RIGHT_TO_LEFT else "ltr"
        attributes = {"lang": language, "dir": direction, "spellcheck": "true", "data-keep": ""}
        for name in dutch:
            long = name == "text"
            widget = forms.Textarea({**attributes, "rows": "5"}) if long else forms.TextInput(attributes)
            self.fields[name] = forms.CharField(label=LABELS[name], required=False, widget=widget)

    def clean(self) -> dict[str, Any]:
        """What is too long is said at its field; nothing that was typed is cut."""
        cleaned = super().clean()
        for name in self.dutch.keys() & cleaned.keys():
            if sentence := offers.too_long(name, cleaned[name]):
                self.add_error(name, sentence)
        return cleaned

    @property
    def said(self) -> dict[str, str]:
        """The texts by field, as far as they can be read."""
        return {name: self.cleaned_data.get(name, "") for name in self.dutch}

    @property
    def rows(self) -> list[tuple[forms.BoundField, str]]:
        """Each field with the Dutch text that it stands for."""
        return [(self[name], text) for name, text in self.dutch.items()]
