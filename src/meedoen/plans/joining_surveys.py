"""What surveys hand in at start-up."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel import due
from meedoen.kernel.privacy import retention as terms
from meedoen.kernel.ui import slots
from meedoen.kernel.web import menu

from . import due_surveys, jobs, retention_surveys, site_link  # noqa: F401 - the jobs hand themselves in
from .policy import surveys as policy


def connect() -> None:
    """Called once at start-up."""
    terms.register("plans.AnswerSet", retention_surveys.end_answers)
    terms.register("plans.Remark", retention_surveys.end_remarks)
    due.use(due_surveys.lines)
    slots.fill("site.links", site_link.on_the_site)
    menu.add(menu.Item(_("Vragenlijsten"), "plans:surveys", "check", policy.SEE_SURVEYS, order=73))
