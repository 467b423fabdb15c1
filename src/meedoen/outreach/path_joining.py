"""What paths, talents and pictures hand in at start-up: terms, erasure, export, parts of other pages, the menu."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel import due, facts, leaving
from meedoen.kernel.privacy import erasure, exports
from meedoen.kernel.privacy import retention as terms
from meedoen.kernel.ui import slots
from meedoen.kernel.web import menu
from meedoen.people import public as people

from . import path_due, path_ending, path_facts, path_parts, path_standing
from .policy import paths as path_policy
from .policy import pictures as picture_policy
from .policy import talents as talent_policy


def connect() -> None:
    """Called once at start-up."""
    erasure.register("outreach.paths", path_ending.forget)
    exports.register("outreach.paths", path_ending.tell, title=_("Trajecten en talenten"), model="outreach.Path")
    terms.register("outreach.Path", path_ending.unlink_paths)
    terms.register("outreach.StepDone", path_ending.unsign_steps)
    terms.register("outreach.Talent", path_ending.unlink_talents)
    terms.register("outreach.TalentAsk", path_ending.end_asks)
    people.use(path_ending.on_a_path)
    people.use(path_ending.with_a_talent)
    people.live_through(path_standing.reason)
    leaving.use(
        leaving.Part("outreach.paths", _("trajecten die lopen"), path_standing.held, path_standing.hand_over, order=50)
    )
    due.use(path_due.lines)
    facts.register("outreach.paths", path_facts.PATHS, path_facts.paths)
    slots.fill("people.person", path_parts.paths_of_person)
    slots.fill("people.person", path_parts.talents_of_person)
    menu.add(
        menu.Item(_("Trajecten"), "outreach:paths", "route", path_policy.SEE_PATHS, order=38),
        menu.Item(_("Talenten"), "outreach:talents", "people", talent_policy.SEE_TALENTS, order=39),
        menu.Item(
            _("Netwerkkaart"), "outreach:network_map", "share", picture_policy.SEE_MAP, order=62, also=("doorstroom/",)
        ),
    )
