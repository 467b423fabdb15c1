"""Laws about doors: every public read and write has one, every route has an action, the registers say so."""

import ast
import importlib
import inspect
import pkgutil
import re
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from django.http import HttpResponse

import meedoen
from meedoen.kernel import registers
from meedoen.kernel.access import registry
from meedoen.kernel.actors import Role
from meedoen.kernel.registers import Route
from tools.checks.publics import imports
from tools.checks.sources import features, files

ROOT = Path(__file__).resolve().parents[2]
LAYERS = {"queries", "services"}
WITHOUT_DOOR = {
    "meedoen.voice.queries.bundles.may_change": "called inside reads, with bundles that came through their door",
    "meedoen.voice.queries.signals.public_form_open": "whether the form for everybody is open; no signal is read",
    "meedoen.voice.queries.standing.standing_of": "called inside reads and commands, with a bundle from its door",
    "meedoen.voice.queries.standing.standings_of": "called inside reads and commands, with bundles from a door",
    "meedoen.voice.queries.signals.least_voices": "called inside reads: how the network deals with few voices",
    "meedoen.voice.services.approvals.ask": "called inside the commands that ask organisations",
    "meedoen.voice.services.approvals.ask_again": "called inside the command that changes the text of a bundle",
    "meedoen.voice.services.approvals.ask_who_took_in": "called inside the step of a bundle to REPORT",
    "meedoen.voice.services.bundles.go": "called inside the commands that move a bundle, of whom it is",
    "meedoen.voice.services.signals.wait_again": "called inside the command that notes a verdict",
    "meedoen.voice.services.telling.owe_again": "called inside the commands that open something again",
    "meedoen.voice.services.telling.take_back_aside": "called inside the command that looks at a signal again",
    "meedoen.voice.services.telling.tell": "called inside the commands that answer, with the voices of one answer",
    "meedoen.voice.services.telling.tell_aside": "called inside the command that sets a signal aside",
    "meedoen.voice.services.bundles.reopen": "called inside the command that notes that an answer is not good enough",
    "meedoen.voice.services.signals.index": "called inside the command that checks a signal",
    "meedoen.voice.services.signals.ways": "called inside commands: how the network deals with signals",
    "meedoen.voice.services.suggesting.why": "puts in words what was found; no row is read",
    "meedoen.activities.queries.exporting.tell": "the export of a person calls it, behind the door of people",
    "meedoen.activities.queries.counting.first_days": "called inside the reads of an outcome and of a year",
    "meedoen.activities.queries.enrolments.whose_code": "the finding of people calls it, behind the door of people",
    "meedoen.activities.queries.programme.fitting": "narrows rows that came through a door; reads nothing itself",
    "meedoen.activities.queries.programme.lasting_on": "called inside reads, with rows that came through their door",
    "meedoen.activities.queries.programme.nothing_fits": "called inside reads: whether anything published fits at all",
    "meedoen.activities.services.enrolment.come_back": "called inside the commands that take a cancellation back",
    "meedoen.activities.services.enrolment.expect": "called inside the command of referrals that leads somebody there",
    "meedoen.activities.services.enrolment.leave": "called inside the commands that cancel",
    "meedoen.activities.services.reminding.remind_all": "a job: it goes through the door of each batch",
    "meedoen.activities.services.enrolment.code_of": "makes the code of a party again; no row is read",
    "meedoen.activities.services.enrolment.promote_waiting": "called inside the commands that free places",
    "meedoen.activities.services.enrolment.seats": "arithmetic on one row",
    "meedoen.activities.services.importing_sessions.add_all": "called inside the import",
    "meedoen.activities.services.importing_sessions.from_kept": "called inside the undo of an import",
    "meedoen.activities.services.importing_sessions.in_step": "called inside the import and its undo",
    "meedoen.activities.services.importing_sessions.kept": "called inside the import",
    "meedoen.activities.services.importing_sessions.remove_made_by": "called inside the undo of an import",
    "meedoen.activities.services.importing_sessions.wanted": "called inside the import",
    "meedoen.activities.services.forgetting.forget": "the erasure of people calls it, inside that command",
    "meedoen.activities.queries.searching.among": "narrows rows that came through a door, to what the search found",
    "meedoen.activities.queries.searching.hunt": "reads the words of the programme; what is found passes its door",
    "meedoen.activities.services.searching.follow": "called inside the commands that change the offer",
    "meedoen.activities.services.searching.follow_organisation": "called inside the command that edits a partner",
    "meedoen.activities.services.searching.follow_place": "called inside the command that edits a place",
    "meedoen.activities.services.searching.mend_search": "a job: it opens the network, then the doors of each group",
    "meedoen.activities.services.searching.out_of_step": "a job compares the index with the offer; nothing leaves",
    "meedoen.activities.services.searching.rebuild": "a migration or the command line; only public words are written",
    "meedoen.activities.services.searching.rebuild_old": "after a migration; only public words are written",
    "meedoen.activities.services.series.extend_all": "a job: it opens the network, then the door of each activity",
    "meedoen.activities.services.series.fill": "called inside the commands that plan and publish",
    "meedoen.activities.services.series.refuse_overlap": "called inside the commands that put a session somewhere",
    "meedoen.budgets.services.batches.pay_all": "called inside the command that notes that the bank paid",
    "meedoen.budgets.services.batches.spend_all": "called inside the command of a settlement or an import",
    "meedoen.budgets.services.ledger.conflict": "a sentence of refusal; nothing is read or written",
    "meedoen.budgets.services.ledger.alike": "what the rows of one writer share, not written yet",
    "meedoen.budgets.services.ledger.entry_of": "a row that is not written yet",
    "meedoen.budgets.queries.holds.may_see_money": "asks the policy alone; nothing is read",
    "meedoen.plans.queries.goals.facts_of": "works out what rows that came through a door say",
    "meedoen.plans.services.reading.line_of": "called inside the command with which a resident says something",
    "meedoen.voice.queries.bundles.as_read": "puts rows that came through a door in the words this actor may read",
    "meedoen.voice.queries.linking.decisions_of": "keys and nothing else, of a bundle that came through a door",
    "meedoen.voice.queries.linking.may_link": "asks the policy alone; nothing is read",
    "meedoen.budgets.services.ledger.confirm": "called inside the commands of higher features that decide a claim",
    "meedoen.budgets.services.ledger.correct": "called inside the commands that put a line right",
    "meedoen.budgets.services.ledger.move": "called inside the commands that move money",
    "meedoen.budgets.services.ledger.pay": "called inside the commands of higher features that pay",
    "meedoen.budgets.services.ledger.release": "called inside the commands of higher features that let go",
    "meedoen.budgets.services.ledger.settle": "called inside the command that notes the account of a subsidy",
    "meedoen.budgets.services.ledger.reserve": "called inside the commands of higher features that take a claim in",
    "meedoen.budgets.services.ledger.shift": "called inside the commands that move money",
    "meedoen.budgets.services.ledger.year_of": "called inside the commands of higher features; an id and nothing else",
    "meedoen.budgets.services.rows.add": "called inside the commands that move money: one line of the ledger",
    "meedoen.passes.queries.receipts.questions": "called with claims that came through their door",
    "meedoen.budgets.services.ledger.come_back": "called inside the commands of higher features whose money comes back",
    "meedoen.passes.queries.municipalities.lines_of": "called with a statement that came through its door",
    "meedoen.passes.queries.municipalities.to_ask_of": "called inside the command that makes a statement",
    "meedoen.passes.queries.settlements.line_of": "called with claims that came through their door",
    "meedoen.passes.queries.settlements.lines": "called with a settlement that came through its door",
    "meedoen.passes.queries.standing.lines_of": "called inside reads of one person, behind their doors",
    "meedoen.voice.queries.groups.label_of": "the word of a seat that came through its door",
    "meedoen.voice.queries.groups.words": "words of codes; nothing is read",
    "meedoen.budgets.services.rows.insert": "called inside the commands that move money",
    "meedoen.networks.queries.editions.kept_year": "narrows rows that came through the door of a feature",
    "meedoen.networks.queries.editions.years_closed": "called behind the doors of higher features: years and no more",
    "meedoen.networks.services.editions.keep_year": "called inside the command of the feature that closes its year",
    "meedoen.networks.services.editions.may_close": "arithmetic with years; nothing is read",
    "meedoen.networks.services.members.end_sessions": "called inside the command that ends a membership",
    "meedoen.networks.queries.figures.in_use": "called inside reads: open figures, whatever area they are of",
    "meedoen.networks.queries.figures.known_measures": "words of what can be measured; no figure is read",
    "meedoen.networks.queries.figures.measure_named": "words of what can be measured; no figure is read",
    "meedoen.networks.queries.lines.credits_of": "the credit lines of open figures",
    "meedoen.networks.queries.lines.ground_of": "called inside reads: which codes an area is made of",
    "meedoen.networks.queries.lines.held_for": "called inside reads: open figures of an area",
    "meedoen.networks.queries.lines.tree_of": "called with areas that came through a door, or inside a command",
    "meedoen.networks.services.figures.compare": "called inside the commands that keep figures, and their preview",
    "meedoen.networks.services.figures.keep": "called inside the commands that load, note and read in figures",
    "meedoen.networks.services.figures.source_named": "called inside the same commands",
    "meedoen.networks.services.networks.create_operator": "the command line makes the first account",
    "meedoen.networks.services.places.area_at": "open geometry: which neighbourhood a point lies in",
    "meedoen.voice.services.folding.fold": "called inside the command that closes a room, and by the nightly job",
    "meedoen.outreach.queries.contacts.counting": "narrows rows that came through a door; reads nothing itself",
    "meedoen.outreach.queries.contacts.lines": "called inside reads, with rows that came through their door",
    "meedoen.outreach.queries.contacts.where_of": "the words of one row that came through a door",
    "meedoen.outreach.queries.figures.period_of": "arithmetic with days; nothing is read",
    "meedoen.outreach.queries.ways.known_rights": "a setting of the network, no personal data",
    "meedoen.outreach.queries.ways.known_themes": "a setting of the network, no personal data",
    "meedoen.outreach.queries.ways.right_choices": "a setting of the network, no personal data",
    "meedoen.outreach.queries.ways.theme_choices": "a setting of the network, no personal data",
    "meedoen.outreach.queries.ways.ways_now": "a setting of the network, no personal data",
    "meedoen.outreach.queries.telling.tell": "the export of a person calls it, behind the door of people",
    "meedoen.outreach.services.forgetting.forget": "the erasure of people calls it, inside that command",
    "meedoen.passes.services.groups.living_card": "called inside commands about one group: its card, or a refusal",
    "meedoen.passes.services.renewal.remind_all": "a job: it goes through the door of each batch",
    "meedoen.passes.services.rights.linked": "called inside commands about one person: it only refuses",
    "meedoen.referrals.services.following.remind_all": "a job: it goes through the door of each batch",
    "meedoen.people.services.participants.mark_everybody": "a job: it goes through the door of each batch",
    "meedoen.people.services.participants.brought": "called inside the command of the door",
    "meedoen.people.services.participants.not_brought": "called inside the command of the door",
    "meedoen.people.services.participants.forget": "the erasure calls it, inside the command",
    "meedoen.people.queries.participants.known_of": "called inside reads, with rows that came through their door",
    "meedoen.people.queries.participants.opened": "called inside reads, with rows that came through their door",
    "meedoen.people.queries.consents.consents_of": "called inside the read of one person",
    "meedoen.people.queries.households.homes_of": "called inside the read of one person",
    "meedoen.people.queries.participants.safe_ways_of": "called inside the read of one person",
    "meedoen.people.queries.participants.safe_of": "called inside reads: what one row says about safe contact",
    "meedoen.people.services.emergencies.as_glass": "arithmetic on one row",
    "meedoen.people.queries.households.at_home": "called behind doors of higher features: keys and nothing else",
    "meedoen.people.queries.households.homes_now": "called behind doors of higher features: keys and nothing else",
    "meedoen.people.services.households.home_for": "called inside the command of a higher feature",
    "meedoen.people.services.households.home_of": "called inside the commands about a household",
    "meedoen.people.queries.suggestions.weighed": "called inside reads: keys and weights, nobody is opened",
    "meedoen.people.queries.importing.stands_there": "called inside a read and a command: keys and weights only",
    "meedoen.outreach.queries.contact_lists.sort_out": "called inside the read and the command that take a list in",
    "meedoen.outreach.services.notes.copy_of": "a row that is not written yet",
    "meedoen.outreach.services.notes.copied": "called inside the commands that take a contact away or put it back",
    "meedoen.outreach.services.notes.visited": "called inside the commands that note contacts",
    "meedoen.people.services.importing.note_names": "called inside the command that takes a list of contacts in",
    "meedoen.people.services.importing.take_back": "called inside the commands that take a list back",
    "meedoen.referrals.services.small_help.end_passing": "called inside the command that closes, and by the erasure",
    "meedoen.voice.queries.group_lists.already_there": "called inside a read and a command: names of own groups",
    "meedoen.people.services.links.alive": "a check of one row that came through a door",
    "meedoen.people.services.links.checked_reason": "checks a text; no row is read",
    "meedoen.people.services.links.close_links": "called inside the commands of higher features",
    "meedoen.people.services.links.end_shares": "called inside the commands of higher features",
    "meedoen.people.services.links.follow": "called inside the commands that note somebody",
    "meedoen.people.services.links.followed_by": "called inside the doors of the screen that hands over",
    "meedoen.people.services.links.hand_over": "called inside the command that hands over",
    "meedoen.people.services.links.open_link": "called inside the commands of higher features",
    "meedoen.people.services.links.share": "called inside the commands of higher features",
    "meedoen.people.services.participants.said": "checks a text; no row is read",
    "meedoen.people.services.participants.seen_on": "called inside the command of the door",
    "meedoen.people.queries.returns.in_use": "narrows who may not be erased yet; reads no name",
    "meedoen.people.queries.seats.seats_in_use": "narrows who may not be erased yet; reads no name",
    "meedoen.people.queries.returns.reached": "tries two reads, each through its door",
    "meedoen.people.queries.returns.tokens_of": "the erasure and the export of a person call it, behind their doors",
    "meedoen.people.services.returns.brought_to": "called inside the commands that bring an answer",
    "meedoen.people.services.returns.end_ways": "the nightly job of the terms calls it, inside its command",
    "meedoen.voice.queries.promises.with_round": "narrows rows that came through a door; reads nothing itself",
    "meedoen.voice.services.answers.check_owner": "called inside the commands that name an owner",
    "meedoen.people.services.resolving.resolve_person": "called inside the commands of higher features",
}


