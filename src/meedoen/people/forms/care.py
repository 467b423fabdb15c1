"""Forms of one person: safe contact, protection, a later end, the household, the same person twice, urgent opening."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from
from meedoen.kernel.ui.widgets import CountInput, DateInput
from meedoen.kernel.web import HouseForm

from ..terms import Channel, HelperBy, Homes, Relation
from ..who import PRIVATE


def _why(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=200,
        help_text=_("Eén zin is genoeg. De persoon kan deze zin lezen."),
        widget=forms.TextInput(attrs=PRIVATE),
    )


class SafeForm(HouseForm):
    """How somebody is reached without danger."""

    channels = forms.MultipleChoiceField(
        label=_("Wat is veilig?"),
        choices=Channel.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één manier die veilig is. Kies 'Niet' als er geen is.")},
    )
    from_hour = forms.IntegerField(label=_("Bellen vanaf (uur)"), initial=8, min_value=0, max_value=23)
    to_hour = forms.IntegerField(label=_("Bellen tot (uur)"), initial=20, min_value=1, max_value=24)
    may_leave_word = forms.BooleanField(
        label=_("Een bericht achterlaten mag"),
        required=False,
        help_text=_("Sms, e-mail, brief of voicemail: iemand anders kan het zien."),
    )
    helper = forms.CharField(
        label=_("Via welke helper?"),
        required=False,
        max_length=120,
        help_text=_("Een voornaam is genoeg. Een telefoon hoeft niet."),
        widget=forms.TextInput(attrs=PRIVATE),
    )
    helper_by = forms.ChoiceField(
        label=_("Hoe bereik je de helper?"), required=False, choices=[("", _("Niet gezegd")), *HelperBy.choices]
    )


class ProtectForm(HouseForm):
    """Until when somebody is on no list."""

    until = forms.DateField(label=_("Tot welke dag?"), widget=DateInput(), help_text=_("Hoogstens een jaar."))
    why = _why(_("Waarom?"))


class KeepForm(HouseForm):
    """A later end of the record."""

    until = forms.DateField(label=_("Tot welke dag bewaren?"), widget=DateInput())
    why = _why(_("Waarom langer? Je naam komt erbij."))


class ChildrenForm(HouseForm):
    """One adult signs up the children."""

    names = forms.CharField(
        label=_("Voornamen van de kinderen"),
        required=False,
        help_text=_("Eén op elke regel. Liever geen naam? Vul hieronder in hoeveel het er zijn."),
        max_length=800,
        widget=forms.Textarea(attrs={**PRIVATE, "rows": 4}),
    )
    nameless = forms.IntegerField(
        label=_("Kinderen zonder naam"), initial=0, min_value=0, max_value=20, widget=CountInput()
    )

    def clean_names(self) -> list[str]:
        return [line.strip()[:80] for line in self.cleaned_data["names"].splitlines() if line.strip()]


class MoveInForm(HouseForm):
    """With whom somebody lives from today."""

    with_id = forms.TypedChoiceField(label=_("Bij wie?"), coerce=uuid.UUID)
    relation = forms.ChoiceField(label=_("Als"), choices=Relation.choices, widget=forms.RadioSelect)
    part_of_the_time = forms.BooleanField(
        label=_("Een deel van de tijd: ook het andere huishouden blijft"), required=False
    )

    def __init__(self, *args: Any, people: list[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "with_id", [(str(one.id), f"{one.label} · {one.code}") for one in people])


class SameForm(HouseForm):
    """Who is the same person, and where that person lives."""

    other_id = forms.TypedChoiceField(label=_("Wie is dezelfde?"), coerce=uuid.UUID, widget=forms.RadioSelect)
    homes = forms.ChoiceField(
        label=_("Wonen ze in verschillende huishoudens?"),
        choices=[("", _("Nee, of er is er maar één")), *Homes.choices],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, found: list[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "other_id", [(str(one.id), f"{one.label} ({', '.join(one.why)})") for one in found])


class UrgentForm(HouseForm):
    """Open one person urgently."""

    code = forms.CharField(
        label=_("Code van de persoon"),
        max_length=14,
        help_text=_("De code staat op de kaart, of op het blad van de inschrijving."),
        widget=forms.TextInput(attrs={**PRIVATE, "autocapitalize": "characters"}),
    )
    why = _why(_("Waarom kan dit niet wachten?"))
