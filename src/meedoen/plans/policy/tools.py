"""What can be done with the tool library, the news and the tour of the villages."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import EVERYONE, Action, by_role, everything, own_organisation, roles
from meedoen.kernel.actors import STAFF, Actor, Role

from .plans import PURPOSE

LEADS = (Role.COORDINATOR,)
MAKERS = (Role.WORKER, Role.PROVIDER, Role.GROUP_GUIDE, Role.ANALYST)

SEE_TOOLS = Action(
    name="plans.see_tools",
    label=_("De gereedschapskist van het netwerk lezen"),
    roles=STAFF,
    purpose=PURPOSE,
    model="plans.Tool",
    rows=everything,
)
ADD_TOOL = Action(
    name="plans.add_tool",
    label=_("Iets in de gereedschapskist leggen"),
    roles=roles(*LEADS, *MAKERS),
    purpose=PURPOSE,
)
CHANGE_TOOL = Action(
    name="plans.change_tool",
    label=_("Iets in de gereedschapskist aanpassen of eruit halen"),
    roles=roles(*LEADS, *MAKERS),
    purpose=PURPOSE,
    model="plans.Tool",
    rows=by_role([(LEADS, everything), (MAKERS, own_organisation())]),
)
SEE_NEWS = Action(
    name="plans.see_news",
    label=_("Het nieuws van het netwerk lezen"),
    roles=STAFF,
    purpose=PURPOSE,
    model="plans.NewsItem",
    rows=everything,
)
WRITE_NEWS = Action(
    name="plans.write_news",
    label=_("Een nieuwtje schrijven"),
    roles=roles(*LEADS),
    purpose=PURPOSE,
)
CHANGE_NEWS = Action(
    name="plans.change_news",
    label=_("Een nieuwtje aanpassen of weghalen"),
    roles=roles(*LEADS),
    purpose=PURPOSE,
    model="plans.NewsItem",
    rows=everything,
)


def on_site_today(actor: Actor) -> Q:
    """News that residents read today."""
    today = timezone.localdate()
    return Q(on_site=True, first_day__lte=today, last_day__gte=today)


READ_NEWS = Action(
    name="plans.read_news",
    label=_("Op de site het nieuws lezen"),
    roles=EVERYONE,
    purpose=PURPOSE,
    model="plans.NewsItem",
    rows=on_site_today,
    open_because="nieuws is voor iedereen",
)
SEE_TOUR = Action(
    name="plans.see_tour",
    label=_("Zien in welke dorpen het netwerk dit jaar al kwam"),
    roles=STAFF,
    purpose=PURPOSE,
    model="plans.TourStop",
    rows=everything,
)
PLAN_TOUR = Action(
    name="plans.plan_tour",
    label=_("Een halte van de dorpentour plannen"),
    roles=roles(*LEADS, Role.WORKER, Role.GROUP_GUIDE),
    purpose=PURPOSE,
)
CHANGE_TOUR = Action(
    name="plans.change_tour",
    label=_("Noteren dat het netwerk in een dorp was, of een halte weghalen"),
    roles=roles(*LEADS, Role.WORKER, Role.GROUP_GUIDE),
    purpose=PURPOSE,
    model="plans.TourStop",
    rows=everything,
)