@cache
def taken(tree: Path) -> list[tuple[tuple[str, ...], set[str]]]:
    """Every module of the product, and the dotted names that it imports."""
    found = []
    for path in files(tree, ".py", under="src/meedoen"):
        package = path.relative_to(tree / "src").with_suffix("").parts
        found.append((package, {name for _line, name in imports(ast.parse(path.read_text()), package[:-1])}))
    return found


def imported_from_outside(tree: Path, feature: str, layer: str) -> set[str]:
    """The dotted names that modules outside a layer take from its folder or file."""
    found = set()
    for package, names in taken(tree):
        if package[:2] == ("meedoen", feature) and package[2] in LAYERS:
            continue
        found |= {name for name in names if name.startswith(f"meedoen.{feature}.{layer}.")}
    return found


def modules(layer: str) -> list[ModuleType]:
    """The module ``layer`` of every feature; of a folder its front, and each inner module that others reach into."""
    found = []
    for feature in sorted(features(ROOT)):
        package = importlib.import_module(f"{meedoen.__name__}.{feature}")
        if layer not in {entry.name for entry in pkgutil.iter_modules(package.__path__)}:
            continue
        module = importlib.import_module(f"{package.__name__}.{layer}")
        found.append(module)
        reached = imported_from_outside(ROOT, feature, layer)
        for entry in pkgutil.iter_modules(getattr(module, "__path__", ())):
            inner = f"{module.__name__}.{entry.name}"
            if any(name == inner or name.startswith(f"{inner}.") for name in reached):
                found.append(importlib.import_module(inner))
    return found


