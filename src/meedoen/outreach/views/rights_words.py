"""What stands beside a right, on the screen of a worker and on the sheet of a resident, in the language of each."""

from django.utils import formats
from django.utils.translation import gettext as _

from ..rules.rights_list import Info


def source_of(info: Info | None) -> str:
    """Where what is told about a right was read, and when somebody looked there; empty without a source."""
    if info is None or not info.source:
        return ""
    if info.checked_on is None:
        return _("Kijk na op %(source)s") % {"source": info.source}
    looked = formats.date_format(info.checked_on, "j F Y")
    return _("Bron: %(source)s, nagekeken op %(day)s") % {"source": info.source, "day": looked}
