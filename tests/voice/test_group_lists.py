"""An existing list of groups: by alias or as a count, nothing sensitive, no group twice, all or none, taken back."""

import io
from dataclasses import asdict

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meedoen.kernel.actors import Role
from meedoen.kernel.refusals import Closed, NotFound, Refused
from meedoen.voice.models import Group, GroupMember, GroupRun
from meedoen.voice.queries import group_lists as queries
from meedoen.voice.rules import group_lists as rules
from meedoen.voice.services import group_lists as services
from meedoen.voice.services import groups
from tests.factories import actor_in, make_member, make_organisation

HEAD = (1, ["Groep", "Soort groep", "Leden", "Aantal leden", "Nationaliteit"])
ROWS = [
    HEAD,
    (2, ["Koken samen", "participatiegroep", "Amina, Karim", "4", "x"]),
    (3, ["Seniorenraad", "Adviesraad", "", "12", ""]),
    (4, ["koken  Samen", "", "Rita", "", ""]),
]


def test_rows_with_one_name_are_one_group_and_who_has_no_name_is_a_number():
    found = rules.read(ROWS)
    cooking, council = found.groups
    assert (cooking.kind, cooking.members) == ("participation", ["Amina", "Karim", "Rita", "Lid 4"])
    assert (council.name, council.kind, len(council.members)) == ("Seniorenraad", "council", 12)
    assert ([name for name, _what in found.banned], found.faults) == (["Nationaliteit"], [])
    assert rules.from_plain(asdict(found)) == found


@pytest.mark.parametrize(
    ("row", "column", "part"),
    [
        (["", "focusgroep"], "Groep", "naam van de groep ontbreekt"),
        (["Groep x", "kaartclub"], "Soort", "Kies: Participatiegroep, Focusgroep"),
        (["Groep x"], "Soort", "Zeg wat voor groep"),
        (["Groep x", "Focusgroep", "An 0470 12 34 56"], "Leden", "geen nummer of adres"),
        (["Groep x", "Focusgroep", "An (85.07.30-033.28)"], "Leden", "rijksregisternummer"),
        (["Groep x", "Focusgroep", "An (autisme)"], "Leden", "gezondheid"),
        (["Groep x", "Focusgroep", "An, an"], "Leden", "twee keer"),
        (["Groep x", "Focusgroep", "", "veel"], "Aantal leden", "van 0 tot 200"),
        (["Groep x", "Focusgroep", "An, Bo", "1"], "Aantal leden", "2 namen"),
    ],
)
def test_a_row_that_cannot_be_taken_says_where_and_what_to_do(row, column, part):
    found = rules.read([HEAD, (7, row)])
    assert found.groups == []
    ((at, where, sentence),) = [(one.row, one.field, one.reason) for one in found.faults]
    assert (at, where, part in sentence) == (7, column, True), sentence


@pytest.mark.parametrize("rows", [[], [(1, ["Leden"]), (2, ["An"])], [HEAD, *[(n, ["An"]) for n in range(2001)]]])
def test_a_list_that_cannot_be_read_at_all(rows):
    found = rules.read(rows)
    assert ([fault.row for fault in found.faults], found.stops) == ([0], True)


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "De Dreef")


@pytest.fixture
def guide(partner):
    return actor_in(partner, Role.GROUP_GUIDE)


