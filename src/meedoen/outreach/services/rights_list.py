"""What a network says of a right of the list."""

import datetime
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import textchecks
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import NotFound, Refused

from .. import policy
from ..models import RightText
from ..queries.ways import known_rights
from ..terms_of_rights import Situation


@command(policy.SET_WAYS)
def set_right_text(
    actor: Actor,
    *,
    code: str,
    what: str,
    where: str,
    source: str,
    checked_on: datetime.date,
    situations: Sequence[str],
) -> RightText:
    """What this network says of a right, with its source and the day it looked. Raises Refused, NotFound."""
    if code not in known_rights():
        raise NotFound("right")
    if checked_on > timezone.localdate():
        raise Refused(_("Deze dag moet nog komen. Kies vandaag of een dag die voorbij is."), field="checked_on")
    if not set(situations) <= set(Situation.values):
        raise Refused(_("Kies een van de mogelijkheden op de lijst."), field="situations")
    texts = {name: " ".join(textchecks.clean_text(text).split())[:200] for name, text in
             (("what", what), ("where", where), ("source", source))}  # fmt: skip
    if not texts["what"] or not texts["where"]:
        raise Refused(_("Schrijf wat het recht geeft en waar je het vraagt."), field="what")
    row, _made = RightText.objects.update_or_create(
        code=code, defaults={**texts, "checked_on": checked_on, "situations": list(situations)}
    )
    return row


@command(policy.SET_WAYS)
def drop_right_text(actor: Actor, *, code: str) -> None:
    """The words of the standard list count again."""
    RightText.objects.filter(code=code).delete()
