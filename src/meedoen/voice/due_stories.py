"""What stories have to say on the start page: a yes that has to be asked again."""

import datetime
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from meedoen.kernel.actors import Actor
from meedoen.kernel.due import Line

from .policy import stories as policy
from .queries import stories as queries


def lines(actor: Actor, slug: str, now: datetime.datetime) -> Iterator[Line]:
    """Shown stories of which a yes ends within sixty days; late once one has ended and the story is off."""
    if actor.user_id is None or not policy.SEE_STORIES.allows(actor):
        return
    soon, ended = queries.yeses_to_ask(actor, today=timezone.localdate(now))
    words = ngettext(
        "Bij %(n)s verhaal opnieuw vragen of het nog mag", "Bij %(n)s verhalen opnieuw vragen of het nog mag", soon
    )
    yield Line(
        "voice.stories", words % {"n": soon}, reverse("voice:stories", args=[slug]), soon, late=ended > 0, order=45
    )
