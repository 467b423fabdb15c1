"""An existing list of people: nothing sensitive comes along, nobody twice, all or nothing, taken back in one act."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meedoen.kernel.actors import Role
from meedoen.kernel.intake import sensitive
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.people import queries, services
from meedoen.people.models import ListRun, Participant
from meedoen.people.rules import lists
from tests.factories import actor_in, make_member, make_organisation

NUMBER = "85.07.30-033.28"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Rijksregisternummer", "register"), ("INSZ", "register"), ("Nationaliteit", "origin"),
        ("land_van_herkomst", "origin"), ("Religie", "origin"), ("Maandinkomen", "income"), ("Leefloon?", "income"),
        ("Verhoogde tegemoetkoming", "income"), ("Diagnose", "health"), ("Medicatie", "health"),
        ("Voornaam", ""), ("GSM", ""), ("Straat en nummer", ""), ("Taal", ""), ("Groep", ""),
    ],
)  # fmt: skip
def test_a_column_is_known_by_its_name(heading, kind):
    assert sensitive.by_name(heading) == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (NUMBER, "register"), ("An (diabetes)", "health"), ("krijgt leefloon", "income"), ("€ 1.250", "income"),
        ("BE68 5390 0754 7034", "income"), ("Syrische vluchteling", "origin"), ("Jan de Turck", ""),
        ("0470 12 34 56", ""),
        ("Dorp 12, 2260 Westerlo", ""), ("Amina", ""),
    ],
)  # fmt: skip
def test_a_cell_is_known_by_its_words(text, kind):
    assert sensitive.by_content(text) == kind


HEAD = (1, ["Voornaam", "Naam", "GSM", "Adres", "Gemeente", "Rijksregisternr", "Nota", "Kleur"])
ROWS = [
    HEAD,
    (2, ["Amina", "Haddad", "0470 12 34 56", "Dorp 1", "2260 Westerlo", NUMBER, "leefloon", "rood"]),
    (3, ["Karim", "", "", "", "", "", "", ""]),
    (4, ["Amina", "Haddad", "0470123456", "", "", "", "", ""]),
]


def test_the_lowest_level_unless_more_is_needed():
    found = lists.read(ROWS, whole=False)
    assert [(one.first_name, one.channel, one.reach, one.last_name, one.address) for one in found.people] == [
        ("Amina", "sms", "+32470123456", "", ""), ("Karim", "none", "", "", ""),
    ]  # fmt: skip
    assert [name for name, _what in found.banned] == ["Rijksregisternr", "Nota"]
    assert (found.ignored, found.twice, found.faults) == (["Kleur"], 1, [])
    whole = lists.read(ROWS, whole=True).people[0]
    assert (whole.last_name, whole.address) == ("Haddad", "Dorp 1, 2260 Westerlo")


@pytest.mark.parametrize(
    ("row", "column", "part"),
    [
        (["", "Haddad"], "Voornaam", "geen voornaam"),
        (["Amina", "", "12"], "Gsm", "geen telefoonnummer"),
        (["Amina (autisme)"], "Voornaam", "gezondheid"),
        (["Amina", NUMBER], "Naam", "rijksregisternummer"),
    ],
)
def test_a_row_that_cannot_be_taken_says_where_and_why(row, column, part):
    found = lists.read([HEAD, (7, row)], whole=True)
    assert found.people == []
    assert [(fault.row, fault.field, part in fault.reason) for fault in found.faults] == [(7, column, True)]


@pytest.mark.parametrize("rows", [[], [(1, ["Naam"]), (2, ["Haddad"])], [HEAD, *[(n, ["An"]) for n in range(5001)]]])
def test_a_list_that_cannot_be_read_at_all(rows):
    assert [fault.row for fault in lists.read(rows, whole=False).faults] == [0]


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "De Dreef")


@pytest.fixture
def worker(partner):
    return actor_in(partner)


@pytest.mark.django_db
class TestTakingIn:
    def test_all_new_ones_nobody_twice_and_back(self, worker, partner):
        services.register(worker, organisation_id=partner.pk, first_name="Amina", channel="sms", reach="0470123456")
        listing = lists.read(ROWS, whole=True)
        preview = queries.preview(worker, organisation_id=partner.pk, listing=listing)
        assert ([one.first_name for one in preview.new], [one.first_name for one in preview.known]) == (
            ["Karim"], ["Amina"],
        )  # fmt: skip
        run = services.take_in(worker, organisation_id=partner.pk, listing=listing)
        assert (run.created, run.known, run.refused) == (1, 1, 0)
        assert [one.label for one in queries.suggest(worker, first_name="Kariem")] == ["Karim"]
        with pytest.raises(Refused) as refusal:
            services.take_in(worker, organisation_id=partner.pk, listing=listing)
        assert refusal.value.code == "nobody_new"
        services.undo_import(worker, services.undo_import(worker, run.pk).pk)
        assert queries.suggest(worker, first_name="Karim") == []
        assert Participant.objects.filter(erased_at=None).count() == 1

    def test_nobody_of_a_house_that_shares_a_telephone_is_left_out_and_a_namesake_neither(self, worker, partner):
        services.register(worker, organisation_id=partner.pk, first_name="Amina", channel="none")
        for name in ("Karim", "Sara", "Bilal", "Noor"):
            services.register(worker, organisation_id=partner.pk, first_name=name, channel="sms", reach="0470123456")
        rows = ["Amina,0470999999", "Noor,0470123456", "Jan,0470123456", "Amina,"]
        listing = lists.read(
            [HEAD, *((n, [w.split(",")[0], "", w.split(",")[1]]) for n, w in enumerate(rows, 2))], whole=False
        )
        preview = queries.preview(worker, organisation_id=partner.pk, listing=listing)
        assert [(one.first_name, one.reach) for one in preview.new] == [
            ("Amina", "+32470999999"),
            ("Jan", "+32470123456"),
        ]
        assert [one.first_name for one in preview.known] == ["Noor", "Amina"]
        assert services.take_in(worker, organisation_id=partner.pk, listing=listing).created == 2
        with pytest.raises(Refused):
            services.take_in(worker, organisation_id=partner.pk, listing=listing)

    def test_one_bad_row_stops_all_unless_asked(self, worker, partner):
        listing = lists.read([HEAD, (2, ["Amina"]), (3, ["", "x"])], whole=False)
        with pytest.raises(Refused):
            services.take_in(worker, organisation_id=partner.pk, listing=listing)
        assert not Participant.objects.exists()
        assert services.take_in(worker, organisation_id=partner.pk, listing=listing, skip_refused=True).created == 1

    def test_the_undo_spares_who_is_followed(self, worker, partner):
        listing = lists.read([HEAD, (2, ["Amina"]), (3, ["Karim"])], whole=False)
        run = services.take_in(worker, organisation_id=partner.pk, listing=listing)
        followed = queries.suggest(worker, first_name="Amina")[0].id
        services.take_on(worker, followed)
        services.undo_import(worker, run.pk)
        assert [row.pk for row in Participant.objects.filter(erased_at=None)] == [followed]

    def test_not_for_another_organisation(self, in_noord, worker):
        other = make_organisation(in_noord)
        listing = lists.read([HEAD, (2, ["Amina"])], whole=False)
        for call in (queries.preview, services.take_in):
            with pytest.raises(NotFound):
                call(worker, organisation_id=other.pk, listing=listing)


def book():
    made = openpyxl.Workbook()
    for _at, cells in ROWS:
        made.active.append(cells)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


@pytest.mark.django_db
def test_on_screen_from_the_file_to_the_list(client, partner, settings, tmp_path):
    settings.SECOND_FACTOR_REQUIRED = False
    settings.VAR = tmp_path
    client.force_login(make_member(partner, Role.WORKER))
    page = "/werk/noord/mensen/lijst/"
    bad = client.post(page, {"organisation_id": partner.pk, "file": SimpleUploadedFile("x.pdf", b"%PDF-1.4")})
    assert (bad.status_code, "pdf" in bad.content.decode()) == (422, True)
    sent = {"organisation_id": partner.pk, "file": SimpleUploadedFile("mensen.xlsx", book())}
    answer = client.post(page, sent)
    shown = answer.content.decode()
    assert ("Karim" in shown, NUMBER in shown, "leefloon" in shown) == (True, False, False)
    held = next((tmp_path / "intake").glob("*.list"))
    assert b"Amina" not in held.read_bytes()
    form = answer.context["form"].initial
    done = client.post(f"{page}meenemen/", {"held": form["held"], "organisation_id": partner.pk}, follow=True)
    assert "2 mensen staan erbij" in done.content.decode()
    assert not list((tmp_path / "intake").glob("*.list"))
    run = ListRun.objects.get()
    assert "teruggedraaid" in client.post(f"{page}{run.pk}/terug/", follow=True).content.decode()
    assert not Participant.objects.filter(erased_at=None).exists()
