"""How stories end: with their pictures and every yes, a year after they were shown or changed last."""

import datetime

from django.db.models import Q
from django.utils import timezone

from meedoen.kernel.privacy import retention as terms

from .models import Story, StoryYes

TAKEN_BACK = datetime.timedelta(days=31)
"""So long a story stays at the desk after somebody took the yes back: to tell it without them. Then it goes."""


def end_stories(cutoff: datetime.datetime) -> int:
    """A story that is not shown goes a year after it was changed last, one of which a yes ended a year after that.

    Where somebody took the yes back and stands in it still, it goes after a month. A story goes whole.
    """
    month = timezone.now() - TAKEN_BACK
    taken_back = StoryYes.objects.filter(withdrawn_at__lt=month).order_by().values("story_id")
    ended = StoryYes.objects.filter(until__lt=terms.before_day(cutoff)).order_by().values("story_id")
    not_shown = Q(published_at=None) | Q(pk__in=ended)
    over = Q(not_shown, touched_at__lt=cutoff) | Q(pk__in=taken_back)
    found = list(Story.objects.filter(over).order_by("pk").values_list("pk", flat=True)[: terms.BATCH])
    Story.objects.filter(pk__in=found).delete()
    return len(found)
