"""Inputs that a form of the offer needs and Django does not have."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import MoneyField


class PriceField(MoneyField):
    """An amount that may be nothing: "gratis" is 0."""

    default_error_messages = {"invalid": _("Schrijf een bedrag, bijvoorbeeld 2,50. Voor gratis schrijf je 0.")}

    def to_python(self, value: Any) -> Any:
        return 0 if str(value or "").strip().casefold() == "gratis" else super().to_python(value)


class RowField(forms.TypedChoiceField):
    """One row of a short list that the view has read; the value is its id, None when left open."""

    default_error_messages = {"invalid_choice": _("Kies er een uit de lijst.")}
    alone = False  # only one thing to choose

    def __init__(self, *, none: Any = None, **kwargs: Any):
        self.none = none
        super().__init__(coerce=uuid.UUID, empty_value=None, **kwargs)

    def offer(self, rows: Iterable[Any]) -> None:
        """Fill the list, by name; a field that is required and has one choice has it chosen already."""
        found = [(str(row.pk), str(row)) for row in rows]
        offered = [*([("", self.none)] if self.none is not None else []), *found]
        self.choices, self.alone = offered, len(offered) == 1


def number(label: Any, *, most: int, least: int = 0, **kwargs: Any) -> forms.IntegerField:
    """A count that may be left open."""
    kwargs.setdefault("widget", forms.NumberInput(attrs={"inputmode": "numeric", "class": "short"}))
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=least,
        max_value=most,
        error_messages={
            "min_value": _("Minstens %(limit_value)s."),
            "max_value": _("Hoogstens %(limit_value)s."),
        },
        **kwargs,
    )
