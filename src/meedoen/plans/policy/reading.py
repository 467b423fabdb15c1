"""What residents can do with a plan: read it in plain words and say what they think."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import EVERYONE, Action, everything, roles
from meedoen.kernel.actors import Actor, Role

from .plans import PURPOSE


def open_to_read(actor: Actor) -> Q:
    """Plans of which the reading version is open."""
    return Q(reading_since__lte=timezone.localdate())


OPEN_READING = Action(
    name="plans.open_reading",
    label=_("De leesversie van een plan openen of sluiten, en haar woorden schrijven"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
    model="plans.Plan",
    rows=everything,
)
READ_PLAN = Action(
    name="plans.read_plan",
    label=_("Op de site een plan in gewone woorden lezen"),
    roles=EVERYONE,
    purpose=PURPOSE,
    model="plans.Plan",
    rows=open_to_read,
    open_because="bewoners schrijven mee aan het plan van hun buurt",
)
SAY_OF_PLAN = Action(
    name="plans.say_of_plan",
    label=_("Zonder naam zeggen wat je van een plan vindt"),
    roles=EVERYONE,
    purpose=PURPOSE,
    model="plans.Plan",
    rows=open_to_read,
    open_because="bewoners schrijven mee aan het plan van hun buurt",
)
