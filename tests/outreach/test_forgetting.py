"""Who is erased leaves counts behind and nothing else; what we know of somebody is told without the secrets."""

import datetime

import pytest
from django.utils import timezone

from meedoen.kernel import vault
from meedoen.kernel.guard import seeding
from meedoen.kernel.privacy import erasure, exports
from meedoen.outreach.models import Conflict, Contact, FollowUp, SecretNote, Visiting
from meedoen.outreach.rules import sealing
from tests.factories import make_organisation, make_participant

from . import ending

pytestmark = pytest.mark.django_db
WORDS = "vraagt naar de schooltoeslag"


@pytest.fixture
def met(in_noord):
    """Amina was met, with one row of everything about her."""
    partner = make_organisation(in_noord, "De Dreef")
    amina = make_participant(partner)
    with seeding("test"):
        ending.ends(partner, amina, timezone.now() - datetime.timedelta(days=3))
        row = FollowUp.objects.get()
        FollowUp.objects.update(what=vault.seal(amina.pk, sealing.what(row.pk), WORDS))
        SecretNote.objects.update(text=vault.seal(amina.pk, sealing.secret(SecretNote.objects.get().pk), "geheim"))
    return amina


def test_who_is_erased_leaves_a_count(met):
    with seeding("test"):
        erasure.erase_person(met.pk, met.network_id)
    note, asked = Contact.objects.get(), FollowUp.objects.get()
    assert (note.participant_id, note.digest, note.persons, note.themes) == (None, "", 2, ["housing"])
    assert (asked.participant_id, asked.what) == (None, None)
    assert [model.objects.count() for model in (SecretNote, Visiting, Conflict)] == [0, 0, 0]


def test_what_is_told_to_the_person_holds_no_secret(met):
    told = exports.export_person(met.pk)["outreach"]
    assert told["vragen en beloften"][0]["wat"] == WORDS
    assert told["contacten"][0]["thema's"] == "Wonen"
    assert "geheim" not in str([value for name, value in told.items() if not name.startswith("geheime")])
    (secret,) = told["geheime notities van het team (je werker leest ze met je)"]
    assert set(secret) == {"geschreven op", "verdwijnt op"}
