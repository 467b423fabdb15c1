"""G5: take each check of access away, one at a time, and see that the grid or the canaries notice.

For every action that a route serves: its rows become everything, its roles become everyone. A mutant that no cell
notices would be a right that somebody could lose or win unseen.
"""

import random
import re
from collections.abc import Callable
from contextlib import contextmanager

import pytest

from meedoen.activities.rules.parties import Party
from meedoen.activities.services.enrolment import sign_up
from meedoen.kernel import tenancy
from meedoen.kernel.access import EVERYONE, Action, everything
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.refusals import NotFound

from . import expected, grid
from .crawler import read

pytestmark = pytest.mark.django_db
SECOND_LOCK = {
    ("networks.edit_organisation", "roles"): "its rows name the roles once more",
    ("passes.answer", "roles"): "its rows name the roles once more",
    ("passes.answer", "rows"): "the claim is looked up first, among those that the actor may see",
    ("plans.check_sheet", "roles"): "the survey is looked up first, among those of which the actor may type answers",
    ("plans.follow_action", "roles"): "its rows name the roles once more",
    ("plans.say_of_plan", "rows"): "the plan is looked up first, among those that are open to read",
    ("people.tell", "roles"): "its rows name the roles once more",
    ("people.correct", "roles"): "its rows name the roles once more",
    ("people.erase", "roles"): "its rows name the roles once more",
    ("people.tell", "rows"): "the request is looked up first, among those that the actor answers for",
    ("people.correct", "rows"): "the request is looked up first, among those that the actor answers for",
    ("people.erase", "rows"): "the request is looked up first, among those that the actor answers for",
    ("outreach.ask_talent", "roles"): "the talent is looked up first, among those that the actor may see",
    ("outreach.ask_talent", "rows"): "the talent is looked up first, among those that the actor may see",
    ("outreach.make_round", "roles"): "the form offers the places of who notes contacts",
    ("outreach.start_path", "roles"): "the form offers the kinds of paths, for who may see them",
    ("outreach.see_talents", "rows"): "a list holds only the offers of people whom the actor may see",
    ("budgets.change_budget", "roles"): "the fund is looked up first, for who may see money",
    ("budgets.close_year", "roles"): "the year of the fund is looked up first, for who may see money",
    ("budgets.grant", "roles"): "the form offers the budgets, for who notes expenses",
    ("budgets.make_fund", "roles"): "the form offers the agreements, for who may see them",
    ("budgets.write_promise", "roles"): "the agreement is looked up first, for who may see it",
    ("plans.make_plan", "roles"): "the form offers the agreements, for who may see them",
    ("plans.change_plan", "roles"): "the form offers the agreements, for who may see them",
    ("networks.change_agreement", "roles"): "the agreement is looked up first, for who may see it",
    ("budgets.change_promise", "roles"): "the promise is looked up first, for who may see the agreement",
    ("people.end_request", "rows"): "the request is looked up first, among those that the actor answers for",
    ("voice.advise", "roles"): "its rows name the roles once more",
    ("voice.decide", "roles"): "its rows name the roles once more",
    ("voice.put_on_agenda", "roles"): "its rows name the roles once more",
    ("voice.write_answer", "roles"): "its rows name the roles once more",
    ("passes.make_scheme", "roles"): "the form offers the funds, for who may see money",
    ("passes.check_right", "roles"): "the person is looked up first, for who may open people",
    ("passes.claim_session", "roles"): "its rows are those of organisations where one of these roles is held",
    ("passes.issue", "roles"): "the person is looked up first, for who may open people",
    ("passes.change_pass", "roles"): "the person is looked up first, for who may open people",
    ("passes.change_pass", "rows"): "the person is looked up first, among one's own",
    ("passes.claim", "roles"): "the person is looked up first, for who may open people",
    ("passes.claim", "rows"): "the person is looked up first, among one's own",
    ("people.note_return", "roles"): "the form offers one's own organisations, and the people whom the actor may see",
    ("voice.act", "roles"): "its rows name the roles once more",
    ("voice.change_threshold", "roles"): "its rows name the roles once more",
    ("voice.note_threshold", "roles"): "the form offers the groups, for who may see them",
    ("voice.note_threshold", "rows"): "the form offers the groups that the actor may see",
    ("voice.make_trajectory", "roles"): "the form offers the groups, for who may see them",
    ("voice.say_for_group", "roles"): "its rows name the roles once more",
    ("voice.keep_promise", "roles"): "its rows name the roles once more",
    ("referrals.note_hours", "rows"): "the hours are noted on the task of who is signed in",
    ("people.change", "rows"): "a page of a person opens only with a live link or a typed reason",
    ("people.keep_longer", "rows"): "a page of a person opens only with a live link or a typed reason",
    ("people.merge", "rows"): "a page of a person opens only with a live link or a typed reason",
    ("people.protect", "rows"): "a page of a person opens only with a live link or a typed reason",
    ("referrals.change_plan", "rows"): "a plan opens only with a live link to its person",
    ("referrals.note_help", "roles"): "the form offers the people whom the actor may see",
    ("people.reveal_address", "rows"): "a page of a person opens only with a live link or a typed reason",
    ("referrals.see_plans", "rows"): "a plan opens only with a live link to its person",
    ("activities.see_outcome", "rows"): "the activity itself is looked up among what the actor plans",
    ("activities.sign_up", "rows"): "the page reads the session among what is published; the service has a test here",
}
"""Mutants that change nothing on a page, because a second check stands behind the first."""
A_DAY = 8
OF_A_MUTANT = 60
LEAST = 0.98


