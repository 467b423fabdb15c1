"""Forms of own plans."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from
from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm
from meedoen.people.public import PersonForm, Who

from ..rules.own_plans import LONGEST
from ..terms_of_plans import Helper, Move

OWN_WORDS = {"autocomplete": "off", "rows": 2}


class BeginPlanForm(PersonForm):
    """Whose plan it is, and the goal as the person says it."""

    asks = (Who.KNOWN, Who.FIRST_NAME, Who.CODE)

    goal = forms.CharField(
        label=_("Wat wil je graag?"),
        help_text=_("In de woorden van de persoon zelf. Eén zin is genoeg."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs=OWN_WORDS),
    )
    organisation = forms.TypedChoiceField(label=_("Vanuit welke organisatie?"), coerce=uuid.UUID)

    def __init__(self, *args: Any, organisations: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        ours = [(str(one.pk), one.name) for one in organisations]
        choose_from(self, "organisation", ours)
        if len(ours) == 1:
            self.fields["organisation"].initial = ours[0][0]
            self.fields["organisation"].widget = forms.HiddenInput()


class GoalForm(HouseForm):
    """The goal in other words; ``seen`` is the version that was looked at."""

    goal = BeginPlanForm.base_fields["goal"]
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class StepForm(HouseForm):
    """One step more."""

    what = forms.CharField(
        label=_("Wat is de volgende stap?"), max_length=LONGEST, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    helper = forms.ChoiceField(label=_("Wie doet het?"), choices=Helper.choices, initial=Helper.SELF)
    due_on = forms.DateField(label=_("Tegen wanneer?"), required=False, widget=DateInput())


class TickForm(HouseForm):
    here = forms.TypedChoiceField(choices=[("0", "0"), ("1", "1")], coerce=lambda value: value == "1")


class MoveForm(HouseForm):
    move = forms.ChoiceField(choices=Move.choices)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
