"""A door where nothing is online: the sheet comes along, cards are read, a forged one is refused; then it is sent."""

import pytest

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.networks.identity import actor_of
from meedoen.passes import services, tokens
from meedoen.passes.models import DoorUse
from meedoen.people import public as people
from tests.factories import make_member, make_organisation, make_participant

pytestmark = [pytest.mark.journey, pytest.mark.usefixtures("without_second_key")]


def test_a_day_without_a_connection(walk, noord):
    home = make_organisation(noord, "OCMW Noord")
    cashier, worker = make_member(home, Role.CASHIER), make_member(home, Role.WORKER)
    with tenancy.use_network(noord.pk):
        actor, amina = actor_of(worker, noord.pk), make_participant(home)
        people.take_on(actor, amina.pk)
        row = services.issue(actor, person_id=amina.pk)
        token = tokens.card_token(row.code, row.issued_on, row.valid_until)
    door = walk(thumb=True).go("/werk/noord/passen/nakijken/").sign_in(cashier)
    door.press("Straks geen verbinding? Neem de lijst mee")
    door.fill(name="Tablet aan de kassa").press("Neem de lijst mee")
    assert "Klaar tot" in door.text
    door.page.wait_for_selector("#deur[data-kept]")
    door.page.context.set_offline(True)
    door.page.goto(f"{door.site}/werk/noord/passen/deur/")
    for text, word, why in (
        (token, "Geldig", ""),
        (token.lower(), "Geldig", "Deze pas was hier vandaag al"),
        (token[:-50] + ("A" if token[-50] != "A" else "B") + token[-49:], "Niet geldig", "niet van ons"),
        (row.code, "Laat binnen", "kijken we later na"),
    ):
        door.page.locator("#deur-why").evaluate("box => { box.textContent = 'wacht'; }")
        door.fill(read=text)
        door.touch(door.find("Kijk na"))
        door.page.wait_for_function("document.getElementById('deur-why').textContent !== 'wacht'")
        assert door.page.locator("#deur-word").inner_text() == word
        assert why in door.page.locator("#deur-why").inner_text()
    assert "Nog door te sturen: 4." in door.text
    door.page.context.set_offline(False)
    door.problems.clear()
    door.press("Stuur door en neem de lijst mee")
    assert "4 passen zijn doorgestuurd" in door.text and "Nog door te sturen" not in door.text
    with tenancy.use_network(noord.pk):
        assert sorted(DoorUse.objects.values_list("seen", flat=True)) == ["again", "again", "forged", "good"]
