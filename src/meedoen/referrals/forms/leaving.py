"""The form of who hands over."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from
from meedoen.kernel.web import HouseForm

from ..terms import Told


class HandOverForm(HouseForm):
    """What goes, to whom, and whether the people still have to hear it."""

    keys = forms.MultipleChoiceField(label=_("Wat draag je over?"), widget=forms.CheckboxSelectMultiple)
    to = forms.TypedChoiceField(label=_("Aan wie?"), coerce=uuid.UUID, widget=forms.RadioSelect)
    tell = forms.ChoiceField(
        label=_("Weten de mensen het al?"),
        choices=[
            ("colleague", _("Nog niet: mijn collega vertelt het aan wie dat wil")),
            ("told", _("Ja, ik heb het verteld")),
        ],
        initial="colleague",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, parts: list[tuple[str, Any]], colleagues: list[tuple[str, Any]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "keys", parts)
        self.fields["keys"].initial = [key for key, _label in parts]
        choose_from(self, "to", colleagues)


class ToldForm(HouseForm):
    """How the telling went."""

    outcome = forms.ChoiceField(choices=Told.choices)
