"""The form of bringing a list of people."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.web.lists import ChooseListForm


class ChoosePeopleForm(ChooseListForm):
    """Which list, for which organisation, and how much of it."""

    whole = forms.ChoiceField(
        label=_("Hoeveel heb je nodig?"),
        choices=[
            ("", _("Een voornaam en één manier om te bereiken")),
            ("whole", _("Ook naam en adres: we sturen brieven of gaan op huisbezoek")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
