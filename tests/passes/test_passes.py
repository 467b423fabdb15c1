"""The pass: the same for everybody, replaced and stopped, checked at the door, read by its own code alone."""

import datetime
import re

import pytest
import time_machine
from django.utils import timezone

from meedoen.kernel.actors import Role
from meedoen.kernel.documents import engine
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import NoLink, Refused
from meedoen.kernel.typed_codes import show_code
from meedoen.networks.identity import actor_of
from meedoen.passes import forgetting, services
from meedoen.passes.models import Pass
from meedoen.passes.own_codes import own_code
from meedoen.passes.rules.passes import is_good
from meedoen.passes.rules.schemes import Band, Terms
from meedoen.people import public as people
from tests.factories import make_member, make_participant

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
AT, SITE = "/werk/noord/passen/", "/noord/pas/"


def followed(worker, partner, name="Amina"):
    person = make_participant(partner, first_name=name)
    people.take_on(worker, person.pk)
    return person


@pytest.fixture
def person(worker, partner):
    return followed(worker, partner)


@pytest.fixture
def entitled(worker, lead, person, pot):
    """A right, and a scheme that pays 80 % to the organiser, up to € 100."""
    terms = Terms(bands=(Band(0, 80, 10_000),), paid_to=("organiser",))
    made = services.make_scheme(lead, name="Spoor 1", fund_id=pot.fund_id, terms=terms)
    services.publish(lead, made.pk, starts_on=datetime.date(TODAY.year, 1, 1))
    last = datetime.date(TODAY.year + 1, 12, 31)
    return services.check_right(worker, person_id=person.pk, ground="income", valid_until=last)


@pytest.mark.parametrize(("days", "stopped", "good"), [(0, None, True), (-1, None, False), (9, TODAY, False)])
def test_when_a_pass_is_good(days, stopped, good):
    assert is_good(TODAY + datetime.timedelta(days), stopped, TODAY) is good


def test_a_pass_is_given_once_replaced_and_stopped(worker, person):
    first = services.issue(worker, person_id=person.pk)
    assert services.issue(worker, person_id=person.pk).pk == first.pk
    second = services.replace(worker, first.pk)
    assert (second.code != first.code, Pass.objects.get(pk=first.pk).stopped_on) == (True, TODAY)
    with pytest.raises(Refused):
        services.replace(worker, first.pk)
    services.stop_pass(worker, second.pk)
    services.stop_pass(worker, second.pk)
    assert Pass.objects.filter(stopped_on=None).count() == 0
    assert services.issue(worker, person_id=person.pk).pk != second.pk


def test_no_link_no_pass(noord, partner, person):
    other = actor_of(make_member(partner, Role.WORKER), noord.pk)
    with pytest.raises(NoLink):
        services.issue(other, person_id=person.pk)


def sheet(client, monkeypatch):
    """What is given to the printer, and the paper."""
    from pikepdf import Pdf

    seen = {}
    inputs = engine._inputs
    monkeypatch.setattr(engine, "_inputs", lambda *args: seen.update(given=args) or inputs(*args))
    answer = client.post(f"{AT}afdrukken/")
    assert answer.content[:4] == b"%PDF"
    import io

    return str(seen["given"]), len(Pdf.open(io.BytesIO(answer.content)).pages)


def test_a_card_says_nothing_of_who_has_it_and_looks_the_same_with_a_right(
    client, colleague, worker, partner, person, entitled, monkeypatch
):
    made = [services.issue(worker, person_id=one.pk) for one in (person, followed(worker, partner, "Bart"))]
    client.force_login(colleague)
    assert "2 passen zijn nog niet gedrukt" in client.get(f"{AT}afdrukken/").content.decode()
    given, pages = sheet(client, monkeypatch)
    for row in made:
        assert show_code(row.code) in given
        assert show_code(own_code(row.pk)) in given
        given = given.replace(show_code(row.code), "").replace(show_code(own_code(row.pk)), "")
    assert pages == 1
    assert not any(word in given for word in ("Amina", "Bart", "Spoor", "income", "recht"))
    assert made[0].valid_until == made[1].valid_until
    empty = client.post(f"{AT}afdrukken/")
    assert (empty.status_code, "niets af te drukken" in empty.content.decode()) == (422, True)
    assert client.post(f"{AT}{made[0].pk}/kaart/").content[:4] == b"%PDF"


def test_the_door_sees_good_or_not_and_the_cashier_alone_the_tariff(client, worker, partner, person, entitled):
    row = services.issue(worker, person_id=person.pk)
    volunteer, cashier = (make_member(partner, role) for role in (Role.COMPANION, Role.CASHIER))
    said = {}
    for name, user in (("volunteer", volunteer), ("cashier", cashier)):
        client.force_login(user)
        said[name] = client.post(f"{AT}nakijken/", {"code": show_code(row.code).lower()}).content.decode()
        assert "Geldig" in said[name]
        assert "Amina" not in said[name]
    assert ("Betaalt 20 procent" in said["cashier"], "procent" in said["volunteer"]) == (True, False)
    plain = services.issue(worker, person_id=followed(worker, partner, "Bart").pk)
    assert "Gewone prijs" in client.post(f"{AT}nakijken/", {"code": plain.code}).content.decode()
    services.stop_pass(worker, row.pk)
    gone = client.post(f"{AT}nakijken/", {"code": row.code}).content.decode()
    assert ("Niet geldig" in gone, "procent" in gone) == (True, False)


