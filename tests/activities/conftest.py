"""As in the demo a password is enough; and a partner who does things."""

import pytest

from tests.factories import make_organisation


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "De Dreef")
