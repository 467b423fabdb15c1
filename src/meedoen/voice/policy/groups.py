"""What can be done with groups, meetings, checks and the ladder."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import EVERYONE, Action, Sensitivity, by_role, everything, own_organisation, roles
from meedoen.kernel.actors import STAFF, Actor, Role

from ..models import GroupMember
from ..terms.groups import MemberRole

PURPOSE = "groepen en raden laten meepraten en hun antwoord geven"
LEADS = (Role.COORDINATOR,)
TEAM = (Role.WORKER, Role.GROUP_GUIDE, Role.COUNCIL_CLERK)
SERVICES = (Role.WORKER, Role.GROUP_GUIDE, Role.COUNCIL_CLERK, Role.PROVIDER)
LEADING = (MemberRole.GUIDE, MemberRole.CHAIR, MemberRole.SECRETARY)


def _groups_led(actor: Actor) -> Q:
    """Groups of the own organisation, and those that this actor guides, leads or writes for."""
    led = GroupMember.objects.filter(user_id=actor.user_id, until=None, role__in=LEADING) if actor.user_id else None
    mine = Q(pk__in=led.order_by().values("group_id")) if led is not None else Q(pk__in=[])
    return Q(organisation_id__in=actor.organisation_ids) | mine


def _led_along(path: str):
    """The same rows, seen from a table that leads to the group by ``path`` ("group", "meeting__group")."""

    def rows(actor: Actor) -> Q:
        led = GroupMember.objects.filter(user_id=actor.user_id, until=None, role__in=LEADING).order_by()
        mine = Q(**{f"{path}_id__in": led.values("group_id")}) if actor.user_id else Q(pk__in=[])
        return Q(**{f"{path}__organisation_id__in": actor.organisation_ids}) | mine

    return rows


def _along(path: str):
    """For who leads the network all of them, for the team those of groups of the own organisation or that they lead."""
    return by_role([(LEADS, everything), (TEAM, _led_along(path))])


def _of_own_delegates(actor: Actor) -> Q:
    """Meetings of own groups, and of councils in which somebody sits whom an own group sent (K4)."""
    sent = GroupMember.objects.filter(sent_by__organisation_id__in=actor.organisation_ids, until=None).order_by()
    led = GroupMember.objects.filter(user_id=actor.user_id, until=None, role__in=LEADING).order_by()
    ours = Q(group__organisation_id__in=actor.organisation_ids) | Q(group_id__in=sent.values("group_id"))
    return ours | (Q(group_id__in=led.values("group_id")) if actor.user_id else Q(pk__in=[]))


def _asked_or_advising(actor: Actor) -> Q:
    """Checks that the own organisation asked, and those of own and led groups: both sides see the same."""
    return Q(organisation_id__in=actor.organisation_ids) | _led_along("group")(actor)


GROUPS = by_role([(LEADS, everything), (TEAM, _groups_led)])

SEE_GROUPS = Action(
    name="voice.see_groups",
    label=_("De groepen en hun leden zien"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.Group",
    rows=GROUPS,
)
MAKE_GROUP = Action(name="voice.make_group", label=_("Een groep maken"), roles=roles(*LEADS, *TEAM), purpose=PURPOSE)
IMPORT_GROUPS = Action(
    name="voice.import_groups",
    label=_("Een lijst van groepen inlezen"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
)
UNDO_GROUPS = Action(
    name="voice.undo_groups",
    label=_("Een ingelezen lijst van groepen terugdraaien"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.GroupRun",
    rows=own_organisation(),
)
CHANGE_GROUP = Action(
    name="voice.change_group",
    label=_("Een groep aanpassen, leden en mandaten bijhouden, een vergadering plannen"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.Group",
    rows=GROUPS,
)
CHANGE_MEMBER = Action(
    name="voice.change_member",
    label=_("Een lid aanpassen, vervangen of laten stoppen; noteren wat het leerde"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.GroupMember",
    rows=_along("group"),
    sensitivity=Sensitivity.PERSONAL,
)
SEE_MEETINGS = Action(
    name="voice.see_meetings",
    label=_("De vergaderingen zien, met agenda en verslag"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.Meeting",
    rows=by_role([(LEADS, everything), (TEAM, _of_own_delegates)]),
)
LEAD_MEETING = Action(
    name="voice.lead_meeting",
    label=_("Een vergadering voorbereiden, leiden en opvolgen"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.Meeting",
    rows=_along("group"),
    along=("group__kind", "group__organisation"),
)
PREPARE_DELEGATE = Action(
    name="voice.prepare_delegate",
    label=_("Een afgevaardigde voorbereiden en daarna nabespreken"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.Meeting",
    rows=by_role([(LEADS, everything), (TEAM, _of_own_delegates)]),
)
CHANGE_POINT = Action(
    name="voice.change_point",
    label=_("Een agendapunt aanpassen of weghalen"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.AgendaPoint",
    rows=_along("meeting__group"),
)
KEEP_PROMISE = Action(
    name="voice.keep_promise",
    label=_("Noteren dat een belofte gehouden is"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.Promise",
    rows=_along("meeting__group"),
)
PASS_ON_NOTE = Action(
    name="voice.pass_on_note",
    label=_("Van een zin uit de zaal een signaal maken"),
    roles=roles(*LEADS, Role.WORKER, Role.GROUP_GUIDE),
    purpose=PURPOSE,
    model="voice.RoomNote",
    rows=_along("meeting__group"),
)
DROP_NOTE = Action(
    name="voice.drop_note",
    label=_("Een zin uit de zaal weghalen"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.RoomNote",
    rows=_along("meeting__group"),
)
COUNT_STATEMENT = Action(
    name="voice.count_statement",
    label=_("Een stelling openen, sluiten, en stemmen op papier of met de hand tellen"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.Statement",
    rows=_along("meeting__group"),
)
SPEAK = Action(
    name="voice.speak",
    label=_("In de vergadering meedoen met je telefoon"),
    roles=EVERYONE,
    purpose=PURPOSE,
    open_because="wie in de zaal zit, doet mee met een code, zonder naam of aanmelden",
)
SEE_THRESHOLDS = Action(
    name="voice.see_thresholds",
    label=_("De drempeltabel zien"),
    roles=STAFF,
    purpose=PURPOSE,
    model="voice.ThresholdRow",
    rows=everything,
)
NOTE_THRESHOLD = Action(
    name="voice.note_threshold",
    label=_("Een drempel in de tabel zetten"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.Group",
    rows=GROUPS,
)
CHANGE_THRESHOLD = Action(
    name="voice.change_threshold",
    label=_("Bij een drempel het voorstel, de actie of het oordeel noteren"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.ThresholdRow",
    rows=_along("group"),
)
ASK_CHECK = Action(
    name="voice.ask_check",
    label=_("Een groep vragen om naar een plan te kijken"),
    roles=roles(*LEADS, *SERVICES, Role.POLICY_MAKER),
    purpose=PURPOSE,
    model="voice.Group",
    rows=everything,
)
SEE_CHECKS = Action(
    name="voice.see_checks",
    label=_("De beleidstoetsen zien"),
    roles=roles(*LEADS, *SERVICES, Role.POLICY_MAKER),
    purpose=PURPOSE,
    model="voice.PolicyCheck",
    rows=by_role([((*LEADS, Role.COUNCIL_CLERK, Role.POLICY_MAKER), everything), (SERVICES, _asked_or_advising)]),
)
ADVISE = Action(
    name="voice.advise",
    label=_("Het advies van de groep geven"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.PolicyCheck",
    rows=_along("group"),
)
ANSWER_CHECK = Action(
    name="voice.answer_check",
    label=_("Antwoorden op het advies van een groep, of de vraag intrekken"),
    roles=roles(*LEADS, *SERVICES, Role.POLICY_MAKER),
    purpose=PURPOSE,
    model="voice.PolicyCheck",
    rows=by_role([(LEADS, everything), ((*SERVICES, Role.POLICY_MAKER), own_organisation())]),
)
SEE_LADDER = Action(
    name="voice.see_ladder",
    label=_("De participatieladder zien, en wat nog niet aan bod kwam"),
    roles=STAFF,
    purpose=PURPOSE,
    model="voice.Trajectory",
    rows=everything,
)
MAKE_TRAJECTORY = Action(
    name="voice.make_trajectory",
    label=_("Een traject op de ladder zetten"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
)
STEP_LADDER = Action(
    name="voice.step_ladder",
    label=_("Een stap op de ladder noteren"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.Trajectory",
    rows=by_role([(LEADS, everything), (TEAM, own_organisation())]),
)
SEE_WINS = Action(
    name="voice.see_wins",
    label=_("De tijdlijn van wat al beter werd zien"),
    roles=STAFF,
    purpose=PURPOSE,
    model="voice.QuickWin",
    rows=everything,
)
NOTE_WIN = Action(
    name="voice.note_win",
    label=_("Iets op de tijdlijn zetten"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
)
CHANGE_WIN = Action(
    name="voice.change_win",
    label=_("Iets van de tijdlijn halen, of tonen aan bewoners"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.QuickWin",
    rows=by_role([(LEADS, everything), (TEAM, own_organisation())]),
)
READ_WINS = Action(
    name="voice.read_wins",
    label=_("Zien wat al beter werd"),
    roles=EVERYONE,
    purpose=PURPOSE,
    model="voice.QuickWin",
    rows=lambda actor: Q(shown=True),
    open_because="wat beter werd door wat mensen zeiden, is voor iedereen",
)
