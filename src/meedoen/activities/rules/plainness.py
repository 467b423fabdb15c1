"""Whether what an activity says to residents is hard to read (W6): told to who works here, never to who reads it."""

from typing import Any

from meedoen.activities.terms import Status
from meedoen.wording.public import Level, level_of

READ = ("title", "text", "for_whom", "childcare_hours", "food", "bring")
"""What residents read of an activity, in the order of the page."""


def is_hard(said: dict[str, Any]) -> bool:
    """Whether these texts, read as lines under each other, are hard; never so in another language than Dutch."""
    return level_of(*(said.get(name, "") for name in READ)) is Level.HARD


def to_rewrite(activity: Any) -> bool:
    """Whether residents see it and it is hard to read."""
    return activity.status == Status.PUBLISHED and is_hard({name: getattr(activity, name) for name in READ})
