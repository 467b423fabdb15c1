"""People, sealed as the product seals them."""

from meedoen.kernel import tenancy, vault
from meedoen.kernel.guard import seeding
from meedoen.kernel.identifiers import new_id, short_code
from meedoen.people.models import Participant
from meedoen.people.terms import FIRST_NAME, REACH


def make_participant(organisation, first_name="Amina", channel="phone", reach="+32470123456", **fields):
    person = new_id()
    with seeding("test"), tenancy.use_network(organisation.network_id):
        vault.create_key(person, organisation.network_id)
        return Participant.objects.create(
            id=person,
            organisation=organisation,
            level="first_name",
            code=short_code(6),
            first_name=vault.seal(person, FIRST_NAME, first_name),
            channel=channel,
            reach=vault.seal(person, REACH, reach),
            **fields,
        )
