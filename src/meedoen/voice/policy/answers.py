"""What can be done with decisions, answers, deliveries and verdicts."""

from functools import partial

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import EVERYONE, Action, by_role, everything, roles
from meedoen.kernel.actors import STAFF, Actor, Role

from .signals import COUNCIL, LEADS, PURPOSE, TEAM, before_the_council, ours_or_mine

BRINGS = (*LEADS, *TEAM, Role.REFERRER)


def _along(path: str = ""):
    """What each role may work with, seen from a table that leads to the bundle by ``path``."""

    team, council = partial(ours_or_mine, path=path), partial(before_the_council, path=path)
    return by_role([(LEADS, everything), (TEAM, team), (COUNCIL, council)])


def _of_own_groups(actor: Actor) -> Q:
    return Q(group__organisation_id__in=actor.organisation_ids)


SEE_ANSWERS = Action(
    name="voice.see_answers",
    label=_("Zien wat er beslist, gedaan en geantwoord is"),
    roles=roles(*LEADS, *TEAM, Role.REFERRER, *COUNCIL),
    purpose=PURPOSE,
    model="voice.Bundle",
    rows=before_the_council,
)
DECIDE = Action(
    name="voice.decide",
    label=_("Een beslissing met redenen noteren, en wie wat doet"),
    roles=roles(*LEADS, *TEAM, *COUNCIL),
    purpose=PURPOSE,
    model="voice.Bundle",
    rows=_along(),
)
ACT = Action(
    name="voice.act",
    label=_("Noteren hoever een actie staat"),
    roles=roles(*LEADS, *TEAM, *COUNCIL),
    purpose=PURPOSE,
    model="voice.Action",
    rows=_along("decision__bundle__"),
)
WRITE_ANSWER = Action(
    name="voice.write_answer",
    label=_("Een antwoord schrijven"),
    roles=roles(*LEADS, *TEAM, *COUNCIL),
    purpose=PURPOSE,
    model="voice.Bundle",
    rows=_along(),
)
CHANGE_ANSWER = Action(
    name="voice.change_answer",
    label=_("Een antwoord aanpassen, vertalen en bekendmaken"),
    roles=roles(*LEADS, *TEAM, *COUNCIL),
    purpose=PURPOSE,
    model="voice.Answer",
    rows=_along("bundle__"),
)
SAY_FOR_GROUP = Action(
    name="voice.say_for_group",
    label=_("Noteren wat de groep van een antwoord vindt"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.Answer",
    rows=by_role([(LEADS, everything), (TEAM, _of_own_groups)]),
)
CLOSE = Action(
    name="voice.close",
    label=_("Een bundel afronden als iedereen het antwoord kreeg"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.Bundle",
    rows=_along(),
)
CLOSE_TOLD = Action(
    name="voice.close_told",
    label=_("Een bundel vanzelf afronden, een week nadat iedereen het antwoord kreeg"),
    roles=roles(Role.SYSTEM),
    purpose=PURPOSE,
)
DELIVER = Action(
    name="voice.deliver",
    label=_("Noteren dat een antwoord gebracht is (voice kent alleen een code)"),
    roles=roles(*BRINGS, Role.SYSTEM),
    purpose=PURPOSE,
    model="voice.Delivery",
    rows=everything,
)
DELIVER_MANY = Action(
    name="voice.deliver_many",
    label=_("Noteren dat een stapel antwoorden gebracht is (voice kent alleen een code)"),
    roles=roles(*BRINGS),
    purpose=PURPOSE,
)
NOTE_VERDICT = Action(
    name="voice.note_verdict",
    label=_("Noteren of iemand het antwoord goed genoeg vindt"),
    roles=roles(*BRINGS),
    purpose=PURPOSE,
    model="voice.Delivery",
    rows=everything,
)
JUDGE = Action(
    name="voice.judge",
    label=_("Met de code van de brief zeggen of het antwoord goed genoeg is"),
    roles=EVERYONE,
    purpose=PURPOSE,
    open_because="wie iets zei, mag zonder naam zeggen of het antwoord goed genoeg is",
)
READ_OWN_ANSWER = Action(
    name="voice.read_own_answer",
    label=_("Met een code het antwoord lezen op wat je zelf zei"),
    roles=EVERYONE,
    purpose=PURPOSE,
    open_because="wie iets zei op de site, leest zonder naam het antwoord met de code die daar getoond werd",
)
SEE_PROMISES = Action(
    name="voice.see_promises",
    label=_("Zien welke antwoorden beloofd zijn, te laat zijn of gegeven"),
    roles=STAFF,
    purpose=PURPOSE,
)
SEE_FIGURES = Action(
    name="voice.see_figures",
    label=_("De cijfers van signalen en antwoorden zien"),
    roles=STAFF,
    purpose=PURPOSE,
)
READ_ANSWERS = Action(
    name="voice.read_answers",
    label=_("Op de site lezen wat er gebeurde met wat mensen zeiden"),
    roles=EVERYONE,
    purpose=PURPOSE,
    model="voice.Answer",
    rows=lambda actor: Q(on_site=True),
    open_because="iedereen mag zien wat er gebeurde met wat mensen zeiden",
)
SEE_WAITING = Action(
    name="voice.see_to_answer",
    label=_("Zien wat op een beslissing of een antwoord wacht"),
    roles=roles(*LEADS, *TEAM, *COUNCIL),
    purpose=PURPOSE,
    model="voice.Bundle",
    rows=_along(),
)
