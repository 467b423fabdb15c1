"""What can be done with activities, by whom, on which rows and why. The register in ``docs/`` is made from this."""

import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, by_role, everything, own_organisation, roles
from meedoen.kernel.actors import STAFF, Actor, Role

ANYONE = frozenset(Role) - {Role.SYSTEM}
PLANNERS = (Role.COORDINATOR, Role.WORKER, Role.PROVIDER, Role.GROUP_GUIDE)
AT_THE_DOOR = (*PLANNERS, Role.COMPANION)
SIGN_UP_NEEDS = (
    "activity__sign_up",
    "activity__age_min",
    "activity__age_max",
    "activity__organisation_id",
    "network__let_smaller_pass",
)
own = own_organisation("organisation_id")
own_session = own_organisation("activity__organisation_id")


def plannable(actor: Actor) -> Q:
    """The coordinator plans for every partner, the others for their own organisation."""
    return by_role([((Role.COORDINATOR,), everything), (PLANNERS, own)])(actor)


def plannable_sessions(actor: Actor) -> Q:
    return by_role([((Role.COORDINATOR,), everything), (PLANNERS, own_session)])(actor)


SEE_PROGRAMME = Action(
    name="activities.see_programme",
    label=_("Het programma bekijken"),
    roles=ANYONE,
    purpose="informatie geven",
    open_because="het programma is openbaar",
    model="activities.Session",
    rows=lambda actor: Q(activity__status="published"),
    sensitivity=Sensitivity.OPEN,
)
FIT_SOMEBODY = Action(
    name="activities.fit_somebody",
    label=_("Samen met iemand zoeken wat past"),
    roles=STAFF,
    purpose="aanbod zoeken en doorverwijzen",
)
SEE_ACTIVITY = Action(
    name="activities.see_activity",
    label=_("Eén activiteit van het programma bekijken"),
    roles=ANYONE,
    purpose="informatie geven",
    open_because="het programma is openbaar",
    model="activities.Activity",
    rows=lambda actor: Q(status__in=("published", "ended")),
    sensitivity=Sensitivity.OPEN,
)
SEE_OFFER = Action(
    name="activities.see_offer",
    label=_("Alle aanbod zien, ook wat nog niet zichtbaar is"),
    roles=STAFF,
    purpose="aanbod plannen en doorverwijzen",
    model="activities.Activity",
    rows=lambda actor: Q() if actor.has(Role.COORDINATOR) else ~Q(status="draft") | own(actor),
)
SEE_CALENDAR = Action(
    name="activities.see_calendar",
    label=_("De kalender van alle partners zien"),
    roles=STAFF,
    purpose="aanbod plannen en doorverwijzen",
    model="activities.Session",
    rows=lambda actor: Q() if actor.has(Role.COORDINATOR) else ~Q(activity__status="draft") | own_session(actor),
)
PLAN = Action(
    name="activities.plan",
    label=_("Een activiteit plannen"),
    roles=roles(*PLANNERS),
    purpose="aanbod plannen",
)
EDIT = Action(
    name="activities.edit",
    label=_("Een activiteit aanpassen"),
    roles=roles(*PLANNERS),
    purpose="aanbod plannen",
    model="activities.Activity",
    rows=plannable,
)
CHANGE_SESSION = Action(
    name="activities.change_session",
    label=_("Eén keer verplaatsen of afzeggen"),
    roles=roles(*PLANNERS),
    purpose="aanbod plannen",
    model="activities.Session",
    rows=plannable_sessions,
)
SIGN_UP = Action(
    name="activities.sign_up",
    label=_("Zich inschrijven"),
    roles=ANYONE,
    purpose="inschrijven",
    open_because="een bewoner schrijft zichzelf in zonder account",
    model="activities.Session",
    rows=lambda actor: Q(activity__status="published"),
    sensitivity=Sensitivity.PERSONAL,
    along=SIGN_UP_NEEDS,
)
ENROL = Action(
    name="activities.enrol",
    label=_("Iemand inschrijven"),
    roles=roles(*PLANNERS, Role.REFERRER, Role.COMPANION),
    purpose="inschrijven",
    model="activities.Session",
    rows=lambda actor: Q(activity__status="published") | own_session(actor),
    sensitivity=Sensitivity.PERSONAL,
    along=SIGN_UP_NEEDS,
)
CANCEL_BY_CODE = Action(
    name="activities.cancel_by_code",
    label=_("Zich uitschrijven met een code"),
    roles=ANYONE,
    purpose="inschrijven",
    open_because="de bewoner heeft geen account; de code beschermt dit",
    sensitivity=Sensitivity.PERSONAL,
)
CANCEL_ENROLMENT = Action(
    name="activities.cancel_enrolment",
    label=_("Iemand uitschrijven"),
    roles=roles(*PLANNERS, Role.REFERRER),
    purpose="inschrijven",
    model="activities.Enrolment",
    rows=by_role(
        [
            (PLANNERS, own_organisation("session__activity__organisation_id")),
            ((*PLANNERS, Role.REFERRER), own_organisation("by_organisation_id")),
        ]
    ),
    sensitivity=Sensitivity.PERSONAL,
)
SEE_ENROLMENTS = Action(
    name="activities.see_enrolments",
    label=_("De lijst van ingeschrevenen zien"),
    roles=roles(*AT_THE_DOOR),
    purpose="ontvangen wie ingeschreven is",
    model="activities.Session",
    rows=by_role([(AT_THE_DOOR, own_session)]),
    sensitivity=Sensitivity.PERSONAL,
)
COUNT_THERE = Action(
    name="activities.count_there",
    label=_("Weten hoeveel mensen er zijn"),
    roles=roles(*AT_THE_DOOR, Role.CASHIER),
    purpose="nakijken of een aantal kan kloppen",
    model="activities.Session",
    rows=own_session,
)
TICK = Action(
    name="activities.tick",
    label=_("Aanduiden wie er is"),
    roles=roles(*AT_THE_DOOR),
    purpose="deelname tellen",
    model="activities.Session",
    rows=by_role([(AT_THE_DOOR, own_session)]),
    sensitivity=Sensitivity.PERSONAL,
)
HANDLE_ENROLMENTS = Action(
    name="activities.handle_enrolments",
    label=_("Ingeschrevenen opvolgen: bellen, code opnieuw tonen"),
    roles=roles(*PLANNERS, Role.REFERRER),
    purpose="inschrijven",
    model="activities.Enrolment",
    rows=CANCEL_ENROLMENT.rows,
    sensitivity=Sensitivity.PERSONAL,
)
CALL_AHEAD = datetime.timedelta(days=3)


