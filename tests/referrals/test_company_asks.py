"""A companion of another partner: both say yes before a name passes; who is elsewhere looks as if absent until then."""

import pytest
from django.utils import timezone

from meedoen.kernel import guard
from meedoen.kernel.actors import Role
from meedoen.kernel.refusals import Closed, NotFound, Refused
from meedoen.people import public as people
from meedoen.people.models import Grant, Participant
from meedoen.people.services import withdraw_consent
from meedoen.referrals import queries, services
from meedoen.referrals.models import Companion, CompanionHours, CompanyAsk, Referral
from meedoen.referrals.queries import company_asks as reads
from meedoen.referrals.services import Agreed, Needs
from tests.factories import actor_in, make_member, make_organisation

pytestmark = pytest.mark.django_db
WEEK = ("0", "1", "2", "3", "4", "5", "6")
PARTS = ("morning", "afternoon", "evening")


def today():
    return timezone.localdate()


@pytest.fixture
def house(in_noord):
    return make_organisation(in_noord, "Buurthuis")


@pytest.fixture
def theirs(house):
    return actor_in(house, Role.WORKER)


@pytest.fixture
def rita(theirs, house):
    """A volunteer of the neighbourhood house who goes along for others too."""
    who = {"who": "first_name", "first_name": "Rita", "channel": "phone", "reach": "0470 12 34 57"}
    return services.add_companion(
        theirs, organisation_id=house.pk, agreed=Agreed(("nl", "ar"), WEEK, PARTS, wider=True), who=who
    )


@pytest.fixture
def made(lead):
    return lead(needs=Needs(company=True, language="ar"))


def sees(actor, person):
    return people.names(actor, [person])


def test_names_pass_only_when_both_said_yes(made, referrer, theirs, rita, amina):
    (fit,) = reads.fitting_elsewhere(referrer, made, today=today())
    assert (fit.id, "spreekt Arabisch" in fit.yes, "Rita" in repr(fit)) == (rita.pk, True, False)
    with pytest.raises(NotFound):
        queries.companion(referrer, rita.pk)
    ask = services.ask_elsewhere(referrer, made.pk, companion_id=rita.pk)
    assert services.ask_elsewhere(referrer, made.pk, companion_id=rita.pk).pk == ask.pk
    assert (reads.fitting_elsewhere(referrer, made, today=today()), reads.asked_already(referrer, made)) == ([], 1)
    (shown,) = reads.asks(theirs, today=today())
    assert (shown.companion, shown.label, shown.line.where, reads.count_asks(theirs)) == ("Rita", "", "Naaiatelier", 1)
    assert (sees(theirs, amina.pk), sees(referrer, rita.person_id)) == ({}, {})
    services.answer_ask(theirs, ask.pk, said="yes")
    assert services.answer_ask(theirs, ask.pk, said="yes").said == "yes"
    (shown,) = reads.asks(theirs, today=today())
    assert (shown.label, shown.said, reads.count_asks(theirs)) == ("Amina", "yes", 0)
    one = queries.one_sent(referrer, made.pk, today=today())
    assert (one.companion, one.row.state, sees(referrer, rita.person_id)[rita.person_id].reach) == (
        "Rita", "accompanied", "+32470123457",
    )  # fmt: skip
    assert sees(theirs, amina.pk)[amina.pk].reach == ""
    services.let_company_go(referrer, made.pk)
    assert (sees(theirs, amina.pk), sees(referrer, rita.person_id)) == ({}, {})


@pytest.mark.parametrize("over", ["stop", "end", "erase person", "erase companion"])
def test_what_was_passed_closes_with_it(made, referrer, home, theirs, house, rita, amina, over):
    ask = services.ask_elsewhere(referrer, made.pk, companion_id=rita.pk)
    services.answer_ask(theirs, ask.pk, said="yes")
    assert Grant.objects.filter(source="referrals.CompanyAsk").count() == 2
    if over == "stop":
        services.stop(theirs, rita.pk)
    elif over == "end":
        services.end(referrer, made.pk, why="own_choice")
    elif over == "erase person":
        people.erase(actor_in(home, Role.COORDINATOR), amina.pk)
    else:
        people.erase(actor_in(house, Role.COORDINATOR), rita.person_id)
    assert not Grant.objects.filter(source="referrals.CompanyAsk").exists()


def test_a_no_a_yes_taken_back_and_a_companion_who_does_not_go_along_for_others(made, referrer, theirs, rita, amina):
    ask = services.ask_elsewhere(referrer, made.pk, companion_id=rita.pk)
    withdraw_consent(referrer, amina.pk, consent_id=ask.consent_id)
    with pytest.raises(Refused):
        services.answer_ask(theirs, ask.pk, said="yes")
    assert (CompanyAsk.objects.get().said, Grant.objects.filter(source="referrals.CompanyAsk").exists()) == ("", False)
    services.answer_ask(theirs, ask.pk, said="no")
    with pytest.raises(Refused, match="al beantwoord"):
        services.answer_ask(theirs, ask.pk, said="yes")
    with guard.seeding("test"):
        CompanyAsk.objects.all().delete()
        Companion.objects.update(wider=False)
    with pytest.raises(NotFound):
        services.ask_elsewhere(referrer, made.pk, companion_id=rita.pk)
    assert reads.fitting_elsewhere(referrer, made, today=today()) == []


