"""Welcome sheets: who writes, who reads, what is refused."""

import datetime
import uuid

import pytest

from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import Closed, NotFound, Refused
from meedoen.press import queries, services
from meedoen.press.models import WelcomeSheet
from meedoen.press.papers import making, welcome
from tests.factories import actor_in, make_organisation

from . import reading
from .examples import LANGUAGES, a_setting

pytestmark = pytest.mark.django_db
PARTS = {
    "what": "Wij helpen je met eten.",
    "for_whom": "Voor iedereen.",
    "steps": "1 Bel ons.\n- Kom langs.\n\n• Praat met ons.",
    "expect": "Het is gratis.",
    "bring": "Je identiteitskaart",
    "hours": "Maandag: 9 tot 12 uur",
    "phone": "014 22 33 44",
    "address": "Dorp 1, Noord",
}


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "OCMW Noord", phone="014 11 22 33")


def a_sheet(actor, partner, **changes):
    told = {"title": "Ik heb te weinig eten", **PARTS, **changes}
    return services.write_sheet(actor, organisation_id=partner.pk, **told)


def test_a_worker_writes_for_the_own_partner_only(partner, in_noord):
    worker, other = actor_in(partner), make_organisation(in_noord)
    made = a_sheet(worker, partner)
    assert (made.slug, made.status) == ("ik-heb-te-weinig-eten", "draft")
    with pytest.raises(Refused):
        a_sheet(worker, other)
    assert a_sheet(actor_in(partner, Role.COORDINATOR), other).organisation_id == other.pk


def test_two_sheets_of_one_title_have_two_addresses(partner):
    worker = actor_in(partner)
    assert [a_sheet(worker, partner).slug for _ in range(3)] == [
        "ik-heb-te-weinig-eten", "ik-heb-te-weinig-eten-2", "ik-heb-te-weinig-eten-3",
    ]  # fmt: skip
    assert a_sheet(worker, partner, title="مرحبا").slug == "blad"


def test_twice_the_same_form_makes_one_sheet(partner):
    worker, once = actor_in(partner), uuid.uuid4()
    for _time in range(2):
        services.write_sheet(worker, organisation_id=partner.pk, title="Wonen", once=once, **PARTS)
    assert WelcomeSheet.objects.count() == 1


@pytest.mark.parametrize("missing", [{"what": ""}, {"steps": " \n"}, {"phone": "", "address": ""}])
def test_a_sheet_without_its_heart_is_shown_to_nobody(partner, missing):
    worker = actor_in(partner)
    made = a_sheet(worker, partner, **missing)
    with pytest.raises(Refused, match="Zeg eerst"):
        services.show_sheet(worker, made.pk)


def test_a_draft_is_read_by_its_own_partner_and_the_coordinator(partner, in_noord):
    worker = actor_in(partner)
    made = a_sheet(worker, partner)
    elsewhere = actor_in(make_organisation(in_noord), Role.REFERRER)
    assert queries.sheet(worker, made.pk) == made
    with pytest.raises(NotFound):
        queries.sheet(elsewhere, made.pk)
    with pytest.raises(NotFound):
        queries.public_sheet(Actor.anonymous(in_noord.pk), made.slug)
    services.show_sheet(worker, made.pk)
    assert queries.sheet(elsewhere, made.pk) == made
    assert queries.public_sheet(Actor.anonymous(in_noord.pk), made.slug) == made
    services.hide_sheet(worker, made.pk)
    assert queries.public_sheets(Actor.anonymous(in_noord.pk)) == []


def test_who_reads_may_not_write(partner, in_noord):
    made = a_sheet(actor_in(partner), partner)
    for role in (Role.REFERRER, Role.PROVIDER):
        with pytest.raises(Closed):
            services.edit_sheet(actor_in(partner, role), made.pk, what="anders")
    with pytest.raises(NotFound):
        services.edit_sheet(actor_in(make_organisation(in_noord)), made.pk, what="anders")


def test_a_sheet_of_another_network_is_not_there(partner, zuid):
    abroad = make_organisation(zuid)
    with seeding("test"), tenancy.use_network(zuid.pk):
        theirs = WelcomeSheet.objects.create(organisation=abroad, slug="vreemd", title="Vreemd", status="published")
    with pytest.raises(NotFound):
        queries.sheet(actor_in(partner), theirs.pk)
    assert queries.sheets(actor_in(partner)) == []


def test_saving_says_that_it_was_looked_over(partner):
    worker = actor_in(partner)
    made = a_sheet(worker, partner, valid_until=datetime.date(2020, 1, 1))
    with seeding("test"):
        WelcomeSheet.objects.filter(pk=made.pk).update(checked_on=datetime.date(2020, 1, 1))
    saved = services.edit_sheet(worker, made.pk, title="Eten", valid_until=datetime.date(2099, 1, 1))
    assert (saved.slug, saved.title) == (made.slug, "Eten")
    assert saved.checked_on > datetime.date(2020, 1, 1)
    assert not saved.over(datetime.date(2098, 12, 31))


def test_a_translation_holds_what_was_told_and_nothing_else(partner):
    worker = actor_in(partner)
    made = a_sheet(worker, partner)
    told = services.translate_sheet(worker, made.pk, language="fr", title="Manger", what=" ", colour="rouge")
    assert told.translations == {"fr": {"title": "Manger"}}
    assert services.translate_sheet(worker, made.pk, language="fr").translations == {}
    with pytest.raises(Refused):
        services.translate_sheet(worker, made.pk, language="xx", title="?")


def test_a_picture_that_nobody_knows_is_refused(partner):
    with pytest.raises(Refused, match="beeld"):
        a_sheet(actor_in(partner), partner, pictogram="../../x")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_on_paper(partner, language):
    worker = actor_in(partner)
    made = a_sheet(worker, partner)
    services.translate_sheet(worker, made.pk, language="tr", title="Yemek", what="Yardım ederiz.")
    sheet = queries.sheet(worker, made.pk)
    paper = making.make_welcome(sheet, a_setting(), language, address="https://voorbeeld.be/noord/welkom/x/")
    assert reading.claims(paper.pdf)["part"] == "1"
    assert reading.claims(paper.pdf)["language"] == language
    assert reading.faults(paper.pdf) == []
    roles = [role for role, _alt, _lang in reading.tags(paper.pdf)]
    assert (roles.count("H1"), roles.count("H2")) == (1, 7)
    assert [alt for role, alt, _lang in reading.tags(paper.pdf) if role == "Figure" and not alt] == []
    said = reading.words(paper.pdf)
    for told in ("014 22 33 44", "Dorp 1, Noord", "Kom langs."):
        assert told in said
    assert ("Yemek" in said) == (language == "tr")


def test_signs_of_a_list_that_people_type_fall_away():
    assert welcome.lines(PARTS["steps"]) == ["1 Bel ons.", "Kom langs.", "Praat met ons."]


def test_a_sheet_that_is_too_long_names_its_longest_parts(partner):
    worker = actor_in(partner)
    made = a_sheet(worker, partner, what="Wij helpen je graag. " * 250, steps="Bel ons.\n" * 150)
    with pytest.raises(Refused) as refused:
        making.make_welcome(queries.sheet(worker, made.pk), a_setting(), "nl", address="")
    assert "“Wat is het?” (5250 tekens), “Stap voor stap” (1350 tekens)" in refused.value.sentence
