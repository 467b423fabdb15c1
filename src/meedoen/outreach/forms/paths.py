"""The forms of long paths: a kind of path, beginning one, a step that was done, what comes next, how it ended."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from, own_organisation
from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm
from meedoen.networks.public import Threshold
from meedoen.people import public as people

from ..rules import paths as rules
from ..rules.paths import By, Counted, Ending, Line, Outcome


class TemplateForm(HouseForm):
    """A kind of path: its steps, one a line, and the words for each way it may end."""

    name = forms.CharField(label=_("Hoe noem je dit traject?"), max_length=80)
    counted = forms.ChoiceField(
        label=_("Wat tel je?"), choices=Counted.choices, initial=Counted.HOUSEHOLDS, widget=forms.RadioSelect
    )
    steps = forms.CharField(
        label=_("De stappen, één per regel"),
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": "7"}),
        help_text=_("Hoogstens twaalf, in de volgorde waarin ze meestal komen."),
    )
    reached = forms.CharField(label=_("Goed afgelopen, in jullie woorden"), max_length=80, required=False)
    partly = forms.CharField(label=_("Deels gelukt"), max_length=80, required=False)
    threshold = forms.CharField(label=_("Gestopt door een drempel"), max_length=80, required=False)
    moved_on = forms.CharField(label=_("Verhuisd of verder zonder ons"), max_length=80, required=False)

    @property
    def said(self) -> dict[str, Any]:
        """As the services want it."""
        found = self.cleaned_data
        return {
            "name": found["name"],
            "counted": found["counted"],
            "steps": found["steps"].splitlines(),
            "endings": [(str(kind), found.get(str(kind)) or "") for kind in rules.OFFERED],
        }


class PathStartForm(people.PersonForm):
    """Begin a path with somebody: which kind, with whom, and by when the first step."""

    asks = (people.Who.KNOWN, people.Who.FIRST_NAME, people.Who.CODE)
    template_id = forms.TypedChoiceField(label=_("Welk traject?"), coerce=uuid.UUID, widget=forms.RadioSelect)
    next_on = forms.DateField(
        label=_("Tegen wanneer de eerste stap?"), required=False, widget=DateInput(), help_text=_("Mag leeg blijven.")
    )
    organisation_id = forms.TypedChoiceField(label=_("Voor welke organisatie?"), coerce=uuid.UUID)

    def __init__(self, *args: Any, kinds: Iterable[Any], organisations: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "template_id", [(str(one.id), one.name) for one in kinds])
        if len(self.fields["template_id"].choices) == 1:  # type: ignore[attr-defined]
            self.initial.setdefault("template_id", self.fields["template_id"].choices[0][0])  # type: ignore[attr-defined]
        own_organisation(self, organisations)


class StepForm(HouseForm):
    """A step that was done, and what comes next."""

    key = forms.ChoiceField(label=_("Welke stap is gedaan?"))
    on = forms.DateField(label=_("Wanneer?"), widget=DateInput())
    by = forms.ChoiceField(label=_("Door wie?"), choices=By.choices, initial=By.US, widget=forms.RadioSelect)
    partner_id = forms.TypedChoiceField(
        label=_("Welke organisatie?"),
        required=False,
        coerce=uuid.UUID,
        empty_value=None,
        help_text=_("Alleen als een andere organisatie het deed."),
    )
    next_key = forms.ChoiceField(label=_("Wat is de volgende stap?"), required=False)
    next_on = forms.DateField(
        label=_("Tegen wanneer?"), required=False, widget=DateInput(), help_text=_("Mag leeg blijven.")
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, left: Iterable[Line], partners: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        steps = [(line.key, line.word) for line in left]
        choose_from(self, "key", steps)
        choose_from(self, "next_key", [("", _("De volgende van de lijst")), *steps])
        choose_from(self, "partner_id", [("", _("Kies")), *((str(one.pk), one.name) for one in partners)])


class PlanForm(HouseForm):
    """Which step comes next, and on which day."""

    key = forms.ChoiceField(label=_("Welke stap komt nu?"))
    next_on = forms.DateField(label=_("Tegen wanneer?"), widget=DateInput())
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, left: Iterable[Line], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "key", [(line.key, line.word) for line in left])


class EndForm(HouseForm):
    """How a path ended, in the words of its kind."""

    ending = forms.ChoiceField(label=_("Hoe liep het af?"), widget=forms.RadioSelect)
    threshold = forms.ChoiceField(
        label=_("Welke drempel was het?"),
        required=False,
        choices=[("", _("Kies")), *Threshold.choices],
        help_text=_("Alleen als het daardoor stopte."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, endings: Iterable[Ending], **kwargs: Any):
        super().__init__(*args, **kwargs)
        found = list(endings)
        choose_from(self, "ending", [(one.key, one.word) for one in found])
        if all(one.kind != Outcome.THRESHOLD for one in found):
            del self.fields["threshold"]