def test_who_is_protected_is_neither_asked_nor_asked_for(made, referrer, rita, amina):
    with guard.seeding("test"):
        Participant.objects.filter(pk=amina.pk).update(protected_until=today())
    assert reads.fitting_elsewhere(referrer, made, today=today()) == []
    with pytest.raises(Refused, match="alleen een eigen gids"):
        services.ask_elsewhere(referrer, made.pk, companion_id=rita.pk)
    with guard.seeding("test"):
        Participant.objects.filter(pk=amina.pk).update(protected_until=None)
        Participant.objects.filter(pk=rita.person_id).update(protected_until=today())
    assert reads.fitting_elsewhere(referrer, made, today=today()) == []
    with pytest.raises(NotFound):
        services.ask_elsewhere(referrer, made.pk, companion_id=rita.pk)


def test_another_desk_cannot_answer_nor_who_guides_nobody(made, referrer, theirs, rita, house):
    ask = services.ask_elsewhere(referrer, made.pk, companion_id=rita.pk)
    with pytest.raises(NotFound):
        services.answer_ask(referrer, ask.pk, said="yes")
    assert (reads.asks(referrer, today=today()), reads.count_asks(referrer)) == ([], 0)
    with pytest.raises(Closed):
        services.answer_ask(actor_in(house, Role.REFERRER), ask.pk, said="yes")


def test_on_screen_from_the_question_to_the_yes(client, made, home, house, rita, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(make_member(home, Role.WORKER))
    page = f"/werk/noord/toeleiding/{made.pk}/gids/"
    shown = client.get(page).content.decode()
    assert ("Het mag: vraag deze gids" in shown, "Rita" in shown) == (True, False)
    assert client.post(f"{page}elders/").status_code == 422
    told = client.post(f"{page}elders/", {"companion": rita.pk}, follow=True).content.decode()
    assert ("Aan 1 gids is het gevraagd" in told, "Rita" in told) == (True, False)
    client.force_login(make_member(house, Role.WORKER))
    desk = "/werk/noord/toeleiding/gidsen/"
    asked = client.get(desk).content.decode()
    assert ("Een andere partner vraagt een gids" in asked, "Rita" in asked, "Amina" in asked) == (True, True, False)
    ask = CompanyAsk.objects.get()
    answered = client.post(f"{desk}vraag/{ask.pk}/", {"said": "yes"}, follow=True).content.decode()
    assert "Amina" in answered
    assert client.post(f"{desk}vraag/{ask.pk}/", {"said": "misschien"}).status_code == 422


def test_hours_that_were_given_count_once_however_many_somebody_went_along_with(made, referrer, theirs, house, rita):
    with guard.seeding("test"):
        for _each in range(3):
            Referral.objects.create(
                organisation=house, receiver=house, companion=rita, agreed_on=today(), state="ended"
            )
        given = CompanionHours.objects.create(companion=rita, day=today(), minutes=rita.hours_a_month * 60 - 30)
    assert [fit.id for fit in reads.fitting_elsewhere(referrer, made, today=today())] == [rita.pk]
    with guard.seeding("test"):
        CompanionHours.objects.create(companion=rita, day=given.day, minutes=30)
    assert reads.fitting_elsewhere(referrer, made, today=today()) == []


def test_who_was_let_go_does_not_go_along_when_somebody_else_does(made, referrer, theirs, home, rita):
    ask = services.ask_elsewhere(referrer, made.pk, companion_id=rita.pk)
    services.answer_ask(theirs, ask.pk, said="yes")
    assert len(reads.asks(theirs, today=today())) == 1
    services.let_company_go(referrer, made.pk)
    own = services.add_companion(
        actor_in(home, Role.WORKER),
        organisation_id=home.pk,
        agreed=Agreed(("nl",), WEEK, PARTS),
        who={"who": "first_name", "first_name": "Jef", "channel": "phone", "reach": "0470 12 34 58"},
    )
    services.find_company(referrer, made.pk, companion_id=own.pk)
    assert reads.asks(theirs, today=today()) == []


@pytest.mark.parametrize("who", ["person", "companion"])
def test_who_is_protected_meanwhile_is_not_passed(made, referrer, theirs, rita, amina, who):
    ask = services.ask_elsewhere(referrer, made.pk, companion_id=rita.pk)
    with guard.seeding("test"):
        pk = amina.pk if who == "person" else rita.person_id
        Participant.objects.filter(pk=pk).update(protected_until=today())
    with pytest.raises(Refused, match="intussen vervallen"):
        services.answer_ask(theirs, ask.pk, said="yes")
    assert (CompanyAsk.objects.get().said, Grant.objects.filter(source="referrals.CompanyAsk").exists()) == ("", False)
