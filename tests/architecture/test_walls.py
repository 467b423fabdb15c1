"""The walls stand: writes only in a command, reads only in a network, and row-level security behind both."""

import uuid

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django_scopes import ScopeError

from meedoen.kernel.guard import WriteOutsideCommand, guarded_tables, seeding
from meedoen.kernel.models import AuditEntry
from meedoen.kernel.registers import own_models
from meedoen.kernel.tenancy import ForeignNetwork, Tenant, all_networks, use_network
from meedoen.networks.models import Network, Organisation

pytestmark = pytest.mark.django_db
TENANTS = [model for model in own_models() if issubclass(model, Tenant)]


@pytest.fixture
def organisations(noord, zuid):
    """One organisation in each network: something that could leak."""
    made = {}
    with seeding("two organisations"):
        for network in (noord, zuid):
            with use_network(network.pk):
                made[network.slug] = Organisation.objects.create(name=f"Huis {network.slug}", kind="ngo")
    return made


def count_raw() -> int:
    with connection.cursor() as cursor:
        cursor.execute('SELECT count(*) FROM "networks_organisation"')
        return cursor.fetchone()[0]


def test_a_write_outside_a_command_is_refused(noord):
    with use_network(noord.pk), pytest.raises(WriteOutsideCommand), transaction.atomic():
        Organisation.objects.create(name="Naast de deur", kind="ngo")
    with pytest.raises(WriteOutsideCommand):
        Network.objects.filter(pk=noord.pk).update(name="Anders")
    with pytest.raises(WriteOutsideCommand):
        Network.objects.filter(pk=noord.pk)._raw_delete("default")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE networks_network SET name = 'x'",
        "  update \"networks_network\" set name = 'x'",
        "DELETE FROM networks_network",
        "INSERT INTO networks_network (name) VALUES ('x')",
        "/* a */ UPDATE networks_network SET name = 'x'",
        "SELECT 1; UPDATE networks_network SET name = 'x'",
        "WITH a AS (SELECT 1) UPDATE networks_network SET name = 'x'",
    ],
)
def test_raw_writes_are_refused_too(sql, noord):
    with connection.cursor() as cursor, pytest.raises(WriteOutsideCommand):
        cursor.execute(sql)


def test_every_table_of_the_product_is_guarded():
    assert {model._meta.db_table for model in TENANTS} - guarded_tables() == set()


def test_the_log_only_grows(noord):
    with use_network(noord.pk), seeding("an attempt to change the log"):
        with pytest.raises(WriteOutsideCommand):
            AuditEntry.objects.update(reason="anders")
        with pytest.raises(WriteOutsideCommand):
            AuditEntry.objects.all()._raw_delete("default")


@pytest.mark.parametrize("model", TENANTS, ids=lambda model: model._meta.label)
def test_no_table_answers_without_a_network(model):
    with pytest.raises(ScopeError):
        model.objects.count()


def test_one_network_sees_only_its_own(noord, zuid, organisations):
    with use_network(noord.pk):
        assert list(Organisation.objects.all()) == [organisations["noord"]]
    with all_networks("count both"):
        assert Organisation.objects.count() == 2


def test_a_row_of_another_network_is_not_saved(noord, organisations):
    with use_network(noord.pk), seeding("an attempt"), pytest.raises(ForeignNetwork):
        organisations["zuid"].save()


@pytest.mark.postgresql
def test_raw_sql_without_a_network_sees_nothing(noord, organisations):
    assert count_raw() == 0
    with use_network(noord.pk):
        assert count_raw() == 1
    with use_network(uuid.uuid4()):
        assert count_raw() == 0
    with all_networks("count both"):
        assert count_raw() == 2
    assert count_raw() == 0


@pytest.mark.postgresql
def test_raw_sql_cannot_write_into_another_network(noord, zuid, organisations):
    with use_network(noord.pk), seeding("an attempt"), connection.cursor() as cursor:
        cursor.execute("UPDATE networks_organisation SET name = 'x' WHERE network_id = %s", [zuid.pk])
        assert cursor.rowcount == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            cursor.execute("UPDATE networks_organisation SET network_id = %s", [zuid.pk])


@pytest.mark.postgresql
def test_the_walls_hold_for_the_owner_of_the_tables():
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False)
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        forced = {row[0] for row in cursor.fetchall()}
        cursor.execute("SELECT tablename FROM pg_policies WHERE policyname = 'one_network'")
        with_policy = {row[0] for row in cursor.fetchall()}
    tables = {model._meta.db_table for model in TENANTS}
    assert tables - forced == set()
    assert tables - with_policy == set()
