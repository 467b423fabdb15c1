"""The coordinator of zuid tries every door of noord: each is the page of what is not there, letter for letter."""

import re
import uuid

import pytest

from meedoen.activities.models import ImportRun
from meedoen.activities.rules.parties import Party
from meedoen.activities.services import enrolment
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.networks.models import Membership
from tests.factories import make_activity, make_member, make_organisation, make_place, make_session, make_user

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("without_second_key")]
WORDS = ("Kanarienoord", "kanarienoord")
PER_ROW = [
    "aanbod/{activity}/",
    "aanbod/{activity}/aanpassen/",
    "opbrengst/{activity}/",
    "sessie/{session}/",
    "sessie/{session}/verplaatsen/",
    "sessie/{session}/inschrijven/",
    "deur/{session}/",
    "deur/{session}/lijst.pdf",
    "plaatsen/{place}/",
    "plaatsen/{place}/aanpassen/",
    "partners/{partner}/",
    "partners/{partner}/uitnodigen/",
    "partners/mensen/{member}/beeindigen/",
]
PER_NETWORK = ["", "aanbod/", "kalender/", "bellen/", "plaatsen/", "partners/", "partners/mensen/", "inlezen/",
               "cijfers/", "leeslogboek/", "instellingen/"]  # fmt: skip
FILLED = ["aanbod/", "partners/", "partners/mensen/", "plaatsen/", "inlezen/"]
OTHERS = ["kalender/", "bellen/", "cijfers/"]


def furnish(network, word):
    """One of everything, each with the word in it; the ids by name."""
    partner = make_organisation(network, f"{word} huis", phone="014 11 11 11", about=word)
    place = make_place(network, f"{word} zaal")
    activity = make_activity(partner, f"{word} koken", sign_up="sign_up", place=place, text=word)
    session = make_session(activity, place=place, capacity=4)
    member = make_member(partner, Role.WORKER, make_user(f"{word} An"))
    with tenancy.use_network(network.pk):
        enrolled = enrolment.sign_up(
            Actor.anonymous(network.pk),
            session.pk,
            first_name=word,
            channel="phone",
            reach="0470 12 34 56",
            party=Party(adults=1),
        )
        with seeding("test"):
            run = ImportRun.objects.create(organisation=partner, filename=f"{word}.csv")
        membership = Membership.objects.get(user=member)
    rows = {"partner": partner, "place": place, "activity": activity, "session": session, "enrolment": enrolled,
            "run": run, "member": membership}  # fmt: skip
    return {name: row.pk for name, row in rows.items()}, partner


def read(me, path, status):
    """The whole page as the browser has it, without the token of its forms."""
    answer = me.page.goto(f"{me.site}{path}")
    assert answer.status == status, f"{path}: {answer.status}"
    me.problems.clear()
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"\w+"', r"\1", me.page.content())


def test_a_coordinator_of_zuid_finds_no_door_of_noord(walk, noord, zuid):
    rows, _partner = furnish(noord, WORDS[0])
    _own, home = furnish(zuid, "Merelzuid")
    absent = {name: uuid.uuid4() for name in rows}
    me = walk().go("/werk/zuid/").sign_in(make_member(home, Role.COORDINATOR))
    assert me.path == "/werk/zuid/"
    for tree in ("/werk/noord/", "/werk/zuid/"):
        nothing = me.go(f"{tree}aanbod/{uuid.uuid4()}/", status=404).text
        assert nothing.count("Deze pagina is er niet") == 1
        empty = read(me, f"{tree}aanbod/{uuid.uuid4()}/", 404)
        for address in PER_ROW:
            there, not_there = (read(me, tree + address.format(**ids), 404) for ids in (rows, absent))
            assert there == not_there == empty, address
    empty = read(me, f"/werk/noord/aanbod/{uuid.uuid4()}/", 404)
    for address in PER_NETWORK:
        assert read(me, f"/werk/noord/{address}", 404) == empty, address
    assert me.go("/werk/nergens/", status=404).text == nothing


def test_nothing_of_noord_shows_on_the_pages_of_zuid(walk, noord, zuid):
    furnish(noord, WORDS[0])
    _own, home = furnish(zuid, "Merelzuid")
    me = walk(thumb=True).go("/werk/").sign_in(make_member(home, Role.COORDINATOR))
    assert me.path == "/werk/zuid/"
    for address in [*FILLED, *OTHERS]:
        me.go(f"/werk/zuid/{address}")
        shown = me.page.content()
        assert [word for word in WORDS if word in shown] == [], address
        assert "Merelzuid" in shown or address in OTHERS, address
    shown = me.go("/zuid/").page.content()
    assert "Merelzuid koken" in shown
    assert WORDS[0] not in shown
