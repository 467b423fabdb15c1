"""An existing list of contacts: when, where, how and about what; no story, none twice, all or none, taken back."""

import datetime
import io
from dataclasses import asdict

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import Closed, NotFound, Refused
from meedoen.outreach import services
from meedoen.outreach.models import Contact, ContactRun
from meedoen.outreach.queries import contact_lists as queries
from meedoen.outreach.queries.contacts import counting
from meedoen.outreach.rules import contact_lists as rules
from meedoen.outreach.rules import ways
from meedoen.people import public as people
from meedoen.people.models import Participant
from tests.factories import actor_in, make_member, make_organisation, make_participant

TODAY = datetime.date(2026, 11, 30)
AREA, PLACE = "area:11111111-1111-4111-8111-111111111111", "place:22222222-2222-4222-8222-222222222222"
HERE = rules.Here(
    today=TODAY,
    named_since=TODAY - datetime.timedelta(days=365),
    wheres={"centrum": AREA, "gs9": PLACE},
    themes=ways.themes([], [("own-tuin", "De tuin")]),
)
HEAD = ["Datum", "Waar", "Hoe", "Thema's", "Voornaam", "Code", "Mensen", "Gezinnen", "Iemand thuis", "Verslag"]


def listed(*rows):
    return rules.read([(1, HEAD), *enumerate(rows, start=2)], HERE)


def test_a_row_says_when_where_how_about_what_and_with_whom():
    found = listed(
        ["28/11/2026", "centrum", "op straat", "Wonen; de tuin", "", "", "3", "2", "", "schulden bij de bank"],
        ["2026-11-27", "GS9", "Huisbezoek", "", "Amina", "", "", "", "nee", ""],
        ["1-2-2024", "GS9", "Telefoon", "", "Karim", "", "", "", "", ""],
        ["26.11.2026", "GS9", "Inloop", "", "amina", "", "", "", "", ""],
    )
    street, visit, old, again = found.contacts
    assert (street.on, street.where, street.kind, street.themes, street.persons, street.households) == (
        "2026-11-28", AREA, "street", ["housing", "own-tuin"], 3, 2,
    )  # fmt: skip
    assert (visit.where, visit.kind, visit.name, visit.answered) == (PLACE, "home_visit", "Amina", False)
    assert (old.name, old.counted_only, again.name) == ("", True, "Amina")
    assert ([name for name, _what in found.banned], found.faults) == (["Verslag"], [])
    assert rules.from_plain(asdict(found)) == found


def test_more_names_than_can_be_taken_back_come_in_by_a_list_of_people():
    rows = [["28/11/2026", "centrum", "inloop", "", f"Naam{number}"] for number in range(201)]
    assert listed(*rows[:200], ["28/11/2026", "centrum", "inloop"]).faults == []
    ((row, column),) = [(fault.row, fault.field) for fault in listed(*rows).faults]
    assert (row, column, listed(*rows).stops) == (0, "Voornaam", True)


@pytest.mark.parametrize(
    ("changed", "column", "part"),
    [
        ({"Datum": ""}, "Datum", "ontbreekt"),
        ({"Datum": "31/02/2026"}, "Datum", "bestaat niet"),
        ({"Datum": "1/12/2026"}, "Datum", "moet nog komen"),
        ({"Datum": "1/11/2021"}, "Datum", "langer dan 5 jaar"),
        ({"Waar": "Mars"}, "Waar", "kennen we niet"),
        ({"Hoe": "fax"}, "Hoe", "Kies: Huisbezoek"),
        ({"Thema's": "Wonen, visvangst"}, "Thema's", "De tuin"),
        ({"Voornaam": "An 85.07.30-033.28"}, "Voornaam", "rijksregisternummer"),
        ({"Voornaam": "An (diabetes)"}, "Voornaam", "gezondheid"),
        ({"Voornaam": "An", "Code": "ABC123"}, "Voornaam", "niet allebei"),
        ({"Mensen": "veel"}, "Mensen", "een getal"),
        ({"Mensen": "2", "Gezinnen": "3"}, "Gezinnen", "niet meer gezinnen"),
        ({"Iemand thuis": "misschien"}, "Iemand thuis", "ja of nee"),
        ({"Iemand thuis": "nee"}, "Iemand thuis", "huisbezoek"),
    ],
)
def test_a_row_that_cannot_be_taken_says_where_and_what_to_do(changed, column, part):
    good = {"Datum": "28/11/2026", "Waar": "centrum", "Hoe": "op straat"}
    found = listed([{**good, **changed}.get(heading, "") for heading in HEAD])
    assert found.contacts == []
    ((at, where, sentence),) = [(one.row, one.field, one.reason) for one in found.faults]
    assert (at, where, part in sentence) == (2, column, True), sentence


def day(ago):
    return f"{timezone.localdate() - datetime.timedelta(days=ago):%d/%m/%Y}"


def read(worker, *rows):
    return rules.read([(1, HEAD[:9]), *enumerate(rows, start=2)], queries.what_is_here(worker))


def take(worker, partner, *rows, **how):
    return services.take_contacts_in(
        worker, organisation_id=partner.pk, listing=read(worker, *rows), filename="contacten.xlsx", **how
    )


def street(ago, where, name="", code="", persons="", kind="Op straat"):
    return [day(ago), where, kind, "Wonen", name, code, persons, "", ""]


