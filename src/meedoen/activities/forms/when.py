"""When it happens, in everyday words: once, or again and again."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.refusals import Refused
from meedoen.kernel.ui.forms import PlainForm
from meedoen.kernel.ui.widgets import DateInput, TimeInput
from meedoen.kernel.web import HouseForm

from ..rules import planning
from ..rules.series import Frequency, Pattern
from .fields import number

ALWAYS = "always"
HOW_OFTEN = [
    (Frequency.ONCE.value, _("Eén keer")),
    (Frequency.WEEKLY.value, _("Elke week")),
    (Frequency.MONTHLY_BY_WEEKDAY.value, _("Elke maand op dezelfde weekdag (de 2e woensdag)")),
    (Frequency.MONTHLY_BY_DAY.value, _("Elke maand op dezelfde datum (de 15e)")),
    (Frequency.DAILY.value, _("Elke dag")),
    (Frequency.YEARLY.value, _("Elk jaar")),
    (ALWAYS, _("Geen vaste uren (altijd bereikbaar)")),
]
WEEKDAYS = [
    ("0", _("maandag")), ("1", _("dinsdag")), ("2", _("woensdag")), ("3", _("donderdag")), ("4", _("vrijdag")),
    ("5", _("zaterdag")), ("6", _("zondag")),
]  # fmt: skip
WHICH = [
    ("", _("Volgens de eerste dag")), ("1", _("De 1e")), ("2", _("De 2e")), ("3", _("De 3e")), ("4", _("De 4e")),
    ("-1", _("De laatste")),
]  # fmt: skip


class WhenForm(HouseForm, PlainForm):
    """The series. ``pattern`` is there once the form is valid; a refusal of the rules stands at its field."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    freq = forms.ChoiceField(label=_("Hoe vaak?"), choices=HOW_OFTEN, widget=forms.RadioSelect, initial="once")
    start_date = forms.DateField(label=_("Eerste dag"), widget=DateInput())
    start_time = forms.TimeField(label=_("Van"), widget=TimeInput())
    end_time = forms.TimeField(label=_("Tot"), widget=TimeInput())
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Op welke dagen?"),
        required=False,
        choices=WEEKDAYS,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Niets gekozen? Dan is het de weekdag van de eerste dag."),
    )
    until = forms.DateField(
        label=_("Tot en met"), required=False, widget=DateInput(), help_text=_("Leeg: het blijft doorgaan.")
    )
    count = number(_("Of: hoeveel keer?"), least=1, most=400)
    skip_school_holidays = forms.BooleanField(label=_("Niet in de schoolvakanties"), required=False)
    skip_public_holidays = forms.BooleanField(label=_("Niet op feestdagen"), required=False)
    interval = number(
        _("Om de hoeveel?"), least=1, most=99, help_text=_("2 bij “elke week” is om de twee weken."), initial=1
    )
    nth = forms.TypedChoiceField(
        label=_("Welke van de maand?"), required=False, choices=WHICH, coerce=int, empty_value=None
    )

    pattern: Pattern | None = None

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in ("start_date", "start_time", "end_time"):
            self.fields[name].required = self["freq"].value() != ALWAYS

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("freq") in (None, ALWAYS):
            return cleaned
        if not set(self.errors) & set(WhenForm.base_fields):
            try:
                self.pattern = self._pattern(cleaned)
            except Refused as refusal:
                self.add_error(refusal.field if refusal.field in self.fields else "freq", str(refusal.sentence))
        return cleaned

    def _pattern(self, said: dict[str, Any]) -> Pattern:
        freq = Frequency(said["freq"])
        monthly = freq is Frequency.MONTHLY_BY_WEEKDAY
        by_weekday = freq is Frequency.WEEKLY or (monthly and said["nth"] is not None)
        repeats = freq is not Frequency.ONCE
        planning.end_day(said["start_date"], said["start_time"], said["end_time"])
        return Pattern(
            freq=freq,
            start_date=said["start_date"],
            start_time=said["start_time"],
            end_time=said["end_time"],
            interval=said["interval"] or 1,
            weekdays=tuple(said["weekdays"]) if by_weekday else (),
            nth=said["nth"] if monthly else None,
            until=said["until"] if repeats else None,
            count=said["count"] if repeats else None,
            skip_school_holidays=repeats and said["skip_school_holidays"],
            skip_public_holidays=repeats and said["skip_public_holidays"],
            extra_dates=self.initial.get("extra_dates", ()),
            except_dates=self.initial.get("except_dates", ()),
        )


def said_by(pattern: Pattern | None) -> dict[str, Any]:
    """The series as the initial values of the form."""
    if pattern is None:
        return {"freq": ALWAYS}
    return {
        "freq": pattern.freq.value,
        "start_date": pattern.start_date,
        "start_time": pattern.start_time,
        "end_time": pattern.end_time,
        "weekdays": [str(day) for day in pattern.weekdays],
        "until": pattern.until,
        "count": pattern.count,
        "skip_school_holidays": pattern.skip_school_holidays,
        "skip_public_holidays": pattern.skip_public_holidays,
        "interval": pattern.interval,
        "nth": pattern.nth,
        "extra_dates": pattern.extra_dates,
        "except_dates": pattern.except_dates,
    }
