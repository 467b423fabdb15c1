"""The grid of access: each route, method, role and relation is a cell; what the server says, what the table says."""

import datetime
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse

from meedoen.kernel import registers, tenancy
from meedoen.people.models import Participant
from meedoen.voice.returning import signed_token

from . import expected
from .groups import ROOM
from .surveys import CODE
from .world import LOGO, Household, World

PLAIN = {
    "name": LOGO, "paper_kind": "affiche", "side": "1", "language": "fr", "sheet_slug": "welkom", "step": "2",
    "kind": "csv", "year": "2026", "number": "10", "what": "moved", "adults": 0, "children": 0, "households": 0,
    "what_for": "tell", "right": "debt_help", "room": ROOM, "signed": signed_token(uuid.UUID(int=7)), "pile": "wall",
    "survey_code": CODE, "issue_number": 1, "paper_shape": "boekje", "newsletter_part": "news",
}  # fmt: skip
ROWS = re.compile(r"<(?:uuid|int):(\w+_id)>|<uuid:(\w+)>|<slug:(code)>")
ABSENT = {"code": "99zz", "entry_id": 10**15}
"""Keys of rows that are not there, where the key is no UUID."""
TOMORROW = f"?van={datetime.date.today() + datetime.timedelta(days=1)}"
ASKED = {
    "networks:map": "?breed=300",
    "activities:export": "?soort=csv",
    "press:paper": TOMORROW,
    "press:preview": TOMORROW,
}
SENT = {
    "activities:door_tick": {"here": "1"},
    "outreach:hours": {"minutes": "15"},
    "outreach:secret_add": {"secret": "een zin"},
    "people:rights_open": {"ask": "tell", "identified": "face"},
}
PARTY = {"adults": 1, "first_name": "Amina", "channel": "phone", "reach": "0470 12 34 56"}
SENT_AS_JSON = {"api:note": {"kind": "street"}, "api:enrol": PARTY, "api:sign_up": {"ticket": "x", **PARTY}}
ALONE = ("none", "abroad")
WITH_ROW = ("own", "other", "draft", "other draft", "sent", "mixed", "foreign", "absent", "abroad")
DENIED = ("mixed", "foreign", "absent")
TOGETHER = {("plans:take_tool", "mixed")}
"""Two rows that need not be each other's: the tools of every partner may be taken into a plan (L7)."""
MAKERS_FIRST = {"press:state_paper": "press.make_state", "press:state_slides": "press.make_state"}
"""Papers of a year that is not closed in the world: who makes them reads them, others do once the year is closed."""
SIGN_IN = "/account/login"


@dataclass(frozen=True)
class Cell:
    """One question to the server. ``seat`` is where the role is held: own, stranger (zuid) or hats (see ``world``)."""

    route: str
    method: str
    letter: str
    seat: str
    relation: str


@cache
def known_routes() -> dict[str, registers.Route]:
    """The routes of the product itself that serve an action or are opened; those of the sign-in library apart."""
    return {route.name: route for route in registers.routes() if not route.view.__module__.startswith("allauth.")}


def of_address(route: registers.Route) -> list[str]:
    """The rows that an address asks for, in its order."""
    found = ROWS.findall(route.address)
    return [row or name or code for row, name, code in found if not (code and "kleur" in route.address)]


def cells() -> Iterator[Cell]:
    """Every cell, in a fixed order."""
    for name, route in sorted(known_routes().items()):
        if name not in expected.ROUTES:
            continue
        relations = _relations(of_address(route), in_network="<slug:network>" in route.address)
        for method in ("GET", "POST"):
            for letter in expected.ALL:
                for relation in relations:
                    yield Cell(name, method, letter, "own", relation)
            mine = relations[0]
            for letter in expected.STAFF:
                yield Cell(name, method, letter, "stranger", mine)
                yield Cell(name, method, letter, "hats", mine)
            yield Cell(name, method, "0", "own", mine)


def _relations(rows: list[str], *, in_network: bool) -> tuple[str, ...]:
    if not rows:
        return ALONE if in_network else ALONE[:1]
    found = set(WITH_ROW)
    if not in_network:
        found -= {"foreign", "abroad"}
    if not {"activity_id", "session_id", "enrolment_id"} & set(rows):
        found -= {"draft", "other draft"}
    if rows != ["enrolment_id"]:
        found.discard("sent")
    if len(rows) < 2:
        found.discard("mixed")
    return tuple(name for name in WITH_ROW if name in found)


