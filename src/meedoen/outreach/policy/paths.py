"""Long paths: templates of the network, and the paths of people with their steps and outcomes (H11)."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, everything, roles
from meedoen.kernel.actors import STAFF, Role

from .roles import OUTREACH, own

PATHS = "outreach.paths"
"""Under this name the closed years of paths are kept."""
PURPOSE = "een lang traject samen tot het einde brengen"

SEE_TEMPLATES = Action(
    name="outreach.see_templates",
    label=_("De soorten trajecten zien"),
    roles=roles(*OUTREACH),
    purpose=PURPOSE,
    model="outreach.PathTemplate",
    rows=everything,
)
MAKE_TEMPLATE = Action(
    name="outreach.make_template",
    label=_("Een soort traject maken"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
)
CHANGE_TEMPLATE = Action(
    name="outreach.change_template",
    label=_("Een soort traject aanpassen of stoppen"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
    model="outreach.PathTemplate",
    rows=everything,
)
START_PATH = Action(
    name="outreach.start_path",
    label=_("Met iemand een traject beginnen"),
    roles=roles(*OUTREACH),
    purpose=PURPOSE,
    sensitivity=Sensitivity.PERSONAL,
)
SEE_PATHS = Action(
    name="outreach.see_paths",
    label=_("De trajecten van de eigen organisatie zien"),
    roles=roles(*OUTREACH),
    purpose=PURPOSE,
    model="outreach.Path",
    rows=own,
    sensitivity=Sensitivity.PERSONAL,
)
COUNT_PATHS = Action(
    name="outreach.count_paths",
    label=_("Zien hoeveel trajecten op een stap wachten"),
    roles=roles(*OUTREACH),
    purpose=PURPOSE,
    model="outreach.Path",
    rows=own,
)
FOLLOW_PATH = Action(
    name="outreach.follow_path",
    label=_("Een stap van een traject noteren, plannen of het afronden"),
    roles=roles(*OUTREACH),
    purpose=PURPOSE,
    model="outreach.Path",
    rows=own,
    sensitivity=Sensitivity.PERSONAL,
)
SEE_PATH_FIGURES = Action(
    name="outreach.see_path_figures",
    label=_("Veilige cijfers van de trajecten zien"),
    roles=STAFF,
    purpose="verantwoorden",
    model="outreach.Path",
    rows=everything,
)
SEE_PATH_EDITIONS = Action(
    name="outreach.see_path_editions",
    label=_("Vastgelegde cijfers van de trajecten van een voorbij jaar zien"),
    roles=STAFF,
    purpose="verantwoorden",
    model="networks.YearEdition",
    rows=lambda actor: Q(about=PATHS),
)
CLOSE_PATHS_YEAR = Action(
    name="outreach.close_paths_year",
    label=_("De cijfers van de trajecten van een voorbij jaar vastleggen, of met een reden verbeteren"),
    roles=roles(Role.COORDINATOR),
    purpose="verantwoorden",
)
WRITE_PATH_FACTS = Action(
    name="outreach.write_path_facts",
    label=_("Naamloze rijen over trajecten wegschrijven"),
    roles=roles(Role.SYSTEM),
    purpose="verantwoorden",
    model="outreach.Path",
    rows=everything,
)
