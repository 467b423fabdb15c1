"""A pass that ends: told once, in neutral words, by how somebody is reached; else by a worker; renewed in one tap."""

import datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.messages import gateways, sending
from meedoen.kernel.models import Message
from meedoen.kernel.privacy import erasure
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.networks.identity import actor_of
from meedoen.passes import due_lines, renewal_texts, services, tokens
from meedoen.passes.models import GroupPass, Pass
from meedoen.passes.queries import ending as reads
from meedoen.passes.queries import groups
from meedoen.passes.queries import passes as checks
from meedoen.passes.rules import renewal as rules
from meedoen.passes.rules.schemes import Band, Terms
from meedoen.passes.services import renewal
from meedoen.people import public as people
from meedoen.people.models import Participant
from tests.factories import make_member, make_organisation

pytestmark = pytest.mark.django_db
END, NEXT = datetime.date(2026, 12, 31), datetime.date(2027, 12, 31)
AT = "/werk/noord/passen/eindigen/"
SECRETS = ("Amina", "OCMW", "Noord", "recht", "pas ", "regeling", "korting")


class Phone:
    """A gateway that keeps what it sent; it refuses when it is told to."""

    repeatable = False
    sent: list[tuple[str, str]] = []
    bad = False

    def send(self, number, text, *, reference):
        if Phone.bad:
            raise gateways.NotDelivered("refused", final=True)
        Phone.sent.append((number, text))
        return "nr"


@pytest.fixture(autouse=True)
def gateway(settings):
    Phone.sent, Phone.bad = [], False
    settings.SMS_GATEWAY = f"{__name__}.Phone"


@pytest.fixture(autouse=True)
def clock():
    """Six weeks and a day before the passes end, at ten in the morning."""
    with time_machine.travel("2026-11-18T10:00:00+01:00", tick=True) as traveller:
        yield lambda text: traveller.move_to(datetime.datetime.fromisoformat(text))


def somebody(worker, partner, *, channel="sms", reach="0470 00 00 01", confirmed=True, **fields):
    """Somebody whom the worker follows, with a pass of last year."""
    person = people.register(
        worker, organisation_id=partner.pk, first_name="Amina", channel=channel, reach=reach, confirmed=confirmed
    )
    people.take_on(worker, person.pk)
    card = services.issue(worker, person_id=person.pk)
    with seeding("test"):
        Participant.objects.filter(pk=person.pk).update(**fields)
        Pass.objects.filter(pk=card.pk).update(valid_until=END, issued_on=END - datetime.timedelta(400))
    return Pass.objects.get(pk=card.pk)


def remind(noord):
    noord.refresh_from_db()
    return renewal.remind_all(noord)


def states():
    return {str(row.pk): (row.to_tell, row.reminded_for == row.valid_until) for row in Pass.objects.all()}


@pytest.mark.parametrize(("days", "soon"), [(-1, False), (0, True), (42, True), (43, False)])
def test_a_pass_ends_soon_within_six_weeks(days, soon):
    today = datetime.date(2026, 5, 1)
    assert rules.ends_soon(today + datetime.timedelta(days), today, rules.before([])) is soon


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ({}, "sms"),
        ({"channel": "email"}, "email"),
        ({"confirmed": False}, "call"),
        ({"ways": ["call"]}, "call"),
        ({"can_send": []}, "call"),
        ({"channel": "phone"}, "call"),
        ({"channel": "none"}, "call"),
        ({"no_reminder": True}, ""),
    ],
)
def test_by_which_way_somebody_hears_it(said, way):
    usual = {"channel": "sms", "confirmed": True, "no_reminder": False, "ways": ["sms", "email"],
             "can_send": ["sms", "email"]}  # fmt: skip
    assert rules.way(**{**usual, **said}) == way


