"""The stories that everybody reads: cards, one story, its pictures."""

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from meedoen.kernel.web import acts, page
from meedoen.kernel.web.files import file
from meedoen.kernel.web.phones import phone
from meedoen.kernel.web.request import HouseRequest

from ..policy import stories as policy
from ..queries import stories as reads
from .meeting_words import picture as pictogram

FIRST_WORDS = 160


def _foreign(one: reads.ToRead) -> str:
    """The own name of the language of a story, where the page is in another one."""
    return "" if one.language == get_language() else dict(settings.LANGUAGES)[one.language]


def _first_words(text: str) -> str:
    """The beginning of a story, cut at a word."""
    plain = " ".join(text.split())
    return plain if len(plain) <= FIRST_WORDS else plain[:FIRST_WORDS].rpartition(" ")[0] + " …"


@require_safe
@acts(policy.READ_STORIES)
def stories(request: HouseRequest, network: Any) -> HttpResponse:
    """A card for each story."""
    found = reads.site_stories(request.actor)
    context = {
        "cards": [
            {"story": one, "picture": next(iter(one.pictures), None), "words": _first_words(one.text),
             "foreign": _foreign(one)}
            for one in found
        ],
        "picture": pictogram("lezen"),
    }  # fmt: skip
    return page(request, "voice/site/stories.html", context)


@require_safe
@acts(policy.READ_STORIES)
def story(request: HouseRequest, network: Any, story_id: uuid.UUID) -> HttpResponse:
    """One story, and whom to call for who is in it and does not want that any more."""
    found = reads.site_story(request.actor, story_id)
    context = {"story": found, "foreign": _foreign(found), "phone": phone(network.phone)}
    return page(request, "voice/site/story.html", context)


@require_safe
@acts(policy.READ_STORIES)
def picture(request: HouseRequest, network: Any, story_id: uuid.UUID, picture_id: uuid.UUID) -> HttpResponse:
    """A picture of a story. No browser keeps it: taken back is gone."""
    return file(reads.site_picture(request.actor, story_id, picture_id), "beeld.jpg")
