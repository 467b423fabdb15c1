"""Who is missing: the cells of the figures of the year beside published figures, for who may see it."""

import datetime

import pytest
from django.apps import apps
from django.utils import timezone

from meedoen.activities.models import Tally
from meedoen.activities.queries import missing, outcome
from meedoen.activities.services import attendance, stamp_cards
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import Closed
from tests.factories import actor_in, make_activity, make_member, make_place, make_session

pytestmark = pytest.mark.django_db
BASE = "/werk/noord/cijfers/wie-ontbreekt/"
TODAY = timezone.localdate()
LIVING = {"13049W01": 900, "13049W02": 2140}


@pytest.fixture
def areas(in_noord):
    area = apps.get_model("networks.Area")
    since = datetime.date(2020, 1, 1)
    with seeding("test"):
        top = area.objects.create(code="13049", kind="municipality", name="Westerlo", valid_from=since)
        return [
            area.objects.create(code=code, kind="neighbourhood", name=name, parent=top, valid_from=since)
            for code, name in (("13049W01", "Heide"), ("13049W02", "Zoerle"), ("13049W03", "Wolfsdonk"))
        ]


@pytest.fixture
def counted(areas):
    source_of, figure = (apps.get_model(f"networks.{name}") for name in ("FigureSource", "Figure"))
    with seeding("test"):
        source = source_of.objects.create(name="Statbel", credit="Bron: Statbel 2024")
        told = [(code, "inhabitants", number) for code, number in LIVING.items()]
        told += [("13049", "families.single_parent", 300), ("13049", "living_wage", 120)]
        for code, indicator, number in told:
            figure.objects.create(
                area_code=code, indicator=indicator, period="2024", year=2024, value=number, source=source
            )


def came(partner, area, number):
    """So many people came this year to something in this neighbourhood."""
    worker = actor_in(partner)
    place = make_place(partner.network, f"Zaal {area.name}", area=area)
    session = make_session(make_activity(partner, place=place), timezone.now())
    for card in stamp_cards.make_stamp_cards(worker, organisation_id=partner.pk, count=number):
        attendance.tick(worker, session.pk, participant_code=card.code)
    return session


def look(partner, role=Role.POLICY_MAKER):
    return missing.who_is_missing(actor_in(partner, role), TODAY.year)


def test_each_neighbourhood_stands_beside_who_lives_there_the_largest_gap_first(partner, areas, counted):
    came(partner, areas[0], 33)
    found = look(partner)
    assert [(line.place.name, line.place.inhabitants, line.place.now.text, line.gap) for line in found.places] == [
        ("Zoerle", 2140, "0–4", 25), ("Heide", 900, "ongeveer 35", 0), ("Wolfsdonk", None, "0–4", None),
    ]  # fmt: skip
    assert [line.rate.text if line.rate else None for line in found.places] == [
        "0 tot 0,2 op de 100", "3,6 tot 4,2 op de 100", None,
    ]  # fmt: skip
    assert (found.population.period, found.population.source) == ("2024", "Bron: Statbel 2024")


def test_its_cells_are_those_of_the_figures_of_the_year(partner, areas, counted):
    for area, number in zip(areas, (3, 8, 12), strict=True):
        came(partner, area, number)
    year = outcome.of_year(actor_in(partner, Role.POLICY_MAKER), TODAY.year).areas
    assert {line.place.name: line.place.now for line in look(partner).places} == {
        name: year.cells[name, "persons"] for name in year.rows
    }


def test_a_row_of_the_year_does_not_tell_that_somebody_was_there(partner, areas):
    nobody = make_place(partner.network, "Zaal", area=areas[1])
    make_session(make_activity(partner, place=nobody), timezone.now(), place=nobody)
    came(partner, areas[0], 2)
    year = outcome.of_year(actor_in(partner, Role.POLICY_MAKER), TODAY.year).areas
    assert {name: year.cells[name, "persons"].text for name in year.rows} == {"Heide": "0–4", "Zoerle": "0–4"}


def test_a_group_counts_its_fullest_tally_and_says_what_is_not_known(partner, areas, counted):
    session = came(partner, areas[0], 40)
    with seeding("test"):
        for number in (23, 31):
            Tally.objects.create(
                session=session, kind="single_parent", unit="households", base=40, counts={"yes": number}, on=TODAY
            )
    found = look(partner)
    assert [
        (one.name, one.number, one.now and one.now.text, one.rate and one.rate.text_at_least) for one in found.groups
    ] == [
        ("Eenoudergezinnen", 300, "ongeveer 30", "minstens 9 op de 100"),
        ("Mensen met een leefloon", 120, None, None),
    ]
    assert "Leeftijd" in found.without_source
    assert "Mensen met verhoogde tegemoetkoming" in found.without_source


def test_workers_of_partners_do_not_see_it(partner, areas):
    with pytest.raises(Closed):
        look(partner, Role.WORKER)


def test_one_tap_plans_something_with_the_places_of_that_neighbourhood(client, partner, areas, counted):
    came(partner, areas[0], 33)
    make_place(partner.network, "Zaal Zoerle", area=areas[1])
    client.force_login(make_member(partner, Role.COORDINATOR))
    page = client.get(BASE).content.decode()
    assert "In Zoerle woonden 2.140 mensen (2024). 0–4 deden mee." in page
    assert "geen bron" in page
    assert "/werk/noord/aanbod/nieuw/?buurt=Zoerle" in page
    form = client.get("/werk/noord/aanbod/nieuw/?buurt=Zoerle")
    assert [str(name) for key, name in form.context["form"].fields["place_id"].choices if key] == ["Zaal Zoerle"]
    assert form.context["form"]["place_id"].value() is not None
    none = client.get("/werk/noord/aanbod/nieuw/?buurt=Wolfsdonk")
    assert "In Wolfsdonk staat nog geen plaats." in none.content.decode()
    assert len(none.context["form"].fields["place_id"].choices) == 3


def test_who_may_not_plan_sees_no_way_to_it(client, partner, areas, counted):
    client.force_login(make_member(partner, Role.POLICY_MAKER))
    page = client.get(BASE).content.decode()
    assert "Zoerle" in page
    assert "Plan iets hier" not in page