def test_one_message_in_neutral_words_once_for_each_last_day(worker, partner, noord, clock):
    card = somebody(worker, partner)
    assert remind(noord) == {"messages": 0, "calls": 0}
    clock("2026-11-19T10:00:00+01:00")
    assert [remind(noord)["messages"] for _time in range(3)] == [1, 0, 0]
    clock("2026-11-19T10:05:00+01:00")
    sending.send_due(noord.pk)
    ((number, text),) = Phone.sent
    assert (number, "31 december 2026" in text) == ("+32470000001", True)
    assert not any(word in text for word in SECRETS)
    services.renew(worker, card.pk)
    clock("2026-12-10T10:00:00+01:00")
    assert remind(noord)["messages"] == 0
    clock("2027-11-20T10:00:00+01:00")
    assert remind(noord)["messages"] == 1


@pytest.mark.parametrize(("code", "said"), [("fr", "31 décembre 2026"), ("ar", "2026"), ("tr", "31 Aralık 2026")])
def test_the_message_speaks_the_language_of_the_person(code, said):
    with translation.override(code):
        text = renewal_texts.sentence({"until": "2026-12-31"}, "02 000 00 00")
    assert (said in text, "02 000 00 00" in text, "kaart" in text) == (True, True, False)


def test_who_cannot_be_sent_word_stands_on_the_list_with_a_number(worker, partner, noord, clock):
    by_phone = somebody(worker, partner, channel="phone")
    nobody_knows = somebody(worker, partner, confirmed=False)
    wants_none = somebody(worker, partner, no_reminder=True)
    clock("2026-11-20T10:00:00+01:00")
    assert remind(noord) == {"messages": 0, "calls": 2}
    found = reads.ending(worker, today=timezone.localdate())
    assert [one.row.to_tell for one in found] == [True, True, False]
    assert {one.row.pk for one in found if one.known} == {by_phone.pk, nobody_knows.pk}
    assert reads.how_many(worker, today=timezone.localdate()) == (3, 2)
    services.note_told(worker, by_phone.pk)
    services.note_told(worker, by_phone.pk)
    assert [one.row.pk for one in reads.ending(worker, today=timezone.localdate()) if one.told] == [
        by_phone.pk, wants_none.pk,
    ]  # fmt: skip


def test_a_message_that_does_not_arrive_becomes_a_call(worker, partner, noord, clock):
    card = somebody(worker, partner)
    clock("2026-11-20T10:00:00+01:00")
    Phone.bad = True
    remind(noord)
    clock("2026-11-20T10:05:00+01:00")
    sending.send_due(noord.pk)
    assert states() == {str(card.pk): (True, True)}


@pytest.mark.parametrize("change", ["stopped", "renewed", "protected", "erased"])
def test_what_changed_before_the_message_left_is_not_sent(worker, partner, noord, clock, change):
    card = somebody(worker, partner)
    clock("2026-11-20T10:00:00+01:00")
    remind(noord)
    if change == "stopped":
        services.stop_pass(worker, card.pk)
    elif change == "renewed":
        services.renew(worker, card.pk)
    elif change == "protected":
        with seeding("test"):
            Participant.objects.filter(pk=card.person_id).update(protected_until=END)
    else:
        with seeding("test"):
            erasure.erase_person(card.person_id, noord.pk)
    clock("2026-11-20T10:05:00+01:00")
    sending.send_due(noord.pk)
    assert Phone.sent == []
    assert not Message.objects.filter(state="failed").exists()


def test_of_who_is_protected_nothing_is_said_and_only_who_follows_renews(worker, partner, noord, clock):
    card = somebody(worker, partner, protected_until=END)
    clock("2026-11-20T10:00:00+01:00")
    assert remind(noord) == {"messages": 0, "calls": 0}
    assert reads.ending(worker, today=timezone.localdate()) == []
    assert reads.how_many(worker, today=timezone.localdate()) == (0, 0)
    other = actor_of(make_member(partner, Role.WORKER), noord.pk)
    for act in (services.renew, services.note_told):
        with pytest.raises(NotFound):
            act(other, card.pk)
    assert services.renew(worker, card.pk).valid_until == NEXT


