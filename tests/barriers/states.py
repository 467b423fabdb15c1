"""Every page of the residents' site in every state that a person can bring it to, whatever the language."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from meedoen.activities.rules.codes import show_code
from meedoen.activities.rules.parties import Party
from meedoen.activities.services import enrolment as services
from meedoen.activities.services import searching
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.guard import seeding
from tests.factories import make_activity, make_organisation, make_place, make_session

SLUG = "noord"


@dataclass(frozen=True)
class World:
    """What stands in the network while its pages are looked at."""

    activity: Any
    session: Any
    walk_in: Any
    full: Any
    cancelled: Any
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
    place = make_place(network, "De Zaal", how_to_get_there="achter de kerk, de groene deur", wheelchair="yes")
    told = {"fr": {"title": "Cuisiner ensemble"}, "ar": {"title": "نطبخ معا"}}
    cook = make_activity(
        partner, "Samen koken", sign_up="sign_up", place=place, price_cents=250, social_price_cents=50,
        companion_welcome=True, transport_offered=True, childcare_places=4, children_welcome=True,
        no_dutch_needed=True, pictogram="koken", bring="een schort", contact_name="Mia", contact_phone="014 22 22 22",
        text="We koken samen soep. Daarna eten we ze op.", translations=told, capacity=6,
    )  # fmt: skip
    walk_in = make_activity(partner, "Koffie en taart in de buurthuiskamer", price_cents=0, place=place)
    full = make_activity(partner, "Naaiatelier", sign_up="sign_up", place=place, capacity=1)
    stopped = make_activity(partner, "Wandeling met gids", place=place)
    session = make_session(cook, capacity=6, place=place, childcare_places=4)
    make_session(walk_in, place=place)
    make_session(full, capacity=1, taken=1, place=place)
    make_session(stopped, place=place, status="cancelled", reason="De gids is ziek.")
    searching.rebuild(network.pk)
    return World(cook, session, walk_in, full, stopped, _an_enrolment(network, session))


def _an_enrolment(network: Any, session: Any) -> str:
    with tenancy.use_network(network.pk):
        made = services.sign_up(
            Actor.anonymous(network.pk), session.pk, first_name="Amina", channel="phone", reach="0470 12 34 56",
            party=Party(adults=1),
        )  # fmt: skip
        return show_code(services.code_of(made))


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
        page.locator("main form .acts button, main form [type=submit]").first.click()


STEPS: list[dict[str, str]] = [
    {"first_name": "Amina"},
    {"way": "sms"},
    {"reach": "0470 12 34 56"},
    {"adults": "1", "children": "2"},
    {},
]


def _step(number: int, **wrong: str) -> Callable[[Page, str, World], None]:
    """The screen after so many answers; with ``wrong``, what comes when that is sent there."""

    def reach(page: Page, site: str, world: World) -> None:
        page.goto(f"{site}/{SLUG}/a/{world.activity.pk}/meedoen/{world.session.pk}/")
        for answers in STEPS[:number]:
            _send(page, **answers)
        if wrong:
            _send(page, **wrong)

    return reach


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
    State("join, needs", "normal", _step(4)),
    State("join, look again", "normal", _step(5)),
    State("leave", "normal", _at("uitschrijven/")),
    State("leave, wrong code", "error", _leave("BBBB-BBBB")),
    State("leave, sure", "normal", _leave("")),
    State("about", "normal", _at("over/")),
    State("privacy", "normal", _at("privacy/")),
    State("accessible", "normal", _at("toegankelijk/")),
    State("not there", "normal", _at("bestaat-niet/")),
]
