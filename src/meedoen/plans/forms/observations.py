"""Forms of observations: noting one, looking at one."""

import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from, own_organisation, sometimes
from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm
from meedoen.voice.public import THEME_PICTOGRAMS, Theme
from meedoen.wording.public import Chip, chip

from ..rules.observing import QUOTE_MOST, SAID_MOST, Noted
from ..terms.findings import SEEN_PICTOGRAMS, Seen
from .fields import Choices, area, offered


def themes() -> list[tuple[str, Chip]]:
    """The themes with their pictures, as with signals."""
    return [(code, chip(THEME_PICTOGRAMS[code], label)) for code, label in Theme.choices]


class ObservationForm(HouseForm):
    """One thing seen or heard: a sentence, where, and what it is about. The rest stands folded away."""

    said = forms.CharField(
        label=_("Wat zag of hoorde je?"),
        help_text=_("Eén of twee zinnen. Zonder namen, nummers of adressen."),
        max_length=SAID_MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(label=_("Waar?"), widget=forms.RadioSelect)
    theme = forms.ChoiceField(label=_("Waarover gaat het?"), widget=forms.RadioSelect)
    quote = forms.CharField(
        label=_("In de eigen woorden"),
        help_text=_("Alleen als wie het zei dat goed vindt."),
        max_length=QUOTE_MOST,
        required=False,
        widget=area(2),
    )
    agreed = forms.BooleanField(label=_("Ik vroeg het: deze woorden mogen hier staan"), required=False)
    area_id = forms.TypedChoiceField(label=_("In welke buurt?"), coerce=uuid.UUID, empty_value=None, required=False)
    seen_on = forms.DateField(label=_("Wanneer?"), widget=DateInput(), required=False)
    plan_id = forms.TypedChoiceField(label=_("Voor welk plan?"), coerce=uuid.UUID, empty_value=None, required=False)
    organisation_id = forms.TypedChoiceField(label=_("Voor welke organisatie?"), coerce=uuid.UUID)

    MORE = ("quote", "agreed", "seen_on", "plan_id")

    def __init__(self, *args: Any, areas: Choices, plans: Choices, organisations: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "kind", [(code, chip(word, Seen(code).label)) for code, word in SEEN_PICTOGRAMS.items()])
        choose_from(self, "theme", themes())
        offered(self, "area_id", _("Overal, of weet ik niet"), areas)
        offered(self, "plan_id", _("Geen"), plans)
        self.fields["seen_on"].initial = timezone.localdate
        sometimes(self, "said")
        own_organisation(self, organisations)

    @property
    def more(self) -> list[forms.BoundField]:
        """The fields that stand folded away."""
        return [self[name] for name in self.MORE if name in self.fields]

    @property
    def opens(self) -> bool:
        return any(name in self.errors for name in self.MORE) or bool(self["quote"].value())

    @property
    def noted(self) -> Noted:
        said = {name: value for name, value in self.answers.items() if name != "organisation_id"}
        return Noted(**said)


class LookForm(HouseForm):
    """What a resident wrote, as it may stand."""

    said = forms.CharField(
        label=_("Zo blijft het staan"),
        help_text=_("Haal weg waaraan je iemand herkent. Verander niets aan wat er bedoeld is."),
        max_length=SAID_MOST,
        required=False,
        widget=area(3),
    )
