"""Inputs of money."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..rules.amounts import read_euros

Choices = Iterable[tuple[Any, Any]]


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


def area(rows: int = 3) -> forms.Textarea:
    """A text of a few lines."""
    return forms.Textarea(attrs={"rows": rows})


def count(label: Any, **kwargs: Any) -> forms.IntegerField:
    """A whole number from nought."""
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "class": "short", "min": "0"})
    return forms.IntegerField(label=label, min_value=0, max_value=100_000_000, widget=widget, **kwargs)


def year(label: Any, **kwargs: Any) -> forms.IntegerField:
    """A calendar year of four digits."""
    sentence = _("Schrijf het jaar met vier cijfers, bijvoorbeeld 2026.")
    wrong = {"min_value": sentence, "max_value": sentence, "invalid": sentence}
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "class": "short"})
    return forms.IntegerField(
        label=label, min_value=2009, max_value=2100, widget=widget, error_messages=wrong, **kwargs
    )
