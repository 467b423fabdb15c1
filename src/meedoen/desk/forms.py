"""Forms of the desk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.ui.widgets import DateInput
from meedoen.kernel.web import HouseForm


class LogForm(HouseForm):
    """What to look for in the log. Codes only: the log holds no names."""

    person_code = forms.CharField(label=_("Code van een deelnemer"), required=False, max_length=12)
    worker_code = forms.CharField(label=_("Code van een werker"), required=False, max_length=60)
    first = forms.DateField(label=_("Van"), required=False, widget=DateInput())
    last = forms.DateField(label=_("Tot en met"), required=False, widget=DateInput())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["once"]
