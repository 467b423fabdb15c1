"""Each page of the residents' site, in each language, width and state: no barrier (``trust.md`` G26, G28)."""

import itertools

import pytest
from playwright.sync_api import Error

from tests import sampling
from tests.barriers import looking
from tests.barriers.conftest import LANGUAGES
from tests.barriers.states import STATES

pytestmark = pytest.mark.journey
WIDTHS = (320, 1280)
GRID = list(itertools.product(STATES, WIDTHS, (False, True)))
A_DAY = 3
"""So many cells of each language in the ordinary suite, others each day; ``make deep`` looks at every cell."""
A_LANGUAGE = 6
"""So many states for each language by keyboard, and with more room; ``make deep`` takes all."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_a_barrier(window, live_server, world, goal, language):
    """A page that cannot be reached counts as one: the walk goes on, and names it."""
    seed = sampling.seed()
    cells = sampling.sample(GRID, A_DAY, seed=seed + LANGUAGES.index(language))
    wrong, windows = [], {}
    for state, width, forced in cells:
        cell = (state.name, language, width, "forced" if forced else "")
        if (width, forced) not in windows:
            windows[width, forced] = window(language, width, forced=forced)
        page = windows[width, forced]
        try:
            state.reach(page, live_server.url, world)
        except Error as trouble:
            wrong.append((*cell, "not reached", f"{page.url} {page.title()}: {trouble.message}"))
            continue
        found = looking.examine(page, language=language, state=state.kind, help=state.help)
        wrong += [(*cell, one.rule, one.where) for one in found]
    goal(f"G26-{language}", len(wrong), n=len(cells), seed=seed)
    assert wrong == []


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_every_stop_of_the_keyboard_is_seen(window, live_server, world, language):
    page = window(language, 320)
    wrong = []
    for state in sampling.sample(STATES, A_LANGUAGE, seed=sampling.seed()):
        state.reach(page, live_server.url, world)
        wrong += [(state.name, one.rule, one.where) for one in looking.keyboard(page)]
    assert wrong == []


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_letters_may_have_more_room(window, live_server, world, language):
    page = window(language, 320)
    wrong = []
    for state in sampling.sample(STATES, A_LANGUAGE, seed=sampling.seed()):
        state.reach(page, live_server.url, world)
        wrong += [(state.name, one.rule, one.where) for one in looking.spaced(page)]
    assert wrong == []
