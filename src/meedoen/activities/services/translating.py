"""What an activity says in other languages: kept."""

from collections.abc import Mapping

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember

from .. import policy
from ..models import Activity
from ..rules import translating, versions
from .searching import follow


@command(policy.EDIT)
def translate(actor: Actor, activity: Activity, *, language: str, said: Mapping[str, str], seen: str = "") -> Activity:
    """Keep the texts of an activity in one language ("fr", "en", "ar", "tr"); without any word that language goes.

    ``seen`` is the version that was on screen. Raises Refused with the field that is wrong.
    """
    versions.check_unchanged(seen, activity.version)
    activity.translations = translating.written(activity, language, said)
    activity.save(update_fields=["translations"])
    follow([activity.pk])
    remember(language=language)
    return activity