def soon_of_own(actor: Actor) -> Q:
    """For a volunteer: the calls for sessions of the own organisation in the next days, and no others."""
    organiser = own_organisation("session__activity__organisation_id")(actor)
    last = timezone.now() + CALL_AHEAD
    to_call = ~Q(to_tell="") | Q(call_back=True) | Q(called_at__gt=timezone.now() - datetime.timedelta(hours=12))
    return organiser & to_call & Q(session__starts_at__lt=last)


CALL = Action(
    name="activities.call",
    label=_("Bellen wie iets moet weten, en noteren hoe het afliep"),
    roles=roles(*PLANNERS, Role.REFERRER, Role.COMPANION),
    purpose="iemand verwittigen van een verandering",
    model="activities.Enrolment",
    rows=by_role(
        [
            (PLANNERS, own_organisation("session__activity__organisation_id")),
            ((*PLANNERS, Role.REFERRER), own_organisation("by_organisation_id")),
            ((Role.COMPANION,), soon_of_own),
        ]
    ),
    sensitivity=Sensitivity.PERSONAL,
)
COUNT_CALLS = Action(
    name="activities.count_calls",
    label=_("Zien hoeveel mensen nog te bellen zijn"),
    roles=CALL.roles,
    purpose="inschrijven",
    model="activities.Enrolment",
    rows=CALL.rows,
)
KEEP_SEARCH = Action(
    name="activities.keep_search",
    label=_("De zoekwoorden bijhouden"),
    roles=roles(Role.SYSTEM),
    purpose="informatie geven",
)
SEND_WORD = Action(
    name="activities.send_word",
    label=_("Ingeschrevenen een bericht sturen"),
    roles=roles(Role.SYSTEM),
    purpose="iemand verwittigen van een verandering",
    model="activities.Enrolment",
    rows=everything,
)
REMIND = Action(
    name="activities.remind",
    label=_("Ingeschrevenen herinneren aan morgen"),
    roles=roles(Role.SYSTEM),
    purpose="iemand herinneren aan een afspraak",
    sensitivity=Sensitivity.PERSONAL,
)
MAKE_STAMP_CARDS = Action(
    name="activities.make_stamp_cards",
    label=_("Stempelkaarten maken"),
    roles=roles(*PLANNERS),
    purpose="deelname tellen",
)
SEE_OUTCOME = Action(
    name="activities.see_outcome",
    label=_("Zien wat een activiteit opleverde (eigen werking)"),
    roles=roles(*PLANNERS),
    purpose="verantwoorden",
    model="activities.Session",
    rows=plannable_sessions,
)
SEE_YEAR = Action(
    name="activities.see_year",
    label=_("Veilige cijfers van het jaar zien"),
    roles=STAFF,
    purpose="verantwoorden",
    model="activities.Session",
    rows=everything,
)
SEE_MISSING = Action(
    name="activities.see_missing",
    label=_("Zien welke buurten en groepen ontbreken"),
    roles=roles(Role.COORDINATOR, Role.ANALYST, Role.POLICY_MAKER),
    purpose="verantwoorden",
    model="activities.Session",
    rows=everything,
)
COUNT_TRAITS = Action(
    name="activities.count_traits",
    label=_("Een telling van kenmerken noteren"),
    roles=roles(*PLANNERS),
    purpose="verantwoorden",
)
NOTE_EFFORT = Action(
    name="activities.note_effort",
    label=_("Uren en geld noteren"),
    roles=roles(*PLANNERS),
    purpose="verantwoorden",
)
WRITE_FACTS = Action(
    name="activities.write_facts",
    label=_("Naamloze rijen voor de cijfers wegschrijven"),
    roles=roles(Role.SYSTEM),
    purpose="verantwoorden",
    model="activities.Session",
    rows=everything,
)
IMPORT = Action(
    name="activities.import",
    label=_("Aanbod inlezen uit een bestand"),
    roles=roles(Role.COORDINATOR, Role.WORKER, Role.PROVIDER),
    purpose="aanbod plannen",
)
UNDO_IMPORT = Action(
    name="activities.undo_import",
    label=_("Een import terugdraaien"),
    roles=roles(Role.COORDINATOR, Role.WORKER, Role.PROVIDER),
    purpose="aanbod plannen",
    model="activities.ImportRun",
    rows=by_role([((Role.COORDINATOR,), everything), ((Role.WORKER, Role.PROVIDER), own)]),
)
EXPORT = Action(
    name="activities.export",
    label=_("Het eigen aanbod als lijst meenemen"),
    roles=roles(*PLANNERS),
    purpose="aanbod plannen",
)
EXPORT_ATTENDANCE = Action(
    name="activities.export_attendance",
    label=_("Afgeronde aantallen per keer als lijst meenemen"),
    roles=roles(*PLANNERS),
    purpose="verantwoorden",
)
SHOW_ELSEWHERE = Action(
    name="activities.show_elsewhere",
    label=_("Het programma op een eigen website zetten"),
    roles=roles(*PLANNERS),
    purpose="informatie geven",
)
MAKE_INITIATIVE = Action(
    name="activities.make_initiative",
    label=_("Een initiatief maken"),
    roles=roles(*PLANNERS),
    purpose="aanbod plannen",
)
EDIT_INITIATIVE = Action(
    name="activities.edit_initiative",
    label=_("Een initiatief aanpassen"),
    roles=roles(*PLANNERS),
    purpose="aanbod plannen",
    model="activities.Initiative",
    rows=plannable,
)
