"""What who refers hears back: arrived or not, and nothing more."""

from django.utils.translation import gettext as _

from ..terms import ARRIVED, Answer, Because, State


def stage(state: str, answer: str, ended_from: str = "", because: str = "", *, receiver_ended: bool = False) -> str:
    """Where it stands, for who refers. After the arrival nothing more is told: not who stays, not why not."""
    if state == State.ENDED and because == Because.ERASED:
        return _("Gewist")
    if answer == Answer.ARRIVED or state in ARRIVED or (state == State.ENDED and ended_from in ARRIVED):
        return _("Aangekomen")
    if state == State.ENDED:
        return _("Niet doorgegaan") if receiver_ended or not because else str(Because(because).label)
    if answer == Answer.NOT_ARRIVED:
        return _("Niet aangekomen")
    return str(State(state).label)
