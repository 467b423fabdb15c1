"""From what was filled in at "who is it?" to a person, inside a command of another feature."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import NotFound, Refused

from .. import policy, queries
from ..models import Participant
from ..terms import Channel, Who
from .links import follow
from .participants import register


def resolve_person(
    actor: Actor, answers: Mapping[str, Any], organisation_id: uuid.UUID, *, on_my_list: bool = True
) -> uuid.UUID | None:
    """The person that ``PersonForm`` names: None for nobody, an existing one, or one noted now by first name.

    Who is noted now stands on the actor's own list (``on_my_list``). Called inside a command. Raises Refused when the
    code is unknown, the chosen person is gone or not the actor's, or the first name is missing.
    """
    who, chosen = answers.get("who"), answers.get("person")
    if who in (None, "", Who.NOBODY):
        return None
    if who == Who.CODE:
        found = queries.by_code(actor, answers.get("code") or "")
        if found is None:
            raise Refused(_("Deze code kennen we niet. Kijk na wat er op de kaart staat."), field="code")
        return found
    if chosen:
        if chosen not in queries.names(actor, [chosen]):
            raise Refused(_("Deze persoon staat er niet meer. Kies opnieuw."), field="person", code="gone")
        return chosen
    if who == Who.KNOWN:
        raise Refused(_("Kies iemand van de lijst."), field="person")
    made = register(
        actor,
        organisation_id=organisation_id,
        first_name=answers.get("first_name") or "",
        channel=answers.get("channel") or Channel.NONE,
        reach=answers.get("reach") or "",
        confirmed=True,
    )
    if on_my_list:
        follow(actor, made.pk, organisation_id)
    return made.pk


@command(policy.NOTE)
def note(actor: Actor, *, organisation_id: uuid.UUID, answers: Mapping[str, Any]) -> Participant:
    """Note somebody, or choose who stood there already: on the actor's own list from now on. Raises Refused."""
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    person = resolve_person(actor, answers, organisation_id)
    if person is None:
        raise Refused(_("Vul een voornaam in."), field="first_name")
    follow(actor, person, organisation_id)
    return Participant.objects.get(pk=person)
