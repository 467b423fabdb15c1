"""G1 and G4: who reaches what, cell by cell, and whether "not yours" looks like "not there"."""

import re
import statistics
import time

import pytest

from . import expected, grid

pytestmark = pytest.mark.django_db
CELLS = 500
TWINS = 50
CHANGES = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|/gebieden/\w+|regel(?:/|%2F)\d+|csrfmiddlewaretoken\" value=\"\w+")


def test_every_route_stands_in_the_table():
    known = grid.known_routes()
    assert set(known) - set(expected.ROUTES) - expected.OPEN == set()
    assert set(expected.ROUTES) - set(known) == set()
    assert {action for _methods, action in expected.ROUTES.values()} - set(expected.ACTIONS) == set()


def test_every_route_serves_the_action_of_the_table():
    known = grid.known_routes()
    served = {name: known[name].action and known[name].action.name for name in expected.ROUTES}
    assert served == {name: action for name, (_methods, action) in expected.ROUTES.items()}


def test_a_role_without_the_action_has_no_route():
    """The table and the roles of each action agree; the rows are for the grid."""
    actions = {route.action.name: route.action for route in grid.known_routes().values() if route.action}
    found = {}
    for name, action in actions.items():
        roles = {expected.LETTERS[letter] for letter in "".join(expected.ACTIONS[name].values())}
        declared = {str(role) for role in action.roles if role not in ("public", "system")}
        if "public" in action.roles:
            declared.add("anonymous")
        if declared != {str(role) for role in roles}:
            found[name] = declared ^ {str(role) for role in roles}
    assert found == {}


def test_the_grid(world, sample, goal, seed):
    wrong, walked = [], sample(grid.cells(), CELLS)
    for cell in walked:
        answer = grid.ask(world, cell)
        if grid.opened(answer) != grid.should_open(cell) or answer.status_code >= 500:
            wrong.append((cell, answer.status_code))
    print(f"{len(walked)} of {sum(1 for _ in grid.cells())} cells")
    goal("G1", len(wrong), n=len(walked), seed=seed)
    assert wrong == []


def _seen(answer):
    headers = {name: value for name, value in answer.items() if name != "Content-Length"}
    return (
        answer.status_code,
        CHANGES.sub("…", answer.content.decode()),
        {name: CHANGES.sub("…", value) for name, value in headers.items()},
    )


def test_not_yours_looks_like_not_there(world, sample, goal, seed):
    """Every answer about a row of another network is, sign for sign, the answer about a row that does not exist."""
    foreign = [cell for cell in grid.cells() if cell.relation == "foreign"]
    different, walked = [], sample(foreign, TWINS)
    for cell in walked:
        absent = grid.Cell(cell.route, cell.method, cell.letter, cell.seat, "absent")
        if _seen(grid.ask(world, cell)) != _seen(grid.ask(world, absent)):
            different.append(cell)
    goal("G4", len(different), n=len(walked), seed=seed)
    assert different == []


def test_a_row_of_another_partner_looks_like_not_there(world, sample):
    """Within the network too: where the table shuts the row of a partner, the answer is that of an absent one."""
    shut = [
        cell for cell in grid.cells()
        if cell.relation in ("other", "other draft") and not grid.should_open(cell)
    ]  # fmt: skip
    different = []
    for cell in sample(shut, TWINS):
        absent = grid.Cell(cell.route, cell.method, cell.letter, cell.seat, "absent")
        if _seen(grid.ask(world, cell)) != _seen(grid.ask(world, absent)):
            different.append(cell)
    assert different == []


def test_who_knocks_at_a_shut_door_is_noted_by_code(world, caplog):
    """A role without the action, and a row of another network: one line each, without a name or an address."""
    with caplog.at_level("WARNING", "meedoen.security"):
        for cell in (
            grid.Cell("networks:settings", "GET", "W", "own", "none"),
            grid.Cell("activities:session", "GET", "W", "own", "foreign"),
        ):
            assert grid.ask(world, cell).status_code == 404
        world.client("anonymous").get("/noord/a/00000000-0000-4000-8000-000000000000/")
    said = [record.getMessage() for record in caplog.records if record.name == "meedoen.security"]
    code = said[0].split()[1]
    assert said == [f"shut: {code} at networks.edit_network", f"shut: {code} at activities.see_calendar"]


@pytest.mark.deep
def test_not_yours_takes_as_long_as_not_there(world):
    gaps = []
    cells = {
        relation: grid.Cell("activities:session", "GET", "W", "own", relation) for relation in ("foreign", "absent")
    }
    for _try in range(200):
        took = {}
        for relation, cell in cells.items():
            begun = time.perf_counter()
            grid.ask(world, cell)
            took[relation] = time.perf_counter() - begun
        gaps.append(took["foreign"] - took["absent"])
    median = abs(statistics.median(gaps))
    print(f"median gap {median * 1000:.2f} ms over {len(gaps)} tries")
    assert median < 0.010
