"""The vault as features use it: keys per person, many at once, erasure, indexes, the memory of one request."""

import os
import uuid

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from meedoen.kernel import vault
from meedoen.kernel.vault import spares, unwrapped
from meedoen.kernel.vault.middleware import VaultCacheMiddleware
from meedoen.kernel.vault.models import Erasure, PersonKey
from meedoen.kernel.vault.rings import PERSONS

NOORD, ZUID = uuid.UUID(int=1), uuid.UUID(int=2)
NAME = "people.person.name"

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def amina():
    person = uuid.uuid4()
    vault.create_key(person, NOORD)
    return person


@pytest.fixture
def bilal():
    person = uuid.uuid4()
    vault.create_key(person, NOORD)
    return person


def test_a_value_belongs_to_one_person_and_one_field(amina, bilal):
    blob = vault.seal(amina, NAME, "Amina")
    assert vault.open_sealed(amina, NAME, blob) == "Amina"
    for person, field in ((bilal, NAME), (amina, "people.person.phone")):
        with pytest.raises(vault.Tampered):
            vault.open_sealed(person, field, blob)


def test_nothing_filled_in_reads_as_empty(amina):
    assert vault.open_sealed(amina, NAME, b"") == vault.open_sealed(amina, NAME, None) == ""


def test_making_a_key_twice_keeps_the_first(amina):
    blob = vault.seal(amina, NAME, "Amina")
    vault.create_key(amina, NOORD)
    assert vault.open_sealed(amina, NAME, blob) == "Amina"


def test_a_key_row_copied_to_another_person_does_not_open(amina, bilal):
    blob = vault.seal(amina, NAME, "Amina")
    PersonKey.objects.filter(pk=bilal).update(wrapped_key=PersonKey.objects.get(pk=amina).wrapped_key)
    with pytest.raises(vault.Tampered):
        vault.seal(bilal, NAME, "Bilal")
    assert vault.open_sealed(amina, NAME, blob) == "Amina"


def test_many_are_opened_in_order_with_one_query(django_assert_num_queries):
    people = [uuid.uuid4() for _ in range(300)]
    for person in people:
        vault.create_key(person, NOORD)
    with django_assert_num_queries(1, using="keys"):
        blobs = vault.seal_many((person, NAME, f"naam {at}") for at, person in enumerate(people))
    wanted = [(person, NAME, blob) for person, blob in zip(people, blobs, strict=True)] * 2
    with django_assert_num_queries(1, using="keys"):
        assert vault.open_many(wanted) == [f"naam {at}" for at in range(300)] * 2


def test_one_erased_person_leaves_a_gap_and_not_an_error(amina, bilal):
    blobs = vault.seal_many([(amina, NAME, "Amina"), (bilal, NAME, "Bilal")])
    Erasure.objects.create(person_id=amina, network_id=NOORD, erased_at=timezone.now())
    assert vault.destroy(amina) is True
    assert vault.open_many([(amina, NAME, blobs[0]), (bilal, NAME, blobs[1])]) == [None, "Bilal"]


def test_after_destroying_the_key_nothing_opens_and_none_is_made_again(amina):
    blob = vault.seal(amina, NAME, "Amina")
    Erasure.objects.create(person_id=amina, network_id=NOORD, erased_at=timezone.now())
    vault.destroy(amina)
    assert vault.destroy(amina) is False
    for act in (
        lambda: vault.open_sealed(amina, NAME, blob),
        lambda: vault.seal(amina, NAME, "Amina"),
        lambda: vault.create_key(amina, NOORD),
        lambda: vault.rekey(amina),
    ):
        with pytest.raises(vault.Erased):
            act()


def test_a_missing_key_without_an_erasure_is_told_apart(amina):
    with pytest.raises(vault.KeyMissing):
        vault.open_sealed(uuid.uuid4(), NAME, b"x" * 40)
    with pytest.raises(vault.KeyMissing):
        vault.open_many([(amina, NAME, None), (uuid.uuid4(), NAME, None)])


