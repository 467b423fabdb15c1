"""Forms of the page of one person: each asks only for what its reason needs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm

from ..rules import levels
from ..terms import Channel, Given, Purpose
from ..who import PRIVATE, PersonForm, Who


class NewPersonForm(PersonForm):
    """Somebody is noted, or found to stand there already."""

    asks = (Who.FIRST_NAME,)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["first_name"].required = True


class ReasonForm(HouseForm):
    """Why somebody has to be opened now."""

    why = forms.CharField(
        label=_("Waarom moet je dit nu zien?"),
        max_length=200,
        help_text=_("Eén zin is genoeg. De persoon kan deze zin lezen."),
        widget=forms.TextInput(attrs=PRIVATE),
    )


class RaiseForm(HouseForm):
    """The fields that one reason opens, and no other."""

    first_name = forms.CharField(
        label=_("Voornaam"), required=False, max_length=80, widget=forms.TextInput(attrs=PRIVATE)
    )
    last_name = forms.CharField(label=_("Naam"), required=False, max_length=80, widget=forms.TextInput(attrs=PRIVATE))
    channel = forms.ChoiceField(label=_("Hoe bereiken we deze persoon?"), choices=Channel.choices, required=False)
    reach = forms.CharField(
        label=_("Telefoonnummer, e-mailadres of via wie"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs=PRIVATE),
    )
    address = forms.CharField(
        label=_("Straat, nummer en gemeente"),
        required=False,
        max_length=200,
        help_text=_("Een adres is altijd verborgen. Wie het wil zien, zegt waarom."),
        widget=forms.TextInput(attrs=PRIVATE),
    )

    def __init__(self, *args: Any, what_for: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        wanted = levels.fields_of(what_for)
        for name in ("first_name", "last_name", "channel", "reach", "address"):
            if name not in wanted:
                del self.fields[name]


class ConsentForm(HouseForm):
    """What somebody says yes to, and how."""

    purpose = forms.ChoiceField(
        label=_("Waarvoor zegt de persoon ja?"), choices=Purpose.choices, widget=forms.RadioSelect
    )
    given = forms.ChoiceField(
        label=_("Hoe zei de persoon ja?"), choices=Given.choices, initial=Given.SPOKEN, widget=forms.RadioSelect
    )
    until = forms.DateField(
        label=_("Tot wanneer?"),
        required=False,
        widget=DateInput(),
        help_text=_("Laat leeg voor de gewone termijn. Daarna vraag je het opnieuw."),
    )
