"""What can be done with signals and bundles."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import EVERYONE, Action, Sensitivity, by_role, everything, own_organisation, roles
from meedoen.kernel.actors import Actor, Role

from ..rules.phases import SHOWN_TO_COUNCIL
from ..terms.signals import SignalState

PURPOSE = "signalen van mensen bij het beleid brengen, en het antwoord terug"
LEADS = (Role.COORDINATOR,)
TEAM = (Role.WORKER, Role.GROUP_GUIDE)
COUNCIL = (Role.COUNCIL_CLERK, Role.POLICY_MAKER)


def ours_or_of_the_site(actor: Actor) -> Q:
    """What the own organisation took in, and what came by the site."""
    return Q(organisation_id__in=actor.organisation_ids) | Q(organisation=None)


def checked(actor: Actor) -> Q:
    """What a second person looked at: neutral words, which the whole network may work with."""
    return Q(state=SignalState.CHECKED)


def ours_or_mine(actor: Actor, path: str = "") -> Q:
    """Bundles of the own organisation, and those that the actor follows up; ``path`` leads to the bundle."""
    mine = Q(**{f"{path}owner_id": actor.user_id}) if actor.user_id else Q(pk__in=[])
    return Q(**{f"{path}organisation_id__in": actor.organisation_ids}) | mine


def before_the_council(actor: Actor, path: str = "") -> Q:
    """Bundles that are far enough to be read by who decides; ``path`` leads to the bundle."""
    return Q(**{f"{path}phase__in": SHOWN_TO_COUNCIL})


def reads_inside(actor: Actor) -> bool:
    """Whether this actor reads the words for who works on it; a partner who offers things reads what everybody does."""
    return actor.has(*LEADS, *TEAM, Role.REFERRER, *COUNCIL)


def published(actor: Actor) -> Q:
    """Bundles that everybody may read."""
    return Q(published_at__isnull=False)


GIVE = Action(
    name="voice.give",
    label=_("Een signaal geven na een contact, aan de balie of aan de telefoon"),
    roles=roles(*LEADS, *TEAM, Role.REFERRER, Role.PROVIDER),
    purpose=PURPOSE,
)
GIVE_PUBLIC = Action(
    name="voice.give_public",
    label=_("Zelf een signaal geven op de site"),
    roles=EVERYONE,
    purpose=PURPOSE,
    open_because="iedereen mag zeggen wat er misloopt, ook zonder naam",
)
TRIAGE = Action(
    name="voice.triage",
    label=_("Signalen nakijken voor ze verder gaan"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.Signal",
    rows=by_role([(LEADS, everything), (TEAM, ours_or_of_the_site)]),
    sensitivity=Sensitivity.PERSONAL,
)
COUNT_WAITING = Action(
    name="voice.count_waiting",
    label=_("Zien hoeveel signalen nog nagekeken moeten worden"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.Signal",
    rows=by_role([(LEADS, everything), (TEAM, ours_or_of_the_site)]),
)
SEE_SIGNALS = Action(
    name="voice.see_signals",
    label=_("De nagekeken signalen zien"),
    roles=roles(*LEADS, *TEAM, Role.REFERRER),
    purpose=PURPOSE,
    model="voice.Signal",
    rows=checked,
)
BUNDLE_SIGNALS = Action(
    name="voice.bundle_signals",
    label=_("Nagekeken signalen samenbrengen"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.Signal",
    rows=checked,
)
SEE_BUNDLES = Action(
    name="voice.see_bundles",
    label=_("De bundels zien"),
    roles=roles(*LEADS, *TEAM, Role.REFERRER, Role.PROVIDER, *COUNCIL),
    purpose=PURPOSE,
    model="voice.Bundle",
    rows=by_role(
        [
            ((*LEADS, *TEAM, Role.REFERRER), everything),
            (COUNCIL, before_the_council),
            ((Role.PROVIDER,), published),
        ]
    ),
)
CHANGE_BUNDLE = Action(
    name="voice.change_bundle",
    label=_("Een bundel aanvullen, uit elkaar halen of een stap verder zetten"),
    roles=roles(*LEADS, *TEAM),
    purpose=PURPOSE,
    model="voice.Bundle",
    rows=by_role([(LEADS, everything), (TEAM, ours_or_mine)]),
)
PUT_ON_AGENDA = Action(
    name="voice.put_on_agenda",
    label=_("Een bundel op de agenda van een vergadering zetten"),
    roles=roles(*LEADS, *TEAM, Role.COUNCIL_CLERK),
    purpose=PURPOSE,
    model="voice.Bundle",
    rows=by_role([((*LEADS, *TEAM), everything), ((Role.COUNCIL_CLERK,), before_the_council)]),
)
PUBLISH = Action(
    name="voice.publish",
    label=_("Een bundel bekendmaken op de site"),
    roles=roles(*LEADS),
    purpose=PURPOSE,
    model="voice.Bundle",
    rows=everything,
)
READ_PUBLISHED = Action(
    name="voice.read_published",
    label=_("Op de site lezen waaraan gewerkt wordt"),
    roles=EVERYONE,
    purpose=PURPOSE,
    model="voice.Bundle",
    rows=published,
    open_because="iedereen mag zien welk probleem op tafel ligt en tegen wanneer er antwoord komt",
)
SEE_APPROVALS = Action(
    name="voice.see_approvals",
    label=_("Zien voor welke bundels ons akkoord gevraagd is"),
    roles=roles(*LEADS, *TEAM, Role.PROVIDER),
    purpose=PURPOSE,
    model="voice.Approval",
    rows=own_organisation(),
)
APPROVE = Action(
    name="voice.approve",
    label=_("Als organisatie akkoord gaan met een bundel"),
    roles=roles(*LEADS, *TEAM, Role.PROVIDER),
    purpose=PURPOSE,
    model="voice.Approval",
    rows=own_organisation(),
)
SET_WAYS = Action(
    name="voice.set_ways",
    label=_("Afspraken over signalen aanpassen"),
    roles=roles(*LEADS),
    purpose=PURPOSE,
)
