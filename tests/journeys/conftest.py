"""The browser of the journeys: Debian's Chromium, without anything that calls out by itself."""

import os

import pytest
from django.core.cache import cache

from tests.journeys.walking import Walk
from tools.testing import machine

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
THUMB = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    program = os.environ.get("MEEDOEN_BROWSER") or machine.browser()
    return {**browser_type_launch_args, "executable_path": program, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "nl-BE", "timezone_id": "Europe/Brussels"}


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Limits on attempts are counted anew in every journey."""
    cache.clear()


@pytest.fixture
def walk(new_context, live_server):
    """Somebody with a browser of their own: ``walk()`` at a desk, ``walk(thumb=True)`` with a phone of 360 pixels."""

    def window(*, thumb: bool, **options):
        context = new_context(**{**(THUMB if thumb else DESK), **options})
        context.set_default_timeout(60_000)  # a slow machine is no failure
        return context.new_page()

    def begun(*, thumb: bool = False, **options) -> Walk:
        scripts = options.get("java_script_enabled", True)
        mirror = None if scripts else window(thumb=thumb)
        return Walk(window(thumb=thumb, **options), live_server.url, mirror)

    return begun


@pytest.fixture
def without_second_key(settings):
    """As in the demo: a password is enough."""
    settings.SECOND_FACTOR_REQUIRED = False
