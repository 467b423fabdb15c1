"""A point in a municipality, or a part of one, where nobody drew neighbourhoods; and where names stand on maps."""

import dataclasses

import pytest

from meedoen.kernel.actors import Actor
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import Refused
from meedoen.networks import maps, services
from meedoen.networks.geography import edition as editions
from meedoen.networks.geography.outlines import Kind
from meedoen.networks.models import Area
from meedoen.networks.services import places

pytestmark = pytest.mark.django_db
IN_WESTERLO = {"latitude": 51.0883, "longitude": 4.9153}
IN_THE_SEA = {"latitude": 51.4, "longitude": 2.9}


@pytest.fixture
def without_neighbourhoods(in_noord, monkeypatch):
    """Westerlo as if its file had only villages."""
    whole = editions.load("13049")
    left = tuple(area for area in whole.areas if area.kind != Kind.NEIGHBOURHOOD or area.unknown)
    bare = dataclasses.replace(whole, areas=left)
    monkeypatch.setattr(editions, "load", lambda nis: bare)
    places._locator.cache_clear()
    actor = Actor.system(in_noord.pk, "test")
    services.load_areas(actor, nis="13049")
    yield actor
    places._locator.cache_clear()


def test_the_village_is_kept_where_no_neighbourhood_is_drawn(without_neighbourhoods):
    made = services.add_place(without_neighbourhoods, name="De Dreef", **IN_WESTERLO)
    assert (made.area.kind, made.area.name, made.village_code) == ("village", "Westerlo", "13049A")


def test_outside_it_is_still_refused(without_neighbourhoods):
    with pytest.raises(Refused, match="buiten de gemeenten"):
        services.add_place(without_neighbourhoods, name="Zee", **IN_THE_SEA)


def test_a_neighbourhood_that_is_drawn_is_found(in_noord):
    actor = Actor.system(in_noord.pk, "test")
    services.load_areas(actor, nis="13049")
    made = services.add_place(actor, name="De Dreef", **IN_WESTERLO)
    assert made.area.kind == "neighbourhood"
    assert made.village_code == "13049A"


def test_the_name_of_an_area_stands_where_its_source_puts_it(in_noord):
    actor = Actor.system(in_noord.pk, "test")
    services.load_areas(actor, nis="13049")
    village = Area.objects.get(code="13049B")
    assert tuple(village.label_point) == editions.load("13049").area("13049B").label_point
    assert maps.outline(village).label_point == tuple(village.label_point)
    with seeding("test"):
        Area.objects.filter(code="13049B").update(label_point=[])
    found = maps.outline(Area.objects.get(code="13049B")).label_point
    assert found is not None and found != tuple(village.label_point)
    services.load_areas(actor, nis="13049")
    assert Area.objects.get(code="13049B").label_point == village.label_point
