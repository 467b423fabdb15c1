"""The rights check: a few situations to tap, then one line a right. Nothing of the first is kept."""

import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from, own_organisation
from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm
from meedoen.wording.public import chip

from ..rules.rights_list import Line
from ..terms import ArrangedBy, RightState
from ..terms_of_rights import PICTURES, Answer, Situation

COUNTED = (RightState.FOUND, RightState.ARRANGED)


def _taps() -> list[tuple[str, Any]]:
    return [(one.value, chip(PICTURES[one], one.label)) for one in Situation]


class SituationForm(HouseForm):
    """Which situations: for this moment only."""

    situations = forms.MultipleChoiceField(
        label=_("Wat past?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tik samen aan wat past. Dit wordt nergens bewaard. Tik niets aan en je ziet de hele lijst."),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "situations", _taps())


class FoundForm(HouseForm):
    """What was said about each right on the short list."""

    def __init__(
        self,
        *args: Any,
        lines: Sequence[Line],
        organisations: Iterable[Any],
        areas: Iterable[tuple[Any, str]],
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            self.fields[f"state_{line.code}"] = forms.ChoiceField(
                label=line.word, choices=Answer.choices, required=False, initial="", widget=forms.RadioSelect
            )
            self.fields[f"by_{line.code}"] = forms.ChoiceField(
                label=_("Welke dienst regelt het?"),
                required=False,
                choices=[("", _("Nog niet bekend")), *ArrangedBy.choices],
            )
        self.fields["area"] = forms.TypedChoiceField(
            label=_("In welke buurt?"), required=False, coerce=uuid.UUID, empty_value=None
        )
        choose_from(self, "area", [("", _("Niet invullen")), *((str(key), name) for key, name in areas)])
        self.fields["language"] = forms.ChoiceField(
            label=_("Taal van het blad"), required=False, choices=settings.LANGUAGES, initial="nl"
        )
        self.fields["organisation_id"] = forms.TypedChoiceField(label=_("Voor welke organisatie?"), coerce=uuid.UUID)
        own_organisation(self, organisations)

    @property
    def found(self) -> list[tuple[str, str, str]]:
        """What is counted: (right, state, by)."""
        said = self.cleaned_data
        return [
            (line.code, said[f"state_{line.code}"], said.get(f"by_{line.code}", ""))
            for line in self.lines
            if said.get(f"state_{line.code}") in COUNTED
        ]

    def clean(self) -> dict[str, Any]:
        """An arranged right says by which service."""
        said = super().clean() or {}
        for line in self.lines:
            if said.get(f"state_{line.code}") == Answer.ARRANGED and not said.get(f"by_{line.code}"):
                self.add_error(f"by_{line.code}", _("Kies welke dienst het regelde."))
        return said

    @property
    def asked(self) -> list[tuple[Line, forms.BoundField, forms.BoundField]]:
        """One row a right, for the page."""
        return [(line, self[f"state_{line.code}"], self[f"by_{line.code}"]) for line in self.lines]


class RightTextForm(HouseForm):
    """What this network says of one right."""

    what = forms.CharField(label=_("Wat geeft het?"), max_length=200, help_text=_("Eén korte zin, met je."))
    where = forms.CharField(label=_("Waar vraag je het?"), max_length=200)
    source = forms.CharField(
        label=_("Bron"), required=False, max_length=200, help_text=_("De website of de dienst waar je het nakeek.")
    )
    checked_on = forms.DateField(label=_("Nagekeken op"), widget=DateInput())
    situations = forms.MultipleChoiceField(
        label=_("Bij welke situatie hoort het?"),
        required=False,
        choices=Situation.choices,
        widget=forms.CheckboxSelectMultiple,
    )
