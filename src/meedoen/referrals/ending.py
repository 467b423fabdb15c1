"""How a referral ends, inside the commands: closed to everybody at once, and the threshold counted without anybody."""

from django.utils import timezone

from meedoen.kernel.doors import publish, remember

from . import standing
from .events import StoppedOnThreshold
from .models import Referral, ThresholdStop
from .rules.steps import Step
from .terms import UNDERWAY, State


def end(
    row: Referral,
    *,
    because: str,
    threshold: str,
    count_threshold: bool,
    seen: int | None = None,
    by_receiver: bool = False,
) -> None:
    """End a locked row and close what it opened. Raises Refused."""
    on_the_way = row.state in UNDERWAY
    standing.take(row, Step.END, seen=seen, because=because, threshold=threshold)
    row.ended_by_receiver = by_receiver
    standing.shut(row, free_place=on_the_way)
    remember(because=row.because)
    if row.threshold and count_threshold:
        note_threshold(row)


def revoke(row: Referral) -> None:
    """The person stops it: by the code, by phone, or by taking a yes back. Raises Refused when it was over already."""
    on_the_way = row.state in UNDERWAY
    never_agreed = row.state == State.PROPOSED
    standing.take(row, Step.REVOKE)
    standing.shut(row, free_place=on_the_way)
    if never_agreed:
        row.answer, row.answered_on = "", None
    row.save()


def note_threshold(row: Referral) -> None:
    """Keep that somebody stopped at this threshold, in this month: nothing leads back to this row (R16)."""
    themes, place = (row.activity.themes, row.activity.place) if row.activity else ([], None)
    theme, area = (themes[0] if themes else ""), (place.area.code if place and place.area else "")
    month = timezone.localdate().replace(day=1)
    ThresholdStop.objects.create(threshold=row.threshold, theme=theme, area_code=area, month=month)
    publish(StoppedOnThreshold(row.network_id, row.threshold, theme, area))
