"""The forms of a meeting: when and where, welcome, agenda, minutes, promises, debrief."""

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import sometimes
from meedoen.kernel.ui.widgets import DateInput, TimeInput
from meedoen.kernel.web import HouseForm

from ..terms.groups import LineKind, PointOutcome, Welcome
from ..terms.signals import Theme
from .groups import Choice, count_field, one_of, row_field, words_field


class MeetingForm(HouseForm):
    """When and where."""

    title = words_field(_("Waarover gaat het?"), longest=120)
    start_date = forms.DateField(label=_("Dag"), widget=DateInput())
    start_time = forms.TimeField(label=_("Van"), widget=TimeInput())
    end_time = forms.TimeField(label=_("Tot"), widget=TimeInput())
    place_id = row_field(_("Waar?"))
    why = words_field(_("Waarom komen we samen?"), longest=300, rows=2, required=False)

    def __init__(self, *args: Any, places: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        one_of(self, "place_id", [(one.pk, str(one)) for one in places], none=_("Nog niet bekend"))

    @property
    def said(self) -> dict[str, Any]:
        """Title, moment, place and reason."""
        said = self.cleaned_data
        return {
            "title": said["title"],
            "starts_at": _moment(said["start_date"], said["start_time"]),
            "ends_at": _moment(said["start_date"], said["end_time"]),
            "place_id": said["place_id"],
            "why": said["why"],
        }


def _moment(day: datetime.date, hour: datetime.time) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, hour))


