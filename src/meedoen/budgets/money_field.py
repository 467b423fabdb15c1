"""The input of an amount, for the forms of this feature and of higher ones."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .rules.amounts import read_euros


class MoneyField(forms.CharField):
    """An amount in euro as people type it ("7120", "7.120,50", "€ 12,5"); the value is in whole cents."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "short", "autocomplete": "off"})
    default_error_messages = {"invalid": _("Schrijf een bedrag, bijvoorbeeld 12,50.")}

    def to_python(self, value: Any) -> Any:
        typed = str(value or "").strip()
        if not typed:
            return None
        cents = read_euros(typed)
        if cents is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return cents

    def prepare_value(self, value: Any) -> Any:
        return f"{value // 100},{value % 100:02d}" if isinstance(value, int) else value
