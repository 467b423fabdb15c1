"""What activities tell to who accounts for money: times of initiatives, first times rounded, nothing without a role."""

import pytest
from django.utils import timezone

from meedoen.activities import what_happened
from meedoen.activities.models import Activity, Attendance, Initiative, Session
from meedoen.budgets.models import Evidence, Promise
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.networks.models import Agreement
from tests.factories import make_activity, make_member, make_organisation, make_participant, make_pot, make_session

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year


@pytest.fixture
def partner(noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return make_organisation(noord, "De Dreef")


@pytest.fixture
def initiative(noord, in_noord, partner):
    """One initiative with a session that is over, where seven persons came for the first time."""
    session = make_session(make_activity(partner, title="Kamp"))
    people = [make_participant(partner) for _person in range(7)]
    with seeding("test"):
        found = Initiative.objects.create(organisation=partner, name="Vrijetijdsdag")
        Activity.objects.update(initiative=found)
        Session.objects.update(starts_at=timezone.now(), counted_at=timezone.now())
        for person in people:
            Attendance.objects.create(session=session, participant_id=person.pk, first_time=True)
    return found


def test_what_happened_becomes_evidence_with_its_link(client, noord, partner, initiative):
    user = make_member(partner, Role.COORDINATOR)
    client.force_login(user)
    with seeding("test"):
        agreement = Agreement.objects.create(
            name="Nota", regime="supralocal", first_day=f"{YEAR - 1}-01-01", last_day=f"{YEAR + 4}-12-31"
        )
        promise = Promise.objects.create(agreement=agreement, level="operational", text="Een dag samen")
    at = f"/werk/noord/geld/beloften/{promise.pk}/bewijs/"
    page = client.get(at).content.decode()
    assert "Vrijetijdsdag: 1 keer" in page and "ongeveer 5 personen" in page
    said = {"year": YEAR, "happened": f"activities.Initiative:{initiative.pk}"}
    page = client.post(at, said, follow=True).content.decode()
    kept = Evidence.objects.get()
    assert (kept.about_kind, kept.about_id, kept.figure, kept.unit) == (
        "activities.Initiative", initiative.pk, "1", "sessions",
    )  # fmt: skip
    assert f"/opbrengst/initiatief/{initiative.pk}/" in page or str(initiative.pk) in page
    pot = make_pot(noord, 5_000)
    from meedoen.budgets import services
    from meedoen.networks.identity import actor_of

    lead = actor_of(user, noord.pk)
    on = timezone.localdate()
    services.note_expense(lead, pot.pk, cents=5, what="x", on=on, basket="own_initiative", threshold="known")
    page = client.get(f"/werk/noord/geld/jaar/{pot.pk}/").content.decode()
    assert "ongeveer 5 personen voor de eerste keer" in page


def test_nothing_for_who_has_no_role(noord, in_noord, initiative):
    nobody = Actor.anonymous(noord.pk)
    assert (what_happened.initiatives(nobody, YEAR), what_happened.newcomers(nobody, YEAR)) == ([], [])
