"""How a network works outreach: chosen by who leads it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import Refused

from .. import policy
from ..models import Ways
from ..rules import fading, ways
from ..terms import Right


@command(policy.SET_WAYS)
def set_ways(
    actor: Actor,
    *,
    themes: Sequence[str],
    own_themes: str,
    rights: Sequence[str],
    own_rights: str,
    fade_days: int,
    secret_days: int,
    goal: int,
) -> Ways:
    """Which themes and rights are asked about, and how long notes stay: shorter than the house allows, never longer.

    Raises Refused with the bounds.
    """
    if not set(themes) <= set(ways.STANDARD) or not set(rights) <= set(Right.values):
        raise Refused(_("Kies een van de mogelijkheden op de lijst."), field="themes")
    bounds = {
        "fade_days": (fade_days, fading.SHORTEST_DAYS, fading.LONGEST_DAYS),
        "secret_days": (secret_days, fading.SHORTEST_SECRET, fading.LONGEST_SECRET),
        "goal": (goal, 0, 5000),
    }
    for name, (number, least, most) in bounds.items():
        if not least <= number <= most:
            sentence = _("Kies een getal van %(least)s tot %(most)s.") % {"least": least, "most": most}
            raise Refused(sentence, field=name)
    remember(fade_days=fade_days, secret_days=secret_days)
    found = Ways.objects.first() or Ways()
    found.themes = [] if set(themes) == set(ways.STANDARD) else list(themes)
    found.rights = [] if set(rights) == set(Right.values) else list(rights)
    found.own_themes, found.own_rights = ways.own_words(own_themes), ways.own_words(own_rights)
    found.fade_days, found.secret_days, found.goal = fade_days, secret_days, goal
    found.save()
    return found
