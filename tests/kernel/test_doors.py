"""The two doors: role, rows, transaction, audit, double submit, events."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meedoen.kernel import audit, guard, tenancy
from meedoen.kernel.access import Action, registry
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.doors import command, publish, query, saw, subscribe, together
from meedoen.kernel.models import AuditEntry, AuditSubject
from meedoen.kernel.refusals import Closed, NotFound, Refused
from meedoen.networks import queries, services
from meedoen.networks.models import Organisation
from tests.factories import actor_in, make_network, make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "Sociaal Huis")


@pytest.fixture
def foreign(zuid):
    return make_organisation(zuid, "Kanarie in zuid")


@pytest.fixture
def coordinator(partner):
    return actor_in(partner, Role.COORDINATOR)


def test_a_read_gives_only_rows_of_the_named_network(coordinator, partner, foreign):
    assert [row.name for row in queries.partners(coordinator)] == ["Sociaal Huis"]


def test_a_foreign_row_and_an_absent_row_look_alike(coordinator, foreign):
    for target in (foreign.pk, uuid.uuid4()):
        with pytest.raises(NotFound) as refusal:
            services.edit_organisation(coordinator, target, name="Anders")
        assert str(refusal.value) == "networks.edit_organisation"


def test_without_a_role_the_door_is_closed(partner):
    with pytest.raises(Closed):
        services.add_organisation(actor_in(partner, Role.POLICY_MAKER), name="Nieuw", kind="other")


def test_a_write_stands_in_the_log_with_code_purpose_and_target(coordinator):
    made = services.add_organisation(coordinator, name="Nieuw", kind="other")
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor_code, entry.target_id) == ("networks.add_organisation", coordinator.code, made.pk)
    assert entry.purpose == "werking van het netwerk"


def test_without_a_log_nothing_is_written(coordinator, monkeypatch):
    def broken(*args, **kwargs):
        raise OSError("no room")

    monkeypatch.setattr(audit, "write", broken)
    with pytest.raises(OSError, match="no room"):
        services.add_organisation(coordinator, name="Nieuw", kind="other")
    assert not Organisation.objects.filter(name="Nieuw").exists()


def test_a_double_submit_counts_once(coordinator):
    token = uuid.uuid4()
    first = services.add_organisation(coordinator, name="Nieuw", kind="other", once=token)
    second = services.add_organisation(coordinator, name="Nieuw", kind="other", once=token)
    assert first.pk == second.pk
    assert Organisation.objects.filter(name="Nieuw").count() == 1


def test_a_refused_form_may_be_sent_again_with_the_same_token(coordinator):
    token = uuid.uuid4()
    with pytest.raises(Refused):
        services.add_organisation(coordinator, name="Nieuw", kind="other", kbo="123", once=token)
    made = services.add_organisation(coordinator, name="Nieuw", kind="other", kbo="0123.456.749", once=token)
    assert made.kbo == "0123456749"


def test_writing_past_the_door_is_refused(in_noord):
    with pytest.raises(guard.WriteOutsideCommand):
        Organisation.objects.create(name="Langs achter", kind="other")


def test_the_log_can_only_grow(coordinator):
    services.add_organisation(coordinator, name="Nieuw", kind="other")
    with guard.seeding("test"), pytest.raises(guard.WriteOutsideCommand):
        AuditEntry.objects.all().delete()


def test_without_a_network_the_manager_refuses(partner):
    with tenancy.all_networks("test"):
        assert Organisation.objects.count() == 1
    from django_scopes import scope
    from django_scopes.exceptions import ScopeError
    from django_scopes.state import state

    token = state.set(None)
    try:
        with pytest.raises(ScopeError):
            Organisation.objects.count()
    finally:
        state.reset(token)
    assert scope is not None


def test_a_row_of_another_network_is_not_saved(partner, zuid):
    with guard.seeding("test"), pytest.raises(tenancy.ForeignNetwork):
        Organisation(network=zuid, name="Verkeerd", kind="other").save()


@pytest.fixture
def probe(in_noord):
    action = Action(
        name="probe.read",
        label="Proef",
        roles=frozenset({Role.WORKER}),
        purpose="proef",
        sensitivity=2,
        model="networks.Organisation",
    )
    yield action
    del registry["probe.read"]


def test_a_personal_read_stands_in_the_log_with_whose_data_it_was(probe, partner):
    person = uuid.uuid4()

    @query(probe)
    def names(actor, rows):
        saw(person)
        return rows

    assert names(actor_in(partner), reason="afspraak vandaag") == [partner]
    assert AuditEntry.objects.get().reason == "afspraak vandaag"
    assert AuditSubject.objects.get().subject_id == person


def test_events_are_heard_after_the_commit_and_not_after_a_refusal(probe, partner, django_capture_on_commit_callbacks):
    class Happened:
        pass

    heard = []
    subscribe(Happened, heard.append)

    @command(probe)
    def act(actor, organisation, *, fail):
        publish(Happened())
        if fail:
            raise Refused("nee")

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(Refused):
        act(actor_in(partner), partner, fail=True)
    assert heard == []
    with django_capture_on_commit_callbacks(execute=True):
        act(actor_in(partner), partner, fail=False)
    assert len(heard) == 1


def test_a_withdrawn_role_is_gone_at_the_next_request(partner):
    from meedoen.networks.identity import actor_of
    from meedoen.networks.models import Membership
    from tests.factories import make_member, make_user

    make_member(partner, Role.COORDINATOR)
    lead, user = actor_in(partner, Role.COORDINATOR), make_user()
    make_member(partner, Role.WORKER, user)
    services.end_membership(lead, Membership.objects.get(user=user).pk)
    assert actor_of(user, partner.network_id).roles == {Role.PUBLIC}


def test_the_first_network_is_logged_in_its_own_chain(db):
    operator = Actor(network_id=None, roles=frozenset({Role.OPERATOR}), code="OPER")
    network = services.create_network(operator, slug="oost", name="Oost", municipalities=["13049"])
    with tenancy.use_network(network.pk):
        assert [entry.action for entry in AuditEntry.objects.order_by("seq")][-1] == "networks.create_network"
        assert audit.verify(network.pk) == []
    assert make_network("west").slug == "west"


def test_the_reads_of_one_page_are_logged_together_each_with_its_own_entry(probe, partner):
    reader = actor_in(partner, Role.WORKER)
    seen = uuid.uuid4()
    read = query(probe)(lambda actor, rows, person: saw(person))
    with CaptureQueriesContext(connection) as asked, together(reader):
        read(reader, seen)
        read(reader, partner.pk)
    entries = list(AuditEntry.objects.order_by("seq"))
    assert [entry.action for entry in entries] == [probe.name] * 2
    assert {row.subject_id for row in AuditSubject.objects.filter(entry=entries[0])} == {seen}
    assert {row.subject_id for row in AuditSubject.objects.filter(entry=entries[1])} == {partner.pk}
    assert sum(one["sql"].startswith('UPDATE "kernel_audithead"') for one in asked) == 1
    assert audit.verify(partner.network_id) == []


def test_together_opens_nothing_and_without_a_log_there_is_no_page(probe, partner, monkeypatch):
    reader, read = actor_in(partner, Role.WORKER), query(probe)(lambda actor, rows: "Amina")
    with pytest.raises(guard.WriteOutsideCommand), together(reader):
        read(reader)
        Organisation.objects.create(name="Zomaar", kind="other")
    with pytest.raises(Closed), together(reader):
        read(actor_in(partner, Role.POLICY_MAKER))
    assert not AuditEntry.objects.exists()
    monkeypatch.setattr(audit, "write", lambda *args: (_ for _ in ()).throw(OSError("no room")))
    with pytest.raises(OSError, match="no room"), together(reader):
        read(reader)


@pytest.mark.parametrize(("door", "own"), [(command, "once"), (command, "because"), (query, "reason")])
def test_a_door_never_swallows_a_parameter_of_what_stands_behind_it(door, own):
    action = registry["networks.see_network"]
    namespace = {}
    exec(f"def behind(actor, rows, *, {own}=''): return {own}", namespace)
    with pytest.raises(TypeError, match=own):
        door(action)(namespace["behind"])
