"""Forms of who refers: who, what is needed, what the person said; another moment; the end."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.activities.public import Language
from meedoen.kernel.ui.forms import choose_from
from meedoen.kernel.ui.widgets import CountInput, DateInput
from meedoen.kernel.web import HouseForm
from meedoen.networks.public import Threshold
from meedoen.people.public import PersonForm, Who

from ..terms import Asked, Because

NOT_YET = "not_yet"
NEEDS = (("transport", _("Vervoer")), ("company", _("Iemand die meegaat")))


def said_choices() -> list[tuple[str, Any]]:
    """What the person said: yes, and how it was asked; or not asked yet."""
    return [*Asked.choices, (NOT_YET, _("Nog niet gevraagd"))]


class NeedsForm(HouseForm):
    """The practical needs: all that who receives gets to know beside the first name."""

    needs = forms.MultipleChoiceField(
        label=_("Wat is er nodig?"), required=False, choices=NEEDS, widget=forms.CheckboxSelectMultiple
    )
    children = forms.IntegerField(
        label=_("Kinderen voor de opvang"), initial=0, min_value=0, max_value=12, widget=CountInput()
    )
    language = forms.ChoiceField(label=_("Welke taal spreekt de persoon het best?"), choices=Language.choices)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ReferForm(PersonForm):
    """Who goes where, what is needed, what the person said. No reason is asked (W12)."""

    asks = (Who.KNOWN, Who.FIRST_NAME, Who.CODE)

    organisation = forms.TypedChoiceField(label=_("Vanuit welke organisatie?"), coerce=uuid.UUID)
    session = forms.TypedChoiceField(
        label=_("Welk moment?"), required=False, coerce=uuid.UUID, empty_value=None, widget=forms.RadioSelect
    )
    on = forms.DateField(label=_("Op welke dag?"), required=False, widget=DateInput())
    said = forms.ChoiceField(label=_("Wil de persoon dit? Hoe vroeg je het?"), widget=forms.RadioSelect)
    needs = NeedsForm.base_fields["needs"]
    children = NeedsForm.base_fields["children"]
    language = NeedsForm.base_fields["language"]

    def __init__(
        self,
        *args: Any,
        organisations: Iterable[Any],
        moments: list[tuple[str, Any]] | None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        ours = [(str(one.pk), one.name) for one in organisations]
        choose_from(self, "organisation", ours)
        if len(ours) == 1:
            self.fields["organisation"].initial = ours[0][0]
            self.fields["organisation"].widget = forms.HiddenInput()
        choose_from(self, "said", said_choices())
        if moments is None:
            del self.fields["session"]
        else:
            del self.fields["on"]
            choose_from(self, "session", [*moments, ("", _("Nog geen vast moment"))])
            self.fields["session"].initial = moments[0][0] if moments else ""

    @property
    def asked(self) -> str:
        """How the person was asked; "" when that still has to be done."""
        said = self.cleaned_data["said"]
        return "" if said == NOT_YET else said


class AgreeForm(HouseForm):
    """The person says yes."""

    asked = forms.ChoiceField(label=_("Hoe vroeg je het?"), choices=Asked.choices, widget=forms.RadioSelect)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class MomentForm(HouseForm):
    """Another first time."""

    session = forms.TypedChoiceField(
        label=_("Welk moment?"), required=False, coerce=uuid.UUID, empty_value=None, widget=forms.RadioSelect
    )
    on = forms.DateField(label=_("Op welke dag?"), required=False, widget=DateInput())
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, moments: list[tuple[str, Any]] | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if moments:
            del self.fields["on"]
            choose_from(self, "session", moments)
        else:
            del self.fields["session"]


class EndForm(HouseForm):
    """Why it is over. A threshold may be counted, without anybody in it."""

    why = forms.ChoiceField(label=_("Waarom stopt het?"), widget=forms.RadioSelect)
    count_threshold = forms.BooleanField(
        label=_("Tel deze drempel mee, zonder naam"),
        required=False,
        initial=True,
        help_text=_(
            "Dan telt ze mee in de cijfers: welke drempel, welk thema, welke buurt, welke maand. Niets over de "
            "persoon, en niet wie ze noteerde. Wordt het samen met andere een signaal, dan schrijft iemand dat apart."
        ),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, was_there: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        own = [Because.OWN_CHOICE, Because.MOVED, *([Because.GOAL] if was_there else [])]
        choose_from(self, "why", [*((one.value, one.label) for one in own), *Threshold.choices])

    @property
    def reason(self) -> dict[str, Any]:
        """The answer as the command wants it: of a threshold, which one."""
        why = self.cleaned_data["why"]
        if why in Threshold.values:
            return {
                "why": Because.THRESHOLD,
                "threshold": why,
                "count_threshold": self.cleaned_data["count_threshold"],
            }
        return {"why": why}


class AnswerForm(HouseForm):
    """Who receives answers with one tap."""

    answer = forms.ChoiceField(
        choices=[(one, one) for one in ("expected", "arrived", "not_arrived", "not_there_after_all", "still_there")]
    )
    seen = forms.IntegerField(required=False)


class CompanyForm(HouseForm):
    """Who goes along."""

    companion = forms.UUIDField()
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class SeenForm(HouseForm):
    """One tap on a referral, with the version that was looked at."""

    seen = forms.IntegerField(required=False)
