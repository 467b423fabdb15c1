"""Forms of the tool library, the news and the tour."""

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from, own_organisation
from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm
from meedoen.networks.public import Threshold
from meedoen.wording.public import ReadByResidents

from ..services.tools import ToolTold
from ..terms.goals import Block, ToolKind
from .fields import Choices, area


class ToolForm(HouseForm):
    """Something that others can use too."""

    kind = forms.ChoiceField(label=_("Wat is het?"), choices=ToolKind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Titel"), max_length=120)
    about = forms.CharField(label=_("Wat doe je ermee?"), max_length=400, widget=area(2))
    steps = forms.CharField(
        label=_("Hoe pak je het aan?"), max_length=4000, required=False, widget=area(6), help_text=_("Stap voor stap.")
    )
    address = forms.URLField(
        label=_("Adres van de film of het document"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=_("Wie erop klikt, krijgt eerst een waarschuwing dat het een andere site is."),
    )
    threshold = forms.ChoiceField(label=_("Welke drempel wordt lager?"), required=False)
    blocks = forms.MultipleChoiceField(
        label=_("Welke bouwstenen?"), choices=Block.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    organisation_id = forms.TypedChoiceField(label=_("Voor welke organisatie?"), coerce=uuid.UUID)

    def __init__(self, *args: Any, organisations: Iterable[Any] | None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "threshold", [("", _("Geen bepaalde")), *Threshold.choices])
        if organisations is None:
            del self.fields["organisation_id"]
        else:
            own_organisation(self, organisations)

    @property
    def told(self) -> ToolTold:
        said = {name: value for name, value in self.answers.items() if name != "organisation_id"}
        return ToolTold(**{**said, "blocks": tuple(said["blocks"])})


class NewsForm(ReadByResidents, HouseForm):
    """A short message."""

    residents_read = ("title", "text")

    title = forms.CharField(label=_("Titel"), max_length=100)
    text = forms.CharField(label=_("Het nieuws"), max_length=500, widget=area(4), help_text=_("Korte zinnen."))
    first_day = forms.DateField(label=_("Van"), widget=DateInput())
    last_day = forms.DateField(label=_("Tot en met"), widget=DateInput())
    on_site = forms.BooleanField(label=_("Ook voor bewoners, op de site"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.fields["first_day"].initial = today
        self.fields["last_day"].initial = today + datetime.timedelta(days=30)


class StopForm(HouseForm):
    """A stop of the tour."""

    area_id = forms.TypedChoiceField(label=_("In welk dorp?"), coerce=uuid.UUID)
    planned_on = forms.DateField(label=_("Wanneer?"), widget=DateInput())
    spot = forms.CharField(label=_("Waar in het dorp?"), max_length=120)

    def __init__(self, *args: Any, villages: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "area_id", villages)


class VisitForm(HouseForm):
    """The network was there."""

    done_on = forms.DateField(label=_("Wanneer waren jullie er?"), widget=DateInput())
    brought = forms.CharField(
        label=_("Wat bracht het op?"),
        max_length=400,
        required=False,
        widget=area(3),
        help_text=_("Zonder namen. Wat mensen zeiden, noteer je bij ‘Gezien en gehoord’."),
    )
