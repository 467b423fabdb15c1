"""A hundred people with a row in every table are erased: no trace is left, an older backup brings nobody back (G32)."""

import time

import pytest
from django.apps import apps
from django.core import mail
from django.db import connection, connections
from django.utils import timezone

from meedoen.kernel import backups, facts, guard, jobs, tenancy, vault
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.backups import tables
from meedoen.kernel.models import Job
from meedoen.kernel.vault.models import PersonKey
from meedoen.people import marking, services
from meedoen.people.models import Mark, Participant
from meedoen.people.rules.likeness import Said
from meedoen.people.terms import ADDRESS, FIRST_NAME, LAST_NAME, REACH, Level
from tests.factories import (
    about_people,
    make_activity,
    make_member,
    make_network,
    make_organisation,
    make_participant,
    make_session,
)
from tests.sampling import DEEP

HUNDRED = 100 if DEEP else 5
BESIDE = 3
PROOF = {
    "people_participant": "the empty row with its code, so that counts keep their size",
    "kernel_auditentry": "the log tells that a code was erased",
    "kernel_auditsubject": "and about which code it told before",
    "kernel_receipt": "that a form was sent, for one day",
}
"""Where the bare key of an erased person may stand, and why; a word of the person may stand nowhere."""
SEALED = {FIRST_NAME: "first_name", LAST_NAME: "last_name", REACH: "reach", ADDRESS: "address"}


@pytest.fixture
def place(scratch_databases, settings):
    """Two networks in databases of their own; in the first one organisation with a session, and an actor."""
    settings.MEEDOEN_MASTER_KEY_FILE = scratch_databases / "master" / "master.json"
    settings.MEDIA_ROOT, settings.VAR = scratch_databases / "media", scratch_databases / "var"
    networks = [make_network(slug) for slug in ("noord", "zuid")]
    found = make_organisation(networks[0], "De Dreef")
    with tenancy.use_network(networks[0].pk):
        yield found
    for one in connections.all():
        one.close()


def somebody(organisation, number):
    """A person of whom everything is noted that can be; every word is the canary."""
    row = make_participant(organisation, channel="email", since=timezone.localdate())
    word = about_people.canary(row.pk)
    with guard.seeding("a test"):
        row.level = Level.KNOWN
        for label, name in SEALED.items():
            setattr(row, name, vault.seal(row.pk, label, word))
        row.save()
        marking.first_time(row, Said(first_name=word, reach=f"{word}@kooi.example"))
    return row


def everything_about(people, organisation):
    """A row about each of them in every table; the tables that were filled."""
    session = make_session(make_activity(organisation, "Samen koken"))
    user = make_member(organisation, Role.WORKER)
    shelf = about_people.Shelf(organisation, session.activity, session, user)
    filled = [model for model in about_people.tables() if model is not Mark]
    with guard.seeding("a test"):
        for person in people:
            for model in filled:
                about_people.about(model, person.pk, shelf)
    return filled


def hits(words, *texts):
    return [(where, word.decode()) for where, text in texts for word in words if word in text]


def in_tables(words):
    """Each word that stands in a row of any table, by table; the log's own tables too."""
    found = []
    with tenancy.all_networks("a test looks"):
        for model in [*tables.kept_models(apps), *tables.kept_models(apps, of_keys=True)]:
            alias = "keys" if model._meta.app_label == "vault" else "default"
            whole = b"\n".join(tables.rows(model, alias))
            found += hits(words, (model._meta.db_table, whole))
    return found


def in_files(folder, words):
    if connection.vendor == "sqlite":
        for alias in ("default", "keys"):
            with connections[alias].cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".mdb", ".mkb")]
    return hits(words, *((str(path.relative_to(folder)), path.read_bytes()) for path in files))


def keys_as_bytes(people):
    """The bare keys of these people, in each form in which they may stand."""
    return [form for row in people for form in (row.pk.bytes, row.pk.hex.encode(), str(row.pk).encode())]