def test_a_new_key_for_one_person(amina):
    old = vault.seal(amina, NAME, "Amina")
    assert vault.rekey(amina) == 2
    new = vault.reseal(amina, NAME, old)
    assert new != old
    assert vault.reseal(amina, NAME, new) == new
    assert vault.open_sealed(amina, NAME, old) == vault.open_sealed(amina, NAME, new) == "Amina"
    vault.retire_keys(amina)
    assert vault.open_sealed(amina, NAME, new) == "Amina"
    with pytest.raises(vault.Tampered):
        vault.open_sealed(amina, NAME, old)


def test_a_shared_key_of_an_organisation(amina):
    organisation = uuid.uuid4()
    vault.create_shared_key(organisation, NOORD)
    blob = vault.seal_shared(organisation, "note", "sleutel ligt bij de buren")
    assert vault.open_shared(organisation, "note", blob) == "sleutel ligt bij de buren"
    with pytest.raises(vault.KeyMissing):
        vault.open_sealed(organisation, "note", blob)
    assert vault.destroy_shared(organisation) is True
    with pytest.raises(vault.KeyMissing):
        vault.open_shared(organisation, "note", blob)


def test_the_index_finds_within_a_network_and_links_nothing_across():
    assert vault.keyed_index(NOORD, "amina") == vault.keyed_index(NOORD, "amina")
    codes = {vault.keyed_index(NOORD, "amina"), vault.keyed_index(ZUID, "amina"), vault.keyed_index(NOORD, "amine")}
    assert len(codes) == 3
    assert {len(code) for code in codes} == {64}


def test_a_request_fetches_a_key_once_and_forgets_it(amina, django_assert_num_queries):
    def page(request):
        with django_assert_num_queries(1, using="keys"):
            for _ in range(5):
                vault.seal(amina, NAME, "Amina")
        assert unwrapped.known(amina)
        return HttpResponse("ok")

    request = RequestFactory().get("/")
    VaultCacheMiddleware(page)(request)
    assert unwrapped.known(amina) is None
    with django_assert_num_queries(2, using="keys"):
        vault.seal(amina, NAME, "Amina")
        vault.seal(amina, NAME, "Amina")


def test_the_memory_is_emptied_after_an_error_too(amina):
    def broken(request):
        vault.seal(amina, NAME, "Amina")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        VaultCacheMiddleware(broken)(RequestFactory().get("/"))
    assert unwrapped.known(amina) is None


def test_a_key_destroyed_within_the_request_is_gone_at_once(amina):
    with vault.remembered():
        blob = vault.seal(amina, NAME, "Amina")
        Erasure.objects.create(person_id=amina, network_id=NOORD, erased_at=timezone.now())
        vault.destroy(amina)
        with pytest.raises(vault.Erased):
            vault.open_sealed(amina, NAME, blob)


def test_a_key_made_beforehand_serves_one_person_and_one_that_is_lost_is_made_anew(monkeypatch):
    monkeypatch.setattr(spares, "_ids", {})
    first, _sealed = vault.admit(NOORD, {NAME: "Amina"})
    spares.top_up(NOORD)
    assert PersonKey.objects.count() == 1, "inside a transaction nothing is made beforehand"
    spares._ids[os.getpid(), NOORD].extend([made := PERSONS.reserve(NOORD, 1)[0], uuid.uuid4()])
    second, sealed = vault.admit(NOORD, {NAME: "Bilal"})
    third, _sealed = vault.admit(NOORD, {NAME: "Chadia"})
    assert second == made and vault.open_sealed(made, NAME, sealed[NAME]) == "Bilal"
    assert len({first, second, third}) == PersonKey.objects.count() == 3
    assert vault.admit(ZUID, {NAME: "Dirk"})[0] not in {first, second, third}


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_keys_are_made_beforehand_only_where_somebody_was_noted(monkeypatch):
    monkeypatch.setattr(spares, "_ids", {})
    spares.top_up(NOORD)
    spares.top_up(None)
    assert not PersonKey.objects.exists()
    vault.admit(NOORD, {NAME: "Amina"})
    for _turn in range(2):
        spares.top_up(NOORD)
        assert PersonKey.objects.count() == 1 + spares.MOST
    vault.admit(NOORD, {NAME: "Bilal"})
    assert PersonKey.objects.count() == 1 + spares.MOST
