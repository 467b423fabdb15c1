"""Forms of the house: a token against the double submit, hostile text cleaned, refusals shown at their field."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from .. import textchecks
from ..models import new_token
from ..refusals import Refused
from ..ui.forms import PlainForm

T = TypeVar("T")
REGISTER_NUMBER = _(
    "Hier staat een rijksregisternummer. Dat bewaren we niet. Haal het weg; de rest van wat je typte blijft staan."
)


class HouseForm(PlainForm):
    """The base of every form. ``once`` goes to the command, so that a double submit counts once."""

    once = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["once"].initial = new_token

    def clean(self) -> dict[str, Any]:
        """Every typed text: hidden signs are taken out, a national register number is refused (R23)."""
        cleaned = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            if isinstance(value, str):
                cleaned[name] = textchecks.clean_text(value)
                if textchecks.find_register_number(value):
                    self.add_error(name, REGISTER_NUMBER)
        return cleaned

    @property
    def token(self) -> uuid.UUID | None:
        return self.cleaned_data.get("once")

    @property
    def answers(self) -> dict[str, Any]:
        """What was filled in, without the token."""
        return {name: value for name, value in self.cleaned_data.items() if name != "once"}


def attempt(form: forms.Form, call: Callable[[], T]) -> T | None:
    """Run a command for a form. A refusal becomes an error at its field and gives None: show the form again."""
    try:
        return call()
    except Refused as refusal:
        field = refusal.field if refusal.field in form.fields else None
        form.add_error(field, str(refusal.sentence))
        return None


def retyped(form: T, data: Mapping[str, Any]) -> T:
    """A form that was not sent yet, with what was typed in it: nothing is checked, nothing is lost."""
    for name, field in form.fields.items():  # type: ignore[attr-defined]
        form.initial[name] = field.widget.value_from_datadict(data, {}, form.add_prefix(name))  # type: ignore[attr-defined]
    return form