def test_the_door_says_no_in_large_and_why_in_one_sentence(client, worker, partner, person):
    row = services.issue(worker, person_id=person.pk)
    client.force_login(make_member(partner, Role.COMPANION))
    own, unknown, empty = (
        client.post(f"{AT}nakijken/", {"code": code}) for code in (show_code(own_code(row.pk)), "0000-0000", "")
    )
    assert [one.status_code for one in (own, unknown, empty)] == [422, 422, 422]
    said = empty.content.decode()
    assert ("Typ eerst de acht tekens" in said, "Niet geldig" in said, "bewaard" in said) == (True, False, False)
    for answer, why in ((own, "Dit is de eigen code van de persoon. Vraag de kaart."), (unknown, "kennen we niet")):
        page = answer.content.decode()
        assert ("Niet geldig" in page, page.count(why), "bewaard" in page) == (True, 1, False)
        assert "Amina" not in page


def test_guesses_at_the_door_end(client, partner):
    client.force_login(make_member(partner, Role.CASHIER))
    answers = [client.post(f"{AT}nakijken/", {"code": "0000-0000"}) for _guess in range(21)]
    assert "Deze code kennen we niet" in answers[0].content.decode()
    assert (answers[-1].status_code, "Te veel foute codes" in answers[-1].content.decode()) == (422, True)


def test_the_own_code_shows_what_is_left_and_the_code_of_the_card_does_not(client, worker, person, entitled):
    row = services.issue(worker, person_id=person.pk)
    page = client.post(SITE, {"code": show_code(own_code(row.pk))}).content.decode().replace("\xa0", " ")
    assert f"Nog € 100, tot 31/12/{TODAY.year}." in page
    assert show_code(row.code) in page
    assert "<svg" in page
    assert "Amina" not in page
    for wrong in (row.code, "0000-0000", "niets"):
        refused = client.post(SITE, {"code": wrong})
        assert (refused.status_code, "Deze code kennen we niet" in refused.content.decode()) == (422, True)
    services.stop_pass(worker, row.pk)
    assert client.post(SITE, {"code": own_code(row.pk)}).status_code == 422


def test_the_board_leads_to_the_own_pass_only_where_a_scheme_runs(client, lead, pot, noord):
    def ways():
        above = client.get("/noord/").content.decode().partition("start__ways")[2].partition("</ul>")[0]
        return re.findall(r'href="(/noord/[^"]*)"', above)

    voice = ["/noord/zeg-het/", "/noord/wat-gebeurde-er/"]
    assert (ways()[:2], SITE in ways()) == (voice, False)
    terms = Terms(bands=(Band(0, 80, 10_000),), paid_to=("organiser",))
    made = services.make_scheme(lead, name="Spoor 1", fund_id=pot.fund_id, terms=terms)
    assert SITE not in ways()
    services.publish(lead, made.pk, starts_on=TODAY)
    assert ways() == [*voice, SITE]
    services.stop(lead, made.pk)
    assert ways() == [*voice, SITE]
    with time_machine.travel(timezone.now() + datetime.timedelta(days=1), tick=False):
        assert SITE not in ways()


@pytest.mark.parametrize(("code", "sentence"), [("ar", "لا نعرف هذا الرمز"), ("fr", "Nous ne connaissons pas ce code")])
def test_a_wrong_code_is_refused_in_the_language_of_the_page(client, partner, code, sentence):
    refused = client.post(SITE, {"code": "0000-0000"}, headers={"accept-language": code}).content.decode()
    assert sentence in refused
    assert "kennen we niet" not in refused


def test_without_a_right_the_page_only_offers_to_ask(client, worker, person):
    row = services.issue(worker, person_id=person.pk)
    page = client.post(SITE, {"code": own_code(row.pk)}).content.decode()
    assert "Vraag het ons" in page
    assert "€" not in page


def test_a_pass_goes_with_the_person_and_after_its_term(worker, partner, person):
    services.issue(worker, person_id=person.pk)
    other = services.issue(worker, person_id=followed(worker, partner, "Bart").pk)
    now = timezone.now()
    with seeding("test"):
        forgetting.forget(person.pk)
        assert Pass.objects.get().pk == other.pk
        assert forgetting.drop_passes(now) == 0
        assert forgetting.drop_passes(now + datetime.timedelta(800)) == 1


def test_the_desk_gives_a_pass_on_screen(client, colleague, worker, person, entitled):
    client.force_login(colleague)
    page = client.post(f"{AT}geven/{person.pk}/", follow=True).content.decode()
    row = Pass.objects.get()
    assert ("De pas staat klaar" in page, show_code(own_code(row.pk)) in page) == (True, True)
    page = client.post(f"{AT}{row.pk}/vervangen/", follow=True).content.decode()
    assert "De oude pas is gestopt" in page
    again = client.post(f"{AT}{row.pk}/vervangen/")
    assert (again.status_code, "al gestopt" in again.content.decode()) == (422, True)
