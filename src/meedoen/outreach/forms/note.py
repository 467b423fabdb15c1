"""The contact note: one page, one hand, one minute. What is asked less often stands folded away."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from, own_organisation
from meedoen.kernel.ui.widgets import CountInput, DateInput
from meedoen.networks.public import Threshold
from meedoen.people import public as people
from meedoen.wording.public import chip

from ..rules import notes
from ..rules.notes import Told
from ..rules.ways import Choice
from ..terms import KIND_PICTOGRAMS, Duration, Kind, Met

PRIVATE = {"autocomplete": "off", "spellcheck": "false"}
ELSEWHERE = "elsewhere"


def _count(label: Any, initial: int, most: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, initial=initial, min_value=0, max_value=most, widget=CountInput()
    )


def _line(label: Any, hint: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=400, help_text=hint, widget=forms.TextInput(attrs=PRIVATE)
    )


def _day(label: Any, hint: Any = "") -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=DateInput(), help_text=hint)


class CorrectForm(people.PersonForm):
    """What a contact was: how, where, with whom, about what."""

    kind = forms.ChoiceField(label=_("Hoe?"), widget=forms.RadioSelect)
    where = forms.ChoiceField(
        label=_("Waar?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waar het was. De buurt is genoeg.")},
    )
    elsewhere = forms.ChoiceField(label=_("Een andere buurt of plaats"), required=False)
    themes = forms.MultipleChoiceField(
        label=_("Waarover ging het?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    no_answer = forms.BooleanField(label=_("Niemand thuis, of niet opgenomen"), required=False)
    persons = _count(_("Hoeveel mensen?"), 1, notes.MOST_PERSONS)
    households = _count(_("Uit hoeveel gezinnen?"), 1, notes.MOST_PERSONS)
    thresholds = forms.MultipleChoiceField(
        label=_("Wat houdt deze persoon tegen?"),
        required=False,
        choices=Threshold.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    met = forms.ChoiceField(
        label=_("Kende je deze persoon al?"), required=False, choices=[("", _("Niet ingevuld")), *Met.choices]
    )
    signal = forms.BooleanField(label=_("Dit hoor ik vaker: het is een signaal"), required=False)
    duration = forms.ChoiceField(
        label=_("Hoe lang duurde het?"), required=False, choices=[("", _("Niet ingevuld")), *Duration.choices]
    )
    on = _day(_("Welke dag?"))

    def __init__(
        self,
        *args: Any,
        short: Iterable[tuple[str, str]] = (),
        areas: Iterable[tuple[str, str]] = (),
        places: Iterable[tuple[str, str]] = (),
        themes: Iterable[Choice] = (),
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        near = list(short)
        choose_from(self, "kind", [(code, chip(KIND_PICTOGRAMS[code], label)) for code, label in Kind.choices])
        choose_from(self, "where", [*near, (ELSEWHERE, _("Ergens anders"))])
        choose_from(
            self, "elsewhere", [("", _("Kies")), (str(_("Buurten")), list(areas)), (str(_("Plaatsen")), list(places))]
        )
        choose_from(self, "themes", [(one.code, chip(one.picture, one.word)) for one in themes])
        if near:
            self.fields["where"].initial = near[0][0]

    def clean(self) -> dict[str, Any]:
        """Somewhere else is read from the long list; a count that is left open is one."""
        found = super().clean()
        place = found.get("where")
        if place in ("", None, ELSEWHERE):
            place = found.get("elsewhere")
        found["place"] = place or ""
        if not place and not {"where", "elsewhere"} & set(self.errors):
            self.add_error("where", _("Kies waar het was. De buurt is genoeg."))
        for name in ("persons", "households"):
            if found.get(name) is None and name not in self.errors:
                found[name] = 1
        return found

    @property
    def told(self) -> Told:
        """The note, for ``services.note`` and ``services.correct``."""
        said = self.cleaned_data
        kind, _sign, key = said["place"].partition(":")
        person = {name: said.get(name) for name in ("who", "first_name", "channel", "reach", "code", "person")}
        return Told(
            kind=said["kind"],
            on=said["on"] or timezone.localdate(),
            area_id=uuid.UUID(key) if kind == "area" else None,
            place_id=uuid.UUID(key) if kind == "place" else None,
            who=said["who"],
            answered=not said["no_answer"],
            persons=said["persons"],
            households=said["households"],
            met=said["met"],
            themes=tuple(said["themes"]),
            thresholds=tuple(said["thresholds"]),
            signal=said["signal"],
            duration=said["duration"],
            person=person,
            **self.followed,
        )

    @property
    def followed(self) -> dict[str, Any]:
        """A correction asks for nothing to follow up and holds no secret."""
        return {}

    def opened(self, *names: str) -> bool:
        """Whether something of a folded part is filled in or wrong: then it must be seen."""
        return any(self[name].errors or self[name].value() not in _NOTHING for name in names if name in self.fields)

    @property
    def folds(self) -> dict[str, bool]:
        """Which folded parts stand open."""
        return {
            "people": self.opened("no_answer", "persons", "households", "met"),
            "thresholds": self.opened("thresholds", "signal"),
            "elsewhere": self["where"].value() == ELSEWHERE or bool(self["elsewhere"].errors),
            "follow": self.opened("question", "promise", "next_on"),
            "secret": self.opened("secret"),
            "when": bool(self["on"].errors) or self.opened("duration"),
        }


_NOTHING: tuple[Any, ...] = (None, "", [], False, 1, "1")


class NoteForm(CorrectForm):
    """A new contact, with what has to follow and, for the team alone, a secret note."""

    organisation_id = forms.TypedChoiceField(label=_("Voor welke organisatie?"), coerce=uuid.UUID)
    question = _line(_("Welke vraag stelde deze persoon?"), _("Enkele woorden, zonder naam: “zoekt opvang”."))
    question_due = _day(_("Antwoord tegen"), _("Leeg: binnen twee weken."))
    promise = _line(_("Wat beloofde je?"), _("Enkele woorden: “ik bel de school”."))
    promise_due = _day(_("Beloofd tegen"), _("Leeg: binnen een week."))
    next_on = _day(_("Wanneer zie je elkaar weer?"))
    secret = forms.CharField(
        label=_("Geheime notitie"),
        required=False,
        max_length=notes.LONGEST_SECRET * 2,
        widget=forms.Textarea(attrs={"rows": "3", **PRIVATE}),
        help_text=_("Alleen werkers van je eigen organisatie lezen dit. Het verdwijnt vanzelf."),
    )

    def __init__(self, *args: Any, organisations: Iterable[Any], may_keep_secrets: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        own_organisation(self, organisations)
        if not may_keep_secrets:
            del self.fields["secret"]

    @property
    def followed(self) -> dict[str, Any]:
        said = self.cleaned_data
        asks = notes.asks_of(
            question=said["question"],
            question_due=said["question_due"],
            promise=said["promise"],
            promise_due=said["promise_due"],
            next_on=said["next_on"],
        )
        return {"asks": tuple(asks), "secret": said.get("secret", "")}


def initial_of(row: Any) -> dict[str, Any]:
    """What a contact says now, for the form that corrects it."""
    place = f"place:{row.place_id}" if row.place_id else f"area:{row.area_id}"
    return {
        "kind": row.kind,
        "where": place,
        "elsewhere": place,
        "themes": row.themes,
        "no_answer": not row.answered,
        "persons": row.persons or 1,
        "households": row.households or 1,
        "thresholds": row.thresholds,
        "met": row.met,
        "signal": row.signal,
        "duration": row.duration,
        "on": row.on,
        "who": people.Who.NOBODY if row.participant_id is None else people.Who.FIRST_NAME,
        "person": row.participant_id,
    }
