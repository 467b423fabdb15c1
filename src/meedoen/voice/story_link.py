"""The way from the residents' board to the stories, where there are any."""

from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from meedoen.kernel import editions
from meedoen.kernel.web import shelf
from meedoen.kernel.web.request import HouseRequest

from .queries import stories as reads


def on_the_site(request: HouseRequest, network: Any) -> str:
    """The link; nothing without a story. Asked again only when a story or a yes changed, or the day."""
    here = request.network
    marks = editions.of(shelf.marks_of(request), "voice_story", "voice_storyyes")
    found = editions.remembered(
        ("stories", here.pk, timezone.localdate()), marks, lambda: reads.any_story(request.actor)
    )
    return render_to_string("voice/site/stories_link.html", {"network": here}, request) if found else ""