def test_renewing_keeps_the_code_and_prints_a_new_card(worker, partner, noord, clock):
    card = somebody(worker, partner)
    services.print_cards(worker)
    with pytest.raises(Refused, match="nog lang geldig"):
        services.renew(worker, card.pk)
    clock("2026-11-20T10:00:00+01:00")
    remind(noord)
    other = actor_of(make_member(partner, Role.WORKER), noord.pk)
    made = services.renew(other, card.pk)
    assert (made.code, made.own_index, made.valid_until, made.printed_on) == (card.code, card.own_index, NEXT, None)
    assert [one.code for one in services.print_cards(worker)] == [card.code]
    today = timezone.localdate()
    new, old = (tokens.card_token(one.code, one.issued_on, one.valid_until) for one in (made, card))
    assert (checks.check(worker, code=new, today=today).good, checks.check(worker, code=old, today=today).good) == (
        True, True,
    )  # fmt: skip
    stranger = actor_of(make_member(make_organisation(noord, "Judo"), Role.WORKER), noord.pk)
    with pytest.raises(NotFound):
        services.renew(stranger, card.pk)
    services.stop_pass(worker, card.pk)
    with pytest.raises(Refused, match="gestopt"):
        services.renew(worker, card.pk)


def test_the_card_of_a_group_is_renewed_and_nobody_is_sent_word(lead, noord, pot, clock):
    terms = Terms(bands=(Band(0, 80),), paid_to=("organiser",))
    made = services.make_scheme(lead, name="Spoor 1", fund_id=pot.fund_id, terms=terms)
    services.publish(lead, made.pk, starts_on=datetime.date(2026, 1, 1))
    school = make_organisation(noord, "School")
    group = services.make_group(lead, holder_id=school.pk, scheme_id=made.scheme_id, places=4)
    with seeding("test"):
        Pass.objects.update(valid_until=END)
    clock("2026-11-20T10:00:00+01:00")
    assert remind(noord) == {"messages": 0, "calls": 0}
    assert [line.text for line in due_lines.lines(lead, "noord", timezone.now()) if line.count] == [
        "1 groepspas vernieuwen"
    ]
    services.renew_group(lead, group.pk)
    assert Pass.objects.get().valid_until == NEXT
    assert [line.key for line in due_lines.lines(lead, "noord", timezone.now()) if line.count] == []
    services.stop_group(lead, group.pk)
    with pytest.raises(Refused):
        services.renew_group(lead, GroupPass.objects.get().pk)


def test_how_many_weeks_before_is_what_the_schemes_say(lead, worker, partner, noord, pot, clock):
    def scheme(name, weeks):
        terms = Terms(bands=(Band(0, 80),), paid_to=("organiser",), renewal_weeks=weeks)
        made = services.make_scheme(lead, name=name, fund_id=pot.fund_id, terms=terms)
        services.publish(lead, made.pk, starts_on=datetime.date(2026, 11, 18))
        return made

    short = scheme("Kort", 3)
    school = make_organisation(noord, "School")
    services.make_group(lead, holder_id=school.pk, scheme_id=short.scheme_id, places=4)
    somebody(worker, partner)
    with seeding("test"):
        Pass.objects.update(valid_until=END)
    clock("2026-11-25T10:00:00+01:00")
    today = datetime.date(2026, 11, 25)
    assert (remind(noord)["messages"], reads.within_weeks(worker, today=today)) == (0, 3)
    longer = scheme("Lang", 10)
    services.stop(lead, longer.pk)
    clock("2026-11-26T10:00:00+01:00")  # what has ended says nothing any more
    assert remind(noord)["messages"] == 0
    scheme("Langer", 9)
    today = datetime.date(2026, 11, 26)
    assert (reads.within_weeks(worker, today=today), reads.how_many(worker, today=today)) == (9, (1, 0))
    assert remind(noord)["messages"] == 1
    assert groups.how_many_end(lead, today=today) == 0  # the card of the school goes by its own scheme
    assert [one.soon for one in groups.groups(lead, today=today)] == [False]
    with pytest.raises(Refused, match="nog lang geldig"):
        services.renew_group(lead, GroupPass.objects.get().pk)
    clock("2026-12-10T10:00:00+01:00")
    assert groups.how_many_end(lead, today=datetime.date(2026, 12, 10)) == 1
    services.renew_group(lead, GroupPass.objects.get().pk)
    with pytest.raises(ValueError, match="weeks"):
        Terms(renewal_weeks=0)


