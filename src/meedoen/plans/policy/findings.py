"""What can be done with observations, findings and the four quadrants."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, by_role, everything, own_organisation, roles
from meedoen.kernel.actors import STAFF, Role

from .plans import PURPOSE

LEADS = (Role.COORDINATOR, Role.ANALYST)
TEAM = (Role.WORKER, Role.REFERRER, Role.GROUP_GUIDE)
READ_VOICES = roles(*LEADS, Role.WORKER, Role.GROUP_GUIDE)
"""Who makes findings reads what people said; to all others of the staff it is a voice, without its words."""
OURS = by_role([(LEADS, everything), (TEAM, own_organisation())])

NOTE_OBSERVATION = Action(
    name="plans.note_observation",
    label=_("Noteren wat je in de buurt zag of hoorde, zonder wie het was"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
)
SEE_OBSERVATIONS = Action(
    name="plans.see_observations",
    label=_("Lezen wat in de buurt gezien en gehoord is"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="plans.Observation",
    rows=OURS,
)
CHECK_OBSERVATION = Action(
    name="plans.check_observation",
    label=_("Nakijken wat bewoners bij de leesversie schreven, of een waarneming weghalen"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="plans.Observation",
    rows=OURS,
)
SEE_FINDINGS = Action(
    name="plans.see_findings",
    label=_("De bevindingen van een plan lezen, en de SWOT"),
    roles=STAFF,
    purpose=PURPOSE,
    model="plans.Finding",
    rows=everything,
)
WRITE_FINDING = Action(
    name="plans.write_finding",
    label=_("Een bevinding schrijven in een plan"),
    roles=roles(*LEADS),
    purpose=PURPOSE,
    model="plans.Plan",
    rows=everything,
)
CHANGE_FINDING = Action(
    name="plans.change_finding",
    label=_("Een bevinding aanpassen, met een cijfer of een stem erbij"),
    roles=roles(*LEADS),
    purpose=PURPOSE,
    model="plans.Finding",
    rows=everything,
)
MAKE_SWOT = Action(
    name="plans.make_swot",
    label=_("De SWOT van een jaar beginnen"),
    roles=roles(*LEADS),
    purpose=PURPOSE,
    model="plans.Plan",
    rows=everything,
)
PLACE_FINDING = Action(
    name="plans.place_finding",
    label=_("Een bevinding in een vak van de SWOT zetten, verschuiven of eruit halen"),
    roles=roles(*LEADS),
    purpose=PURPOSE,
    model="plans.Swot",
    rows=everything,
)
