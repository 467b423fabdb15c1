"""Talents and ideas: offered by the person, found without a name, asked first, agreed by both; an idea becomes real."""

import datetime
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.privacy import erasure, exports
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.release import Period
from meedoen.outreach.models import Talent, TalentAsk
from meedoen.outreach.queries import talents as reads
from meedoen.outreach.services import talents as services
from meedoen.people import public as people
from meedoen.people.models import Participant
from tests.factories import actor_in, make_activity, make_organisation, make_participant

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
PAGE = "/werk/noord/talenten/"


@pytest.fixture
def amina(partner):
    return make_participant(partner)


@pytest.fixture
def desk(client, user):
    client.force_login(user)
    return client


def offer(actor, partner, person, *kinds, wish="likes"):
    return services.offer_talents(
        actor,
        organisation_id=partner.pk,
        answers={"who": "known", "person": person.pk},
        kinds=kinds or ("cooking",),
        wish=wish,
    )


def today():
    return timezone.localdate()


def text(answer):
    return answer.content.decode()


def test_asked_first_and_named_when_both_agreed(worker, colleague, partner, amina):
    offer(worker, partner, amina)
    (found,) = reads.offered(colleague, today=today(), kind="cooking")
    assert (found.label, found.person_id, found.mine) == ("", None, False)
    question = services.ask(colleague, found.id)
    assert services.ask(colleague, found.id).pk == question.pk
    assert [row.label for row in reads.my_questions(colleague)] == [""]
    assert people.purpose_of(colleague, amina.pk) is None
    assert reads.to_ask(colleague) == [] and reads.asks_waiting(worker, today=today()) == (1, 1)
    assert [row.label for row in reads.to_ask(worker)] == ["Amina"]
    with pytest.raises(NotFound):
        services.answer(colleague, question.pk, answer="yes", how="face")
    services.answer(worker, question.pk, answer="yes", how="face")
    assert [row.label for row in reads.my_questions(colleague)] == ["Amina"]
    assert people.purpose_of(colleague, amina.pk).kind == "task"
    services.unanswer(worker, question.pk)
    assert people.purpose_of(colleague, amina.pk) is None
    services.answer(worker, question.pk, answer="no", how="phone")
    assert people.purpose_of(colleague, amina.pk) is None
    assert [(row.label, row.answer) for row in reads.my_questions(colleague)] == [("", "no")]


def test_closing_a_question_closes_the_way_to_the_person(worker, colleague, partner, amina):
    offer(worker, partner, amina)
    question = services.ask(colleague, Talent.objects.get().pk)
    services.answer(worker, question.pk, answer="yes", how="face")
    services.withdraw_ask(colleague, question.pk)
    assert people.purpose_of(colleague, amina.pk) is None and not TalentAsk.objects.exists()


def test_who_is_protected_is_found_by_nobody_else(worker, colleague, partner, amina):
    offer(worker, partner, amina)
    people.take_on(worker, amina.pk)
    with seeding("test"):
        Participant.objects.filter(pk=amina.pk).update(protected_until=today() + 90 * DAY)
    assert reads.kinds_here(colleague, today=today()) == {}
    assert reads.offered(colleague, today=today(), kind="cooking") == []
    assert [row.label for row in reads.offered(worker, today=today(), kind="cooking")] == ["Amina"]


