""" "Verlaat deze pagina": first an empty screen, then another site; by touch, by Shift, and without script (G28)."""

import statistics
import time

import pytest

from tests.factories import make_activity, make_organisation, make_session

pytestmark = pytest.mark.journey
ELSEWHERE = "https://www.meteo.be/nl"
ASKED = 300
"""Milliseconds to an empty screen."""

SLOW = 0.6
"""Seconds before the other site answers: the screen must be empty long before."""

BLANK = """(how) => new Promise((done) => {
  const link = document.querySelector('[data-exit]'), begun = performance.now();
  const told = () => [performance.now() - begun, document.body.innerText, document.title.trim()];
  const drawn = () => requestAnimationFrame(() => setTimeout(() => done(told())));
  new MutationObserver(() => document.body.childElementCount || drawn()).observe(document.body, {childList: true});
  if (how === 'touch') link.click();
  else for (let n = 0; n < 3; n++) document.dispatchEvent(new KeyboardEvent('keyup', {key: 'Shift', bubbles: true}));
})"""


@pytest.fixture
def pages(noord):
    session = make_session(make_activity(make_organisation(noord, "De Dreef"), "Samen koken", sign_up="sign_up"))
    at = f"/noord/a/{session.activity_id}/"
    return ["/noord/", at, f"{at}meedoen/{session.pk}/", "/noord/uitschrijven/", "/noord/privacy/"]


def another_site_on_a_slow_line(route):
    time.sleep(SLOW)
    another_site(route)


def another_site(route):
    route.fulfill(body="<!doctype html><title>Het weer</title>", content_type="text/html")


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_screen_is_empty_before_anything_else_comes(walk, pages, language, goal):
    me = walk(thumb=True)
    me.page.context.add_cookies([{"name": "taal", "value": language, "url": me.site}])
    me.page.set_default_timeout(60_000)
    took = []
    me.page.route(f"{ELSEWHERE}**", another_site_on_a_slow_line)
    for path in pages if language == "nl" else pages[:2]:
        for how in ("touch", "shift"):
            me.page.goto(f"{me.site}{path}")
            before = me.page.evaluate("() => history.length")
            milliseconds, *left = me.page.evaluate(BLANK, how)
            took.append(milliseconds)
            assert left == ["", ""]
            me.page.wait_for_url(f"{ELSEWHERE}**")
            assert me.page.evaluate("() => history.length") == before
    goal(f"G28-exit-ms-{language}", round(statistics.median(took)), n=len(took))
    assert statistics.median(took) <= ASKED


def test_without_script_the_button_is_a_link(walk, pages):
    me = walk(thumb=True, java_script_enabled=False)
    me.page.route(f"{ELSEWHERE}**", another_site)
    for path in pages:
        me.page.goto(f"{me.site}{path}")
        with me.page.expect_navigation():
            me.touch(me.page.locator("[data-exit]"))
        assert me.page.url.startswith(ELSEWHERE)
