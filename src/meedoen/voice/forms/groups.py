"""The forms of groups and their members."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from, own_organisation
from meedoen.kernel.ui.widgets import CountInput, DateInput
from meedoen.kernel.web import HouseForm

from ..terms.groups import GroupKind, MemberRole, Skill
from ..terms.signals import TargetGroup, Theme

Choice = tuple[Any, Any]


def one_of(form: forms.Form, name: str, rows: Iterable[Choice], *, none: Any = None) -> None:
    """Fill a list of rows, with an empty choice when there is a word for it."""
    found = [(str(key), word) for key, word in rows]
    choose_from(form, name, [*([("", none)] if none is not None else []), *found])


def row_field(label: Any, *, required: bool = False, **kwargs: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, required=required, coerce=uuid.UUID, empty_value=None, **kwargs)


def count_field(label: Any, *, most: int = 999, **kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=0, max_value=most, required=False, widget=CountInput({"class": "short"}), **kwargs
    )


def words_field(label: Any, *, longest: int, rows: int = 0, required: bool = True, **kwargs: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": str(rows), "data-keep": ""}) if rows else forms.TextInput()
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget, **kwargs)


class GroupForm(HouseForm):
    """A group: its name and kind; the rest may wait. Without ``organisations`` it stays with the one it has."""

    name = words_field(_("Naam van de groep"), longest=120)
    kind = forms.ChoiceField(label=_("Wat voor groep?"), choices=GroupKind.choices, widget=forms.RadioSelect)
    about = words_field(_("Waarover praat de groep?"), longest=300, rows=2, required=False)
    themes = forms.MultipleChoiceField(
        label=_("Thema's"), choices=Theme.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    target_groups = forms.MultipleChoiceField(
        label=_("Wie zit er rond de tafel?"),
        choices=TargetGroup.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Als groep, nooit over één mens."),
    )
    seats = count_field(_("Aantal plaatsen"), help_text=_("Leeg: geen vast aantal."))
    mandate_months = count_field(_("Mandaat, in maanden"), most=120, help_text=_("Leeg: geen einde."))
    quorum = count_field(_("Hoeveel stemgerechtigde leden moeten er zijn?"), help_text=_("Alleen voor een raad."))
    times_a_year = count_field(_("Hoeveel keer per jaar?"), most=60)
    organisation_id = row_field(_("Welke organisatie begeleidt?"), required=True)

    def __init__(self, *args: Any, organisations: Iterable[Any] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if organisations is None:
            del self.fields["organisation_id"]
        else:
            own_organisation(self, organisations)

    @property
    def said(self) -> dict[str, Any]:
        """What was filled in, an empty count as nought."""
        numbers = {name: self.cleaned_data[name] or 0 for name in ("seats", "mandate_months", "quorum", "times_a_year")}
        return {**self.answers, **numbers}


class MemberForm(HouseForm):
    """Somebody takes a seat."""

    alias = words_field(
        _("Voornaam of schuilnaam"), longest=60, required=False, help_text=_("Geen familienaam, geen nummer.")
    )
    user_id = row_field(_("Of een collega"))
    role = forms.ChoiceField(label=_("Rol"), choices=MemberRole.choices, initial=MemberRole.MEMBER)
    sent_by_id = row_field(_("Afgevaardigd door welke groep?"))
    instead_of_id = row_field(_("In de plaats van"))

    def __init__(
        self,
        *args: Any,
        colleagues: Iterable[Choice],
        senders: Iterable[Choice],
        seats: Iterable[Choice],
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        one_of(self, "user_id", colleagues, none=_("Geen collega"))
        one_of(self, "sent_by_id", senders, none=_("Niet afgevaardigd"))
        one_of(self, "instead_of_id", seats, none=_("Niemand, een extra plaats"))


class SeatForm(HouseForm):
    """What changes about a member."""

    alias = words_field(_("Voornaam of schuilnaam"), longest=60, required=False)
    role = forms.ChoiceField(label=_("Rol"), choices=MemberRole.choices)
    mandate_until = forms.DateField(label=_("Mandaat tot"), required=False, widget=DateInput())


class CompositionForm(HouseForm):
    """How many women and men: counts alone."""

    women = forms.IntegerField(label=_("Vrouwen"), min_value=0, max_value=200, widget=CountInput())
    men = forms.IntegerField(label=_("Mannen"), min_value=0, max_value=200, widget=CountInput())
    unsaid = forms.IntegerField(
        label=_("Anders, of zegt het niet"), min_value=0, max_value=200, widget=CountInput(), initial=0
    )


class LearnedForm(HouseForm):
    """What a member says they learned."""

    skill = forms.ChoiceField(label=_("Wat heb je geleerd?"), choices=Skill.choices, widget=forms.RadioSelect)
    words = words_field(_("In je eigen woorden"), longest=200, required=False)