def leftover(people, folder, said):
    """Every trace of these people that is neither proof nor list: (place, word)."""
    words = [about_people.canary(row.pk).encode() for row in people]
    found = in_tables(words) + in_files(folder, words) + hits(words, ("log", said.getvalue().encode()))
    found += [
        ("mail", word) for letter in mail.outbox for word in words if word.decode() in letter.subject + letter.body
    ]
    kept = {*PROOF, "vault_erasure"}
    return found + [hit for hit in in_tables(keys_as_bytes(people)) if hit[0] not in kept]


def pseudonyms(folder, network):
    """The marks of people in the files of figures."""
    with facts.opened(folder / "var" / "facts", network) as figures:
        shown = [name for (name,) in figures.execute("SELECT DISTINCT view_name FROM duckdb_views() WHERE NOT internal")
                 .fetchall()]  # fmt: skip
        found = set()
        for view in shown:
            columns = [row[0] for row in figures.execute(f'DESCRIBE "{view}"').fetchall()]
            if "person" in columns:
                found |= {row[0] for row in figures.execute(f'SELECT DISTINCT person FROM "{view}"').fetchall()}
        return found - {"", None}


def returned(people, before):
    """Who is there again: a row that is not empty, a name that opens, a key, a print that finds."""
    found = []
    rows = Participant.objects.in_bulk([row.pk for row in people])
    for person in people:
        row = rows[person.pk]
        opens = 0
        for label, sealed in before[person.pk].items():
            try:
                vault.open_sealed(person.pk, label, sealed)
                opens += 1
            except vault.Erased:
                pass
        again = any(getattr(row, name) is not None for name in SEALED.values()) or row.erased_at is None
        if again or opens or PersonKey.objects.filter(pk=person.pk).exists() or row.marks.exists():
            found.append(person.pk)
    return found


@pytest.mark.usefixtures("django_db_blocker")
def test_a_hundred_people_leave_no_trace_and_do_not_come_back(place, tmp_path, said, goal, monkeypatch):
    people = [somebody(place, number) for number in range(HUNDRED + BESIDE)]
    gone, stay = people[:HUNDRED], people[HUNDRED:]
    filled = everything_about(people, place)
    facts.write_all(tmp_path / "var" / "facts", place.network_id)
    marked = pseudonyms(tmp_path, place.network_id)
    sealed = {row.pk: {label: bytes(getattr(row, name)) for label, name in SEALED.items()} for row in people}
    seen = {where for where, _word in leftover(gone, tmp_path, said)}
    assert {model._meta.db_table for model in [*filled, Mark]} <= seen, "each table said something of them"
    assert len(marked) >= len(people)
    old = backups.backup(tmp_path / "oud.mdb")

    actor, started, slowest = Actor.system(place.network_id, "proef"), time.monotonic(), 0.0
    for person in gone:
        began = time.monotonic()
        services.erase(actor, person.pk)
        slowest = max(slowest, time.monotonic() - began)
    with tenancy.all_networks("a test looks"):
        assert Job.objects.filter(name="kernel.facts", state="waiting").count() == 1, "once, however many were erased"
    jobs.run_due(timezone.now())
    took = time.monotonic() - started

    assert leftover(gone, tmp_path, said) == []
    assert len(pseudonyms(tmp_path, place.network_id)) == BESIDE
    goal("G32-traces", len(leftover(gone, tmp_path, said)), n=len(gone))
    goal("G32-seconds", round(took, 1), n=len(gone))
    goal("G32-slowest-seconds", round(slowest, 2), n=len(gone))

    newest = backups.backup(tmp_path / "nieuw.mdb").keys_file
    back = backups.restore(old.file, newest, replace=True)
    with tenancy.use_network(place.network_id):
        assert back.erased_again == len(gone)
        assert returned(gone, sealed) == []
        assert leftover(gone, tmp_path, said) == []
        assert len(returned(stay, sealed)) == BESIDE, "who was not erased is there, and would be seen"
        goal("G32-returned", len(returned(gone, sealed)), n=len(gone))
