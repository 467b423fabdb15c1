"""A demo loaded on a chosen day, and reads of it for the tests."""

import datetime
from collections import Counter
from contextlib import ExitStack, contextmanager
from zoneinfo import ZoneInfo

import time_machine
from django.db import connections, transaction
from django.test import override_settings

from meedoen.activities.models import Activity, Attendance, Initiative, Session
from meedoen.activities.queries import outcome
from meedoen.desk import demo
from meedoen.kernel.actors import Actor
from meedoen.kernel.release import Period
from meedoen.kernel.tenancy import use_network
from meedoen.networks.models import Network

BRUSSELS = ZoneInfo("Europe/Brussels")
DATABASES = ("default", "keys")


def noon(day):
    return datetime.datetime.combine(day, datetime.time(12), BRUSSELS)


@contextmanager
def on_day(day):
    """The clock stands on noon of this day and runs on; the demo may be loaded."""
    with override_settings(DEMO=True), time_machine.travel(noon(day)):
        yield


@contextmanager
def kept_apart():
    """What is written in here is gone afterwards, in both databases."""
    with ExitStack() as stack:
        for alias in DATABASES:
            stack.enter_context(transaction.atomic(using=alias))
        try:
            yield
        finally:
            for alias in DATABASES:
                connections[alias].set_rollback(True)


class World:
    """The demo as it stands on ``day``."""

    def __init__(self, day, only=None):
        self.day = day
        self.summary = demo.load(today=day, only=only)
        self.networks = {network.slug: network for network in Network.objects.filter(slug__in=self.summary.networks)}
        self.scripts = {script.slug: script for script in demo.SCRIPTS if script.slug in self.networks}

    @contextmanager
    def within(self, slug):
        with use_network(self.networks[slug].pk):
            yield Actor.system(self.networks[slug].pk, "test")

    def outcome(self, slug, initiative, period=None):
        with self.within(slug) as actor:
            found = Initiative.objects.get(name=initiative)
            return outcome.of_initiative(actor, found.pk, period=period)

    def full_months(self):
        """The twelve whole months before this one."""
        last = self.day.replace(day=1) - datetime.timedelta(days=1)
        found = []
        for _number in range(12):
            found.append(Period(last.replace(day=1), last))
            last = last.replace(day=1) - datetime.timedelta(days=1)
        return found[::-1]


def children_of_families(activity):
    """Unique children of an activity: the most that each family ever brought, added up."""
    most = Counter()
    rows = Attendance.objects.filter(session__activity__title=activity, undone_at=None)
    for family, children in rows.values_list("participant_id", "children"):
        most[family] = max(most[family], children)
    return most.total()


def local_days(**narrow):
    starts = Session.objects.filter(**narrow).exclude(status="cancelled").values_list("starts_at", flat=True)
    return [start.astimezone(BRUSSELS).date() for start in starts]


def titles(**narrow):
    return set(Activity.objects.filter(**narrow).values_list("title", flat=True))
