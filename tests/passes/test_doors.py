"""A door without a connection: signed cards, a sheet for a day, what comes back; forged and replayed is refused."""

import datetime
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.kernel.refusals import Refused
from meedoen.passes import services, tokens
from meedoen.passes.models import Device, DoorUse, Pass
from meedoen.passes.queries import doors as reads
from meedoen.passes.queries import passes as checks
from meedoen.passes.services.doors import Look
from meedoen.passes.terms import Seen
from meedoen.people import public as people
from tests.factories import make_participant

pytestmark = pytest.mark.django_db


@pytest.fixture
def card(worker, partner):
    person = make_participant(partner)
    people.take_on(worker, person.pk)
    row = services.issue(worker, person_id=person.pk)
    return row, tokens.card_token(row.code, row.issued_on, row.valid_until)


def looked(text, ago=0):
    return Look(uuid.uuid4(), text, timezone.now() - datetime.timedelta(seconds=ago))


def bent(token):
    """With another sign in the middle of its signature."""
    return token[:-50] + ("A" if token[-50] != "A" else "B") + token[-49:]


def seen():
    return [Seen(one) for one in DoorUse.objects.values_list("seen", flat=True)]


def test_a_card_is_checked_online_by_its_signed_code_and_a_forged_one_is_refused(worker, card):
    row, token = card
    today = timezone.localdate()
    assert checks.check(worker, code=token.lower(), today=today).good
    year, code = token.split(".")[1], token.split(".")[2]
    later = token.replace(f"{row.valid_until:%Y%m%d}", "20991231")
    other_year = token.replace(f".{year}.", f".{int(year) - 1}.")
    for forged in (
        later,
        other_year,
        token[:-1],
        bent(token),
        f"MP1.{year}.{code}.20991231.",
        "MP1....",
        "MP1.é",
    ):
        with pytest.raises(Refused) as refusal:
            checks.check(worker, code=forged, today=today)
        assert refusal.value.code == "forged", forged


def test_a_device_brings_back_what_it_saw_once_and_double_use_is_shown(worker, lead, card):
    row, token = card
    till = services.take_along(worker, name="Tablet aan de kassa")
    gate = services.take_along(worker, name="Telefoon aan de poort")
    first, forged = looked(token, 30), looked(bent(token), 20)
    brought = services.take_along(worker, sheet=till.sheet, looks=[first, forged, looked(token, 10)])
    assert (brought.brought, brought.odd) == (3, 2)
    services.take_along(worker, sheet=till.sheet, looks=[first])
    services.take_along(worker, sheet=gate.sheet, looks=[looked(row.code, 5), looked("K7P4QX2M")])
    assert sorted(seen()) == sorted([Seen.GOOD, Seen.FORGED, Seen.AGAIN, Seen.TWICE, Seen.UNKNOWN])
    assert DoorUse.objects.get(seen=Seen.GOOD).person_id == row.person_id
    devices, odd = reads.devices(lead)
    assert {(one.name, one.looks, one.odd) for one in devices} == {
        ("Tablet aan de kassa", 3, 2), ("Telefoon aan de poort", 2, 2),
    }  # fmt: skip
    assert {one.code for one in odd} == {row.code, ""}
    assert [one.also for one in odd if one.also] == [["Tablet aan de kassa"]]


def test_a_full_evening_costs_no_more_queries_than_one_look(worker, card):
    _row, token = card
    sheet = services.take_along(worker, name="Tablet").sheet

    def queries(many):
        with CaptureQueriesContext(connection) as asked:
            services.take_along(worker, sheet=sheet, looks=[looked(token, at) for at in range(many)])
        return len(asked)

    assert queries(1) == queries(40)
    assert seen().count(Seen.GOOD) == 1


def test_a_stopped_device_a_foreign_sheet_and_an_old_one_are_refused(worker, lead, card):
    row, token = card
    taken = services.take_along(worker, name="Tablet")
    device = Device.objects.get()
    for sheet in (bent(taken.sheet), "MS1.2026.e30.AA", token, "x"):
        with pytest.raises(Refused):
            services.take_along(worker, sheet=sheet)
    now = timezone.now()
    old = tokens.make_sheet(device.pk, now - datetime.timedelta(3), now - datetime.timedelta(2), [])
    services.take_along(worker, sheet=old, looks=[looked(token)])
    assert seen() == [Seen.LATE]
    services.stop_pass(worker, row.pk)
    again = services.take_along(worker, sheet=taken.sheet, looks=[looked(token)])
    assert seen()[-1] == Seen.STOPPED
    assert row.code in tokens.read_sheet(again.sheet).stopped
    services.stop_device(lead, device.pk)
    with pytest.raises(Refused) as refusal:
        services.take_along(worker, sheet=again.sheet, looks=[looked(token)])
    assert refusal.value.code == "stopped"
    assert DoorUse.objects.count() == 2
    assert Pass.objects.get(pk=row.pk).stopped_on


def test_the_page_keeps_what_was_typed_and_reads_nothing_odd(client, colleague, noord):
    client.force_login(colleague)
    page = f"/werk/{noord.slug}/passen/deur/"
    for looks in ('[{"id": 1}]', "{", '["x"]', '[{"id": "x", "text": "y", "at": "z"}]'):
        answer = client.post(page, {"name": "Tablet", "looks": looks})
        assert answer.status_code == 422
        assert 'value="Tablet"' in answer.content.decode()
    assert client.post(page, {"name": ""}).status_code == 422
    assert "data-sheet" in client.post(page, {"name": "Tablet"}).content.decode()
    assert "caches" in client.get(f"{page}bewaar.js").content.decode()
