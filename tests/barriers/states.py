"""Every page of the residents' site in every state that a person can bring it to, whatever the language."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from meedoen.activities.rules.parties import Party
from meedoen.activities.services import enrolment as services
from meedoen.activities.services import searching
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.typed_codes import show_code
from meedoen.networks.geography.outlines import encode_ring
from meedoen.networks.models import Area
from meedoen.press import services as press
from tests.factories import actor_in, make_activity, make_organisation, make_place, make_session

SLUG = "noord"


@dataclass(frozen=True)
class World:
    """What stands in the network while its pages are looked at."""

    activity: Any
    session: Any
    walk_in: Any
    full: Any
    cancelled: Any
    closed: Any
    full_session: Any
    sheet: str
    code: str


@dataclass(frozen=True)
class State:
    """One page in one state; ``reach`` brings a window there. ``kind`` is ``normal``, ``empty`` or ``error``."""

    name: str
    kind: str
    reach: Callable[[Page, str, World], None]
    help: bool = True


def a_world(network: Any) -> World:
    """A network with one activity of each sort, an enrolment to cancel, and long words where people write them."""
    with seeding("test"):
        type(network).objects.filter(pk=network.pk).update(phone="014 33 33 33")
    partner = make_organisation(network, "De Dreef", phone="014 11 11 11")
    place = make_place(
        network, "De Zaal", how_to_get_there="achter de kerk, de groene deur", wheelchair="yes",
        latitude=51.1, longitude=4.95,
    )  # fmt: skip
    _villages(network)
    told = {"fr": {"title": "Cuisiner ensemble"}, "ar": {"title": "نطبخ معا"}}
    cook = make_activity(
        partner, "Samen koken", sign_up="sign_up", place=place, price_cents=250, social_price_cents=50,
        companion_welcome=True, transport_offered=True, childcare_places=4, children_welcome=True,
        no_dutch_needed=True, pictogram="koken", bring="een schort", contact_name="Mia", contact_phone="014 22 22 22",
        text="We koken samen soep. Daarna eten we ze op.", translations=told, capacity=6, welcomed_by="Amina",
    )  # fmt: skip
    walk_in = make_activity(partner, "Koffie en taart in de buurthuiskamer", price_cents=0, place=place)
    full = make_activity(partner, "Naaiatelier", sign_up="sign_up", place=place, capacity=1)
    stopped = make_activity(partner, "Wandeling met gids", place=place)
    session = make_session(cook, capacity=6, place=place, childcare_places=4, village_code="13049B")
    make_session(walk_in, place=place, village_code="13049B")
    no_place = make_session(full, capacity=1, taken=1, place=place, village_code="13049B")
    closed = make_session(stopped, place=place, status="cancelled", reason="De gids is ziek.")
    searching.rebuild(network.pk)
    code = _an_enrolment(network, session)
    return World(cook, session, walk_in, full, stopped, closed, no_place, _a_sheet(network, partner), code)


def _villages(network: Any) -> None:
    """Two villages beside each other, so that there is a map."""
    rings = {
        ("13049", "municipality", "Westerlo"): (4.8, 5.0),
        ("13049A", "village", "Oosterwijk"): (4.8, 4.9),
        ("13049B", "village", "Tongerlo"): (4.9, 5.0),
    }
    town = None
    with seeding("test"), tenancy.use_network(network.pk):
        for (code, kind, name), (west, east) in rings.items():
            ring = ((51.0, west), (51.0, east), (51.2, east), (51.2, west), (51.0, west))
            made = Area.objects.create(
                code=code, kind=kind, name=name, parent=town, valid_from=datetime.date(2020, 1, 1),
                outline=[encode_ring(ring)],
            )  # fmt: skip
            town = town or made


def _a_sheet(network: Any, partner: Any) -> str:
    """A welcome sheet that everybody may read; its address."""
    lead = actor_in(partner, Role.COORDINATOR)
    with tenancy.use_network(network.pk):
        made = press.write_sheet(
            lead, organisation_id=partner.pk, title="Ik heb te weinig eten", what="Wij helpen je met eten.",
            for_whom="Voor iedereen.", steps="Bel ons.\nKom langs.", expect="Het is gratis.", bring="Je kaart",
            hours="Maandag: 9 tot 12 uur", phone="014 22 33 44", address="Dorp 1",
        )  # fmt: skip
        return str(press.show_sheet(lead, made.pk).slug)


def _an_enrolment(network: Any, session: Any) -> str:
    with tenancy.use_network(network.pk):
        made = services.sign_up(
            Actor.anonymous(network.pk), session.pk, first_name="Amina", channel="phone", reach="0470 12 34 56",
            party=Party(adults=1),
        )  # fmt: skip
        return show_code(services.code_of(made))


def _front(page: Page, site: str, world: World) -> None:
    page.goto(f"{site}/")


def _at(path: str) -> Callable[[Page, str, World], None]:
    def reach(page: Page, site: str, world: World) -> None:
        page.goto(f"{site}/{SLUG}/{path}")

    return reach


def _of(name: str) -> Callable[[Page, str, World], None]:
    def reach(page: Page, site: str, world: World) -> None:
        page.goto(f"{site}/{SLUG}/a/{getattr(world, name).pk}/")

    return reach


def _send(page: Page, **answers: str) -> None:
    """Answer the question on the screen by the names of its fields, and press its main button."""
    for name, value in answers.items():
        box = page.locator(f"main [name={name}]")
        if box.first.get_attribute("type") == "radio":
            page.locator(f"main [name={name}][value={value}]").check(force=True)
        else:
            box.first.fill(value)
    with page.expect_navigation():
        page.locator("main form .acts button").first.click()


STEPS: list[dict[str, str]] = [
    {"first_name": "Amina"},
    {"way": "sms"},
    {"reach": "0470 12 34 56"},
    {"adults": "1", "children": "2"},
    {},
]

ALONE = {"adults": "1", "children": "0"}


def _step(number: int, **wrong: str) -> Callable[[Page, str, World], None]:
    """The screen after so many answers; with ``wrong``, what comes when that is sent there."""

    def reach(page: Page, site: str, world: World) -> None:
        page.goto(f"{site}/{SLUG}/a/{world.activity.pk}/meedoen/{world.session.pk}/")
        for answers in STEPS[:number]:
            _send(page, **answers)
        if wrong:
            _send(page, **wrong)

    return reach


def _of_session(name: str, *answers: dict[str, str]) -> Callable[[Page, str, World], None]:
    """Signing up for another session of the world, after these answers."""

    def reach(page: Page, site: str, world: World) -> None:
        session = getattr(world, name)
        page.goto(f"{site}/{SLUG}/a/{session.activity_id}/meedoen/{session.pk}/")
        for said in answers:
            _send(page, **said)

    return reach


def _lay_open_too_long(page: Page, site: str, world: World) -> None:
    page.goto(f"{site}/{SLUG}/a/{world.activity.pk}/meedoen/{world.session.pk}/")
    page.evaluate("() => { document.querySelector('[name=state]').value = 'over'; }")
    _send(page, first_name="Amina")


def _done(page: Page, site: str, world: World) -> None:
    """Signed up, and signed out again at once, so that the room never fills."""
    _step(5)(page, site, world)
    _send(page)
    code = page.locator(".big-code strong").inner_text()
    with tenancy.use_network(world.activity.network_id):
        services.cancel_by_code(Actor.anonymous(world.activity.network_id), code=code)


def _sheet(page: Page, site: str, world: World) -> None:
    page.goto(f"{site}/{SLUG}/welkom/{world.sheet}/")


def _leave(code: str) -> Callable[[Page, str, World], None]:
    def reach(page: Page, site: str, world: World) -> None:
        page.goto(f"{site}/{SLUG}/uitschrijven/")
        _send(page, code=code or world.code)

    return reach


STATES = [
    State("start", "normal", _at("")),
    State("start, nothing found", "empty", _at("?gratis=1&rolstoel=1&avond=1&weekend=1&zoek=zzzzqqqq")),
    State("fit, when", "normal", _at("wat-past/")),
    State("fit, children", "normal", _at("wat-past/3/?w=n")),
    State("fit, likes", "normal", _at("wat-past/5/?w=n&l=f&l=g")),
    State("fit, what holds back", "normal", _at("wat-past/6/?w=n&v=1")),
    State("fit, offers", "normal", _at("wat-past/voorstel/?w=a&k=j&s=a&l=f&h=p&h=v&h=t&h=r&h=s&h=m")),
    State("fit, nothing there", "empty", _at("../zuid/wat-past/voorstel/?h=p")),
    State("start, found with a slip", "normal", _at("?zoek=kokne")),
    State("start, a village and a day", "normal", _at("?dorp=13049B&kinderen=1")),
    State("start, turned too far", "empty", _at("?bladzijde=9")),
    State("map", "normal", _at("kaart/")),
    State("map, nothing on it", "empty", _at("kaart/?zoek=zzzzqqqq")),
    State("networks", "normal", _front, help=False),
    State("welcome", "normal", _at("welkom/")),
    State("welcome sheet", "normal", _sheet),
    State("small help, nothing there", "empty", _at("buurthulp/")),
    State("month", "normal", _at("maand/")),
    State("month, nothing in it", "empty", _at("maand/?maand=2020-02")),
    State("activity", "normal", _of("activity")),
    State("activity, walk in", "normal", _of("walk_in")),
    State("activity, full", "normal", _of("full")),
    State("activity, cancelled", "normal", _of("cancelled")),
    State("join, name", "normal", _step(0)),
    State("join, no name", "error", _step(0, first_name="")),
    State("join, way", "normal", _step(1)),
    State("join, reach", "normal", _step(2)),
    State("join, wrong number", "error", _step(2, reach="12")),
    State("join, how many", "normal", _step(3)),
    State("join, nobody", "error", _step(3, adults="0", children="0")),
    State("join, no way chosen", "error", _of_session("session", STEPS[0], {})),
    State("join, needs", "normal", _step(4)),
    State("join, too many in the childcare", "error", _step(4, childcare="9")),
    State("join, no place left", "normal", _of_session("full_session", *STEPS[:3], ALONE)),
    State("join, closed", "normal", _of_session("closed")),
    State("join, lay open too long", "error", _lay_open_too_long),
    State("join, done", "normal", _done),
    State("join, look again", "normal", _step(5)),
    State("leave", "normal", _at("uitschrijven/")),
    State("leave, wrong code", "error", _leave("BBBB-BBBB")),
    State("leave, sure", "normal", _leave("")),
    State("about", "normal", _at("over/")),
    State("privacy", "normal", _at("privacy/")),
    State("accessible", "normal", _at("toegankelijk/")),
    State("not there", "normal", _at("bestaat-niet/")),
]
