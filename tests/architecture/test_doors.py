"""Laws about doors: every public read and write has one, every route has an action, the registers say so."""

import importlib
import inspect
import pkgutil
import re
from pathlib import Path
from types import ModuleType

import pytest
from django.http import HttpResponse

import meedoen
from meedoen.kernel import registers
from meedoen.kernel.access import registry
from meedoen.kernel.actors import Role
from meedoen.kernel.registers import Route
from tools.checks.sources import features

ROOT = Path(__file__).resolve().parents[2]
WITHOUT_DOOR = {
    "meedoen.activities.services.forgetting.forget": "the erasure of people calls it, inside that command",
    "meedoen.activities.services.series.extend_all": "a job: it opens the network, then the door of each activity",
    "meedoen.activities.services.series.fill": "called inside the commands that plan and publish",
    "meedoen.activities.services.series.refuse_overlap": "called inside the commands that put a session somewhere",
    "meedoen.networks.services.members.end_sessions": "called inside the command that ends a membership",
    "meedoen.networks.services.networks.create_operator": "the command line makes the first account",
    "meedoen.networks.services.places.area_at": "open geometry: which neighbourhood a point lies in",
    "meedoen.people.services.brought": "called inside the command of the door",
    "meedoen.people.services.not_brought": "called inside the command of the door",
    "meedoen.people.services.forget": "the erasure calls it, inside the command",
    "meedoen.people.services.seen_on": "called inside the command of the door",
}


def modules(layer: str) -> list[ModuleType]:
    """The module or folder ``layer`` of every feature, with what lies in it."""
    found = []
    for feature in sorted(features(ROOT)):
        package = importlib.import_module(f"{meedoen.__name__}.{feature}")
        names = {entry.name for entry in pkgutil.iter_modules(package.__path__)}
        if layer in names:
            module = importlib.import_module(f"{package.__name__}.{layer}")
            inner = pkgutil.iter_modules(module.__path__) if hasattr(module, "__path__") else ()
            found += [module, *(importlib.import_module(f"{module.__name__}.{entry.name}") for entry in inner)]
    return found


def public_functions(module: ModuleType) -> dict[str, object]:
    """Functions that the module itself defines and that do not begin with a low line."""
    return {
        f"{module.__name__}.{name}": value
        for name, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_")
    }


def without_door(functions: dict[str, object], excused: dict[str, str]) -> list[str]:
    """Public functions without a door and without a reason, and reasons for what is not there."""
    bare = {name for name, function in functions.items() if getattr(function, "action", None) is None}
    return [f"{name}: no door" for name in sorted(bare - set(excused))] + [
        f"{name}: excused but has a door or is gone" for name in sorted(set(excused) - bare)
    ]


def closed(route: Route) -> bool:
    return not route.action and not route.open_because


def of_library(route: Route) -> bool:
    """A page of the library for signing in; the gate refuses those that nobody opened."""
    return route.view.__module__.startswith("allauth.")


def without_action(routes: list[Route]) -> list[str]:
    """Our own routes that no action and no reason opens, and workers' routes that are open to all."""
    found = [f"{route.address}: no action" for route in routes if closed(route) and not of_library(route)]
    for route in routes:
        everyone = route.open_because or (route.action and Role.PUBLIC in route.action.roles)
        if route.address.startswith("/werk/<") and everyone:
            found.append(f"{route.address}: a worker's page that is open to all")
    return found


def test_every_read_and_write_has_a_door():
    found = {}
    for layer in ("queries", "services"):
        for module in modules(layer):
            found.update(public_functions(module))
    assert without_door(found, WITHOUT_DOOR) == []
    assert len(found) > len(WITHOUT_DOOR)


def test_a_function_without_door_is_seen():
    def bare(actor):
        return actor

    def doored(actor):
        return actor

    doored.action = next(iter(registry.values()))
    functions = {"a.bare": bare, "a.doored": doored}
    assert without_door(functions, {}) == ["a.bare: no door"]
    assert without_door(functions, {"a.bare": "planted", "a.gone": "planted"}) == [
        "a.gone: excused but has a door or is gone"
    ]


def test_every_route_has_an_action():
    routes = registers.routes()
    assert without_action(routes) == []
    assert routes != []


@pytest.mark.django_db
def test_what_nobody_opened_is_not_there(client):
    shut = [route for route in registers.routes() if closed(route)]
    answers = {route.name: client.get(re.sub(r"[\^$]|\(.*\)", "x", route.address)).status_code for route in shut}
    assert set(answers.values()) == {404}
    assert "account_signup" in answers


def view(request):
    return HttpResponse("open")


def test_a_route_without_action_is_seen():
    opened = type("View", (), {"open_because": "planted"})()
    assert without_action([Route("/x/", "x", view), Route("/y/", "y", opened)]) == ["/x/: no action"]
    assert without_action([Route("/werk/<slug:network>/y/", "y", opened)]) == [
        "/werk/<slug:network>/y/: a worker's page that is open to all"
    ]


def test_every_action_says_who_and_why():
    assert [action.name for action in registry.values() if not action.roles or not action.purpose] == []
    assert [name for name in registry if name.count(".") != 1] == []


def test_the_registers_are_up_to_date():
    assert registers.differences(ROOT / "docs" / "registers") == []


def test_a_register_that_lags_is_seen(tmp_path):
    registers.write(tmp_path)
    assert registers.differences(tmp_path) == []
    (tmp_path / "routes.md").write_text("# Routes\n")
    (tmp_path / "permissions.md").unlink()
    assert len(registers.differences(tmp_path)) == 2


@pytest.mark.parametrize("name", registers.PAGES)
def test_a_register_lists_something(name):
    assert registers.generate()[name].count("\n|") > 2 or registers.generate()[name].count("\n## ") > 2
