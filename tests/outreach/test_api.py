"""The door of the app in the field: sent again it is one, other content is a conflict, a fault has its field."""

import uuid

import pytest
from django.utils import timezone

from meedoen.networks.models import Membership
from meedoen.networks.services import make_key
from meedoen.outreach.models import Conflict, Contact, SecretNote
from tests.factories import actor_in, make_organisation

pytestmark = pytest.mark.django_db
AT = "/api/v1/networks/noord/contacts"


@pytest.fixture
def send(client, user, partner, area, in_noord):
    leader = actor_in(partner, "coordinator")
    member = Membership.objects.get(user=user)
    _row, secret = make_key(leader, member.pk, name="veldapp", actions=["outreach.note"], days=30)
    base = {"organisation": str(partner.pk), "kind": "home_visit", "on": timezone.localdate().isoformat()}

    def call(**fields):
        sent = {"id": str(uuid.uuid4()), "area": str(area.pk), "themes": ["housing"], **base, **fields}
        return client.post(AT, sent, content_type="application/json", HTTP_AUTHORIZATION=f"Bearer {secret}")

    return call


def test_sent_again_it_is_one(send):
    key = str(uuid.uuid4())
    first, second = (send(id=key, who="first_name", first_name="Amina", secret="stil") for _time in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert (Contact.objects.count(), SecretNote.objects.count()) == (1, 1)
    other = send(id=key, who="first_name", first_name="Amina", persons=2)
    assert (other.status_code, other.json()["code"]) == (409, "other_content")
    assert (Contact.objects.count(), Conflict.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"on": "2999-01-01"}, "on"),
        ({"area": None}, "where"),
        ({"themes": ["origin"]}, "themes"),
        ({"asks": [{"kind": "question", "what": "85.07.30-033.28"}]}, "question"),
        ({"kind": "letter"}, "kind"),
        ({"income": 900}, "income"),
        ({"persons": "2"}, "persons"),
    ],
)
def test_a_fault_has_its_field(send, fields, field):
    answer = send(**fields)
    assert (answer.status_code, [one["field"] for one in answer.json()["errors"]]) == (422, [field])
    assert Contact.objects.count() == 0


def test_only_for_the_own_organisation_and_with_a_key(send, client, noord):
    answer = send(organisation=str(make_organisation(noord).pk))
    assert (answer.status_code, answer.json()["code"]) == (422, "not_yours")
    bare = client.post(AT, {}, content_type="application/json")
    assert bare.status_code in (401, 403, 404)
