"""Forms of small help."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from
from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm
from meedoen.people.public import PersonForm, Who

from ..terms import Day, Part
from ..terms_of_help import Help, Said, Side


class HelpForm(PersonForm):
    """Who asks or offers what, where, when, until which day. No free text."""

    asks = (Who.KNOWN, Who.FIRST_NAME, Who.CODE)

    side = forms.ChoiceField(
        label=_("Vraagt of biedt iemand iets aan?"),
        choices=[(Side.ASK, _("Vraagt hulp")), (Side.OFFER, _("Wil helpen"))],
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(label=_("Waarmee?"), choices=Help.choices)
    area_code = forms.ChoiceField(label=_("In welk dorp?"), required=False)
    days = forms.MultipleChoiceField(
        label=_("Op welke dagen?"), required=False, choices=Day.choices, widget=forms.CheckboxSelectMultiple
    )
    parts = forms.MultipleChoiceField(
        label=_("Wanneer op de dag?"), required=False, choices=Part.choices, widget=forms.CheckboxSelectMultiple
    )
    until = forms.DateField(
        label=_("Tot wanneer?"), required=False, widget=DateInput(), help_text=_("Zonder dag: twee maanden.")
    )
    wider = forms.BooleanField(
        label=_("Andere partners mogen mee zoeken"),
        required=False,
        help_text=_("Vraag het eerst. Zij zien dat er iemand past, en niet wie."),
    )
    organisation = forms.TypedChoiceField(label=_("Vanuit welke organisatie?"), coerce=uuid.UUID)

    def __init__(self, *args: Any, organisations: Iterable[Any], villages: Mapping[str, str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "area_code", [("", _("Maakt niet uit")), *villages.items()])
        ours = [(str(one.pk), one.name) for one in organisations]
        choose_from(self, "organisation", ours)
        if len(ours) == 1:
            self.fields["organisation"].initial = ours[0][0]
            self.fields["organisation"].widget = forms.HiddenInput()


class TogetherForm(HouseForm):
    other = forms.UUIDField()


class WiderForm(HouseForm):
    wider = forms.BooleanField(required=False)


class SaidForm(HouseForm):
    side = forms.ChoiceField(choices=Side.choices)
    said = forms.ChoiceField(choices=Said.choices)
