"""A network that is remembered by its address is the one of this moment."""

import pytest

from meedoen.kernel import editions, tenancy
from meedoen.kernel.guard import seeding
from meedoen.networks.identity import network_and_marks
from meedoen.networks.models import Network

pytestmark = pytest.mark.django_db


def test_asked_again_it_is_one_question(two_networks, django_assert_num_queries):
    first, marks = network_and_marks("noord")
    with django_assert_num_queries(1):
        again, marks_again = network_and_marks("noord")
    assert (again, again.name, marks_again) == (first, first.name, marks)
    assert marks == editions.read(first.pk)
    again.languages.append("xx")
    assert network_and_marks("noord")[0].languages == first.languages


@pytest.mark.parametrize("inside", [True, False])
def test_a_change_is_seen_at_once(two_networks, inside):
    network = network_and_marks("noord")[0]
    with seeding("test"):
        if inside:
            with tenancy.use_network(network.pk):
                Network.objects.filter(pk=network.pk).update(name="Anders")
        else:
            Network.objects.filter(pk=network.pk).update(name="Anders")
    assert network_and_marks("noord")[0].name == "Anders"


def test_an_address_that_moved_leads_to_its_new_network(two_networks):
    network_and_marks("noord"), network_and_marks("zuid")
    with seeding("test"):
        Network.objects.filter(slug="noord").update(slug="weg")
        Network.objects.filter(slug="zuid").update(slug="noord")
    assert network_and_marks("noord")[0].pk == two_networks["zuid"].pk
    assert network_and_marks("zuid") == (None, None)
    assert network_and_marks("nergens") == (None, None)
