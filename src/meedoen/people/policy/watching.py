"""Who opens in an emergency, who watches the log, and why."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, by_role, everything, roles
from meedoen.kernel.actors import STAFF, Actor, Role

from .rows import own

WHO_WATCHES = (Role.COORDINATOR, Role.DPO)


def watched(actor: Actor) -> Q:
    """The officer sees every urgent opening of the network, the lead those of the own organisation."""
    return by_role([((Role.DPO,), everything), ((Role.COORDINATOR,), own)])(actor)


BREAK_GLASS = Action(
    name="people.break_glass",
    label=_("Iemand dringend openen, een uur lang"),
    roles=roles(Role.COORDINATOR, Role.WORKER),
    purpose="iemand dringend helpen",
    model="people.Participant",
    rows=own,
    sensitivity=Sensitivity.SECRET,
)


END_EMERGENCY = Action(
    name="people.end_emergency",
    label=_("Wat dringend geopend is weer sluiten"),
    roles=roles(Role.COORDINATOR, Role.WORKER),
    purpose="iemand dringend helpen",
    model="people.Emergency",
    rows=lambda actor: Q(user_id=actor.user_id, organisation_id__in=actor.organisation_ids),
    sensitivity=Sensitivity.PERSONAL,
)


SEE_EMERGENCIES = Action(
    name="people.see_emergencies",
    label=_("Zien wie iemand dringend opende"),
    roles=roles(*WHO_WATCHES),
    purpose="toezicht op de gegevensbescherming",
    model="people.Emergency",
    rows=watched,
)


def watched_by_others(actor: Actor) -> Q:
    """As ``watched``, and nobody settles what was found about themselves."""
    return watched(actor) & ~Q(by_code=actor.code)


WATCH_LOG = Action(
    name="people.watch_log",
    label=_("Het logboek nalopen op kijken zonder opdracht"),
    roles=roles(Role.SYSTEM),
    purpose="toezicht op de gegevensbescherming",
    model="kernel.AuditEntry",
    rows=everything,
)


NOTE_ODD_LOOKS = Action(
    name="people.note_odd_looks",
    label=_("Noteren welk kijken een vraag verdient"),
    roles=roles(Role.SYSTEM),
    purpose="toezicht op de gegevensbescherming",
)


SEE_ODD_LOOKS = Action(
    name="people.see_odd_looks",
    label=_("Zien welk kijken een vraag verdient (codes, geen namen)"),
    roles=roles(*WHO_WATCHES),
    purpose="toezicht op de gegevensbescherming",
    model="people.OddLook",
    rows=watched_by_others,
)


SETTLE_ODD_LOOK = Action(
    name="people.settle_odd_look",
    label=_("Noteren wat de collega antwoordde"),
    roles=roles(*WHO_WATCHES),
    purpose="toezicht op de gegevensbescherming",
    model="people.OddLook",
    rows=watched_by_others,
)


COUNT_TOGETHER = Action(
    name="people.count_together",
    label=_("Mensen en huishoudens één keer tellen (zonder naam)"),
    roles=STAFF | {Role.SYSTEM},
    purpose="verantwoorden met cijfers",
)
