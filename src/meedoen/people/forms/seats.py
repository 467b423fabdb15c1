"""Which of the own people sits on a seat."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from
from meedoen.kernel.web import HouseForm


class SeatForm(HouseForm):
    """Somebody of the own list; on paper and in the group the alias stays."""

    person = forms.TypedChoiceField(label=_("Wie van jouw mensen is dit?"), coerce=uuid.UUID)

    def __init__(self, *args: Any, people: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        known = [(str(one.id), one.label) for one in people]
        choose_from(self, "person", [("", _("Kies iemand")), *known])
