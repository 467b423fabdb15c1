"""The forms of stories: the words, a picture, who is recognised, the yes of one person, showing it."""

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import PhotoField, choose_from, own_organisation
from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm

from ..services.stories import MOST_SAYS, MOST_TEXT, MOST_TITLE, StoryWords
from ..terms.stories import SaidHow, Shown, StoryLanguage
from .groups import Choice, one_of, row_field, words_field


class StoryForm(HouseForm):
    """A story in its own words. Without ``groups`` it stays with the one it has."""

    title = words_field(_("Titel"), longest=MOST_TITLE)
    text = words_field(_("Het verhaal"), longest=MOST_TEXT, rows=10, help_text=_("Korte zinnen. Geen familienamen."))
    group_id = row_field(_("Van welke groep?"))
    made_by = words_field(
        _("Wie maakte het samen met hen?"),
        longest=120,
        required=False,
        help_text=_("Een vereniging of dienst, zoals een verhalenvereniging. Mag leeg."),
    )
    language = forms.ChoiceField(
        label=_("In welke taal is het geschreven?"), choices=StoryLanguage.choices, initial=StoryLanguage.NL
    )
    organisation_id = row_field(_("Welke organisatie bewaart het?"), required=True)

    def __init__(
        self,
        *args: Any,
        groups: Iterable[Choice] | None = None,
        organisations: Iterable[Any] | None = None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        if groups is None or organisations is None:
            del self.fields["group_id"], self.fields["organisation_id"]
            return
        one_of(self, "group_id", groups, none=_("Van geen groep in het bijzonder"))
        own_organisation(self, organisations)

    @property
    def words(self) -> StoryWords:
        return StoryWords(**{name: self.cleaned_data[name] for name in ("title", "text", "language", "made_by")})


class PictureForm(HouseForm):
    """A picture and what stands on it."""

    photo = PhotoField(
        label=_("Beeld"),
        help_text=_("Een foto of tekening, hoogstens 12 MB. De plaats waar ze genomen is, gaat eruit."),
    )
    says = words_field(
        _("Wat staat erop?"),
        longest=MOST_SAYS,
        help_text=_("Voor wie het niet kan zien. Zonder namen: ‘Drie vrouwen snijden appels aan een lange tafel.’"),
    )


class PeopleForm(HouseForm):
    """Who can be recognised: seats of the group at once, or somebody else."""

    seats = forms.TypedMultipleChoiceField(
        label=_("Wie uit de groep herken je?"), required=False, coerce=uuid.UUID, widget=forms.CheckboxSelectMultiple
    )
    alias = words_field(
        _("Iemand anders?"),
        longest=60,
        required=False,
        help_text=_("Een voornaam of schuilnaam, zoals de groep die kent. Nooit een familienaam."),
    )

    def __init__(self, *args: Any, seats: list[tuple[uuid.UUID, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "seats", [(str(key), alias) for key, alias in seats])
        if not seats:
            del self.fields["seats"]
            self.fields["alias"].label, self.fields["alias"].required = _("Wie herken je?"), True


class YesForm(HouseForm):
    """What one person said yes to."""

    how = forms.ChoiceField(
        label=_("Hoe zei die ja?"), choices=SaidHow.choices, initial=SaidHow.PAPER, widget=forms.RadioSelect
    )
    place = forms.ChoiceField(label=_("Waar mag het staan?"), choices=Shown.choices, widget=forms.RadioSelect)
    given_on = forms.DateField(label=_("Op welke dag?"), widget=DateInput())
    until = forms.DateField(
        label=_("Tot en met welke dag mag het?"),
        widget=DateInput(),
        help_text=_("Hoogstens twee jaar. Twee maanden vooraf zegt Meedoen dat je het opnieuw moet vragen."),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.fields["given_on"].initial = today
        self.fields["until"].initial = today + datetime.timedelta(days=365)


class ShowForm(HouseForm):
    """The last look before everybody can read it."""

    sure = forms.BooleanField(required=False)

    def __init__(self, *args: Any, anybody: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["sure"].label = (
            _("Iedereen die je herkent, staat in de lijst en zag dit verhaal zoals het nu is.")
            if anybody
            else _("Je herkent niemand: niet in de tekst en niet op een beeld.")
        )
