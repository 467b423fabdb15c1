"""What signals and bundles hand in at start-up."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel import due, editions
from meedoen.kernel import facts as kernel_facts
from meedoen.kernel.privacy import retention as terms
from meedoen.kernel.ui import slots
from meedoen.kernel.web import menu

from . import due_signals, facts, jobs, retention_signals, site_link  # noqa: F401 importing the jobs registers them
from .policy import signals as policy


def connect() -> None:
    """Called once at start-up."""
    editions.off_the_site("voice.Signal", "what was said is for who checks it")
    editions.off_the_site("voice.SignalTerm", "what was said is for who checks it")
    editions.off_the_site("voice.Suggestion", "what may belong together is for who decides it")
    editions.off_the_site("voice.Approval", "who agrees is for the partners")
    editions.off_the_site("voice.PhaseStep", "the time line is for the partners")
    terms.register("voice.Signal", retention_signals.fade)
    due.use(due_signals.lines)
    kernel_facts.register("voice.signals", facts.COLUMNS, facts.rows)
    slots.fill("site.links", site_link.on_the_site)
    slots.fill("site.ways", site_link.above_the_board)
    menu.add(
        menu.Item(
            _("Signalen"),
            "voice:bundles",
            "speaker",
            policy.SEE_BUNDLES,
            order=42,
            also=("signalen/", "akkoorden/"),
        )
    )
