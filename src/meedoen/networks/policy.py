"""What can be done with networks, organisations, places and figures, and by whom."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, by_role, everything, own_organisation, roles
from meedoen.kernel.actors import STAFF, Role

LEADS = (Role.COORDINATOR, Role.OPERATOR)

LIST_NETWORKS = Action(
    name="networks.list_networks",
    label=_("Alle netwerken van deze server zien"),
    roles=roles(Role.OPERATOR),
    purpose="beheer van de server",
)
FIND_NETWORKS = Action(
    name="networks.find_networks",
    label=_("De netwerken van deze server vinden"),
    roles=frozenset(Role) - {Role.SYSTEM},
    purpose="informatie geven",
    sensitivity=Sensitivity.OPEN,
    open_because="de namen van de netwerken zijn openbaar",
)
CREATE_NETWORK = Action(
    name="networks.create_network",
    label=_("Een netwerk maken"),
    roles=roles(Role.OPERATOR),
    purpose="beheer van de server",
)
SEE_NETWORK = Action(
    name="networks.see_network",
    label=_("Het netwerk zien"),
    roles=STAFF | {Role.OPERATOR},
    purpose="werking van het netwerk",
    model="networks.Organisation",
    rows=everything,
)
SEE_PUBLIC_PARTNERS = Action(
    name="networks.see_public_partners",
    label=_("Zien welke partners in het netwerk zitten"),
    roles=frozenset(Role) - {Role.SYSTEM},
    purpose="informatie geven",
    sensitivity=Sensitivity.OPEN,
    open_because="wie achter het netwerk staat is openbaar",
    model="networks.Organisation",
    rows=everything,
)
SEE_LOGO = Action(
    name="networks.see_logo",
    label=_("Het logo van het netwerk zien"),
    roles=frozenset(Role) - {Role.SYSTEM},
    purpose="informatie geven",
    sensitivity=Sensitivity.OPEN,
    open_because="een logo is er om gezien te worden",
    model="networks.NetworkLogo",
    rows=everything,
)
EDIT_NETWORK = Action(
    name="networks.edit_network",
    label=_("Het netwerk aanpassen"),
    roles=roles(*LEADS),
    purpose="werking van het netwerk",
)
ADD_ORGANISATION = Action(
    name="networks.add_organisation",
    label=_("Een partner toevoegen"),
    roles=roles(*LEADS),
    purpose="werking van het netwerk",
)
EDIT_ORGANISATION = Action(
    name="networks.edit_organisation",
    label=_("Gegevens van een partner aanpassen"),
    roles=roles(*LEADS, Role.WORKER, Role.PROVIDER),
    purpose="werking van het netwerk",
    model="networks.Organisation",
    rows=by_role([(LEADS, everything), ((Role.WORKER, Role.PROVIDER), own_organisation("id"))]),
)
CLOSE_ORGANISATION = Action(
    name="networks.close_organisation",
    label=_("Een partner sluiten of opnieuw openen"),
    roles=roles(*LEADS),
    purpose="werking van het netwerk",
    model="networks.Organisation",
    rows=everything,
)
SEE_MEMBERS = Action(
    name="networks.see_members",
    label=_("Zien wie waar werkt"),
    roles=roles(*LEADS, Role.DPO),
    purpose="toegang beheren",
    model="networks.Membership",
    rows=everything,
)
INVITE = Action(
    name="networks.invite",
    label=_("Iemand uitnodigen"),
    roles=roles(*LEADS),
    purpose="toegang beheren",
    model="networks.Organisation",
    rows=everything,
)
END_MEMBERSHIP = Action(
    name="networks.end_membership",
    label=_("Iemands rol beëindigen"),
    roles=roles(*LEADS),
    purpose="toegang beheren",
    model="networks.Membership",
    rows=everything,
)
WITHDRAW_INVITATION = Action(
    name="networks.withdraw_invitation",
    label=_("Een uitnodiging intrekken"),
    roles=roles(*LEADS),
    purpose="toegang beheren",
    model="networks.Invitation",
    rows=everything,
)
LET_IN_AGAIN = Action(
    name="networks.let_in_again",
    label=_("Een nieuwe code geven aan wie zijn wachtwoord vergat"),
    roles=roles(*LEADS),
    purpose="toegang beheren",
    model="networks.Membership",
    rows=everything,
)
RESET_SECOND_FACTOR = Action(
    name="networks.reset_second_factor",
    label=_("Een verloren tweede sleutel wegnemen"),
    roles=roles(*LEADS),
    purpose="toegang beheren",
    model="networks.Membership",
    rows=everything,
)
SEE_COLLEAGUES = Action(
    name="networks.see_colleagues",
    label=_("Zien wie in de eigen organisatie werkt"),
    roles=STAFF,
    purpose="werking van het netwerk",
    model="networks.Membership",
    rows=own_organisation(),
)
SEE_KEYS = Action(
    name="networks.see_keys",
    label=_("Zien welke programma’s een sleutel hebben"),
    roles=roles(Role.COORDINATOR),
    purpose="toegang beheren",
    model="networks.ApiKey",
    rows=everything,
)
MAKE_KEY = Action(
    name="networks.make_key",
    label=_("Een sleutel maken voor een programma"),
    roles=roles(Role.COORDINATOR),
    purpose="toegang beheren",
    model="networks.Membership",
    rows=everything,
)
WITHDRAW_KEY = Action(
    name="networks.withdraw_key",
    label=_("Een sleutel van een programma intrekken"),
    roles=roles(Role.COORDINATOR),
    purpose="toegang beheren",
    model="networks.ApiKey",
    rows=everything,
)
ACCEPT_INVITATION = Action(
    name="networks.accept_invitation",
    label=_("Een uitnodiging aannemen"),
    roles=frozenset(Role) - {Role.SYSTEM},
    purpose="toegang beheren",
    open_because="wie uitgenodigd is, heeft nog geen account; de geheime code beschermt dit",
    model="networks.Invitation",
    rows=everything,
)
SEE_AREAS = Action(
    name="networks.see_areas",
    label=_("Gebieden en open cijfers zien"),
    roles=frozenset(Role) - {Role.SYSTEM},
    purpose="informatie geven",
    sensitivity=Sensitivity.OPEN,
    open_because="grenzen en open cijfers zijn openbaar",
    model="networks.Area",
    rows=everything,
)
LOAD_AREAS = Action(
    name="networks.load_areas",
    label=_("Gebieden en open cijfers inladen"),
    roles=roles(*LEADS),
    purpose="werking van het netwerk",
)
SEE_PLACES = Action(
    name="networks.see_places",
    label=_("Plaatsen zien"),
    roles=frozenset(Role) - {Role.SYSTEM},
    purpose="informatie geven",
    sensitivity=Sensitivity.OPEN,
    open_because="waar iets doorgaat is openbaar",
    model="networks.Place",
    rows=everything,
)
ADD_PLACE = Action(
    name="networks.add_place",
    label=_("Een plaats toevoegen"),
    roles=roles(*LEADS, Role.WORKER, Role.PROVIDER, Role.GROUP_GUIDE),
    purpose="werking van het netwerk",
)
EDIT_PLACE = Action(
    name="networks.edit_place",
    label=_("Een plaats aanpassen"),
    roles=roles(*LEADS, Role.WORKER, Role.PROVIDER, Role.GROUP_GUIDE),
    purpose="werking van het netwerk",
    model="networks.Place",
    rows=everything,
)
SEE_AGREEMENTS = Action(
    name="networks.see_agreements",
    label=_("De afspraken van het netwerk zien"),
    roles=roles(Role.COORDINATOR),
    purpose="werking van het netwerk",
    model="networks.Agreement",
    rows=everything,
)
MAKE_AGREEMENT = Action(
    name="networks.make_agreement",
    label=_("Een afsprakennota maken"),
    roles=roles(Role.COORDINATOR),
    purpose="werking van het netwerk",
)
CHANGE_AGREEMENT = Action(
    name="networks.change_agreement",
    label=_("Een afsprakennota aanpassen"),
    roles=roles(Role.COORDINATOR),
    purpose="werking van het netwerk",
    model="networks.Agreement",
    rows=everything,
)
NOTE_FIGURES = Action(
    name="networks.note_figures",
    label=_("Open cijfers noteren, met hun bron"),
    roles=roles(Role.COORDINATOR),
    purpose="werking van het netwerk",
)
SEE_WORKING_AREAS = Action(
    name="networks.see_working_areas",
    label=_("Werkgebieden en hun cijfers zien"),
    roles=STAFF | {Role.OPERATOR},
    purpose="werking van het netwerk",
    model="networks.WorkingArea",
    rows=everything,
)
MAKE_WORKING_AREA = Action(
    name="networks.make_working_area",
    label=_("Een werkgebied maken"),
    roles=roles(Role.COORDINATOR, Role.ANALYST),
    purpose="werking van het netwerk",
)
CHANGE_WORKING_AREA = Action(
    name="networks.change_working_area",
    label=_("Een werkgebied aanpassen of afsluiten"),
    roles=roles(Role.COORDINATOR, Role.ANALYST),
    purpose="werking van het netwerk",
    model="networks.WorkingArea",
    rows=everything,
)
IMPORT_FIGURES = Action(
    name="networks.import_figures",
    label=_("Open cijfers inlezen uit een bestand"),
    roles=roles(Role.COORDINATOR, Role.ANALYST),
    purpose="werking van het netwerk",
)
UNDO_FIGURES = Action(
    name="networks.undo_figures",
    label=_("Zien welke cijfers ingelezen werden, en dat terugdraaien"),
    roles=roles(Role.COORDINATOR, Role.ANALYST),
    purpose="werking van het netwerk",
    model="networks.FigureImport",
    rows=everything,
)
