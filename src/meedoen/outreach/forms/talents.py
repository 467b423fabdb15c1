"""The forms of talents and ideas. Nothing is typed but a first name: kinds have a picture."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from, own_organisation
from meedoen.kernel.web import HouseForm
from meedoen.people import public as people

from ..rules.talents import Answer, How, Talent, Wish


class OfferForm(people.PersonForm):
    """What somebody likes to do or wants to start; they said so themselves."""

    asks = (people.Who.KNOWN, people.Who.FIRST_NAME, people.Who.CODE)
    kinds = forms.MultipleChoiceField(
        label=_("Wat?"), choices=Talent.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    wish = forms.ChoiceField(
        label=_("Wat wil deze persoon ermee?"), choices=Wish.choices, initial=Wish.LIKES, widget=forms.RadioSelect
    )
    offered = forms.BooleanField(
        label=_("Deze persoon bood dit zelf aan en mag gevraagd worden"),
        error_messages={"required": _("Noteer alleen wat iemand zelf aanbiedt. Vink dit aan als dat zo is.")},
    )
    organisation_id = forms.TypedChoiceField(label=_("Voor welke organisatie?"), coerce=uuid.UUID)

    def __init__(self, *args: Any, organisations: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        own_organisation(self, organisations)


class ActivityForm(HouseForm):
    """For which activity somebody is looked for, or which one an idea became."""

    activity_id = forms.TypedChoiceField(
        label=_("Voor welke activiteit?"), coerce=uuid.UUID, empty_value=None, required=False
    )

    def __init__(self, *args: Any, mine: Mapping[uuid.UUID, str], needed: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        empty = _("Kies") if needed else _("Nog niet bekend")
        choose_from(self, "activity_id", [("", empty), *((str(key), title) for key, title in mine.items())])
        if needed:
            self.fields["activity_id"].required = True
            self.fields["activity_id"].label = _("Welke activiteit werd het?")


class AnswerForm(HouseForm):
    """What somebody said who was asked."""

    answer = forms.ChoiceField(label=_("Wat was het antwoord?"), choices=Answer.choices, widget=forms.RadioSelect)
    how = forms.ChoiceField(label=_("Hoe vroeg je het?"), choices=How.choices, widget=forms.RadioSelect)
