"""Who may print, write a welcome sheet or a newsletter, and read one."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, by_role, everything, own_organisation, roles
from meedoen.kernel.actors import Actor, Role

PRINTERS = (Role.COORDINATOR, Role.WORKER, Role.PROVIDER, Role.REFERRER)
WRITERS = (Role.COORDINATOR, Role.WORKER)
own = own_organisation("organisation_id")


def written_by(actor: Actor) -> Q:
    """The coordinator writes for every partner, a worker for their own organisation."""
    return by_role([((Role.COORDINATOR,), everything), (WRITERS, own)])(actor)


def published(actor: Actor) -> Q:
    """What everybody may read."""
    return Q(status="published")


def seen_by(actor: Actor) -> Q:
    """The coordinator sees all of it, others what everybody may read and what is of their own organisation."""
    return Q() if actor.has(Role.COORDINATOR) else published(actor) | own(actor)


PRINT = Action(
    name="press.print",
    label=_("Het programma op papier zetten"),
    roles=roles(*PRINTERS),
    purpose="informatie geven",
)
SEE_SHEETS = Action(
    name="press.see_sheets",
    label=_("Onthaalbladen zien en afdrukken"),
    roles=roles(*PRINTERS),
    purpose="informatie geven",
    model="press.WelcomeSheet",
    rows=seen_by,
)
WRITE_SHEET = Action(
    name="press.write_sheet",
    label=_("Een onthaalblad schrijven"),
    roles=roles(*WRITERS),
    purpose="informatie geven",
)
EDIT_SHEET = Action(
    name="press.edit_sheet",
    label=_("Een onthaalblad aanpassen"),
    roles=roles(*WRITERS),
    purpose="informatie geven",
    model="press.WelcomeSheet",
    rows=written_by,
)
READ_SHEET = Action(
    name="press.read_sheet",
    label=_("Een onthaalblad lezen"),
    roles=frozenset(Role) - {Role.SYSTEM},
    purpose="informatie geven",
    open_because="een onthaalblad zegt aan iedereen wat een dienst doet",
    model="press.WelcomeSheet",
    rows=published,
    sensitivity=Sensitivity.OPEN,
)
SEE_NEWSLETTERS = Action(
    name="press.see_newsletters",
    label=_("Nieuwsbrieven zien en afdrukken"),
    roles=roles(*WRITERS),
    purpose="informatie geven",
    model="press.Newsletter",
    rows=seen_by,
)
WRITE_NEWSLETTER = Action(
    name="press.write_newsletter",
    label=_("Een nieuwsbrief maken"),
    roles=roles(*WRITERS),
    purpose="informatie geven",
)
EDIT_NEWSLETTER = Action(
    name="press.edit_newsletter",
    label=_("Een nieuwsbrief aanpassen zolang hij niet bekend is"),
    roles=roles(*WRITERS),
    purpose="informatie geven",
    model="press.Newsletter",
    rows=written_by,
)
PUBLISH_NEWSLETTER = Action(
    name="press.publish_newsletter",
    label=_("Een nieuwsbrief bekendmaken, verbeteren of intrekken"),
    roles=roles(*WRITERS),
    purpose="informatie geven",
    model="press.Newsletter",
    rows=written_by,
)
READ_NEWSLETTER = Action(
    name="press.read_newsletter",
    label=_("Een nieuwsbrief lezen"),
    roles=frozenset(Role) - {Role.SYSTEM},
    purpose="informatie geven",
    open_because="een nieuwsbrief is voor iedereen",
    model="press.Newsletter",
    rows=published,
    sensitivity=Sensitivity.OPEN,
)
STATE = "press.state_of_play"
"""Under this name the state of play of each year is kept."""

MAKE_STATE = Action(
    name="press.make_state",
    label=_("De stand van zaken van een jaar opmaken"),
    roles=roles(Role.COORDINATOR),
    purpose="verantwoorden",
)
CLOSE_STATE = Action(
    name="press.close_state",
    label=_("De stand van zaken van een voorbij jaar vastleggen, of met een reden verbeteren"),
    roles=roles(Role.COORDINATOR),
    purpose="verantwoorden",
)
SEE_STATE = Action(
    name="press.see_state",
    label=_("De vastgelegde stand van zaken van een jaar lezen en afdrukken"),
    roles=roles(Role.COORDINATOR, Role.POLICY_MAKER),
    purpose="verantwoorden",
    model="networks.YearEdition",
    rows=lambda actor: Q(about=STATE),
)