@pytest.mark.django_db
class TestTakingIn:
    def test_counted_named_and_by_code_none_twice_and_back(self, worker, partner, area):
        rita = make_participant(partner, "Rita")
        rows = [
            street(400, area.name, "Jef"),
            street(5, area.name, persons="3"),
            street(5, area.name, persons="3"),
            street(4, area.name, "Amina"),
            street(3, area.name, "amina", kind="Huisbezoek"),
            street(2, area.name, code=rita.code.lower()),
        ]
        services.note(
            worker, organisation_id=partner.pk, client_id=rita.pk, told=read(worker, rows[1]).contacts[0].told()
        )
        preview = queries.preview_contacts(worker, organisation_id=partner.pk, listing=read(worker, *rows))
        assert (len(preview.new), [draft.row for draft in preview.known]) == (5, [3])
        run = take(worker, partner, *rows)
        assert (run.created, run.known, run.refused) == (5, 1, 0)
        amina = Participant.objects.exclude(pk=rita.pk).get()
        came = counting(Contact.objects.filter(worker_id=None)).order_by("on")
        assert list(came.values_list("who", "participant_id", "met", "persons")) == [
            ("nobody", None, "unknown", 1),
            ("nobody", None, "unknown", 3),
            ("first_name", amina.pk, "new", 1),
            ("first_name", amina.pk, "known", 1),
            ("code", rita.pk, "known", 1),
        ]
        assert people.first_names(worker, [amina.pk]) == {amina.pk: "Amina"}
        amina.refresh_from_db()
        assert amina.last_seen_on == timezone.localdate() - datetime.timedelta(days=3)
        with pytest.raises(Refused) as refusal:
            take(worker, partner, *rows)
        assert refusal.value.code == "nothing_new"
        services.undo_contacts(worker, services.undo_contacts(worker, run.pk).pk)
        assert [row.worker_id for row in counting(Contact.objects.all())] == [worker.user_id]
        assert list(Participant.objects.filter(erased_at=None)) == [rita]
        assert take(worker, partner, *rows).created == 5

    def test_a_name_that_somebody_carries_is_never_tied_by_itself(self, worker, partner, area):
        make_participant(partner, "Amina")
        people.mark_everybody(partner.network_id)
        rows = (street(4, area.name, "Amina"), street(3, area.name, code="ZZZZZZ"), street(2, area.name))
        preview = queries.preview_contacts(worker, organisation_id=partner.pk, listing=read(worker, *rows))
        assert [(fault.row, fault.field) for fault in preview.faults.faults] == [(2, "Voornaam"), (3, "Code")]
        with pytest.raises(Refused):
            take(worker, partner, *rows)
        assert not Contact.objects.exists()
        assert take(worker, partner, *rows, skip_refused=True).created == 1

    def test_the_undo_spares_what_was_mended_and_who_is_followed(self, worker, partner, area):
        run = take(worker, partner, street(4, area.name, "Amina"), street(3, area.name, "Karim"), street(2, area.name))
        named = {people.first_names(worker, [row.participant_id]).get(row.participant_id): row
                 for row in Contact.objects.exclude(participant=None)}  # fmt: skip
        services.withdraw(worker, services.correct(
            worker, named["Karim"].pk, client_id=run.pk, told=read(worker, street(9, area.name)).contacts[0].told()
        ).pk)  # fmt: skip
        with seeding("test"):
            people.follow(worker, named["Amina"].participant_id, partner.pk)
        services.undo_contacts(worker, run.pk)
        assert not counting(Contact.objects.all()).exists()
        assert [one.pk for one in Participant.objects.filter(erased_at=None)] == [named["Amina"].participant_id]

    def test_not_for_another_organisation_nor_by_who_meets_nobody(self, in_noord, worker, partner, area):
        other = make_organisation(in_noord)
        listing = read(worker, street(2, area.name))
        with pytest.raises(NotFound):
            queries.preview_contacts(worker, organisation_id=other.pk, listing=listing)
        with pytest.raises(NotFound):
            services.take_contacts_in(worker, organisation_id=other.pk, listing=listing, filename="x")
        run = take(worker, partner, street(2, area.name))
        stranger = actor_in(other)
        with pytest.raises(NotFound):
            services.undo_contacts(stranger, run.pk)
        assert (queries.contact_runs(stranger), len(queries.contact_runs(worker))) == ([], 1)
        with pytest.raises(Closed):
            queries.what_is_here(actor_in(partner, Role.REFERRER))


@pytest.mark.django_db
def test_on_screen_from_the_example_to_the_undo(client, in_noord, partner, area, settings, tmp_path):
    settings.SECOND_FACTOR_REQUIRED = False
    settings.VAR = tmp_path
    client.force_login(make_member(partner, Role.WORKER))
    page = "/werk/noord/contacten/lijst/"
    assert page in client.get("/werk/noord/contacten/alle/").content.decode()
    example = client.get(f"{page}voorbeeld.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(example.content))
    assert [cell.value for cell in book["Contacten"][1]] == HEAD[:9]
    assert area.name in [row[0].value for row in book["Keuzes"].iter_rows()]
    book["Contacten"]["A2"] = timezone.localdate() - datetime.timedelta(days=2)
    target = io.BytesIO()
    book.save(target)
    sent = {"organisation_id": partner.pk, "file": SimpleUploadedFile("contacten.xlsx", target.getvalue())}
    answer = client.post(page, sent)
    assert (answer.status_code, "1 contact komt erbij" in answer.content.decode()) == (200, True)
    form = answer.context["form"].initial
    said = {"held": form["held"], "organisation_id": partner.pk}
    done = client.post(f"{page}meenemen/", said, follow=True)
    assert "1 contact staat erbij" in done.content.decode()
    assert not list((tmp_path / "intake").glob("*.list"))
    assert "te lang klaar" in client.post(f"{page}meenemen/", said, follow=True).content.decode()
    run = ContactRun.objects.get()
    assert "teruggedraaid" in client.post(f"{page}{run.pk}/terug/", follow=True).content.decode()
    assert not counting(Contact.objects.all()).exists()
