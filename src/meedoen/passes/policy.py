"""What can be done with schemes, and by whom."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, everything, roles
from meedoen.kernel.actors import Role

SETS = "regels van een tegemoetkoming vastleggen"

SEE_SCHEMES = Action(
    name="passes.see_schemes",
    label=_("Regelingen zien"),
    roles=roles(Role.COORDINATOR),
    purpose=SETS,
    model="passes.SchemeVersion",
    rows=everything,
)
MAKE_SCHEME = Action(
    name="passes.make_scheme",
    label=_("Een regeling maken"),
    roles=roles(Role.COORDINATOR),
    purpose=SETS,
)
CHANGE_SCHEME = Action(
    name="passes.change_scheme",
    label=_("Een regeling aanpassen, publiceren of stoppen"),
    roles=roles(Role.COORDINATOR),
    purpose=SETS,
    model="passes.SchemeVersion",
    rows=everything,
)
