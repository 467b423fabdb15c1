"""The profile and the map for paper: pictures of their own, in words, with year and credit lines."""

import xml.etree.ElementTree as ET

import pytest

from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import NotFound
from meedoen.networks import public, services
from meedoen.networks.models import Network
from tests.factories import actor_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst(in_noord, noord, office):
    with seeding("test"):
        Network.objects.filter(pk=noord.pk).update(municipalities=["12040"])
    services.load_areas(actor_in(office, Role.COORDINATOR), nis="12040")
    return actor_in(office, Role.ANALYST)


def test_a_profile_for_paper_says_everything_in_words(analyst):
    made = services.make_working_area(analyst, name="Noord", codes=["12040W13", "12040W14"])
    found = public.printed_profile(analyst, made.pk)
    assert (found.name, found.municipality, found.is_whole, found.has_figures) == ("Noord", "Willebroek", False, True)
    people = next(line for theme in found.themes for line in theme.lines if line.code == "inhabitants")
    assert (people.here, people.whole, people.known, people.old) == ("6.399 personen", "28.238 personen", True, False)
    assert any("Sociale huurwoningen" in one for one in found.unknown)
    assert found.credits and all("Statbel" in one for one in found.credits)
    by_age = found.charts[0]
    assert (by_age.old, by_age.only_whole, by_age.table[0]) == (True, True, ("", "Noord", "Willebroek"))
    for chart in found.charts:
        assert 'class="chart"' in chart.svg and "width=" in chart.svg and 'fill="#' in chart.svg
        ET.fromstring(chart.svg)
    with pytest.raises(NotFound):
        public.printed_profile(analyst, "99999")


def test_a_map_for_paper_has_its_colours_its_legend_and_its_table(analyst):
    made = services.make_working_area(analyst, name="Noord", codes=["12040W13", "12040W14"])
    found = public.printed_map(analyst, made.pk, width=320)
    picture = ET.fromstring(found.svg)
    assert (picture.get("width"), found.name, found.period) == ("320", "Inwoners", found.title[-4:])
    assert found.legend and all(colour.startswith("#") and " tot " in text for colour, text in found.legend)
    assert {colour for colour, _text in found.legend} & set(found.svg.split('"'))
    assert "href" not in found.svg and "http" not in found.svg.replace("http://www.w3.org/2000/svg", "")
    assert sum(chosen for _name, _text, chosen in found.table) == 2
    assert found.svg.count('stroke-width="3" stroke-linejoin') == 2
    assert len(found.credits) >= 2
    older = public.printed_map(analyst, "12040", "inhabitants", "1999")
    assert (older.period, older.missing, older.legend) == ("1999", True, ())
    with pytest.raises(NotFound):
        public.printed_map(analyst, made.pk, "nooit-geteld")
