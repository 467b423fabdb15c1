"""Forms of the import."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from
from meedoen.kernel.web import HouseForm


class ChooseFileForm(HouseForm):
    """Which file, for which organisation."""

    organisation_id = forms.TypedChoiceField(label=_("Voor welke organisatie?"), coerce=uuid.UUID)
    file = forms.FileField(
        label=_("Welk bestand?"),
        help_text=_("Een lijst in Excel of CSV, of een export van UiTdatabank. Hoogstens 25 MB."),
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, organisations: list[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "organisation_id", [(str(one.pk), one.name) for one in organisations])


class TakeInForm(HouseForm):
    """The yes after the preview."""

    held = forms.UUIDField(widget=forms.HiddenInput)
    organisation_id = forms.UUIDField(widget=forms.HiddenInput)
    skip_refused = forms.BooleanField(label=_("Neem de goede rijen toch, en laat de andere weg"), required=False)
