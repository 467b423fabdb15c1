"""The network that is named, and one row or NotFound."""

import pytest

from meedoen.kernel import tenancy
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.rows import one
from meedoen.networks.models import Organisation
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db


def test_here_is_the_network_that_is_named(noord, zuid):
    with tenancy.use_network(zuid.pk):
        assert tenancy.here() == zuid.pk


def test_outside_a_network_here_is_a_fault(noord):
    with pytest.raises(tenancy.NoNetwork):
        tenancy.here()
    with tenancy.all_networks("a test looks at all"), pytest.raises(tenancy.NoNetwork):
        tenancy.here()


def test_one_row_or_not_found(in_noord, zuid):
    mine, theirs = make_organisation(in_noord, "De Dreef"), make_organisation(zuid, "Van zuid")
    assert one(Organisation.objects.all(), pk=mine.pk) == mine
    assert one(Organisation.objects.all(), name="De Dreef", pk=mine.pk) == mine
    for absent in ({"pk": theirs.pk}, {"name": "Van zuid"}, {"pk": None}, {"pk": mine.pk, "name": "Van zuid"}):
        with pytest.raises(NotFound):
            one(Organisation.objects.all(), **absent)
