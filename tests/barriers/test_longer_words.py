"""A language with longer words than any of ours: every page of residents still fits a screen of 320 pixels."""

import pytest

from tests.barriers.states import STATES
from tests.kernel.longer import MORE_PERCENT, longer, longer_texts

TOO_WIDE = """() => [...document.querySelectorAll("body *")]
    .filter((one) => one.getClientRects().length && getComputedStyle(one).position !== "absolute")
    .filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1);
    })
    .filter((one) => !one.closest(".table-scroll, [data-scrolls]"))
    .map((one) => `${one.tagName} ${one.className}: ${one.textContent.trim().slice(0, 40)}`)
    .slice(0, 3)"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Terug", "Teeerug"),
        ("Dag %(name)s, <b>welkom</b>", "Daag %(name)s, <b>weeelkom</b>"),
        ("%(n)s", "%(n)s"),
    ],
)
def test_only_words_grow(text, expected):
    assert longer(text) == expected


@pytest.mark.journey
@pytest.mark.deep
@pytest.mark.parametrize("direction", ["nl", "ar"])
def test_longer_words_fit_a_small_screen(window, live_server, world, direction, goal):
    page = window(direction, 320)
    page.context.add_cookies([{"name": "longer", "value": "1", "url": live_server.url}])
    wrong = {}
    with longer_texts():
        for state in STATES:
            state.reach(page, live_server.url, world)
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wrong[state.name] = page.evaluate(TOO_WIDE)
        page.goto(f"{live_server.url}/noord/")
        said = page.locator("main h1").inner_text()
    assert direction != "nl" or len(said) >= len("Wat is er te doen?") * (90 + MORE_PERCENT) / 100
    goal(f"G29-longer-words-{direction}", len(wrong), n=len(STATES))
    assert wrong == {}
