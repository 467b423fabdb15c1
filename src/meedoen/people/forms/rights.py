"""The forms of people: who asks about the own data, and what has to become right."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.web import HouseForm

from ..terms import Ask, Channel, How, Identified, Outcome


class FindForm(HouseForm):
    """Somebody calls about the own data: what is asked, who it is by, and how we know."""

    ask = forms.ChoiceField(label=_("Wat vraagt de persoon?"), choices=Ask.choices, widget=forms.RadioSelect)
    how = forms.ChoiceField(
        label=_("Waarmee zoek je?"), choices=How.choices, initial=How.REACH, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Naam, nummer of code"),
        max_length=120,
        help_text=_("Een naam zoek je alleen in je eigen organisatie. Het zoeken komt in het leeslogboek."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class OpenForm(HouseForm):
    """This is the one: how do we know?"""

    ask = forms.ChoiceField(choices=Ask.choices, widget=forms.HiddenInput)
    identified = forms.ChoiceField(
        label=_("Hoe weet je dat het deze persoon is?"), choices=Identified.choices, widget=forms.RadioSelect
    )


class CorrectForm(HouseForm):
    """A wrong name or number."""

    first_name = forms.CharField(
        label=_("Voornaam"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    )
    channel = forms.ChoiceField(label=_("Hoe bereiken we deze persoon?"), choices=Channel.choices)
    reach = forms.CharField(
        label=_("Telefoonnummer, e-mailadres of adres"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class EraseForm(HouseForm):
    """The last question before erasing."""

    sure = forms.BooleanField(label=_("Ja, de persoon wil dit en weet wat er weg is"))


class EndForm(HouseForm):
    """How it ended."""

    outcome = forms.ChoiceField(
        label=_("Hoe liep het af?"),
        choices=[choice for choice in Outcome.choices if choice[0] != Outcome.ERASED],
        initial=Outcome.TOLD,
        widget=forms.RadioSelect,
    )
