"""How the rows of outreach end: notes fade, secrets and doubles go, nobody stays on a list for ever."""

import datetime

from django.db.models.functions import TruncMonth
from django.utils import timezone

from meedoen.kernel.privacy import retention as terms
from meedoen.kernel.privacy.classes import Keep

from .models import Conflict, Contact, ContactRun, FollowUp, Passing, SecretNote, Visiting, Ways
from .rules import fading
from .terms import Met, Who


def fade(cutoff: datetime.datetime) -> int:
    """Contacts over the term that this network chose: place, theme and counts stay, with the month and no more.

    Whose it was, who wrote it, the day, how long it took and whether they were known already go. Gives the count.
    """
    day = terms.before_day(_chosen(cutoff))
    old = Contact.objects.filter(faded_at=None, on__lt=day).order_by("on").values_list("pk", flat=True)
    found = list(old[: terms.BATCH])
    Contact.objects.filter(pk__in=found).update(
        participant=None,
        who=Who.NOBODY,
        met=Met.UNKNOWN,
        worker_id=None,
        by_code="",
        signal=False,
        duration="",
        digest="",
        on=TruncMonth("on"),
        noted_at=TruncMonth("noted_at"),
        faded_at=timezone.now(),
    )
    return len(found)


def unlink_follow_ups(cutoff: datetime.datetime) -> int:
    """Questions and promises over the same term lose their line and their person; how many days it took stays."""
    day = terms.before_day(_chosen(cutoff))
    linked = FollowUp.objects.filter(due__lt=day).exclude(participant=None, what=None, worker_id=None)
    found = list(linked.order_by("due").values_list("pk", flat=True)[: terms.BATCH])
    rows = FollowUp.objects.filter(pk__in=found)
    return rows.update(participant=None, what=None, worker_id=None)


def end_secrets(cutoff: datetime.datetime) -> int:
    """Secret notes on their own last day, whatever the term of the table still allows."""
    longest = terms.before_day(cutoff)
    over = SecretNote.objects.filter(until__lt=_day_after(cutoff, Keep.SECRECY)) | SecretNote.objects.filter(
        written_at__date__lt=longest
    )
    found = list(over.values_list("pk", flat=True)[: terms.BATCH])
    return SecretNote.objects.filter(pk__in=found).delete()[0]


def end_conflicts(cutoff: datetime.datetime) -> int:
    """Two versions of a note, a month after the second came, decided or not: the first stays."""
    old = Conflict.objects.filter(received_at__lt=cutoff).values_list("pk", flat=True)
    return Conflict.objects.filter(pk__in=list(old[: terms.BATCH])).delete()[0]


def end_visiting(cutoff: datetime.datetime) -> int:
    """Who was taken off the list of home visits before ``cutoff``."""
    old = Visiting.objects.filter(ended_on__lt=terms.before_day(cutoff)).values_list("pk", flat=True)
    return Visiting.objects.filter(pk__in=list(old[: terms.BATCH])).delete()[0]


def end_passings(cutoff: datetime.datetime) -> int:
    """Ticks of rounds from before ``cutoff``."""
    old = Passing.objects.filter(on__lt=terms.before_day(cutoff)).values_list("pk", flat=True)
    return Passing.objects.filter(pk__in=list(old[: terms.BATCH])).delete()[0]


def end_lists(cutoff: datetime.datetime) -> int:
    """The trace of a list that was taken in before ``cutoff``: it cannot be taken back any more."""
    old = ContactRun.objects.filter(at__lt=cutoff).order_by("pk").values_list("pk", flat=True)
    return ContactRun.objects.filter(pk__in=list(old[: terms.BATCH])).delete()[0]


def met_since(cutoff: datetime.datetime):
    """The people who were met from ``cutoff`` on, or are still on the list of home visits."""
    day = terms.before_day(cutoff)
    recent = Contact.objects.filter(on__gte=day).exclude(participant=None)
    return recent.order_by().values("participant_id")


def still_visited(cutoff: datetime.datetime):
    """The people who are still on the list of home visits."""
    listed = Visiting.objects.filter(ended_on=None).exclude(participant=None)
    return listed.order_by().values("participant_id")


def _chosen(cutoff: datetime.datetime) -> datetime.datetime:
    ways = Ways.objects.first()
    days = ways.fade_days if ways else Ways._meta.get_field("fade_days").default
    return fading.fades_before(cutoff, Keep.SESSION.days, days)


def _day_after(cutoff: datetime.datetime, keep: Keep) -> datetime.date:
    """Today, seen from a cutoff that lies the days of the term back."""
    return timezone.localdate(cutoff + datetime.timedelta(days=keep.days))