def test_an_idea_is_a_draft_in_one_tap_without_a_word_of_whose_it_was(worker, partner, amina):
    from meedoen.activities import services as activity_services
    from meedoen.activities.models import Activity

    offer(worker, partner, amina, wish="starts")
    idea = Talent.objects.get()
    first = services.begin_activity(worker, idea.pk)
    assert services.begin_activity(worker, idea.pk).activity_id == first.activity_id
    draft = Activity.objects.get()
    assert (draft.title, draft.status, draft.themes, draft.organisation_id) == (
        "Samen koken",
        "draft",
        ["food"],
        partner.pk,
    )
    assert "Amina" not in str(Activity.objects.values())
    assert Talent.objects.get().became_on == today()
    services.became_activity(worker, idea.pk, activity_id=None)
    assert not Activity.objects.exists(), "taken back: a draft that nobody touched goes too"
    again = services.begin_activity(worker, idea.pk).activity_id
    activity_services.edit(worker, again, text="Elke eerste woensdag")
    services.became_activity(worker, idea.pk, activity_id=None)
    assert Activity.objects.get().pk == again, "what somebody worked on stays"
    offer(worker, partner, amina, "garden")
    with pytest.raises(Refused, match="Alleen een idee"):
        services.begin_activity(worker, Talent.objects.get(kind="garden").pk)


def test_every_kind_has_a_first_title_and_a_theme():
    from meedoen.activities.public import Theme
    from meedoen.outreach.rules import talents as rules

    assert set(rules.DRAFTS) == set(rules.Talent)
    assert {theme for _title, theme in rules.DRAFTS.values()} <= set(Theme.values)


def test_an_offer_is_renewed_taken_back_and_ends_by_itself(worker, partner, amina, time_machine):
    offer(worker, partner, amina, "cooking", "garden")
    offer(worker, partner, amina, "cooking")
    assert Talent.objects.count() == 2
    first = Talent.objects.get(kind="cooking")
    services.end_talent(worker, first.pk)
    assert reads.kinds_here(worker, today=today()) == {"garden": 1}
    services.end_talent(worker, first.pk, ended=False)
    time_machine.move_to(timezone.now() + 366 * DAY)
    assert reads.kinds_here(worker, today=today()) == {}
    with pytest.raises(Refused, match="aanbod is er niet meer"):
        services.ask(worker, first.pk)


def test_an_idea_becomes_an_activity(worker, partner, noord, amina):
    offer(worker, partner, amina, wish="starts")
    idea = Talent.objects.get()
    kitchen = make_activity(partner, title="Kookgroep")
    foreign = make_activity(make_organisation(noord), title="Elders")
    with pytest.raises(Refused, match="eigen organisatie"):
        services.became_activity(worker, idea.pk, activity_id=foreign.pk)
    services.became_activity(worker, idea.pk, activity_id=kitchen.pk)
    assert reads.idea(worker, idea.pk).activity == "Kookgroep"
    year = Period(datetime.date(today().year, 1, 1), datetime.date(today().year, 12, 31))
    found = reads.figures(worker, year)
    assert (found.became, found.ideas.text, found.people.text) == (1, "0–4", "0–4")
    offer(worker, partner, amina, "garden")
    with pytest.raises(Refused, match="Alleen een idee"):
        services.became_activity(worker, Talent.objects.get(kind="garden").pk, activity_id=kitchen.pk)


def test_who_is_erased_is_found_no_more_and_still_counted(worker, colleague, partner, amina):
    offer(worker, partner, amina)
    question = services.ask(colleague, Talent.objects.get().pk)
    told = exports.export_person(amina.pk)["outreach.paths"]["wat je graag doet of wil beginnen"]
    assert [(row["wat"], len(row["gevraagd"])) for row in told] == [("Koken", 1)]
    with seeding("test"):
        erasure.erase_person(amina.pk, amina.network_id)
    row = Talent.objects.get()
    assert (row.participant_id, row.worker_id, row.ended_on, row.kind) == (None, None, today(), "cooking")
    with pytest.raises(NotFound):
        services.answer(worker, question.pk, answer="yes", how="face")


def test_nothing_is_noted_without_a_person_or_a_kind(worker, partner, amina):
    with pytest.raises(Refused, match="minstens één ding"):
        services.offer_talents(
            worker, organisation_id=partner.pk, answers={"who": "known", "person": amina.pk}, kinds=[], wish="likes"
        )
    with pytest.raises(Refused, match="Zeg wie dit aanbiedt"):
        services.offer_talents(
            worker, organisation_id=partner.pk, answers={"who": "nobody"}, kinds=["garden"], wish="likes"
        )
    with pytest.raises(NotFound):
        services.offer_talents(worker, organisation_id=uuid.uuid4(), answers={}, kinds=["garden"], wish="likes")


