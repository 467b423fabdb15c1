"""Figures of outreach, as they may leave."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, everything, roles
from meedoen.kernel.actors import STAFF, Role

CONTACTS = "outreach.contacts"
"""Under this name the closed years of contacts are kept."""

SEE_FIGURES = Action(
    name="outreach.see_figures",
    label=_("Veilige cijfers van de contacten zien"),
    roles=STAFF,
    purpose="verantwoorden",
    model="outreach.Contact",
    rows=everything,
)
SEE_EDITIONS = Action(
    name="outreach.see_editions",
    label=_("Vastgelegde cijfers van een voorbij jaar zien"),
    roles=STAFF,
    purpose="verantwoorden",
    model="networks.YearEdition",
    rows=lambda actor: Q(about=CONTACTS),
)
CLOSE_YEAR = Action(
    name="outreach.close_year",
    label=_("De cijfers van een voorbij jaar vastleggen, of met een reden verbeteren"),
    roles=roles(Role.COORDINATOR),
    purpose="verantwoorden",
)
WRITE_FACTS = Action(
    name="outreach.write_facts",
    label=_("Naamloze rijen over contacten wegschrijven"),
    roles=roles(Role.SYSTEM),
    purpose="verantwoorden",
    model="outreach.Contact",
    rows=everything,
)
