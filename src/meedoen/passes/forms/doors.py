"""What a device sends from a door: its name the first time, then its sheet and what it saw."""

import datetime
import json
import uuid
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import sometimes
from meedoen.kernel.web import HouseForm

from ..services.doors import MOST, NAME_MOST, Look
from .passes import TOKEN

MOST_SIGNS = 2_000_000
WRONG = _("Wat dit toestel stuurde, kunnen we niet lezen. Laad de pagina opnieuw.")


class TakeForm(HouseForm):
    """The script fills ``sheet`` and ``looks``; a person types the name, once."""

    name = forms.CharField(
        label=_("Hoe heet dit toestel?"),
        help_text=_("Zoals “Tablet aan de kassa”. Zo kan de coördinator het stoppen."),
        max_length=NAME_MOST, required=False,
    )  # fmt: skip
    sheet = forms.CharField(required=False, max_length=MOST_SIGNS, widget=forms.HiddenInput)
    looks = forms.CharField(required=False, max_length=MOST_SIGNS, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        sometimes(self, "name")

    def clean_looks(self) -> list[Look]:
        """The looks, read; the whole is refused when one of them is not what our script writes."""
        try:
            found = [_look(one) for one in json.loads(self.cleaned_data["looks"] or "[]")]
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise forms.ValidationError(WRONG) from error
        if len(found) > MOST:
            raise forms.ValidationError(WRONG)
        return found


def _look(said: dict[str, Any]) -> Look:
    at = parse_datetime(said["at"])
    text = said["text"]
    if at is None or at.tzinfo is None or not isinstance(text, str) or len(text) > TOKEN:
        raise ValueError("no look")
    if abs(at - datetime.datetime.now(datetime.UTC)) > datetime.timedelta(400):
        raise ValueError("no day")
    return Look(uuid.UUID(said["id"]), text, at)
