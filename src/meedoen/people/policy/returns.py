"""What can be done with the ways in which an answer reaches somebody, by whom and why."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import EVERYONE, Action, Sensitivity, roles
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.statements import Among

from .rows import unprotected

WHO_BRINGS = (Role.COORDINATOR, Role.WORKER, Role.GROUP_GUIDE, Role.REFERRER)


def to_bring(actor: Actor) -> Q:
    """Ways that the own organisation noted; those that came by the site are the coordinator's.

    Who is protected stands there only for who has a link by name (trust.md T3).
    """
    noted = Q(organisation_id__in=actor.organisation_ids)
    by_site = Q(organisation=None) if actor.has(Role.COORDINATOR) else Q(pk__in=())
    return (noted | by_site) & (Q(participant=None) | Q(participant_id__in=open_to(actor)))


def open_to(actor: Actor) -> Among:
    """People who are not erased, and not protected but for who has a link with them."""
    return Among("people.Participant", unprotected(actor) & Q(erased_at=None))


SAY_RETURN = Action(
    name="people.say_return",
    label=_("Zeggen hoe het antwoord je mag bereiken"),
    roles=EVERYONE,
    purpose="het antwoord terugbrengen",
    open_because="wie iets zei op de site, zegt zonder account hoe het antwoord mag komen",
    sensitivity=Sensitivity.PERSONAL,
)


NOTE_RETURN = Action(
    name="people.note_return",
    label=_("Noteren hoe het antwoord iemand mag bereiken"),
    roles=roles(*WHO_BRINGS),
    purpose="het antwoord terugbrengen",
    sensitivity=Sensitivity.PERSONAL,
)


BRING = Action(
    name="people.bring",
    label=_("Antwoorden brengen: brieven, bellen, sms, bezoek, het bord"),
    roles=roles(*WHO_BRINGS),
    purpose="het antwoord terugbrengen",
    model="people.ReturnWay",
    rows=to_bring,
    sensitivity=Sensitivity.PERSONAL,
)


COUNT_TO_BRING = Action(
    name="people.count_to_bring",
    label=_("Zien hoeveel antwoorden er te brengen zijn"),
    roles=roles(*WHO_BRINGS),
    purpose="het antwoord terugbrengen",
    model="people.ReturnWay",
    rows=to_bring,
)


BRING_ONE = Action(
    name="people.bring_one",
    label=_("Noteren dat een antwoord gebracht is, of waarom dat niet lukt"),
    roles=roles(*WHO_BRINGS),
    purpose="het antwoord terugbrengen",
    sensitivity=Sensitivity.PERSONAL,
)


KEEP_READY = Action(
    name="people.keep_ready",
    label=_("Een manier om te antwoorden bewaren tot het antwoord gebracht is"),
    roles=roles(Role.SYSTEM),
    purpose="het antwoord terugbrengen",
)
