"""Forms of findings and of the four quadrants."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from
from meedoen.kernel.web import HouseForm
from meedoen.voice.public import Addressee

from ..rules.findings import LONGEST
from ..rules.findings_told import Figure, Told, Voice
from ..terms.findings import Right
from .fields import area, offered
from .observations import themes

OBSERVATION, BUNDLE = "o", "b"


def voice_code(voice: Any) -> str:
    """How a voice stands in the form."""
    if voice.observation_id is not None:
        return f"{OBSERVATION}:{voice.observation_id}"
    return f"{BUNDLE}:{voice.bundle_id}"


def _voice(code: str) -> Voice:
    kind, _colon, key = code.partition(":")
    return Voice(**{"observation_id" if kind == OBSERVATION else "bundle_id": uuid.UUID(key)})


class FindingForm(HouseForm):
    """A finding in one sentence, with a figure, voices, the right it is about, and who must act."""

    text = forms.CharField(
        label=_("Wat stellen jullie vast?"),
        help_text=_("Eén zin, zonder oplossing."),
        max_length=LONGEST,
        widget=area(2),
    )
    theme = forms.ChoiceField(label=_("Waarover gaat het?"), widget=forms.RadioSelect)
    keep = forms.TypedMultipleChoiceField(
        label=_("Cijfers die erbij staan"),
        help_text=_("Vink uit wat weg mag."),
        coerce=uuid.UUID,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    figure = forms.ChoiceField(label=_("Een cijfer van het gebied erbij"), required=False)
    figure_words = forms.CharField(
        label=_("Of een cijfer in je eigen woorden"),
        max_length=300,
        required=False,
        help_text=_("Bijvoorbeeld: 1 op 4 gezinnen is een ouder alleen."),
    )
    figure_source = forms.CharField(
        label=_("Waar komt het vandaan, en van welk jaar is het?"), max_length=160, required=False
    )
    voices = forms.MultipleChoiceField(
        label=_("Wat mensen zeiden"), required=False, widget=forms.CheckboxSelectMultiple
    )
    right = forms.ChoiceField(label=_("Over welk grondrecht gaat het?"), required=False)
    duty = forms.ChoiceField(label=_("Wie moet handelen?"), required=False)
    partner_id = forms.TypedChoiceField(label=_("Welke partner?"), required=False, coerce=uuid.UUID, empty_value=None)
    working_area_id = forms.TypedChoiceField(
        label=_("In welke zone?"),
        help_text=_("Kies je een zone, dan nemen we het cijfer van die zone."),
        required=False,
        coerce=uuid.UUID,
        empty_value=None,
    )
    follows_id = forms.TypedChoiceField(
        label=_("Welke vroegere bevinding zet dit voort?"), required=False, coerce=uuid.UUID, empty_value=None
    )

    def __init__(self, *args: Any, choices: dict[str, Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "theme", themes())
        choose_from(self, "keep", choices["keep"])
        choose_from(self, "voices", choices["voices"])
        choose_from(self, "right", [("", _("Nog niet gekozen")), *Right.choices])
        duties = [one for one in Addressee.choices if one[0] != Addressee.UNKNOWN]
        choose_from(self, "duty", [("", _("Nog niet gekozen")), *duties])
        offered(self, "figure", _("Geen"), choices["figures"])
        offered(self, "partner_id", _("Geen bepaalde"), choices["partners"])
        offered(self, "working_area_id", _("Het hele gebied"), choices["zones"])
        offered(self, "follows_id", _("Geen"), choices["earlier"])
        for name in ("keep", "voices"):
            if not choices[name]:
                del self.fields[name]

    def told(self, picked: Figure | None) -> Told:
        """What was said; ``picked`` is the chosen figure in words."""
        said = self.answers
        own = Figure(said.pop("figure_words"), said.pop("figure_source"))
        said.pop("figure", None)
        figures = tuple(one for one in (picked, own if own.words else None) if one is not None)
        voices = tuple(_voice(code) for code in said.pop("voices", ()))
        return Told(**{**said, "keep": tuple(said.get("keep", ())), "figures": figures, "voices": voices})


class YearForm(HouseForm):
    """The year of a new SWOT."""

    year = forms.IntegerField(
        label=_("Welk jaar?"),
        min_value=2000,
        max_value=2100,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "short"}),
    )
