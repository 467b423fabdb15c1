"""A window on the residents' site, in any language and width, that may be given other styles than the site's."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.barriers import states
from tests.journeys.conftest import *  # noqa: F403  the same browser, nothing remembered

LANGUAGES = ("nl", "fr", "en", "ar", "tr")


@pytest.fixture
def world(noord):
    """What there is to look at."""
    return states.a_world(noord)


@pytest.fixture
def window(new_context, live_server) -> Callable[..., Page]:
    """``window("ar", 320)``: a page in that language, of that width; ``forced`` with the reader's own colours."""

    def opened(language: str, width: int = 1280, *, forced: bool = False, **options) -> Page:
        more = {"forced_colors": "active"} if forced else {}
        context = new_context(
            viewport={"width": width, "height": 900}, bypass_csp=True, reduced_motion="reduce", **more, **options
        )
        context.add_cookies([{"name": "taal", "value": language, "url": live_server.url}])
        context.set_default_timeout(10_000)
        return context.new_page()

    return opened
