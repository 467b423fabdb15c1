"""What stories hand in at start-up. Their tables are on the site: a change makes every kept page with them old."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel import due
from meedoen.kernel.privacy import retention as terms
from meedoen.kernel.ui import slots
from meedoen.kernel.web import menu

from . import due_stories, retention_stories, story_link
from .policy import stories as policy


def connect() -> None:
    """Called once at start-up."""
    terms.register("voice.Story", retention_stories.end_stories)
    menu.add(menu.Item(_("Verhalen"), "voice:stories", "chat", policy.SEE_STORIES, order=46))
    due.use(due_stories.lines)
    slots.fill("site.links", story_link.on_the_site)
