"""Whether an answer is good enough: once a giver, and "no" opens the bundle again once (R16); pure."""

from django.utils.translation import gettext as _

from ..terms.answers import ARRIVED


def reopens(*, good_enough: bool, reopened_before: bool) -> bool:
    """Whether this verdict opens the bundle again: "not good enough", once per giver."""
    return not good_enough and not reopened_before


def may_judge(state: str, *, judged: bool) -> tuple[bool, str]:
    """Whether a giver may say now whether the answer is good enough: once, of an answer that was brought."""
    if judged:
        return False, _("Je zei dit al. Bel ons als je nog iets wilt zeggen.")
    if state not in ARRIVED:
        return False, _("Dit antwoord is nog niet gebracht.")
    return True, ""
