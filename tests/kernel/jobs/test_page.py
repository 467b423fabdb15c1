"""The page of the work in the background: what failed first, each network its own, once more by hand."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meedoen.kernel import jobs, tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.jobs import registry, services
from meedoen.kernel.models import AuditEntry, Job
from meedoen.kernel.refusals import Closed, NotFound
from tests.factories import actor_in, make_member, make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def broken(monkeypatch):
    """A job that fails at once, in a registry of its own."""
    monkeypatch.setattr(registry, "_known", {})

    @jobs.job("probe.broken", "Kapotte taak", retries=0)
    def fail(network_id):
        raise ValueError("Amina")

    jobs.job("probe.fine", "Goede taak")(lambda network_id: {"sent": 3, "called": 4})


@pytest.fixture
def failed(broken, noord, zuid):
    """In each network one job that failed and one that was done."""
    for network in (noord, zuid):
        jobs.enqueue("probe.broken", network_id=network.pk)
        jobs.enqueue("probe.fine", network_id=network.pk)
    jobs.run_due()
    with tenancy.all_networks("test"):
        return {row.network_id: row for row in Job.objects.filter(state="failed")}


@pytest.fixture
def partner(noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return make_organisation(noord, "De Dreef")


def test_a_coordinator_sees_what_failed_in_the_own_network_and_tries_again(client, failed, partner, noord, zuid):
    client.force_login(make_member(partner, Role.COORDINATOR))
    shown = client.get("/werk/noord/taken/").content.decode()
    assert (shown.count("Kapotte taak</"), "Zuid" in shown, "Amina" in shown) == (1, False, False)
    assert "ValueError, jobs/test_page.py:" in shown
    assert '<td class="number">7</td>' in shown
    assert client.post(f"/werk/noord/taken/{failed[zuid.pk].pk}/opnieuw/").status_code == 404
    after = client.post(f"/werk/noord/taken/{failed[noord.pk].pk}/opnieuw/", follow=True).content.decode()
    assert "De taak staat weer klaar" in after
    assert "Er is niets mislukt" in after
    assert jobs.run_due() == jobs.Ran(failed=1)
    with tenancy.use_network(noord.pk):
        assert AuditEntry.objects.get(action="jobs.again").details == {"job": "probe.broken"}


def test_the_operator_sees_every_network(client, failed, partner, zuid):
    client.force_login(make_user("Beheerder", is_operator=True))
    shown = client.get("/beheer/taken/").content.decode()
    assert ("Noord" in shown, "Zuid" in shown, shown.count("Probeer opnieuw")) == (True, True, 2)
    client.post(f"/beheer/taken/{failed[zuid.pk].pk}/opnieuw/")
    with tenancy.use_network(zuid.pk):
        assert AuditEntry.objects.filter(action="jobs.again").count() == 1


@pytest.mark.parametrize("role", [Role.WORKER, Role.DPO, Role.PROVIDER])
def test_others_have_no_such_page(client, failed, partner, role):
    client.force_login(make_member(partner, role))
    assert [client.get(url).status_code for url in ("/werk/noord/taken/", "/beheer/taken/")] == [404, 404]


def test_who_is_not_signed_in_goes_to_the_door(client, failed):
    assert client.get("/beheer/taken/").status_code == 302


def test_only_what_failed_is_tried_again_and_only_by_who_may(failed, partner, noord, zuid):
    with tenancy.use_network(noord.pk):
        lead = actor_in(partner, Role.COORDINATOR)
        with tenancy.all_networks("test"):
            good = Job.objects.get(name="probe.fine", network=noord)
        for wrong in (good.pk, failed[zuid.pk].pk):
            with pytest.raises(NotFound):
                services.try_again(lead, job_id=wrong)
        with pytest.raises(Closed):
            services.try_again(Actor.anonymous(noord.pk), job_id=failed[noord.pk].pk)


def test_few_queries_however_many_jobs(client, broken, partner, noord):
    client.force_login(make_member(partner, Role.COORDINATOR))
    counted = []
    for many in (1, 5):
        for _number in range(many):
            jobs.enqueue("probe.fine", network_id=noord.pk)
        with CaptureQueriesContext(connection) as found:
            assert client.get("/werk/noord/taken/").status_code == 200
        counted.append(len(found))
    assert counted[0] == counted[1]
