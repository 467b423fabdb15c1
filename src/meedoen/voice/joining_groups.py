"""What groups and meetings hand in at start-up."""

from meedoen.kernel import editions
from meedoen.kernel.privacy import retention as terms

from . import retention_groups as retention

INSIDE = (
    "Group", "GroupMember", "Learned", "Trajectory", "LadderStep", "Meeting", "Ride", "PolicyCheck", "AgendaPoint",
    "Minute", "Promise", "Debrief", "ThresholdRow", "Present", "Round", "Heard", "Statement", "Vote", "RoomNote",
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
