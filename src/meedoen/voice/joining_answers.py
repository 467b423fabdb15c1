"""What decisions, answers and deliveries hand in at start-up."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel import due, editions
from meedoen.kernel.privacy import retention as terms
from meedoen.kernel.web import menu

from . import due_lines, policy, retention_answers


def connect() -> None:
    """Called once at start-up."""
    for label in ("Decision", "Action", "Delivery", "Verdict"):
        editions.off_the_site(f"voice.{label}", "what is behind an answer is for who works on it")
    terms.register("voice.Delivery", retention_answers.end_deliveries)
    terms.register("voice.Verdict", retention_answers.end_verdicts)
    due.use(due_lines.lines)
    menu.add(
        menu.Item(_("Antwoorden"), "voice:promises", "check", policy.answers.SEE_PROMISES, order=31),
        menu.Item(_("Cijfers van signalen"), "voice:figures", "figures", policy.answers.SEE_FIGURES, order=82),
    )
