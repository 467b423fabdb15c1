"""What happens to who signed up and who came when the term is over: the counts stay, the person goes."""

import datetime

from django.db.models import Q, QuerySet

from meedoen.kernel.privacy import retention as terms

from .models import Attendance, Enrolment


def unlink_enrolments(cutoff: datetime.datetime) -> int:
    """Enrolments for sessions before ``cutoff`` lose their person and their code. Sizes and needs stay as counts."""
    linked = ~Q(participant=None) | ~Q(code_index="") | ~Q(to_tell="") | Q(call_back=True)
    old = Enrolment.objects.filter(linked, session__starts_at__lt=cutoff).order_by("pk").values_list("pk", flat=True)
    rows = Enrolment.objects.filter(pk__in=list(old[: terms.BATCH]))
    return rows.update(participant=None, code_index="", to_tell="", call_back=False)


def unlink_attendances(cutoff: datetime.datetime) -> int:
    """Attendances at sessions before ``cutoff`` lose who it was and who brought them."""
    linked = ~Q(participant=None) | ~Q(brought_by=None)
    old = Attendance.objects.filter(linked, session__starts_at__lt=cutoff).order_by("pk").values_list("pk", flat=True)
    rows = Attendance.objects.filter(pk__in=list(old[: terms.BATCH]))
    return rows.update(participant=None, brought_by=None)


def signed_up_since(cutoff: datetime.datetime) -> QuerySet:
    """The people on a list for a session from ``cutoff`` on."""
    recent = Enrolment.objects.filter(session__starts_at__gte=cutoff).exclude(participant=None)
    return recent.order_by().values("participant_id")


def there_since(cutoff: datetime.datetime) -> QuerySet:
    """The people who were at a session from ``cutoff`` on."""
    recent = Attendance.objects.filter(session__starts_at__gte=cutoff).exclude(participant=None)
    return recent.order_by().values("participant_id")
