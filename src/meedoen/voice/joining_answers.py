"""What decisions, answers and deliveries hand in at start-up."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel import due, editions
from meedoen.kernel import facts as kernel_facts
from meedoen.kernel.privacy import retention as terms
from meedoen.kernel.ui import slots
from meedoen.kernel.web import menu

from . import due_lines, facts_answers, parts_answers, policy, retention_answers, rounds
from .queries import standing


def connect() -> None:
    """Called once at start-up."""
    for label in ("Decision", "Action", "Delivery", "Verdict"):
        editions.off_the_site(f"voice.{label}", "what is behind an answer is for who works on it")
    terms.register("voice.Delivery", retention_answers.end_deliveries)
    terms.register("voice.Verdict", retention_answers.end_verdicts)
    standing.use(rounds.answering)
    due.use(due_lines.lines)
    slots.fill("voice.bundle", parts_answers.of_bundle)
    kernel_facts.register("voice.answers", facts_answers.COLUMNS, facts_answers.rows)
    menu.add(
        menu.Item(_("Antwoorden"), "voice:promises", "check", policy.answers.SEE_PROMISES, order=31),
        menu.Item(_("Cijfers van signalen"), "voice:figures", "figures", policy.answers.SEE_FIGURES, order=82),
    )