def public_functions(module: ModuleType) -> dict[str, object]:
    """Functions that the layer itself defines, seen from this module, and that do not begin with a low line."""
    layer = ".".join(module.__name__.split(".")[:3])
    return {
        f"{value.__module__}.{name}": value
        for name, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__.startswith(layer) and not name.startswith("_")
    }


def there(name: str) -> bool:
    """Whether a function of this name exists and has no door."""
    module, function = name.rsplit(".", 1)
    try:
        found = getattr(importlib.import_module(module), function, None)
    except ModuleNotFoundError:
        return False
    return found is not None and getattr(found, "action", None) is None


def without_door(functions: dict[str, object], excused: dict[str, str]) -> list[str]:
    """Public functions without a door and without a reason, and reasons for what is gone or has a door by now."""
    bare = {name for name, function in functions.items() if getattr(function, "action", None) is None}
    return [f"{name}: no door" for name in sorted(bare - set(excused))] + [
        f"{name}: excused but has a door or is gone" for name in sorted(set(excused) - bare) if not there(name)
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


def test_reaching_into_a_folder_is_seen(tmp_path):
    inside = tmp_path / "src" / "meedoen" / "people" / "services" / "letters.py"
    inside.parent.mkdir(parents=True)
    inside.write_text("from .phone import call\n")
    (tmp_path / "src" / "meedoen" / "people" / "views.py").write_text("from .services.letters import send\n")
    assert imported_from_outside(tmp_path, "people", "services") == {"meedoen.people.services.letters.send"}


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
