"""Counts of a trait of a group, one kind a page: yes or no, by age, by country. Numbers only, never a person."""

import unicodedata
import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.release import Unit
from meedoen.kernel.ui.widgets import CountInput, DateInput
from meedoen.kernel.web import HouseForm

from ..rules import traits
from ..terms import TallyKind

FIRST_ROWS, MORE_ROWS, MOST_ROWS = 8, 6, 60
MOST = 100_000
BY_PERSON = {TallyKind.ORIGIN_COUNTRY, TallyKind.AGE_BAND}


def _count(label: Any, *, required: bool = False) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=required, min_value=0, max_value=MOST, widget=CountInput())


class TallyForm(HouseForm):
    """One kind of tally. With ``sessions`` it is counted on one of them, without on an initiative, on a day."""

    unit = forms.ChoiceField(
        label=_("Wie tel je?"),
        widget=forms.RadioSelect,
        choices=[(Unit.HOUSEHOLDS.value, _("gezinnen")), (Unit.PERSONS.value, _("personen"))],
    )
    base = _count(_("Hoeveel heb je er in totaal gevraagd of gezien?"), required=True)

    def __init__(
        self,
        *args: Any,
        kind: str,
        sessions: Sequence[tuple[str, str]] | None = None,
        rows: int = FIRST_ROWS,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["unit"].initial = Unit.PERSONS.value if kind in BY_PERSON else Unit.HOUSEHOLDS.value
        if sessions is None:
            self.fields["on"] = forms.DateField(label=_("Welke dag tel je?"), widget=DateInput())
        else:
            self.fields["session_id"] = forms.TypedChoiceField(
                label=_("Welke keer?"), coerce=uuid.UUID, choices=sessions
            )
        self.countries = rows if kind == TallyKind.ORIGIN_COUNTRY else 0
        for number in range(self.countries):
            self.fields[f"country{number}"] = forms.CharField(
                label=_("Land"), required=False, max_length=80,
                widget=forms.TextInput(attrs={"list": "landen", "autocomplete": "off"}),
            )  # fmt: skip
            self.fields[f"number{number}"] = _count(_("Hoeveel?"))
        if not self.countries:
            for at, (code, word) in enumerate(traits.categories(kind).items()):
                self.fields[f"count{at}"] = _count(_("Hoeveel van hen?") if code == traits.YES else word)

    @property
    def lines(self) -> list[Any]:
        """The fields with a count each; empty for countries, which stand in ``pairs``."""
        return [self[name] for name in self.fields if name.startswith("count") and not name.startswith("country")]

    @property
    def pairs(self) -> list[tuple[Any, Any]]:
        """A country and its count, row by row."""
        return [(self[f"country{number}"], self[f"number{number}"]) for number in range(self.countries)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        known = {_folded(word): code for code, word in traits.categories(self.kind).items()}
        self.counts: dict[str, int] = {}
        if not self.countries:
            for at, code in enumerate(known.values()):
                if cleaned.get(f"count{at}"):
                    self.counts[code] = cleaned[f"count{at}"]
        for number in range(self.countries):
            self._country(cleaned, number, known)
        if not self.counts and not self.errors:
            self.add_error(None, _("Vul minstens één aantal in."))
        return cleaned

    def _country(self, cleaned: dict[str, Any], number: int, known: dict[str, str]) -> None:
        typed, count = cleaned.get(f"country{number}"), cleaned.get(f"number{number}")
        if not typed:
            if count:
                self.add_error(f"country{number}", _("Welk land is dit?"))
            return
        code = known.get(_folded(typed))
        if code is None:
            self.add_error(f"country{number}", _("Dit land kennen we niet. Kies het uit de lijst."))
        elif code in self.counts:
            self.add_error(f"country{number}", _("Dit land staat er al. Tel de aantallen samen."))
        elif not count:
            self.add_error(f"number{number}", _("Hoeveel mensen zijn dat?"))
        else:
            self.counts[code] = count

    def field_of(self, code: str | None) -> str | None:
        """The field in which this category was filled in, to show a refusal there."""
        if code is None or code in self.fields:
            return code
        words = traits.categories(self.kind)
        if not self.countries:
            return f"count{list(words).index(code)}" if code in words else None
        wanted = _folded(words.get(code, ""))
        rows = (
            number
            for number in range(self.countries)
            if _folded(self.cleaned_data.get(f"country{number}") or "") == wanted
        )
        return next((f"number{number}" for number in rows), None)

    @property
    def noted(self) -> dict[str, Any]:
        """What the service wants, without what it is counted on."""
        found = self.cleaned_data
        kept: dict[str, Any] = {name: found[name] for name in ("session_id", "on") if name in found}
        return {"kind": self.kind, "unit": found["unit"], "base": found["base"], "counts": self.counts, **kept}


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).casefold()
    return "".join(sign for sign in plain if sign.isalnum())