class WelcomeForm(HouseForm):
    """The welcome check: for each thing whether it is looked after, and a short word about it."""

    listeners = words_field(
        _("Wie van het beleid komt luisteren?"),
        longest=300,
        required=False,
        help_text=_("Functies, bijvoorbeeld: schepen van welzijn, sportfunctionaris. Ze zitten tussen de bewoners."),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for one in Welcome:
            self.fields[one.value] = forms.BooleanField(label=one.label, required=False)
            self.fields[f"{one.value}_note"] = words_field(_("Hoe?"), longest=160, required=False)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Each thing with its tick and its note, in order."""
        return [{"code": one.value, "tick": self[one.value], "note": self[f"{one.value}_note"]} for one in Welcome]

    @property
    def welcome(self) -> dict[str, str]:
        """What is looked after, with its note; a note alone counts as looked after."""
        said = self.cleaned_data
        return {one.value: said[f"{one.value}_note"] for one in Welcome if said[one.value] or said[f"{one.value}_note"]}


class RideForm(HouseForm):
    """Who is picked up, and by whom."""

    member_id = row_field(_("Wie wordt opgehaald?"), required=True)
    driver_id = row_field(_("Wie rijdt?"))
    how = words_field(
        _("Of hoe?"), longest=120, required=False, help_text=_("Bijvoorbeeld: de Mindermobielencentrale.")
    )

    def __init__(self, *args: Any, seats: Iterable[Choice], **kwargs: Any):
        super().__init__(*args, **kwargs)
        seats = list(seats)
        one_of(self, "member_id", seats, none=_("Kies"))
        one_of(self, "driver_id", seats, none=_("Iemand anders"))


class PointForm(HouseForm):
    """A point of the agenda, with its easy words."""

    bundle_id = row_field(_("Uit een bundel van signalen"))
    check_id = row_field(_("Een vraag van een dienst"))
    title = words_field(
        _("Titel"), longest=160, required=False, help_text=_("Mag leeg als je een bundel of een vraag kiest.")
    )
    easy_title = words_field(_("In gewone woorden"), longest=120, required=False)
    easy_words = words_field(_("Waarover gaat het?"), longest=600, rows=3, required=False)
    we_ask = words_field(_("Wat vragen wij?"), longest=300, required=False)
    asked_before = words_field(_("Wat vroegen we de vorige keer?"), longest=300, required=False)
    came_of_it = words_field(_("Wat kwam ervan?"), longest=300, required=False)

    def __init__(self, *args: Any, bundles: Iterable[Choice] = (), checks: Iterable[Choice] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        one_of(self, "bundle_id", bundles, none=_("Geen bundel"))
        one_of(self, "check_id", checks, none=_("Geen vraag"))
        sometimes(self, "title")


class AgendaForm(HouseForm):
    """On which coming meeting a bundle is put."""

    meeting_id = forms.TypedChoiceField(label=_("Op welke vergadering?"), coerce=uuid.UUID, widget=forms.RadioSelect)

    def __init__(self, *args: Any, meetings: Iterable[Choice], **kwargs: Any):
        super().__init__(*args, **kwargs)
        one_of(self, "meeting_id", meetings)


class SummaryForm(HouseForm):
    """The meeting in a few plain words, and how many were there; of a council also how many could vote."""

    summary = words_field(_("Het verslag in het kort"), longest=2000, rows=5, required=False)
    present_members = count_field(_("Leden aanwezig"), most=300)
    present_voting = count_field(_("Stemgerechtigde leden aanwezig"), most=300)
    present_guests = count_field(_("Gasten"), most=300)
    heard = count_field(_("Mensen die iets zeiden"), most=300)
    policy_makers_present = count_field(_("Mensen van het beleid"), most=60)

    def __init__(self, *args: Any, council: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not council:
            del self.fields["present_voting"]

    @property
    def counts(self) -> dict[str, int | None]:
        """What was counted, by name; None where the field was emptied, nothing of a field that was not sent."""
        sent = {name for name in self.fields if name != "summary" and self.add_prefix(name) in self.data}
        return {name: value for name, value in self.answers.items() if name in sent}


class LineForm(HouseForm):
    """A line of the minutes."""

    kind = forms.ChoiceField(
        label=_("Wat is het?"), choices=LineKind.choices, initial=LineKind.SAID, widget=forms.RadioSelect
    )
    words = words_field(_("In gewone woorden"), longest=400, rows=2)
    point_id = row_field(_("Bij welk punt?"))

    def __init__(self, *args: Any, points: Iterable[Choice], **kwargs: Any):
        super().__init__(*args, **kwargs)
        one_of(self, "point_id", points, none=_("Geen punt"))


class PromiseForm(HouseForm):
    """A promise with its owner."""

    what = words_field(_("Wat is beloofd?"), longest=300, rows=2)
    owner = words_field(
        _("Wie doet het?"), longest=80, help_text=_("Een dienst of functie, bijvoorbeeld: de sportdienst.")
    )
    due = forms.DateField(label=_("Tegen wanneer?"), required=False, widget=DateInput())
    point_id = row_field(_("Bij welk punt?"))

    def __init__(self, *args: Any, points: Iterable[Choice], **kwargs: Any):
        super().__init__(*args, **kwargs)
        one_of(self, "point_id", points, none=_("Geen punt"))


class KeptForm(HouseForm):
    """What came of a promise."""

    came_of_it = words_field(_("Wat kwam ervan?"), longest=300, required=False)


class AskForm(HouseForm):
    """What the group asks with a point of a council."""

    we_ask = words_field(_("Wat vragen wij?"), longest=300, required=False)


class DebriefForm(HouseForm):
    """What a council did with one point, as the delegate tells it."""

    outcome = forms.ChoiceField(label=_("Wat deed de raad?"), choices=PointOutcome.choices, widget=forms.RadioSelect)
    said = words_field(_("Wat zei de raad? Eén zin."), longest=400, rows=2, required=False)


class CancelForm(HouseForm):
    """Why it does not go on."""

    why = words_field(_("Waarom gaat het niet door?"), longest=200, required=False)


class StatementForm(HouseForm):
    """A statement: short, one thing, in the words of the people."""

    words = words_field(
        _("De stelling"), longest=160, help_text=_("Eén korte zin waar je het mee eens kan zijn of niet.")
    )
    in_fr = words_field(_("In het Frans"), longest=160, required=False)
    in_en = words_field(_("In het Engels"), longest=160, required=False)
    in_ar = words_field(_("In het Arabisch"), longest=160, required=False)
    in_tr = words_field(_("In het Turks"), longest=160, required=False)

    @property
    def translations(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"in_{code}"] for code in ("fr", "en", "ar", "tr")}


class HandsForm(HouseForm):
    """Voices on paper or with a raised hand."""

    agree = count_field(_("Eens"), most=300, initial=0)
    disagree = count_field(_("Niet eens"), most=300, initial=0)
    passed = count_field(_("Ik weet het niet"), most=300, initial=0)

    @property
    def counts(self) -> dict[str, int]:
        return {name: self.cleaned_data[name] or 0 for name in ("agree", "disagree", "passed")}


class GuestForm(HouseForm):
    """Somebody who is no member."""

    alias = words_field(_("Voornaam of schuilnaam van een gast"), longest=60, required=False)


class RoundForm(HouseForm):
    """The question of a round."""

    question = words_field(_("Vraag van deze ronde"), longest=200, required=False)
    question.widget.attrs["data-keep"] = ""


class CardForm(HouseForm):
    """A sentence of a card, typed over."""

    words = words_field(_("Wat staat er op het briefje?"), longest=400, rows=2, help_text=_("Zonder naam."))


class SignalForm(HouseForm):
    """A sentence of the room becomes a signal: neutral words."""

    text = words_field(_("In neutrale woorden: wat loopt er mis?"), longest=600, rows=3)
    theme = forms.ChoiceField(label=_("Waarover gaat het?"), choices=Theme.choices, initial=Theme.OTHER)


class PeopleHereForm(forms.Form):
    """Who is in the room."""

    here = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple, label=_("Wie is er?"))

    def __init__(self, *args: Any, seats: Iterable[Choice], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choices: Any = self.fields["here"]
        choices.choices = [(str(key), word) for key, word in seats]
