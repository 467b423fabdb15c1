"""Forms of bringing a list of people."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from
from meedoen.kernel.web import HouseForm


class ChooseListForm(HouseForm):
    """Which list, for which organisation, and how much of it."""

    organisation_id = forms.TypedChoiceField(label=_("Van welke organisatie?"), coerce=uuid.UUID)
    file = forms.FileField(
        label=_("Welke lijst?"),
        help_text=_("Excel of CSV, met boven elke kolom wat erin staat: voornaam, gsm, telefoon, e-mail, taal."),
        allow_empty_file=True,
    )
    whole = forms.ChoiceField(
        label=_("Hoeveel heb je nodig?"),
        choices=[
            ("", _("Een voornaam en één manier om te bereiken")),
            ("whole", _("Ook naam en adres: we sturen brieven of gaan op huisbezoek")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, organisations: list[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "organisation_id", [(str(one.pk), one.name) for one in organisations])


class TakeListForm(HouseForm):
    """The yes after the preview."""

    held = forms.UUIDField(widget=forms.HiddenInput)
    organisation_id = forms.UUIDField(widget=forms.HiddenInput)
    skip_refused = forms.BooleanField(label=_("Neem de goede rijen toch, en laat de andere weg"), required=False)
