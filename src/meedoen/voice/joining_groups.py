"""What groups and meetings hand in at start-up."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel import due, editions
from meedoen.kernel.privacy import retention as terms
from meedoen.kernel.ui import slots
from meedoen.kernel.web import menu

from . import due_groups
from . import retention_groups as retention
from .policy import groups as policy
from .views import session_part

INSIDE = (
    "Group", "GroupMember", "Learned", "Trajectory", "LadderStep", "Meeting", "Ride", "PolicyCheck", "AgendaPoint",
    "Minute", "Promise", "Debrief", "ThresholdRow", "Present", "Round", "Heard", "Statement", "Vote", "RoomNote",
    "GroupRun", "ListedGroup",
)  # fmt: skip


def connect() -> None:
    """Called once at start-up."""
    for label in INSIDE:
        editions.off_the_site(f"voice.{label}", "who meets, and what is said in the room, is for who is there")
    terms.register("voice.GroupMember", retention.forget_members)
    terms.register("voice.Learned", retention.end_learned)
    terms.register("voice.Present", retention.close_forgotten_rooms)
    terms.register("voice.RoomNote", retention.end_notes)
    terms.register("voice.Ride", retention.end_rides)
    terms.register("voice.GroupRun", retention.end_lists)
    menu.add(
        menu.Item(_("Groepen"), "voice:groups", "people", policy.SEE_GROUPS, order=45, also=("vergadering/",)),
        menu.Item(_("Beleidstoetsen"), "voice:checks", "check", policy.SEE_CHECKS, order=47),
        menu.Item(_("Drempels"), "voice:thresholds", "door", policy.SEE_THRESHOLDS, order=82),
        menu.Item(_("Participatieladder"), "voice:ladder", "figures", policy.SEE_LADDER, order=83),
        menu.Item(_("Wat al beter werd"), "voice:wins", "check", policy.SEE_WINS, order=84),
    )
    due.use(due_groups.lines)
    slots.fill("activities.session", session_part.part)
