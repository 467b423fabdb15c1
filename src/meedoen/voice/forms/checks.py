"""The forms of policy checks, thresholds, the ladder and the time line."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from, own_organisation
from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm
from meedoen.networks.public import Threshold

from ..rules import ladders
from ..terms.groups import CheckOutcome, Judge, Lowered, PlanStage
from ..terms.signals import TargetGroup, Theme
from .groups import Choice, one_of, row_field, words_field

NO_THEME = [("", _("Nog niet gekozen")), *Theme.choices]
NO_TARGET = [("", _("Nog niet gekozen")), *TargetGroup.choices]


class CheckForm(HouseForm):
    """A service asks a group to look at a plan."""

    group_id = row_field(_("Welke groep vraag je?"), required=True)
    title = words_field(_("Over welk plan?"), longest=120)
    question = words_field(
        _("Wat wil je weten? In gewone woorden."), longest=600, rows=3, help_text=_("De groep leest dit zo.")
    )
    plan_stage = forms.ChoiceField(
        label=_("Hoe ver staat het plan?"), choices=PlanStage.choices, widget=forms.RadioSelect
    )
    needed_by = forms.DateField(
        label=_("Tegen wanneer heb je het advies nodig?"),
        widget=DateInput(),
        help_text=_("Geef de groep minstens vier weken: dan kan ze één keer samenkomen."),
    )
    theme = forms.ChoiceField(label=_("Thema"), choices=NO_THEME, required=False)
    target_group = forms.ChoiceField(label=_("Voor wie is het plan?"), choices=NO_TARGET, required=False)
    organisation_id = row_field(_("Namens welke organisatie?"), required=True)

    def __init__(self, *args: Any, groups: Iterable[Choice], organisations: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        one_of(self, "group_id", groups, none=_("Kies een groep"))
        own_organisation(self, organisations)


class AdviceForm(HouseForm):
    """What the group says."""

    advice = words_field(_("Wat zegt de groep?"), longest=3000, rows=6)


class AnswerForm(HouseForm):
    """What the service did with it, and why."""

    outcome = forms.ChoiceField(
        label=_("Wat deden jullie ermee?"), choices=CheckOutcome.choices, widget=forms.RadioSelect
    )
    answer = words_field(_("Wat precies, en waarom?"), longest=3000, rows=5, required=False)


class ThresholdForm(HouseForm):
    """A threshold that was found, with its way until now."""

    group_id = row_field(_("Welke groep vond dit?"), required=True)
    found = words_field(_("Wat houdt mensen tegen?"), longest=300, rows=2)
    kind = forms.ChoiceField(label=_("Wat voor drempel?"), choices=Threshold.choices, widget=forms.RadioSelect)
    proposal = words_field(_("Wat stelt de groep voor?"), longest=300, rows=2, required=False)

    def __init__(self, *args: Any, groups: Iterable[Choice], **kwargs: Any):
        super().__init__(*args, **kwargs)
        one_of(self, "group_id", groups, none=_("Kies een groep"))


class ThresholdStepForm(HouseForm):
    """A step further with a threshold."""

    found = words_field(_("Wat houdt mensen tegen?"), longest=300, rows=2)
    proposal = words_field(_("Wat stelt de groep voor?"), longest=300, rows=2, required=False)
    action = words_field(_("Wat is er gedaan?"), longest=300, rows=2, required=False)
    owner = words_field(_("Door wie?"), longest=80, required=False, help_text=_("Een dienst of functie."))
    lowered = forms.ChoiceField(label=_("Is de drempel lager?"), choices=Lowered.choices, widget=forms.RadioSelect)
    judge = forms.ChoiceField(
        label=_("Wie vindt dat?"), choices=[("", _("Nog niemand")), *Judge.choices], required=False
    )


class TrajectoryForm(HouseForm):
    """An initiative comes on the ladder."""

    name = words_field(_("Welk initiatief?"), longest=120)
    ladder = forms.ChoiceField(
        label=_("Welke ladder?"),
        choices=ladders.CHOICES,
        initial=ladders.DEFAULT,
        help_text=_("Een traject blijft op één ladder: anders vergelijk je appels met peren."),
    )
    theme = forms.ChoiceField(label=_("Thema"), choices=NO_THEME, required=False)
    target_group = forms.ChoiceField(label=_("Met wie?"), choices=NO_TARGET, required=False)
    group_id = row_field(_("Met welke groep?"))
    organisation_id = row_field(_("Van welke organisatie?"), required=True)

    def __init__(self, *args: Any, organisations: Iterable[Any], groups: Iterable[Choice], **kwargs: Any):
        super().__init__(*args, **kwargs)
        one_of(self, "group_id", groups, none=_("Geen groep"))
        own_organisation(self, organisations)


class StepForm(HouseForm):
    """The rung from a day on, and why."""

    rung = forms.ChoiceField(label=_("Op welke trede staat het nu?"), widget=forms.RadioSelect)
    on = forms.DateField(label=_("Sinds wanneer?"), widget=DateInput())
    ground = words_field(_("Waaraan zie je dat?"), longest=300, rows=2)

    def __init__(self, *args: Any, ladder: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "rung", reversed(ladders.LADDERS[ladder].rungs))


class WinForm(HouseForm):
    """Something that became better."""

    title = words_field(_("Wat werd er beter?"), longest=120)
    words = words_field(_("In één of twee zinnen"), longest=300, rows=2, required=False)
    on = forms.DateField(label=_("Wanneer?"), widget=DateInput())
    shown = forms.BooleanField(label=_("Toon het ook aan bewoners"), required=False)
    organisation_id = row_field(_("Welke organisatie zet dit erop?"), required=True)

    def __init__(self, *args: Any, organisations: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        own_organisation(self, organisations)