@contextmanager
def mutated(action: Action, **fields):
    """The frozen record, otherwise for a moment."""
    before = {name: getattr(action, name) for name in fields}
    for name, value in fields.items():
        object.__setattr__(action, name, value)
    try:
        yield
    finally:
        for name, value in before.items():
            object.__setattr__(action, name, value)


def mutants():
    """(action, what is taken away). Where all may do all there is nothing to take away."""
    served = {route.action for route in grid.known_routes().values() if route.action}
    for action in sorted(served, key=lambda action: action.name):
        table = expected.ACTIONS[action.name]
        if Role.PUBLIC not in action.roles and (action.name, "roles") not in SECOND_LOCK:
            yield action, "roles"
        if action.model and set(table) - {"network"} and (action.name, "rows") not in SECOND_LOCK:
            yield action, "rows"


def suspects(action: Action, taken: str, chance: random.Random):
    """The cells of this action that stand shut in the table, those that the mutation should open first."""
    mine = [cell for cell in grid.cells() if expected.ROUTES[cell.route][1] == action.name]
    shut = [cell for cell in mine if not grid.should_open(cell)]
    if taken == "rows":
        holds = {letter for letters in expected.ACTIONS[action.name].values() for letter in letters}
        kinds = ("other", "other draft", "draft", "own")
        shut = [cell for cell in shut if cell.relation in kinds and cell.letter in holds and cell.seat == "own"]
    else:
        shut = [cell for cell in shut if cell.relation in ("own", "none") and cell.seat == "own"]
    chance.shuffle(shut)
    return shut[:OF_A_MUTANT]


def noticed(world, cells) -> bool:
    for cell in cells:
        answer = grid.ask(world, cell)
        if grid.opened(answer) or answer.status_code >= 500:
            return True
    return False


def killed(world, action: Action, taken: str, chance: random.Random) -> bool:
    change: dict[str, frozenset | Callable] = {"roles": EVERYONE} if taken == "roles" else {"rows": everything}
    cells = suspects(action, taken, chance)
    before = _lists(world) if taken == "rows" else ""
    with mutated(action, **change):
        return noticed(world, cells) or (taken == "rows" and _lists(world) != before)


LISTS = {
    "coordinator": ["mensen/opvallend/", "akkoorden/"],
    "referrer": ["bellen/", "aanbod/", "toeleiding/", "toeleiding/gidsen/"],
    "worker": [
        "drukwerk/onthaalbladen/",
        "eigen-gegevens/",
        "contacten/",
        "contacten/huisbezoeken/",
        "contacten/rechten/",
        "contacten/rondes/",
        "buurtplannen/gezien/",
        "aanvragen/",
        "afrekenen/wij/",
        "passen/eindigen/",
        "talenten/",
        "toeleiding/onthaal/",
    ],
    "companion": ["toeleiding/taken/"],
}
TAG = re.compile(r"<[^>]*>")


def _lists(world) -> str:
    """What pages without a row in their address say: what they list must be one's own, so another row is seen."""
    pages = [(role, f"/werk/noord/{address}") for role, lists in LISTS.items() for address in lists]
    pages.append(("referrer", f"/werk/noord/sessie/{world.other.rows['session_id']}/inschrijven/"))
    pages.append(("referrer", "/noord/welkom/"))
    pages.append(("referrer", "/noord/meeschrijven/"))
    return "\n".join(TAG.sub("", read(world.client(role).get(address))) for role, address in pages)


def test_each_check_of_access_is_missed_when_it_is_gone(world, sample, goal, seed):
    chosen = sample(mutants(), A_DAY)
    chance = random.Random(seed)
    alive = [(action.name, taken) for action, taken in chosen if not killed(world, action, taken, chance)]
    share = 1 - len(alive) / len(chosen)
    print(f"{len(chosen)} of {len(list(mutants()))} mutants, {share:.1%} noticed; alive: {alive}")
    goal("G5", round(share, 4), n=len(chosen), seed=seed)
    assert share >= LEAST, alive


def test_nobody_signs_up_for_what_is_not_published(world, noord):
    party = Party(adults=1)
    for rows in (world.own.draft, world.foreign.rows):
        with tenancy.use_network(noord.pk), pytest.raises(NotFound):
            sign_up(
                Actor.anonymous(noord.pk), rows["session_id"], party=party, first_name="An", channel="none", reach=""
            )


def test_what_is_whole_is_not_noticed(world, seed):
    """The cells that should notice a mutant are silent without one."""
    chance = random.Random(seed)
    for action, taken in chance.sample(list(mutants()), 5):
        assert not noticed(world, suspects(action, taken, chance)[:15]), action.name
    said = _lists(world)
    assert not any(word in said for word in world.other.canaries.of("person", "draft", "code"))
    assert said == _lists(world)
