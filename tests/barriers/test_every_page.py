"""Each page of the residents' site, in each language, width and state: no barrier (``trust.md`` G26, G28)."""

import itertools

import pytest

from tests import sampling
from tests.barriers import looking
from tests.barriers.conftest import LANGUAGES
from tests.barriers.states import STATES

pytestmark = pytest.mark.journey
WIDTHS = (320, 1280)
GRID = [
    (state, language, width, forced)
    for state, language, width in itertools.product(STATES, LANGUAGES, WIDTHS)
    for forced in (False, True)
]
A_DAY = 16
"""So many cells in the ordinary suite, others each day; ``make deep`` looks at every cell."""
A_LANGUAGE = 6
"""So many states for each language by keyboard, and with more room; ``make deep`` takes all."""


def test_no_page_has_a_barrier(window, live_server, world, goal):
    seed = sampling.seed()
    cells = sampling.sample(GRID, A_DAY, seed=seed)
    wrong, windows = [], {}
    for state, language, width, forced in cells:
        kind = (language, width, forced)
        page = windows.setdefault(kind, None) or window(language, width, forced=forced)
        windows[kind] = page
        state.reach(page, live_server.url, world)
        found = looking.examine(page, language=language, state=state.kind, help=state.help)
        wrong += [(state.name, language, width, "forced" if forced else "", one.rule, one.where) for one in found]
    goal("G26", len(wrong), n=len(cells), seed=seed)
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