def test_a_group_whose_card_went_after_its_term_is_still_due_and_gets_a_new_one(client, user, lead, noord, pot):
    terms = Terms(bands=(Band(0, 80),), paid_to=("organiser",))
    made = services.make_scheme(lead, name="Spoor 1", fund_id=pot.fund_id, terms=terms)
    services.publish(lead, made.pk, starts_on=timezone.localdate())
    school = make_organisation(noord, "School")
    group = services.make_group(lead, holder_id=school.pk, scheme_id=made.scheme_id, places=4)
    with seeding("test"):
        Pass.objects.all().delete()
    assert [line.count for line in due_lines.lines(lead, "noord", timezone.now()) if line.key == "passes.groups"] == [1]
    with pytest.raises(Refused):
        services.print_group_card(lead, group.pk)
    client.force_login(user)
    page = client.get("/werk/noord/passen/groepen/").content.decode()
    assert ("niet meer geldig" in page, "Druk de pas af" in page, "was geldig tot" in page) == (True, False, False)
    assert ("Geef een nieuwe kaart" in page, "Pas kwijt" in page) == (True, False)
    services.replace_group_card(lead, group.pk)
    assert services.print_group_card(lead, group.pk).group_id == group.pk
    page = client.get("/werk/noord/passen/groepen/").content.decode()
    assert ("niet meer geldig" in page, "Druk de pas af" in page) == (False, True)


def test_on_screen_from_the_list_and_from_the_page_of_the_person(client, colleague, worker, partner, noord, clock):
    first = somebody(worker, partner, channel="phone")
    second = somebody(worker, partner)
    client.force_login(colleague)
    assert "Geen pas eindigt binnenkort" in client.get(AT).content.decode()
    clock("2026-11-20T10:00:00+01:00")
    remind(noord)
    client.force_login(colleague)
    page = client.get(AT).content.decode()
    assert ("Nog te zeggen" in page, "0470 00 00 01" in page, page.count("eindigt op 31/12/2026")) == (True, True, 2)
    today = client.get("/werk/noord/").content.decode()
    assert "2 passen eindigen binnenkort, 1 nog te zeggen" in today
    page = client.post(f"/werk/noord/passen/{first.pk}/gezegd/", {"list": "1"}, follow=True).content.decode()
    assert "Nog te zeggen" not in page
    page = client.post(f"/werk/noord/passen/{first.pk}/vernieuwen/", {"list": "1"}, follow=True).content.decode()
    assert ("vernieuwd tot 31/12/2027" in page, page.count("eindigt op 31/12/2026")) == (True, 1)
    again = client.post(f"/werk/noord/passen/{first.pk}/vernieuwen/", {"list": "1"})
    assert (again.status_code, "nog lang geldig" in again.content.decode()) == (422, True)
    person = f"/werk/noord/mensen/{second.person_id}/"
    assert "eindigt binnenkort" in client.get(person).content.decode()
    page = client.post(f"/werk/noord/passen/{second.pk}/vernieuwen/", follow=True).content.decode()
    assert ("vernieuwd tot 31/12/2027" in page, "eindigt binnenkort" in page) == (True, False)


def test_the_list_costs_no_more_for_three_than_for_one(worker, partner, noord, clock):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            reads.ending(worker, today=timezone.localdate())
        return len(asked)

    for channel in ("phone", "sms"):
        somebody(worker, partner, channel=channel)
    clock("2026-11-20T10:00:00+01:00")
    remind(noord)
    few = queries()
    for _more in range(2):
        card = somebody(worker, partner)
        with seeding("test"):
            Pass.objects.filter(pk=card.pk).update(to_tell=True)
    assert (queries(), len(reads.ending(worker, today=timezone.localdate()))) == (few, 4)