def should_open(cell: Cell) -> bool:
    """What the table says: whether the door opens at all (also to a form that is refused, or a wrong method)."""
    action = expected.ROUTES[cell.route][1]
    if cell.method == "GET":
        action = MAKERS_FIRST.get(cell.route, action)
    letter, seat = cell.letter, cell.seat
    if letter == "0" or seat == "stranger" or (on_server(cell.route) and letter != "O"):
        letter, seat = "-", "own"
    if cell.relation == "abroad":
        return expected.may("O" if letter == "O" else "-", action, "none")
    hats = seat == "hats"
    anywhere = expected.may(letter, action, "none") or (hats and expected.may("S", action, "none"))
    if _wrong_method(cell) or cell.relation == "none":
        return anywhere
    if cell.relation in DENIED and (cell.route, cell.relation) not in TOGETHER:
        return False
    relation = {"draft": "own", "other draft": "other", "mixed": "own"}.get(cell.relation, cell.relation)
    shown = not cell.relation.endswith("draft")
    if hats:
        as_volunteer = expected.may("S", action, "own", shown=shown)
        return as_volunteer or expected.may(letter, action, "other", shown=shown)
    return expected.may(letter, action, relation, shown=shown)


def on_server(route: str) -> bool:
    """Whether the address names no network: there only who runs the server has a role."""
    return "<slug:network>" not in known_routes()[route].address


def _wrong_method(cell: Cell) -> bool:
    return cell.method not in expected.ROUTES[cell.route][0].split()


def address(world: World, cell: Cell) -> str:
    """Where this cell knocks."""
    route = known_routes()[cell.route]
    named = re.findall(r"<\w+:(\w+)>|\?P<(\w+)>", route.address)
    wanted = {name or other for name, other in named}
    house = world.foreign if cell.relation == "abroad" else world.own
    given = {**PLAIN, "network": house.network.slug, **_rows(world, cell, of_address(route))}
    return reverse(cell.route, kwargs={name: given[name] for name in wanted}) + ASKED.get(cell.route, "")


def _rows(world: World, cell: Cell, names: list[str]) -> dict:
    own, other = world.own, world.other
    if cell.relation == "absent":
        return {name: ABSENT.get(name) or uuid.uuid4() for name in names}
    if cell.relation == "mixed":
        return {name: _row(own if at == 0 else other, name) for at, name in enumerate(names)}
    if cell.relation == "sent":
        return dict(world.sent)
    house = {"other": other, "other draft": other, "foreign": world.foreign, "abroad": world.foreign}
    chosen = house.get(cell.relation, own)
    return {name: _row(chosen, name, draft=cell.relation.endswith("draft")) for name in names}


def _row(house: Household, name: str, *, draft: bool = False) -> object:
    return (house.draft if draft else house.rows)[name]


def ask(world: World, cell: Cell) -> HttpResponse:
    """The answer; whatever it changed is taken back."""
    role = "nobody" if cell.letter == "0" else str(expected.LETTERS[cell.letter])
    client = world.client(role, cell.seat)
    client.cookies.pop("messages", None)
    where = address(world, cell)
    with transaction.atomic():
        if cell.method == "GET":
            answer = client.get(where)
        elif cell.route in SENT_AS_JSON:
            answer = client.post(where, SENT_AS_JSON[cell.route], content_type="application/json")
        else:
            answer = client.post(where, _urgent(world) if cell.route == "people:urgent_open" else SENT.get(cell.route))
        transaction.set_rollback(True)
    return answer


def _urgent(world: World) -> dict[str, str]:
    """What opens somebody urgently: the code of a person of one's own, as it stands on the card."""
    with tenancy.use_network(world.own.network.pk):
        code = Participant.objects.values_list("code", flat=True).get(pk=world.own.rows["person_id"])
    return {"code": code, "why": "Een dringende oproep van de dokter."}


def opened(answer: HttpResponse) -> bool:
    """Whether the door opened. To sign in, a key asked for, or nothing there: it stayed shut."""
    if answer.status_code in (301, 302, 303):
        return not answer["Location"].startswith(SIGN_IN)
    return answer.status_code not in (401, 404)
