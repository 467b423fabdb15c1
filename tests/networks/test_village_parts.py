"""Areas to choose from: each village with its neighbourhoods, so that nobody has to know which is which."""

import pytest

from meedoen.kernel.actors import Actor
from meedoen.kernel.guard import seeding
from meedoen.networks import public as networks
from meedoen.networks import services
from meedoen.networks.models import Area
from meedoen.networks.queries import area_names, village_parts

pytestmark = pytest.mark.django_db


def test_each_village_stands_with_its_own_neighbourhoods_and_nothing_twice(in_noord):
    actor = Actor.system(in_noord.pk, "test")
    services.load_areas(actor, nis="13049")
    found = village_parts(actor)
    named = {name: [word for _key, word in parts] for name, _key, parts in found}
    assert list(named) == ["Oevel", "Tongerlo", "Westerlo", "Zoerle-Parwijs"]
    assert named["Tongerlo"] == ["Oosterwijk", "Tongerlo", "Trienenkant"]
    keys = [key for _name, key, _parts in found] + [key for _n, _k, parts in found for key, _word in parts]
    assert sorted(keys) == sorted(area_names(actor))
    with seeding("test"):
        Area.objects.filter(name="Oevel", kind="village").update(valid_to="2020-01-01")
    assert ("Oevel", None) in [(name, key) for name, key, _parts in village_parts(actor)]


def test_two_villages_of_one_name_stand_each_with_their_own(in_noord):
    actor = Actor.system(in_noord.pk, "test")
    services.load_areas(actor, nis="13049")
    before = {name: parts for name, _key, parts in village_parts(actor)}
    with seeding("test"):
        Area.objects.filter(name="Oevel", kind="village").update(name="Tongerlo")
    found = village_parts(actor)
    assert [name for name, _key, _parts in found] == ["Tongerlo", "Tongerlo", "Westerlo", "Zoerle-Parwijs"]
    assert sorted(parts for _name, _key, parts in found[:2]) == sorted([before["Oevel"], before["Tongerlo"]])


def test_the_villages_themselves_are_still_read_by_their_own_name(in_noord):
    actor = Actor.system(in_noord.pk, "test")
    services.load_areas(actor, nis="13049")
    assert [one.name for one in networks.villages(actor)] == [
        name for name, _key, _parts in networks.village_parts(actor)
    ]
