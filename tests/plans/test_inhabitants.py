"""Who lives there beside who answered: of one municipality, of the newest year that is whole, with its source."""

import datetime

import pytest

from meedoen.kernel.guard import seeding
from meedoen.networks.models import Area, Figure, FigureSource
from meedoen.plans.inhabitants import beside

pytestmark = pytest.mark.django_db


@pytest.fixture
def areas(in_noord):
    """Two municipalities, each with a part."""
    found = {}
    with seeding("areas"):
        for code, kind, top in (
            ("12040", "municipality", None), ("12040A", "neighbourhood", "12040"),
            ("12007", "municipality", None), ("12007A", "neighbourhood", "12007"),
        ):  # fmt: skip
            found[code] = Area.objects.create(
                code=code, kind=kind, name=code, parent=found.get(top), valid_from=datetime.date(2000, 1, 1)
            )
    return found


def ages(code, year, number, *, credit="Statbel", without=()):
    """So many inhabitants of each sex and grown age."""
    with seeding("figures"):
        source, _new = FigureSource.objects.get_or_create(name=credit, credit=credit)
        Figure.objects.bulk_create(
            Figure(
                network_id=source.network_id, area_code=code, indicator=f"inhabitants.{sex}.age.{age}",
                period=str(year), year=year, source=source,
                value=None if (sex, age) in without else number, missing="hidden" if (sex, age) in without else "",
            )
            for sex in ("women", "men") for age in range(18, 101)
        )  # fmt: skip


def test_only_the_municipality_of_the_parts_counts_in_the_newest_whole_year(lead, areas):
    ages("12040", 2020, 1, credit="Statbel 2020")
    ages("12040", 2024, 9, credit="Statbel 2024", without={("men", 40)})
    ages("12007", 2024, 7)
    ages("02000", 2024, 30_000)
    found, by_part = beside(lead, [str(areas["12040A"].pk)])
    assert (found.period, found.source, by_part) == ("2020", "Statbel 2020", {})
    assert found.by_age == {18: 34, 35: 50, 60: 40, 80: 42}
    with seeding("groups of a newer year"):
        source = FigureSource.objects.get(name="Statbel 2024")
        Figure.objects.bulk_create(
            Figure(
                network_id=source.network_id, area_code="12040", indicator=f"age.{group}", period="2025", year=2025,
                source=source, value=number,
            )
            for group, number in (("0_17", 9), ("18_34", 5), ("35_59", 6), ("60_79", 7), ("80_plus", 8))
        )  # fmt: skip
    newest, _by_part = beside(lead, [str(areas["12040A"].pk)])
    assert (newest.period, newest.by_age) == ("2025", {18: 5, 35: 6, 60: 7, 80: 8})
    both = [str(areas[code].pk) for code in ("12040A", "12007A")]
    assert [beside(lead, parts) for parts in (both, [])] == [(None, {}), (None, {})]


def test_where_an_age_is_hidden_nothing_is_laid_beside(lead, areas):
    ages("12040", 2024, 9, without={("women", 99)})
    assert beside(lead, [str(areas["12040"].pk)]) == (None, {})


def test_the_inhabitants_of_a_part_stand_beside_it_unless_their_source_hides_them(lead, areas):
    with seeding("figures"):
        source = FigureSource.objects.create(name="Statbel", credit="Statbel", threshold=5)
        for code, number in (("12040A", 300), ("12007A", 4)):
            Figure.objects.create(
                area_code=code, indicator="inhabitants", period="2024", year=2024, source=source, value=number
            )
    parts = {code: str(areas[code].pk) for code in ("12040A", "12007A")}
    assert beside(lead, list(parts.values())) == (None, {parts["12040A"]: 300})
