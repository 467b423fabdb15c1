"""No page asks the database more because there is more on it: every route that answers GET, at two sizes."""

from unittest.mock import patch

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext

from tests import sampling
from tests.sampling import DEEP

from . import expected, grid
from .world import more_of_the_same

pytestmark = pytest.mark.django_db
READERS = "CDO-WV"
LONGER = {"activities:door", "activities:calls", "activities:offer", "networks:members", "site:programme"}
PARTS = 4
"""How many questions a page asks does not hang on the database: in two days each page is walked on one of the two."""
ONWARD = {
    "activities:translations", "outreach:paths_year_close", "outreach:year_close", "referrals:refer",
    "press:state_close", "referrals:year_close",
}  # fmt: skip
"""Routes that lead straight on to another page (a year that is not over cannot be closed)."""
OTHER_ROW = {"voice:vet": ("signal_id", "raw_id")}
"""Routes that show something only of a row in another state: by which name the world has that one."""


def cells():
    """For each route one cell that opens: the first of some roles that may."""
    for name in sorted(name for name, (methods, _action) in expected.ROUTES.items() if "GET" in methods.split()):
        relation = "own" if grid.of_address(grid.known_routes()[name]) else "none"
        found = (grid.Cell(name, "GET", letter, "own", relation) for letter in READERS)
        yield next(cell for cell in found if grid.should_open(cell))


def warm(world, cell):
    """What a page asks once it was shown before, and what it once showed is remembered."""
    asked(world, cell)
    return asked(world, cell)


def asked(world, cell):
    """How many questions a page asks of both databases; and how long its answer is."""
    name, instead = OTHER_ROW.get(cell.route, ("", ""))
    with patch.dict(world.own.rows, {name: world.own.rows[instead]} if name else {}):
        return _asked(world, cell)


def _asked(world, cell):
    for one in (connections["default"], connections["keys"]):
        one.queries_log.clear()  # it keeps nine thousand questions and then forgets, also for who counts
    with CaptureQueriesContext(connections["default"]) as rows, CaptureQueriesContext(connections["keys"]) as keys:
        answer = grid.ask(world, cell)
    assert answer.status_code == (303 if cell.route in ONWARD else 200)
    return len(rows), len(keys), len(answer.content)


def test_no_page_asks_more_when_there_is_more(world):
    walked = list(cells())
    if not DEEP:
        part = sampling.seed() % PARTS
        walked = [cell for at, cell in enumerate(walked) if cell.route in LONGER or at % PARTS == part]
    before = {cell.route: warm(world, cell) for cell in walked}
    more_of_the_same(world.own)
    after = {cell.route: asked(world, cell) for cell in walked}
    again = [cell for cell in walked if after[cell.route][:2] != before[cell.route][:2]]
    after |= {cell.route: asked(world, cell) for cell in again}  # what it remembered was of before
    grown = {name: (before[name], after[name]) for name in before if after[name][:2] != before[name][:2]}
    longer = [name for name in before if after[name][2] > before[name][2] * 1.05]
    print(f"{len(before)} pages, {len(longer)} with more on them; most questions: {max(before.values())[0]}")
    assert grown == {}
    assert set(longer) >= LONGER
