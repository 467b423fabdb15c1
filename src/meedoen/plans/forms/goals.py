"""Forms of goals, actions and the time line."""

import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.budgets.public import MoneyField
from meedoen.kernel.ui.forms import choose_from
from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm
from meedoen.networks.public import Threshold

from ..rules.goals_told import ActionTold, Followed, GoalTold
from ..terms.goals import Block, Progress, Stone
from .fields import Choices, NumberField, area, offered

PLAIN = _("Zo lezen bewoners het op de site. Korte zin, gewone woorden. Leeg laten mag.")


class GoalForm(HouseForm):
    """A goal in one sentence."""

    text = forms.CharField(label=_("Wat willen jullie bereiken?"), max_length=240, widget=area(2))
    plain = forms.CharField(label=_("In gewone woorden"), max_length=200, required=False, help_text=PLAIN)
    blocks = forms.MultipleChoiceField(
        label=_("Welke bouwstenen?"), choices=Block.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    promise_id = forms.TypedChoiceField(
        label=_("Welke belofte van de afsprakennota voert dit uit?"), required=False, coerce=uuid.UUID, empty_value=None
    )

    def __init__(self, *args: Any, promises: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offered(self, "promise_id", _("Geen"), promises)

    @property
    def told(self) -> GoalTold:
        return GoalTold(**{**self.answers, "blocks": tuple(self.cleaned_data["blocks"])})


class ActionForm(HouseForm):
    """An action: what, who, by when. The rest stands folded away."""

    text = forms.CharField(label=_("Wat gaan jullie doen?"), max_length=200, widget=area(2))
    owner_id = forms.TypedChoiceField(label=_("Wie trekt dit?"), required=False, coerce=uuid.UUID, empty_value=None)
    due_on = forms.DateField(label=_("Klaar tegen"), widget=DateInput())
    threshold = forms.ChoiceField(label=_("Welke drempel wordt lager?"), required=False)
    begins_on = forms.DateField(label=_("Begint op"), required=False, widget=DateInput())
    working_area_id = forms.TypedChoiceField(
        label=_("In welke zone?"), required=False, coerce=uuid.UUID, empty_value=None
    )
    indicator = forms.CharField(
        label=_("Wat meten jullie?"),
        max_length=120,
        required=False,
        help_text=_("Bijvoorbeeld: plaatsen waar je binnen kan zonder afspraak."),
    )
    unit = forms.CharField(label=_("In welke eenheid?"), max_length=40, required=False)
    start_value = NumberField(label=_("Nu"), required=False)
    target_value = NumberField(label=_("Doel"), required=False)
    plain = forms.CharField(label=_("In gewone woorden"), max_length=200, required=False, help_text=PLAIN)
    finding_id = forms.TypedChoiceField(
        label=_("Op welke bevinding rust dit?"), required=False, coerce=uuid.UUID, empty_value=None
    )
    answering = forms.MultipleChoiceField(
        label=_("Welke signalen of beslissingen beantwoordt dit?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    MEASURE = ("indicator", "unit", "start_value", "target_value")
    MORE = ("begins_on", "working_area_id", "plain", "finding_id")

    def __init__(self, *args: Any, choices: dict[str, Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "threshold", [("", _("Geen bepaalde")), *Threshold.choices])
        offered(self, "owner_id", _("Nog niet gekozen"), choices["partners"])
        offered(self, "working_area_id", _("Het hele gebied"), choices["zones"])
        offered(self, "finding_id", _("Geen"), choices["findings"])
        choose_from(self, "answering", choices["answering"])
        if not choices["answering"]:
            del self.fields["answering"]

    @property
    def measure(self) -> list[forms.BoundField]:
        return [self[name] for name in self.MEASURE]

    @property
    def more(self) -> list[forms.BoundField]:
        return [self[name] for name in self.MORE if name in self.fields]

    @property
    def measures(self) -> bool:
        """Whether the fold about the figure has something in it."""
        return any(field.value() or field.errors for field in self.measure)

    @property
    def opens(self) -> bool:
        """Whether the fold with the rest has something in it."""
        return any(field.value() or field.errors for field in self.more)

    @property
    def told(self) -> ActionTold:
        return _told(self.answers)


def _told(said: dict[str, Any]) -> ActionTold:
    pairs = [code.partition("|") for code in said.pop("answering", ())]
    return ActionTold(**said, answers=tuple((kind, uuid.UUID(key)) for kind, _bar, key in pairs))


NEW = "new"


class ActOnForm(ActionForm):
    """An action on a finding: under which goal, or under a new one."""

    goal_id = forms.ChoiceField(label=_("Onder welk doel?"), widget=forms.RadioSelect)
    goal_text = forms.CharField(label=_("Het nieuwe doel: wat willen jullie bereiken?"), max_length=240, required=False)

    def __init__(self, *args: Any, goals: Choices, choices: dict[str, Any], **kwargs: Any):
        super().__init__(*args, choices={**choices, "findings": ()}, **kwargs)
        choose_from(self, "goal_id", [*((str(key), text) for key, text in goals), (NEW, _("Een nieuw doel"))])
        if not goals:
            del self.fields["goal_id"]
            self.fields["goal_text"].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        new = self.cleaned_data.get("goal_id", NEW if "goal_id" not in self.fields else None) == NEW
        if new and not cleaned.get("goal_text"):
            self.add_error("goal_text", _("Schrijf in één zin wat jullie willen bereiken."))
        elif cleaned.get("goal_id") and not new and cleaned.get("goal_text"):
            self.add_error("goal_text", _("Kies een doel of schrijf er een nieuw, niet allebei."))
        return cleaned

    @property
    def goal_chosen(self) -> uuid.UUID | None:
        chosen = self.cleaned_data.get("goal_id", NEW)
        return None if chosen == NEW else uuid.UUID(chosen)

    @property
    def told(self) -> ActionTold:
        said = {name: value for name, value in self.answers.items() if name not in ("goal_id", "goal_text")}
        return _told(said)


class FollowForm(HouseForm):
    """How an action goes now."""

    progress = forms.ChoiceField(label=_("Hoe staat het?"), choices=Progress.choices, widget=forms.RadioSelect)
    value = NumberField(label=_("Hoeveel is het nu?"), required=False)
    measured_on = forms.DateField(label=_("Gemeten op"), required=False, widget=DateInput())
    note = forms.CharField(label=_("Hoe gemeten?"), max_length=160, required=False)
    worked = forms.CharField(label=_("Wat werkte?"), max_length=400, required=False, widget=area(2))
    failed = forms.CharField(label=_("Wat werkte niet?"), max_length=400, required=False, widget=area(2))

    def __init__(self, *args: Any, measured: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not measured:
            for name in ("value", "measured_on", "note"):
                del self.fields[name]
        else:
            self.fields["measured_on"].initial = timezone.localdate

    @property
    def said(self) -> Followed:
        return Followed(**self.answers)


class AsideForm(HouseForm):
    """Money of a fund for an action."""

    fund_year_id = forms.TypedChoiceField(label=_("Uit welk fonds?"), coerce=uuid.UUID)
    amount = MoneyField(label=_("Hoeveel, in euro?"))

    def __init__(self, *args: Any, pots: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "fund_year_id", pots)


class MilestoneForm(HouseForm):
    """A point on the time line."""

    text = forms.CharField(label=_("Wat is er dan?"), max_length=160)
    on = forms.DateField(label=_("Wanneer?"), widget=DateInput())
    kind = forms.ChoiceField(label=_("Soort"), choices=Stone.choices, initial=Stone.MILESTONE)
