"""Who keeps the desk of small help, and what everybody may know of it: which kinds there are, never who."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, own_organisation, roles
from meedoen.kernel.actors import STAFF, Actor, Role

DESK = (Role.COORDINATOR, Role.WORKER, Role.GROUP_GUIDE, Role.REFERRER)
PURPOSE = "buren samenbrengen"


def _ours(actor: Actor) -> Q:
    """Matches in which a neighbour of one's own desk has a part."""
    own = actor.organisation_ids
    return Q(ask__organisation_id__in=own) | Q(offer__organisation_id__in=own)


SEE_HELP = Action(
    name="referrals.see_help",
    label=_("Zien wie kleine hulp vraagt of aanbiedt"),
    roles=roles(*DESK),
    purpose=PURPOSE,
    model="referrals.HelpNotice",
    rows=own_organisation(),
    sensitivity=Sensitivity.PERSONAL,
)
NOTE_HELP = Action(
    name="referrals.note_help",
    label=_("Kleine hulp noteren: gevraagd of aangeboden"),
    roles=roles(*DESK),
    purpose=PURPOSE,
    sensitivity=Sensitivity.PERSONAL,
)
CLOSE_HELP = Action(
    name="referrals.close_help",
    label=_("Een vraag of aanbod van kleine hulp sluiten, of twee buren samenbrengen"),
    roles=roles(*DESK),
    purpose=PURPOSE,
    model="referrals.HelpNotice",
    rows=own_organisation(),
    sensitivity=Sensitivity.PERSONAL,
)
MATCH_HELP = Action(
    name="referrals.match_help",
    label=_("Noteren wat twee buren zeggen, en na twee keer ja het contact doorgeven"),
    roles=roles(*DESK),
    purpose=PURPOSE,
    model="referrals.HelpMatch",
    rows=_ours,
    sensitivity=Sensitivity.PERSONAL,
)
FIND_HELP = Action(
    name="referrals.find_help",
    label=_("Zien dat bij een andere partner iemand past, zonder wie"),
    roles=roles(*DESK),
    purpose=PURPOSE,
    model="referrals.HelpNotice",
    rows=lambda actor: Q(wider=True, closed_on=None) & ~Q(organisation_id__in=actor.organisation_ids),
)
COUNT_ASKED = Action(
    name="referrals.count_help_asked",
    label=_("Zien hoeveel buren een antwoord moeten geven"),
    roles=roles(*DESK),
    purpose=PURPOSE,
    model="referrals.HelpMatch",
    rows=_ours,
)
COUNT_HELP = Action(
    name="referrals.count_help",
    label=_("Zien hoeveel kleine hulp er was (afgerond)"),
    roles=STAFF,
    purpose="verantwoorden",
    model="referrals.HelpNotice",
    rows=lambda actor: Q(),
)
READ_HELP = Action(
    name="referrals.read_help",
    label=_("Zien welke kleine hulp er in de buurt is"),
    roles=frozenset(Role) - {Role.SYSTEM},
    purpose="informatie geven",
    open_because="welke soorten hulp er zijn, zegt niets over wie; namen en plaatsen staan er niet in",
    model="referrals.HelpNotice",
    rows=lambda actor: Q(closed_on=None),
    sensitivity=Sensitivity.OPEN,
)