@pytest.mark.django_db
class TestTakingIn:
    def take(self, actor, partner, rows=ROWS, **how):
        return services.take_groups_in(
            actor, organisation_id=partner.pk, listing=rules.read(rows), filename="groepen.xlsx", **how
        )

    def test_new_groups_with_their_members_none_twice_and_back(self, guide, partner):
        groups.make_group(guide, organisation_id=partner.pk, said={"name": "Seniorenraad", "kind": "council"})
        preview = queries.preview_groups(guide, organisation_id=partner.pk, listing=rules.read(ROWS))
        assert ([one.name for one in preview.new], [one.name for one in preview.known]) == (
            ["Koken samen"], ["Seniorenraad"],
        )  # fmt: skip
        run = self.take(guide, partner)
        made = Group.objects.get(name="Koken samen")
        seats = GroupMember.objects.filter(group=made)
        assert sorted(seats.filter(user_id=None).values_list("alias", "role")) == [
            ("Amina", "member"), ("Karim", "member"), ("Lid 4", "member"), ("Rita", "member"),
        ]  # fmt: skip
        assert list(seats.exclude(user_id=None).values_list("user_id", "role")) == [(guide.user_id, "guide")]
        assert (run.created, run.known, run.refused) == (1, 1, 0)
        with pytest.raises(Refused) as refusal:
            self.take(guide, partner)
        assert refusal.value.code == "nothing_new"
        services.undo_groups(guide, services.undo_groups(guide, run.pk).pk)
        assert list(Group.objects.values_list("name", flat=True)) == ["Seniorenraad"]
        assert not GroupMember.objects.filter(group_id=made.pk).exists()

    def test_one_bad_row_stops_all_unless_asked(self, guide, partner):
        rows = [*ROWS, (5, ["Fout", "kaartclub"])]
        with pytest.raises(Refused):
            self.take(guide, partner, rows)
        assert not Group.objects.exists()
        assert self.take(guide, partner, rows, skip_refused=True).created == 2

    def test_the_undo_spares_a_group_with_which_something_happened(self, guide, partner):
        run = self.take(guide, partner)
        cooking = Group.objects.get(name="Koken samen")
        groups.add_member(guide, cooking.pk, alias="Els")
        services.undo_groups(guide, run.pk)
        assert list(Group.objects.values_list("name", flat=True)) == ["Koken samen"]

    def test_not_for_another_organisation_nor_by_who_makes_no_groups(self, in_noord, guide, partner):
        other = make_organisation(in_noord)
        for call in (queries.preview_groups, services.take_groups_in):
            how = {"filename": "x"} if call is services.take_groups_in else {}
            with pytest.raises(NotFound):
                call(guide, organisation_id=other.pk, listing=rules.read(ROWS), **how)
        run = self.take(guide, partner)
        stranger = actor_in(other, Role.GROUP_GUIDE)
        with pytest.raises(NotFound):
            services.undo_groups(stranger, run.pk)
        assert queries.group_runs(stranger) == []
        assert [one.pk for one in queries.group_runs(guide)] == [run.pk]
        with pytest.raises(Closed):
            self.take(actor_in(partner, Role.PROVIDER), partner)


@pytest.mark.django_db
def test_on_screen_from_the_example_to_the_undo(client, partner, settings, tmp_path):
    settings.SECOND_FACTOR_REQUIRED = False
    settings.VAR = tmp_path
    client.force_login(make_member(partner, Role.WORKER))
    page = "/werk/noord/groepen/lijst/"
    assert page in client.get("/werk/noord/groepen/").content.decode()
    example = client.get(f"{page}voorbeeld.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(example.content))["Groepen"]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == ["Groep", "Soort", "Leden", "Aantal leden"]
    sent = {"organisation_id": partner.pk, "file": SimpleUploadedFile("groepen.xlsx", example.content)}
    answer = client.post(page, sent)
    shown = answer.content.decode()
    assert (answer.status_code, "2 groepen komen erbij" in shown, "Voorbeeld B" in shown) == (200, True, True)
    held = next((tmp_path / "intake").glob("*.list"))
    assert b"Voorbeeld" not in held.read_bytes()
    form = answer.context["form"].initial
    done = client.post(f"{page}meenemen/", {"held": form["held"], "organisation_id": partner.pk}, follow=True)
    assert "2 groepen staan erbij" in done.content.decode()
    assert not list((tmp_path / "intake").glob("*.list"))
    run = GroupRun.objects.get()
    assert "teruggedraaid" in client.post(f"{page}{run.pk}/terug/", follow=True).content.decode()
    assert not Group.objects.exists()
    bad = client.post(page, {"organisation_id": partner.pk, "file": SimpleUploadedFile("g.csv", b"Groep;Soort\nX;y\n")})
    assert (bad.status_code, "Rij" in bad.content.decode(), "Kies: Participatiegroep" in bad.content.decode()) == (
        422, True, True,
    )  # fmt: skip
