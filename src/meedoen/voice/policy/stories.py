"""What can be done with the stories of a group. Shown is only what everybody in it still says yes to (W7)."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import EVERYONE, Action, Sensitivity, by_role, everything, roles
from meedoen.kernel.actors import STAFF, Actor, Role
from meedoen.kernel.statements import TODAY, Among

from ..models import GroupMember
from ..terms.stories import Shown
from .groups import LEADING, LEADS

PURPOSE = "het verhaal van een groep tonen, alleen met een ja van wie erin staat"
TELLS = (Role.GROUP_GUIDE,)


def _told(path: str = ""):
    """Stories of the own organisation, and of the groups that this actor guides, leads or writes for."""

    def rows(actor: Actor) -> Q:
        own = Q(**{f"{path}organisation_id__in": actor.organisation_ids})
        if not actor.user_id:
            return own
        led = GroupMember.objects.filter(user_id=actor.user_id, until=None, role__in=LEADING).order_by()
        return own | Q(**{f"{path}group_id__in": led.values("group_id")})

    return by_role([(LEADS, everything), (TELLS, rows)])


def shown_at(place: Shown):
    """Stories that somebody wants shown and in which nobody's yes for this place is missing, ended or taken back."""
    missing = Q(how="") | Q(until=None) | Q(until__lt=TODAY) | Q(withdrawn_at__isnull=False)
    elsewhere = ~Q(place__in=(place, Shown.BOTH))

    def rows(actor: Actor) -> Q:
        return Q(published_at__isnull=False) & ~Q(pk__in=Among("voice.StoryYes", missing | elsewhere, "story_id"))

    return rows


SEE_STORIES = Action(
    name="voice.see_stories",
    label=_("De verhalen van groepen zien, en wie ja zei"),
    roles=roles(*LEADS, *TELLS),
    purpose=PURPOSE,
    model="voice.Story",
    rows=_told(),
)
MAKE_STORY = Action(name="voice.make_story", label=_("Een verhaal maken"), roles=roles(*LEADS, *TELLS), purpose=PURPOSE)
CHANGE_STORY = Action(
    name="voice.change_story",
    label=_("Een verhaal, zijn beelden en wie erin staat aanpassen, of het weghalen"),
    roles=roles(*LEADS, *TELLS),
    purpose=PURPOSE,
    model="voice.Story",
    rows=_told(),
)
PUBLISH_STORY = Action(
    name="voice.publish_story",
    label=_("Een verhaal tonen aan iedereen"),
    roles=roles(*LEADS, *TELLS),
    purpose=PURPOSE,
    model="voice.Story",
    rows=_told(),
)
NOTE_YES = Action(
    name="voice.note_story_yes",
    label=_("Noteren dat iemand ja zei om in een verhaal te staan, of dat ja terugneemt"),
    roles=roles(*LEADS, *TELLS),
    purpose=PURPOSE,
    model="voice.StoryYes",
    rows=_told("story__"),
)
READ_STORIES = Action(
    name="voice.read_stories",
    label=_("Op de site de verhalen lezen"),
    roles=EVERYONE,
    purpose=PURPOSE,
    model="voice.Story",
    rows=shown_at(Shown.SITE),
    sensitivity=Sensitivity.OPEN,
    open_because="wie in een verhaal staat, zei ja om het aan iedereen te tonen",
)
PRINT_STORIES = Action(
    name="voice.print_stories",
    label=_("De verhalen lezen die op papier mogen"),
    roles=STAFF,
    purpose=PURPOSE,
    model="voice.Story",
    rows=shown_at(Shown.PAPER),
)
