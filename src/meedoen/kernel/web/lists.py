"""Bringing a list: the form that asks for it and the one that says yes; what a page needs to read it."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meedoen.kernel.intake.rows import read_safely
from meedoen.kernel.ui.forms import own_organisation

from .forms import HouseForm
from .request import HouseRequest


class ChooseListForm(HouseForm):
    """Which list, for which organisation."""

    organisation_id = forms.TypedChoiceField(label=gettext_lazy("Van welke organisatie?"), coerce=uuid.UUID)
    file = forms.FileField(
        label=gettext_lazy("Welke lijst?"),
        help_text=gettext_lazy("Excel of CSV, met boven elke kolom wat erin staat."),
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, organisations: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        own_organisation(self, organisations)

    def rows(self) -> list[tuple[int, list[str]]] | None:
        """The rows of the file; None when it cannot be read, and the form says why."""
        found, refused, words = read_safely(self.cleaned_data["file"].read())
        if refused:
            self.add_error("file", _(refused) % words)
            return None
        return found


class TakeListForm(HouseForm):
    """The yes after the preview."""

    held = forms.UUIDField(widget=forms.HiddenInput)
    organisation_id = forms.UUIDField(widget=forms.HiddenInput)
    skip_refused = forms.BooleanField(
        label=gettext_lazy("Neem de goede rijen toch, en laat de andere weg"), required=False
    )


def owner_of(request: HouseRequest, kind: str) -> str:
    """Whose list waits between the preview and the yes."""
    return f"{request.network.pk.hex}-{request.actor.code}-{kind}"
