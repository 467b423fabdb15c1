"""What can be done with own data that somebody asks for, by whom and why."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, by_role, everything, roles
from meedoen.kernel.actors import Actor, Role

from .rows import own

WHO_ANSWERS = (Role.COORDINATOR, Role.WORKER, Role.DPO)


def answered_for(actor: Actor) -> Q:
    """The officer of data protection answers for every organisation of the network, the others for their own."""
    return by_role([((Role.DPO,), everything), ((Role.COORDINATOR, Role.WORKER), own)])(actor)


FIND = Action(
    name="people.find",
    label=_("Iemand opzoeken die vraagt naar de eigen gegevens"),
    roles=roles(*WHO_ANSWERS),
    purpose="een vraag over de eigen gegevens",
    model="people.Participant",
    rows=answered_for,
    sensitivity=Sensitivity.PERSONAL,
)


SEE_REQUESTS = Action(
    name="people.see_requests",
    label=_("Zien welke vragen over eigen gegevens er waren (zonder namen)"),
    roles=roles(*WHO_ANSWERS),
    purpose="toezicht op de gegevensbescherming",
    model="people.RightsRequest",
    rows=answered_for,
)


OPEN_REQUEST = Action(
    name="people.open_request",
    label=_("Een vraag over eigen gegevens noteren"),
    roles=roles(*WHO_ANSWERS),
    purpose="een vraag over de eigen gegevens",
    model="people.Participant",
    rows=answered_for,
    sensitivity=Sensitivity.PERSONAL,
)


END_REQUEST = Action(
    name="people.end_request",
    label=_("Een vraag over eigen gegevens afsluiten"),
    roles=roles(*WHO_ANSWERS),
    purpose="een vraag over de eigen gegevens",
    model="people.RightsRequest",
    rows=answered_for,
    sensitivity=Sensitivity.PERSONAL,
)


CORRECT = Action(
    name="people.correct",
    label=_("Een foute voornaam of een fout nummer verbeteren"),
    roles=roles(*WHO_ANSWERS),
    purpose="recht op verbetering",
    model="people.Participant",
    rows=answered_for,
    sensitivity=Sensitivity.PERSONAL,
)


MARK = Action(
    name="people.mark",
    label=_("Opzoekbaar maken wie er al stond"),
    roles=roles(Role.SYSTEM),
    purpose="een vraag over de eigen gegevens",
    sensitivity=Sensitivity.PERSONAL,
)


ERASE = Action(
    name="people.erase",
    label=_("Iemand wissen"),
    roles=roles(Role.COORDINATOR, Role.WORKER, Role.DPO),
    purpose="recht om vergeten te worden",
    model="people.Participant",
    rows=answered_for,
    sensitivity=Sensitivity.PERSONAL,
)


TELL = Action(
    name="people.tell",
    label=_("Iemand tonen wat we over hem of haar weten"),
    roles=roles(Role.COORDINATOR, Role.WORKER, Role.DPO),
    purpose="recht op inzage",
    model="people.Participant",
    rows=answered_for,
    sensitivity=Sensitivity.PERSONAL,
)
