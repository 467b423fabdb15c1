"""What can be done with surveys: made, asked, typed in, closed, read."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import EVERYONE, Action, Sensitivity, by_role, everything, roles
from meedoen.kernel.actors import STAFF, Actor, Role

from ..terms.surveys import RemarkState, SurveyState

PURPOSE = "horen hoe het met een buurt gaat, zonder te weten wie antwoordt"
LEADS = (Role.COORDINATOR, Role.ANALYST)
TEAM = (Role.WORKER, Role.GROUP_GUIDE)


def draft(actor: Actor) -> Q:
    """What is still being written: from the first answer on, a question never changes."""
    return Q(state=SurveyState.DRAFT)


def running(actor: Actor) -> Q:
    """What answers may be given to."""
    return Q(state=SurveyState.OPEN)


def begun(actor: Actor) -> Q:
    """What runs or is closed."""
    return ~Q(state=SurveyState.DRAFT)


def closed(actor: Actor) -> Q:
    """What has a result."""
    return Q(state=SurveyState.CLOSED)


SEE_SURVEYS = Action(
    name="plans.see_surveys",
    label=_("Zien welke vragenlijsten er zijn"),
    roles=STAFF,
    purpose=PURPOSE,
    model="plans.Survey",
    rows=by_role([(LEADS, everything), (STAFF - frozenset(LEADS), begun)]),
)
MAKE_SURVEY = Action(
    name="plans.make_survey",
    label=_("Een vragenlijst maken of opnieuw afnemen"),
    roles=roles(*LEADS),
    purpose=PURPOSE,
)
CHANGE_SURVEY = Action(
    name="plans.change_survey",
    label=_("Een vragenlijst schrijven: vragen, antwoorden en talen"),
    roles=roles(*LEADS),
    purpose=PURPOSE,
    model="plans.Survey",
    rows=draft,
)
CHANGE_QUESTION = Action(
    name="plans.change_question",
    label=_("Een vraag aanpassen, verplaatsen of weglaten"),
    roles=roles(*LEADS),
    purpose=PURPOSE,
    model="plans.Question",
    rows=lambda actor: Q(survey__state=SurveyState.DRAFT),
    along=("survey__state",),
)
RUN_SURVEY = Action(
    name="plans.run_survey",
    label=_("Een vragenlijst openzetten of afsluiten"),
    roles=roles(*LEADS),
    purpose=PURPOSE,
    model="plans.Survey",
    rows=lambda actor: ~Q(state=SurveyState.CLOSED),
)
ENTER_ANSWERS = Action(
    name="plans.enter_answers",
    label=_("Antwoorden van papier of van een gesprek intypen"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="plans.Survey",
    rows=running,
)
CHECK_SHEET = Action(
    name="plans.check_sheet",
    label=_("Een blad een tweede keer intypen en de verschillen rechtzetten"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="plans.AnswerSet",
    rows=lambda actor: Q(survey__state=SurveyState.OPEN, sheet__isnull=False, checked_on=None),
    sensitivity=Sensitivity.PERSONAL,
)
MIX_ANSWERS = Action(
    name="plans.mix_answers",
    label=_("Antwoorden en zinnen elke nacht door elkaar leggen, zodat niets zegt wat samen kwam"),
    roles=roles(Role.SYSTEM),
    purpose=PURPOSE,
)
READ_REMARKS = Action(
    name="plans.read_remarks",
    label=_("De zinnen uit een vragenlijst nakijken"),
    roles=roles(*LEADS),
    purpose=PURPOSE,
    model="plans.Remark",
    rows=everything,
    sensitivity=Sensitivity.PERSONAL,
)
READ_KEPT_REMARKS = Action(
    name="plans.read_kept_remarks",
    label=_("De nagekeken zinnen uit een vragenlijst lezen"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="plans.Remark",
    rows=lambda actor: Q(state=RemarkState.KEPT),
)
READ_RESULTS = Action(
    name="plans.read_results",
    label=_("De uitslag van een vragenlijst lezen"),
    roles=STAFF,
    purpose=PURPOSE,
    model="plans.Survey",
    rows=closed,
)
ANSWER_SURVEY = Action(
    name="plans.answer_survey",
    label=_("Een vragenlijst invullen op de site"),
    roles=EVERYONE,
    purpose=PURPOSE,
    model="plans.Survey",
    rows=running,
    open_because="iedereen met de code of de link antwoordt, zonder naam en zonder account",
)
