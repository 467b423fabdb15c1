"""Initiatives and tallies on screen: begun, changed, ended; counted by kind, and never of more than there were."""

import re

import pytest

from meedoen.activities.models import Effort, Initiative, Tally
from meedoen.activities.rules import traits
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from tests.factories import in_an_hour, make_activity, make_member, make_organisation, make_session

pytestmark = pytest.mark.django_db
LIST = "/werk/noord/initiatieven/"


@pytest.fixture
def partner(noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return make_organisation(noord, "De Dreef")


@pytest.fixture
def desk(client, partner, in_noord):
    client.force_login(make_member(partner, Role.WORKER))
    return client


@pytest.fixture
def studio(partner, in_noord):
    with seeding("test"):
        return Initiative.objects.create(organisation=partner, name="Naaiatelier", need="H8")


@pytest.fixture
def session(partner, studio):
    """Twelve people were there, in six families."""
    activity = make_activity(partner, initiative=studio)
    return make_session(activity, in_an_hour(), others_adults=8, others_children=4, others_households=6)


def text(answer):
    return answer.content.decode()


def page(initiative, tail=""):
    return f"/werk/noord/initiatief/{initiative.pk}/{tail}"


def test_an_empty_list_says_what_to_do_first(desk):
    shown = text(desk.get(LIST))
    assert "Nog geen initiatieven" in shown and "/werk/noord/initiatieven/nieuw/" in shown


def test_begun_linked_ended_and_begun_again(desk, partner):
    form = {"name": "Kruidenier", "about": "Goedkoop eten.", "need": "H5", "since": "2026-01-05"}
    assert desk.post(f"{LIST}nieuw/", {**form, "organisation_id": str(partner.pk)}).status_code == 303
    made = Initiative.objects.get()
    assert (made.name, made.need, made.organisation_id) == ("Kruidenier", "H5", partner.pk)
    shown = text(desk.get(page(made)))
    assert "Nog geen activiteiten" in shown and f"?initiatief={made.pk}" in shown
    planning = text(desk.get(f"/werk/noord/aanbod/nieuw/?initiatief={made.pk}"))
    assert re.search(rf'<option value="{made.pk}" selected', planning)
    activity = make_activity(partner, title="Winkelen", initiative=made)
    assert "Winkelen" in text(desk.get(page(made)))
    desk.post(page(made, "stoppen/"))
    made.refresh_from_db()
    assert made.ended_on is not None and "gestopt op" in text(desk.get(LIST))
    desk.get(f"/werk/noord/aanbod/{activity.pk}/aanpassen/")
    desk.post(page(made, "opnieuw/"))
    made.refresh_from_db()
    assert made.ended_on is None


def test_an_activity_keeps_an_initiative_that_ended(desk, partner, studio):
    with seeding("test"):
        Initiative.objects.filter(pk=studio.pk).update(ended_on="2026-11-01")
    activity = make_activity(partner, initiative=studio)
    shown = text(desk.get(f"/werk/noord/aanbod/{activity.pk}/aanpassen/"))
    assert re.search(rf'<option value="{studio.pk}" selected', shown)


@pytest.mark.parametrize(
    "change, sentence",
    [
        ({"name": ""}, "Vul dit in."),
        ({"name": "Naaiatelier"}, "Er is al een initiatief met deze naam."),
        ({"ended_on": "2025-01-01"}, "Het einde ligt voor het begin."),
    ],
)
def test_what_cannot_be_is_refused_and_stays_typed(desk, partner, studio, change, sentence):
    with seeding("test"):
        other = Initiative.objects.create(organisation=partner, name="Tuin", since="2026-01-01")
    form = {"name": "Tuin", "about": "Samen telen.", "need": "", "since": "2026-01-01", "ended_on": ""}
    answer = desk.post(page(other, "aanpassen/"), {**form, **change})
    assert answer.status_code == 422
    assert sentence in text(answer) and "Samen telen." in text(answer)


def test_the_outcome_of_an_initiative_takes_hours_and_tallies(desk, studio, session):
    shown = text(desk.get(page(studio, "opbrengst/")))
    assert "Wat bracht dit op?" in shown and page(studio, "telling/") in shown
    noted = {"uren-hours": "3", "uren-cost": "12,50", "uren-by": "staff", "uren-on": "2026-11-20"}
    assert desk.post(page(studio, "uren/"), noted)["Location"] == page(studio, "opbrengst/")
    effort = Effort.objects.get()
    assert (effort.initiative_id, effort.minutes, effort.cost_cents) == (studio.pk, 180, 1250)
    assert desk.post(f"/werk/noord/opbrengst/uren/{effort.pk}/weg/")["Location"] == page(studio, "opbrengst/")
    assert not Effort.objects.exists()


def test_countries_are_counted_by_name_with_more_rows_and_shown_with_their_unit(desk, studio, session):
    where = page(studio, "telling/?wat=origin_country")
    form = {"wat": "origin_country", "unit": "persons", "base": "12", "on": "2026-11-20", "rijen": "8"}
    rows = {"country0": "marokko", "number0": "5", "country1": "Syrië", "number1": "3"}
    more = text(desk.post(where, {**form, **rows, "more": "1"}))
    assert more.count('name="country') == 14 and "marokko" in more and not Tally.objects.exists()
    assert desk.post(where, {**form, **rows}).status_code == 303
    made = Tally.objects.get()
    assert (made.counts, made.base, made.initiative_id, made.session_id) == ({"MA": 5, "SY": 3}, 12, studio.pk, None)
    shown = text(desk.get(page(studio, "opbrengst/")))
    assert "Marokko" in shown and "van 12 personen" in shown
    assert desk.post(f"/werk/noord/opbrengst/telling/{made.pk}/weg/")["Location"] == page(studio, "opbrengst/")
    assert not Tally.objects.exists()


@pytest.mark.parametrize(
    "change, sentence",
    [
        ({"country1": "Atlantis", "number1": "1"}, "Dit land kennen we niet."),
        ({"country1": "België", "number1": "1"}, "Dit land staat er al."),
        ({"country1": "", "number1": "1"}, "Welk land is dit?"),
        ({"country1": "Ghana", "number1": ""}, "Hoeveel mensen zijn dat?"),
        ({"base": "1"}, "maar er zijn er 1 geteld"),
        ({"base": "13"}, "maar er waren er hoogstens 12"),
        ({"country0": "", "number0": ""}, "Vul minstens één aantal in."),
    ],
)
def test_a_wrong_count_is_refused_with_its_sentence_and_stays_typed(desk, studio, session, change, sentence):
    form = {"wat": "origin_country", "unit": "persons", "base": "12", "on": "2026-11-20", "rijen": "8"}
    answer = desk.post(page(studio, "telling/"), {**form, "country0": "België", "number0": "4", **change})
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert not Tally.objects.exists()


def test_ages_and_traits_are_counted_on_a_session(desk, session):
    where = f"/werk/noord/opbrengst/{session.activity_id}/telling/"
    base = {"base": "12", "session_id": str(session.pk)}
    ages = list(traits.categories("age_band"))
    counted = {f"count{ages.index('0-5')}": "3", f"count{ages.index('65+')}": "2"}
    assert desk.post(where, {"wat": "age_band", "unit": "persons", **base, **counted}).status_code == 303
    alone = {"wat": "single_parent", "unit": "households", **base, "base": "6", "count0": "6"}
    assert desk.post(where, alone)["Location"] == f"/werk/noord/opbrengst/{session.activity_id}/"
    found = {row.kind: (row.unit, row.base, row.counts) for row in Tally.objects.all()}
    assert found == {
        "age_band": ("persons", 12, {"0-5": 3, "65+": 2}),
        "single_parent": ("households", 6, {"yes": 6}),
    }
    shown = text(desk.get(f"/werk/noord/opbrengst/{session.activity_id}/"))
    assert "van 6 gezinnen" in shown and "65 jaar en ouder" in shown


def test_nobody_counted_yet_asks_to_count_first(desk, partner):
    session = make_session(make_activity(partner), in_an_hour())
    form = {"wat": "social_service", "unit": "households", "base": "4", "count0": "1", "session_id": str(session.pk)}
    answer = desk.post(f"/werk/noord/opbrengst/{session.activity_id}/telling/", form)
    assert answer.status_code == 422 and "Nog niemand is geteld" in text(answer)


def test_what_is_of_another_partner_is_not_there(client, studio, session, noord, settings):
    client.force_login(make_member(make_organisation(noord, "Buren"), Role.WORKER))
    for where in (page(studio), page(studio, "aanpassen/"), page(studio, "telling/"), page(studio, "opbrengst/")):
        assert client.get(where).status_code == 404
    assert "Naaiatelier" not in text(client.get(LIST))


def test_the_menu_lights_up_where_one_is(desk, session):
    def lit(address):
        return set(re.findall(r'aria-current="page"[^>]*>.*?<span>([^<]+)</span>', text(desk.get(address)), re.DOTALL))

    assert lit(f"/werk/noord/sessie/{session.pk}/") == {"Kalender"}
    assert lit(f"/werk/noord/deur/{session.pk}/") == {"Kalender"}
    assert lit(LIST) == {"Aanbod"}
    assert lit("/werk/noord/") == {"Vandaag"}
    assert lit("/werk/noord/eigen-gegevens/") == {"Eigen gegevens"}