def test_on_screen(desk, worker, colleague, client, partner, amina):
    people.take_on(worker, amina.pk)
    form = {
        "organisation_id": partner.pk,
        "who": "known",
        "mine": amina.pk,
        "kinds": ["cooking", "sewing"],
        "wish": "starts",
    }
    wrong = desk.post(f"{PAGE}erbij/", form)
    assert wrong.status_code == 422 and "Noteer alleen wat iemand zelf aanbiedt" in text(wrong)
    assert text(wrong).count(" checked") >= 4
    assert desk.post(f"{PAGE}erbij/", {**form, "offered": "on"}).status_code == 303
    assert "Amina" in text(desk.get(f"{PAGE}?wat=cooking")) and "Amina" in text(desk.get(f"{PAGE}ideeen/"))
    one = Talent.objects.get(kind="cooking")
    asked = services.ask(colleague, one.pk)
    assert "Vraag dit aan je mensen" in text(desk.get(PAGE))
    where = f"{PAGE}vraag/{asked.pk}/antwoord/"
    assert "Amina" in text(desk.get(where))
    bad = desk.post(where, {"answer": "", "how": "face"})
    assert bad.status_code == 422
    assert desk.post(where, {"answer": "yes", "how": "face"}).status_code == 303
    assert desk.get(where)["Location"] == PAGE
    assert desk.post(f"{where}terug/").status_code == 303
    make_activity(partner, title="Kookgroep")
    shown = text(desk.get(f"{PAGE}{one.pk}/idee/"))
    assert "Kookgroep" in shown and f"{PAGE}{one.pk}/idee/begin/" in shown
    begun = desk.post(f"{PAGE}{one.pk}/idee/begin/")
    assert begun.status_code == 303 and 'value="Samen koken"' in text(desk.get(begun["Location"]))
    assert desk.post(f"{PAGE}{one.pk}/idee/open/").status_code == 303
    assert desk.post(f"{PAGE}{one.pk}/idee/", {"activity_id": ""}).status_code == 422
    assert desk.get(f"{PAGE}{one.pk}/vraag/").status_code == 200
    assert desk.get(f"{PAGE}cijfers/").status_code == 200
    client.force_login(make_member_elsewhere(partner))
    assert client.get(f"{PAGE}{one.pk}/idee/").status_code == 404
    assert client.get(where).status_code in {303, 404} and "Amina" not in text(client.get(PAGE))


def make_member_elsewhere(partner):
    from tests.factories import make_member

    return make_member(make_organisation(partner.network), Role.WORKER)


def test_as_many_queries_for_one_as_for_three(desk, worker, colleague, partner):
    def counted(address):
        with CaptureQueriesContext(connection) as seen:
            assert desk.get(address).status_code == 200
        return len(seen)

    def one_more():
        offer(worker, partner, make_participant(partner), wish="starts")
        services.ask(colleague, Talent.objects.order_by("-pk").first().pk)
        services.ask(worker, Talent.objects.order_by("-pk").first().pk)

    addresses = [PAGE, f"{PAGE}?wat=cooking", f"{PAGE}ideeen/", f"{PAGE}cijfers/"]
    one_more()
    once = [counted(address) for address in addresses]
    one_more()
    one_more()
    assert [counted(address) for address in addresses] == once


def test_an_actor_of_another_organisation_finds_nothing(worker, partner, amina, noord):
    offer(worker, partner, amina)
    stranger = actor_in(make_organisation(noord))
    assert reads.kinds_here(stranger, today=today()) == {}
    with pytest.raises(NotFound):
        services.ask(stranger, Talent.objects.get().pk)
