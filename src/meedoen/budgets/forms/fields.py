"""Inputs of forms about money."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

Choices = Iterable[tuple[Any, Any]]


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
