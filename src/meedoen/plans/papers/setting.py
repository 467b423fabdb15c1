"""The network as its papers show it."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meedoen.kernel.documents import House
from meedoen.kernel.web import words


@dataclass(frozen=True)
class Setting:
    """``address``: where a reader goes on (the reading version, or the site); ``co_writes`` when it is the former."""

    network: str
    accent: str
    phone: str
    address: str
    co_writes: bool
    today: datetime.date

    @property
    def house(self) -> House:
        made = _("Gemaakt op %(day)s") % {"day": words.dated(self.today, year=True)}
        return House(network=self.network, accent=self.accent, made=made)
