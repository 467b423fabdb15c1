"""Activities and their sessions."""

import datetime
from zoneinfo import ZoneInfo

from meedoen.activities.models import Activity, Session
from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding

BRUSSELS = ZoneInfo("Europe/Brussels")


def make_activity(organisation, title="Koffie en taart", status="published", **fields):
    with seeding("test"), tenancy.use_network(organisation.network_id):
        return Activity.objects.create(organisation=organisation, title=title, status=status, **fields)


def in_an_hour():
    """The start of a session for which the doors open: counted on it can be already, whatever the hour of the test."""
    return datetime.datetime.now(BRUSSELS) + datetime.timedelta(hours=1)


def make_session(activity, starts_at=None, hours=2, **fields):
    """A session tomorrow at 14:00 (Brussels) of two hours, unless told otherwise."""
    if starts_at is None:
        tomorrow = datetime.datetime.now(BRUSSELS).date() + datetime.timedelta(days=1)
        starts_at = datetime.datetime.combine(tomorrow, datetime.time(14), BRUSSELS)
    fields.setdefault("planned_start", starts_at)
    with seeding("test"), tenancy.use_network(activity.network_id):
        return Session.objects.create(
            activity=activity, starts_at=starts_at, ends_at=starts_at + datetime.timedelta(hours=hours), **fields
        )
