"""Inputs of forms about plans."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from

Choices = Iterable[tuple[Any, Any]]
MOST = Decimal("9999999999")
THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d*)?")
"""Dots between thousands: "1.200", "12.500,50"; never "0.125", that could be either."""


def offered(form: forms.Form, name: str, none: Any, choices: Choices) -> None:
    """A list that may stay empty; where there is nothing to choose it is not asked."""
    choices = list(choices)
    choose_from(form, name, [("", none), *choices])
    if not choices:
        del form.fields[name]


def area(rows: int = 3) -> forms.Textarea:
    """A text of a few lines."""
    return forms.Textarea(attrs={"rows": rows})


class NumberField(forms.CharField):
    """A number as people type it ("12", "12,5", "1.200"); a Decimal with at most two decimals, None when empty."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "size": "8", "class": "short", "autocomplete": "off"})
    default_error_messages = {"invalid": _("Schrijf een getal, bijvoorbeeld 12 of 12,5.")}

    def to_python(self, value: Any) -> Any:
        typed = str(value or "").strip().replace(" ", "").replace("\u00a0", "")
        if not typed:
            return None
        if "," in typed or typed.count(".") > 1 or len(typed.rpartition(".")[2]) == 3:
            if "." in typed and not THOUSANDS.fullmatch(typed):
                raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
            typed = typed.replace(".", "").replace(",", ".")
        try:
            number = Decimal(typed)
        except InvalidOperation:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None
        if not number.is_finite() or abs(number) > MOST or number != round(number, 2):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return number

    def prepare_value(self, value: Any) -> Any:
        return told(value) if isinstance(value, Decimal) else value


def told(number: Decimal | None) -> str:
    """ "12", "12,5"; empty for None."""
    if number is None:
        return ""
    return f"{number.normalize():f}".replace(".", ",")
