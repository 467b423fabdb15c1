"""A window on the residents' site, in any language and width, that may be given other styles than the site's."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from meedoen.activities.views import join
from meedoen.kernel.web import public_forms
from meedoen.kernel.web.throttle import Rate
from tests.barriers import states
from tests.journeys.conftest import *  # noqa: F403  the same browser, nothing remembered

LANGUAGES = ("nl", "fr", "en", "ar", "tr")


@pytest.fixture
def world(noord, monkeypatch):
    """What there is to look at. The guard against floods is tested elsewhere; here it must not hide the rest."""
    open_door = public_forms.Guard("sign_up", 0, Rate("sign_up", 10_000, 600), Rate("sign_up_all", 10_000, 600))
    monkeypatch.setattr(join, "GUARD", open_door)
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
        context.set_default_timeout(60_000)
        return context.new_page()

    return opened
