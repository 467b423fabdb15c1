"""When a pass is good. The same for everybody: how long it lasts says nothing about a right."""

import datetime

from django.utils.translation import gettext as _

from meedoen.kernel.refusals import Refused


def until(today: datetime.date) -> datetime.date:
    """A new pass ends on the last day of next year."""
    return datetime.date(today.year + 1, 12, 31)


def is_good(valid_until: datetime.date, stopped_on: datetime.date | None, today: datetime.date) -> bool:
    """Whether a door lets it pass today."""
    return stopped_on is None and today <= valid_until


def already_stopped() -> Refused:
    """What is said of a pass that is stopped: to be raised."""
    return Refused(_("Deze pas is al gestopt. Geef een nieuwe."), code="stopped")
