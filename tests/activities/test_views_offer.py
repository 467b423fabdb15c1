"""The worker's pages of planning: what they show, what they refuse, who may not see them."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from meedoen.activities.models import Activity, Enrolment, Session
from meedoen.activities.rules.series import BRUSSELS, Frequency, Pattern
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from tests.factories import make_activity, make_member, make_organisation, make_place, make_session, make_user

pytestmark = pytest.mark.django_db
AN_ID = "00000000-0000-7000-8000-000000000000"


@pytest.fixture
def place(in_noord):
    return make_place(in_noord)


@pytest.fixture
def worker(client, partner):
    user = make_member(partner, Role.WORKER)
    client.force_login(user)
    return client


def address(name, *args):
    return reverse(f"activities:{name}", args=["noord", *args])


def day(ahead):
    return timezone.localdate() + datetime.timedelta(days=ahead)


def at(ahead, hour):
    return datetime.datetime.combine(day(ahead), datetime.time(hour), BRUSSELS)


def filled(partner, place, **changed):
    """What a worker fills in for a weekly activity."""
    return {
        "title": "Koffie en taart", "kind": "activity", "organisation_id": str(partner.pk), "freq": "weekly",
        "start_date": day(7).isoformat(), "start_time": "14:00", "end_time": "16:00", "count": "3", "interval": "1",
        "place_id": str(place.pk), "sign_up": "sign_up", "capacity": "12", "step_free": "yes", "price_cents": "2,50",
    } | changed  # fmt: skip


def text(response):
    return response.content.decode()


def test_everything_opens(worker, partner, place):
    activity = make_activity(partner, place=place)
    session = make_session(activity, place=place)
    for name, args in (
        ("offer", ()), ("plan", ()), ("activity", (activity.pk,)), ("edit", (activity.pk,)), ("series", (activity.pk,)),
        ("add_session", (activity.pk,)), ("calendar", ()), ("week", ("2027", "01")), ("month", ("2027", "02")),
        ("session", (session.pk,)), ("move", (session.pk,)), ("cancel", (session.pk,)),
        ("change_places", (session.pk,)),
    ):  # fmt: skip
        assert (name, worker.get(address(name, *args)).status_code) == (name, 200)


def test_a_worker_plans_a_series_and_shows_it(worker, partner, place):
    response = worker.post(address("plan"), filled(partner, place), follow=True)
    activity = Activity.objects.get()
    assert response.redirect_chain == [(address("activity", activity.pk), 303)]
    assert "staat klaar" in text(response)
    assert (activity.price_cents, activity.capacity, activity.sessions.count()) == (250, 12, 3)
    shown = worker.post(address("publish", activity.pk), follow=True)
    assert "Iedereen ziet het nu" in text(shown)
    assert address("unpublish", activity.pk) in text(shown)
    activity.refresh_from_db()
    assert activity.status == "published"


def test_a_double_submit_makes_one(worker, partner, place):
    told = filled(partner, place, once="6f0d7a3e-0f1c-4b57-9d57-0a5b7a6c1c11")
    first, second = worker.post(address("plan"), told), worker.post(address("plan"), told)
    assert first.headers["Location"] == second.headers["Location"]
    assert Activity.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": ""}, "Vul dit in."),
        ({"text": "een regel\n" * 10_000}, "Er is plaats voor 4.000"),
        ({"text": "85.07.30-033 28"}, "rijksregisternummer"),
        ({"start_time": "16:00", "end_time": "14:00"}, "Het einde ligt voor het begin."),
        ({"start_date": "2027-02-29"}, "Deze dag bestaat niet."),
        ({"start_date": "2020-01-07", "freq": "once"}, "al voorbij"),
        ({"until": "2020-01-01", "count": ""}, "De einddatum ligt voor de begindatum."),
        ({"until": day(60).isoformat()}, "niet allebei"),
        ({"freq": "daily", "until": day(3000).isoformat(), "count": ""}, "meer dan 400 keren"),
        ({"price_cents": "veel"}, "Schrijf een bedrag"),
        ({"social_price_cents": "3"}, "hoger dan de gewone prijs"),
        ({"age_min": "12", "age_max": "6"}, "onder de laagste"),
        ({"capacity": "0"}, "Minstens 1."),
        ({"place_id": AN_ID}, "Kies"),
    ],
)
def test_a_refusal_is_a_sentence_and_everything_typed_stays(worker, partner, place, changed, sentence):
    told = filled(partner, place, bring="een ☕ en أهلاً", **changed)
    response = worker.post(address("plan"), told)
    assert response.status_code == 422
    assert sentence in text(response)
    assert "een ☕ en أهلاً" in text(response)
    assert (Activity.objects.count(), Session.objects.count()) == (0, 0)


def test_a_look_shows_the_series_and_keeps_nothing(worker, partner, place):
    told = filled(partner, place, look="1", title="")
    whole, part = worker.post(address("plan"), told), worker.post(address("plan"), told, headers={"HX-Request": "true"})
    for response in (whole, part):
        assert response.status_code == 200
        assert "3 keer, tot" in text(response)
        assert "De Dreef" in text(response)
    assert "Nog niet bewaard" not in text(whole)
    assert "<form" not in text(part)
    assert Activity.objects.count() == 0


HARD = "Inschrijvingen dienen te worden ingediend middels het daartoe bestemde formulier."


def test_under_each_text_stands_how_it_reads_and_a_simpler_word_is_taken_over(worker, partner, place):
    told = filled(partner, place, text=HARD, bring="een ☕", title="")
    part = text(worker.post(address("plan"), {**told, "look": "1"}, headers={"HX-Request": "true"}))
    block = part.split('id="leest-text"')[1].split("</div>")[0]
    assert "moeilijk" in block and 'value="text:middels"' in block and block.count("<li") >= 3
    assert 'hx-swap-oob="true"' in part and "moeilijk" not in part.split('id="leest-bring"')[1].split("</div>")[0]
    taken = worker.post(address("plan"), {**told, "neem_over": "text:middels"})
    form = taken.context["form"]
    assert form["text"].value() == HARD.replace("middels", "met")
    assert (taken.status_code, form["bring"].value(), form["price_cents"].value()) == (200, "een ☕", "2,50")
    assert Activity.objects.count() == 0
    made = make_activity(partner, place=place, text=HARD)
    edit = worker.post(address("edit", made.pk), {**told, "seen": made.version, "neem_over": "text:middels"})
    assert edit.context["form"]["text"].value() == HARD.replace("middels", "met")
    made.refresh_from_db()
    assert made.text == HARD


def test_what_is_hard_to_read_is_marked_in_the_offer_and_can_be_asked_for(worker, partner, place):
    make_activity(partner, "Premies", text=HARD)
    make_activity(partner, "Koffie", text="Kom gewoon langs. Er is taart.")
    make_activity(partner, "Nog niet te zien", text=HARD, status="draft")
    make_activity(partner, "Formulaire", text="Les inscriptions doivent être introduites avant le premier mars.")
    everything, hard = (worker.get(address("offer"), {"stand": stand}) for stand in ("", "moeilijk"))
    assert [line["activity"].title for line in everything.context["lines"] if line["hard"]] == ["Premies"]
    assert [line["activity"].title for line in hard.context["lines"]] == ["Premies"]
    assert text(everything).count("moeilijk geschreven") == 1


def test_a_picture_is_found_by_a_word_without_script(worker, partner, place):
    told = filled(partner, place, look="1", pictogram_word="koffie")
    found = text(worker.post(address("plan"), told))
    part = text(worker.get(address("pictures"), {"pictogram_word": "koffie"}))
    for shown in (found, part):
        assert 'type="radio" name="pictogram"' in shown
        assert "<span>koffie</span>" in shown


def test_taking_over_leaves_the_first_day_open(worker, partner, place):
    pattern = Pattern(Frequency.WEEKLY, day(7), datetime.time(9), datetime.time(11))
    activity = make_activity(partner, "Naaicafé", place=place)
    activity.series = pattern
    with seeding("test"):
        activity.save()
    shown = worker.get(address("plan"), {"van": activity.pk}).context["form"]
    assert (shown["title"].value(), shown["freq"].value(), shown["start_date"].value()) == ("Naaicafé", "weekly", None)
    assert worker.get(address("plan"), {"van": "geen-id"}).context["form"]["title"].value() is None


def test_a_stale_form_says_so_keeps_the_text_and_can_be_sent_again(worker, partner, place):
    activity = make_activity(partner, place=place)
    old = worker.get(address("edit", activity.pk)).context["form"]["seen"].value()
    told = {"title": "Thee", "kind": "activity", "organisation_id": str(partner.pk), "sign_up": "walk_in",
            "step_free": "unknown", "place_id": str(place.pk), "seen": old}  # fmt: skip
    assert worker.post(address("edit", activity.pk), told | {"title": "Koekjes"}).status_code == 303
    refused = worker.post(address("edit", activity.pk), told)
    assert (refused.status_code, refused.context["form"]["title"].value()) == (422, "Thee")
    assert "Iemand paste dit intussen aan" in text(refused)
    again = told | {"seen": refused.context["form"]["seen"].value()}
    assert worker.post(address("edit", activity.pk), again).status_code == 303
    activity.refresh_from_db()
    assert activity.title == "Thee"


def test_moving_says_who_hears_it_and_offers_undo(worker, partner, place):
    session = make_session(make_activity(partner, place=place), at(7, 14), place=place)
    assert "nog niemand ingeschreven" in text(worker.get(address("move", session.pk)))
    told = {"reason": "de zaal is bezet", "start_date": day(8).isoformat(), "start_time": "10:00", "end_time": "12:00",
            "place_id": str(place.pk), "seen": session.version}  # fmt: skip
    moved = worker.post(address("move", session.pk), told, follow=True)
    assert "Verplaatst naar" in text(moved)
    assert address("restore", session.pk) in text(moved)
    worker.post(address("restore", session.pk))
    session.refresh_from_db()
    assert (session.starts_at, session.status) == (at(7, 14), "planned")


def test_moving_onto_a_time_of_the_same_series_keeps_what_was_typed(worker, partner):
    activity = make_activity(partner)
    first, second = make_session(activity, at(7, 14)), make_session(activity, at(14, 14))
    told = {"reason": "de zaal is bezet", "start_date": day(14).isoformat(), "start_time": "15:00", "end_time": "17:00",
            "seen": first.version}  # fmt: skip
    refused = worker.post(address("move", first.pk), told)
    assert refused.status_code == 422
    assert "al een keer van deze activiteit" in text(refused)
    assert "de zaal is bezet" in text(refused)
    assert second.starts_at == at(14, 14)


def test_cancelling_needs_a_reason(worker, partner):
    session = make_session(make_activity(partner), at(7, 14))
    assert worker.post(address("cancel", session.pk), {"reason": " "}).status_code == 422
    gone = worker.post(address("cancel", session.pk), {"reason": "ziek", "seen": session.version}, follow=True)
    assert "gaat niet door" in text(gone)


def test_a_past_session_is_refused_with_a_sentence(worker, partner):
    session = make_session(make_activity(partner), at(-3, 14))
    refused = worker.post(address("cancel", session.pk), {"reason": "ziek"})
    assert refused.status_code == 422
    assert "al voorbij" in text(refused)


@pytest.mark.parametrize(("year", "number"), [("2027", "54"), ("0000", "01"), ("9999", "52")])
def test_a_week_that_does_not_exist_is_not_there(worker, partner, year, number):
    assert worker.get(address("week", year, number)).status_code == 404


def test_the_calendar_shows_holidays_and_what_is_cancelled(worker, partner):
    start = datetime.datetime(2026, 12, 25, 14, tzinfo=BRUSSELS)
    make_session(make_activity(partner, "Kerstfeest"), start, status="cancelled", reason="ziek")
    shown = text(worker.get(address("week", "2026", "52")))
    for word in ("Kerstmis", "Kerstfeest", "gaat niet door", "14–16 u."):
        assert word in shown


def pages(activity, session):
    return [
        ("offer", ()), ("activity", (activity.pk,)), ("calendar", ()), ("session", (session.pk,)),
    ]  # fmt: skip


@pytest.mark.parametrize("number", [0, 1, 2, 3])
def test_one_row_and_three_rows_take_the_same_number_of_queries(worker, partner, place, number):
    activity = make_activity(partner, place=place)
    session = make_session(activity, at(0, 23), place=place)
    name, args = pages(activity, session)[number]
    worker.get(address(name, *args))
    with CaptureQueriesContext(connection) as one:
        worker.get(address(name, *args))
    for n in (1, 2):
        other = make_activity(make_organisation(partner.network), f"Nog {n}", place=place)
        make_session(other, at(0, 22), place=place)
        make_session(activity, at(n, 20), place=place)
    with CaptureQueriesContext(connection) as three:
        worker.get(address(name, *args))
    assert len(three) == len(one)


def test_a_stranger_of_another_network_sees_nothing(client, partner, zuid):
    session = make_session(make_activity(partner))
    stranger = make_member(make_organisation(zuid), Role.COORDINATOR)
    client.force_login(stranger)
    for name, args in (
        ("offer", ()), ("plan", ()), ("activity", (session.activity_id,)), ("edit", (session.activity_id,)),
        ("calendar", ()), ("session", (session.pk,)), ("move", (session.pk,)), ("cancel", (session.pk,)),
    ):  # fmt: skip
        assert (name, client.get(address(name, *args)).status_code) == (name, 404)
        own = reverse(f"activities:{name}", args=["zuid", *args])
        assert client.get(own).status_code == (404 if args else 200)


def test_a_partner_sees_the_page_without_the_buttons_and_cannot_change_it(client, partner, in_noord):
    activity = make_activity(partner)
    session = make_session(activity)
    client.force_login(make_member(make_organisation(in_noord)))
    shown = text(client.get(address("activity", activity.pk)))
    assert address("edit", activity.pk) not in shown
    assert client.get(address("edit", activity.pk)).status_code == 404
    assert client.post(address("cancel", session.pk), {"reason": "ziek"}).status_code == 404


def test_who_is_not_signed_in_is_asked_to(client, partner):
    assert make_user() is not None
    assert client.get(address("offer")).headers["Location"].startswith("/account/")


def test_who_cannot_move_up_any_more_is_told_to_the_planner(worker, partner):
    """After the room became smaller a family of five waits for four places: no cancellation can help it."""
    session = make_session(make_activity(partner, sign_up="sign_up"), capacity=4, waiting=1)
    with seeding("test"):
        party = Enrolment.objects.create(session=session, adults=2, children=3, via="desk", status="waiting")
    warning = "te groot voor de plaatsen die er zijn"
    assert warning in text(worker.get(address("session", session.pk)))
    with seeding("test"):
        Enrolment.objects.filter(pk=party.pk).update(children=2)
    assert warning not in text(worker.get(address("session", session.pk)))
