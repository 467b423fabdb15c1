"""The forms of bundles: bringing together, describing, moving, approving, publishing."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.forms import choose_from, own_organisation, sometimes
from meedoen.kernel.web import HouseForm
from meedoen.networks.public import VillageParts

from ..rules.signals import LONGEST, SHORTEST
from ..terms.signals import Addressee, Phase, Theme
from .signals import areas_in

TITLE = _("Geef het een korte naam")


def _title() -> forms.CharField:
    return forms.CharField(label=TITLE, help_text=_("Eén zin die het probleem zegt. Geen namen."), max_length=120)


def _statement(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        min_length=SHORTEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"min_length": _("Schrijf een hele zin.")},
    )


class BundleForm(HouseForm):
    """A new bundle around one signal, with others that were suggested."""

    title = _title()
    also = forms.TypedMultipleChoiceField(
        label=_("Wat hoort erbij?"), coerce=uuid.UUID, required=False, widget=forms.CheckboxSelectMultiple
    )
    addressee = forms.ChoiceField(label=_("Wie kan dit veranderen?"), choices=Addressee.choices, required=False)
    owner_id = forms.TypedChoiceField(label=_("Wie volgt dit op?"), coerce=uuid.UUID, empty_value=None, required=False)
    organisation_id = forms.TypedChoiceField(label=_("Voor welke organisatie?"), coerce=uuid.UUID)

    def __init__(
        self,
        *args: Any,
        others: Mapping[uuid.UUID, str],
        organisations: Iterable[Any],
        colleagues: Iterable[Any],
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        sometimes(self, "owner_id")
        choose_from(self, "owner_id", [("", _("Nog niemand")), *((str(one.user_id), one.name) for one in colleagues)])
        choose_from(self, "also", [(str(key), words) for key, words in others.items()])
        own_organisation(self, organisations)


class DescribeForm(HouseForm):
    """What the problem is, and who can change it."""

    title = _title()
    statement = _statement(_("Wat is het probleem?"), _("In gewone woorden. Het probleem, niet de oplossing."))
    addressee = forms.ChoiceField(label=_("Wie kan dit veranderen?"), choices=Addressee.choices)
    theme = forms.ChoiceField(label=_("Waarover gaat het?"), choices=Theme.choices)
    area_id = forms.TypedChoiceField(label=_("Dorp of buurt"), coerce=uuid.UUID, empty_value=None, required=False)

    def __init__(self, *args: Any, areas: VillageParts, **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "area_id", areas_in(areas, none=_("Overal")))


class OwnerForm(HouseForm):
    """Who follows it up; ``needed``: in this phase somebody has to."""

    owner_id = forms.TypedChoiceField(label=_("Wie volgt dit op?"), coerce=uuid.UUID, empty_value=None, required=False)

    def __init__(self, *args: Any, colleagues: Iterable[Any], needed: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        nobody = [] if needed else [("", _("Nog niemand"))]
        self.fields["owner_id"].required = needed
        choose_from(self, "owner_id", [*nobody, *((str(one.user_id), one.name) for one in colleagues)])


class ApprovalsForm(HouseForm):
    """Which organisations this concerns."""

    organisations = forms.TypedMultipleChoiceField(
        label=_("Welke organisaties gaat dit aan?"),
        help_text=_("Elk van hen geeft haar akkoord voor het bekend wordt."),
        coerce=uuid.UUID,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, partners: Iterable[Any], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "organisations", [(str(one.pk), one.name) for one in partners])


class AnswerApprovalForm(HouseForm):
    """Our organisation agrees, or not."""

    agrees = forms.TypedChoiceField(
        label=_("Gaat jouw organisatie akkoord met deze tekst?"),
        choices=[("1", _("Ja, akkoord")), ("0", _("Nee, er moet iets anders"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(
        label=_("Wat moet er anders?"),
        help_text=_("Alleen als je niet akkoord gaat."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class BackForm(HouseForm):
    """Back to an earlier phase, with why."""

    to = forms.ChoiceField(label=_("Naar welke fase?"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Waarom?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, phases: Iterable[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        choose_from(self, "to", [(phase, Phase(phase).label) for phase in phases])


class PublishForm(HouseForm):
    """What everybody reads."""

    title = forms.CharField(label=_("Titel op de site"), max_length=120)
    statement = _statement(_("Wat iedereen leest"), _("Korte zinnen, gewone woorden."))
    paraphrased = forms.BooleanField(label=_("Dit zijn andere woorden: niemand is erin te herkennen"), required=False)
