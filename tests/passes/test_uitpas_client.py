"""The client of publiq's UiTPAS API against a server that follows its public description: real HTTP, no database."""

import logging
from types import SimpleNamespace

import pytest

from meedoen.passes.rules.uitpas import cannot, number_in
from meedoen.passes.uitpas import Client, Problem, Ticket, Trouble, answers, client, client_for, is_on

from . import publiq as server
from .publiq import (
    BLOCKED,
    EVENT,
    EXPIRED,
    EXPIRED_SAID,
    EXPIRED_WITH_COUPON,
    GROUP,
    NO_SOCIAL,
    NOBODY,
    SOCIAL,
    SUSPENDED,
    TWO_COUPONS,
    UNREGISTERED,
)


@pytest.fixture
def asking(publiq):
    return Client(*server.KEYS)


def tariffs(asking, number, event=EVENT, cents=1000):
    return asking.tariffs(event_id=event, number=number, regular_cents=cents)


def test_the_tariff_is_the_one_that_publiq_gives(asking):
    found = tariffs(asking, SOCIAL)
    assert [(one.id, one.cents, one.kind, one.remaining) for one in found.available] == [
        ("SOCIALTARIFF", 200, "SOCIALTARIFF", 1)
    ]
    assert [one.cents for one in tariffs(asking, TWO_COUPONS, cents=1250).available] == [250, 400, 650]
    assert tariffs(asking, GROUP).available[0].remaining == 50
    assert tariffs(asking, NO_SOCIAL) == answers.Tariffs((), "")


def test_what_is_said_to_the_passholder_comes_as_it_is_given(asking):
    found = tariffs(asking, EXPIRED_WITH_COUPON)
    assert (found.available[0].kind, found.message) == ("COUPON", EXPIRED_SAID)
    with pytest.raises(Problem) as no:
        tariffs(asking, EXPIRED)
    assert (no.value.kind, no.value.message) == ("social-tariff-expired", EXPIRED_SAID)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (BLOCKED, "invalid-card-status"), (UNREGISTERED, "passholder-not-found"), (NOBODY, "invalid-uitpasnumber"),
        (SUSPENDED, "social-tariff-suspended"),
    ],
)  # fmt: skip
def test_every_state_of_a_card_is_told(asking, number, kind):
    with pytest.raises(Problem) as no:
        tariffs(asking, number)
    assert (no.value.kind, no.value.message) == (kind, "")


def test_an_event_that_is_unknown(asking):
    with pytest.raises(Problem) as no:
        tariffs(asking, SOCIAL, event="x")
    assert (no.value.kind, no.value.status) == ("event-not-found", 404)


def test_a_token_is_kept_and_renewed_once_when_it_is_refused(asking, publiq):
    for _time in range(3):
        tariffs(asking, SOCIAL)
    assert publiq.tokens == 1
    publiq.token = "een ander"
    tariffs(asking, SOCIAL)
    assert publiq.tokens == 2
    publiq.token = "een ander"
    asking.register(EVENT, [Ticket(SOCIAL, "SOCIALTARIFF", 1000)])
    assert (publiq.tokens, len(publiq.sales)) == (3, 1)


def test_wrong_keys_say_so_and_ask_nothing_else(publiq):
    with pytest.raises(Trouble) as trouble:
        tariffs(Client("een-klant", "fout"), SOCIAL)
    assert (trouble.value.kind, trouble.value.arrived) == ("settings", False)
    assert publiq.count("GET", "/tariffs") == 0
    assert "fout" not in repr(Client("een-klant", "fout"))


def test_a_batch_is_registered_whole_or_not_at_all(asking, publiq):
    good = Ticket(SOCIAL, "SOCIALTARIFF", 1000)
    with pytest.raises(Problem) as no:
        asking.register(EVENT, [good, Ticket(EXPIRED, "SOCIALTARIFF", 1000), good])
    assert (no.value.kind, no.value.at, publiq.sales) == ("social-tariff-expired", 1, {})
    sold = asking.register(EVENT, [good, Ticket(TWO_COUPONS, "COUPON_12", 1000)])
    assert [(one.id in publiq.sales, one.cents, one.kind) for one in sold] == [
        (True, 200, "SOCIALTARIFF"), (True, 650, "COUPON"),
    ]  # fmt: skip
    assert [one["regularPrice"] for one in publiq.sales.values()] == [10.0, 10.0]
    with pytest.raises(Problem) as no:
        asking.register(EVENT, [Ticket(TWO_COUPONS, "COUPON_12", 1000)])
    assert (no.value.kind, len(publiq.sales)) == ("maximum-reached", 2)


def test_a_group_buys_as_many_as_are_left(asking, publiq):
    ticket = Ticket(GROUP, "SOCIALTARIFF", 1000)
    publiq.left = 3
    with pytest.raises(Problem) as no:
        asking.register(EVENT, [ticket] * 4)
    assert (no.value.kind, publiq.left) == ("invalid-number-of-tickets", 3)
    assert len({one.id for one in asking.register(EVENT, [ticket] * 3)}) == 3
    assert tariffs(asking, GROUP).available[0].remaining == 0


def test_cancelling_twice_is_cancelling(asking, publiq):
    (sold,) = asking.register(EVENT, [Ticket(SOCIAL, "SOCIALTARIFF", 1000)])
    for _time in range(2):
        asking.cancel(sold.id)
    assert (publiq.cancelled, publiq.sales) == ([sold.id], {})


@pytest.mark.parametrize("fault", ["500", "hang up"])
def test_a_question_is_tried_again_and_a_sale_is_not(asking, publiq, fault):
    tariffs(asking, SOCIAL)
    publiq.fault = fault
    assert tariffs(asking, SOCIAL).available
    publiq.fault = fault
    with pytest.raises(Trouble) as trouble:
        asking.register(EVENT, [Ticket(SOCIAL, "SOCIALTARIFF", 1000)])
    assert trouble.value.arrived
    assert (publiq.count("POST", "/ticket-sales"), publiq.sales) == (1, {})


def test_a_sale_of_which_the_answer_was_lost_is_never_asked_twice(asking, publiq):
    publiq.fault = "after"
    with pytest.raises(Trouble) as trouble:
        asking.register(EVENT, [Ticket(SOCIAL, "SOCIALTARIFF", 1000)])
    assert (trouble.value.kind, trouble.value.arrived, len(publiq.sales)) == ("cut", True, 1)


@pytest.mark.parametrize(
    ("fault", "kind", "arrived"),
    [
        ("403", "forbidden", False), ("429", "busy", False), ("302", "settings", False), ("slow", "timeout", True),
        ("garbage", "unreadable", True),
    ],
)  # fmt: skip
def test_what_goes_wrong_says_whether_it_can_have_happened(asking, publiq, settings, fault, kind, arrived):
    settings.UITPAS = {**settings.UITPAS, "timeout": 1}
    publiq.fault = fault
    with pytest.raises(Trouble) as trouble:
        asking.register(EVENT, [Ticket(SOCIAL, "SOCIALTARIFF", 1000)])
    assert (trouble.value.kind, trouble.value.arrived) == (kind, arrived)
    assert trouble.value.retry_after == (90 if fault == "429" else 0)


def test_nobody_there_means_that_nothing_arrived(settings, publiq):
    settings.UITPAS = {**settings.UITPAS, "api": "http://127.0.0.1:1", "timeout": 2}
    with pytest.raises(Trouble) as trouble:
        Client(*server.KEYS).register(EVENT, [Ticket(SOCIAL, "SOCIALTARIFF", 1000)])
    assert (trouble.value.kind, trouble.value.arrived) == ("unreachable", False)


def test_no_number_and_no_secret_stands_in_the_log(asking, publiq, caplog):
    with caplog.at_level(logging.DEBUG):
        for number in (EXPIRED, SOCIAL):
            publiq.fault = "" if number == EXPIRED else "500"
            try:
                tariffs(asking, number)
            except Problem:
                continue
    said = caplog.text
    assert "social-tariff-expired" in said and "server" in said
    assert not any(word in said for word in (EXPIRED, SOCIAL, server.KEYS[1], "token-"))


def test_keys_are_of_one_network(settings, publiq):
    assert is_on("noord") and client_for("noord") is not None
    assert not is_on("zuid") and client_for("zuid") is None


@pytest.mark.parametrize(
    "body",
    [
        None, [], {"available": [{"id": "x", "price": "2"}]}, {"available": [{"id": "", "price": 2}]},
        {"available": [{"id": "x", "price": -1}]}, {"available": [{"id": "x", "price": True}]}, {"available": [3]},
        {"available": [{"id": "x", "price": 2, "remaining": "veel"}]},
    ],
)  # fmt: skip
def test_an_answer_that_is_none_is_not_guessed_at(body):
    with pytest.raises(answers.Unreadable):
        answers.tariffs_in(body)


@pytest.mark.parametrize(
    "body", [None, {}, [], [{}, {}], [{"id": "1", "tariff": {"price": 1}}], [{"id": True, "tariff": {"price": 1}}] * 2]
)
def test_a_sale_that_cannot_be_read_is_no_sale(body):
    with pytest.raises(answers.Unreadable):
        answers.sold_in(body, number=2)


@pytest.mark.parametrize(
    ("body", "kind", "at"),
    [
        ({"type": f"{server.PROBLEMS}card-blocked", "jsonPointer": "/2/tariff"}, "card-blocked", 2),
        ({"type": "https://elders.example/card-blocked"}, "", None),
        ({"type": f"{answers.NAMESPACE}body/missing", "jsonPointer": "/x"}, "missing", None),
        ("nee", "", None),
        (None, "", None),
    ],
)
def test_a_refusal_is_read_whatever_it_looks_like(body, kind, at):
    found = answers.problem_in(400, body)
    assert (found.kind, found.at, found.status) == (kind, at, 400)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("0900000095902", "0900000095902"), (" 0900 0000 9590-2 ", "0900000095902"), ("090000009590", ""),
        ("85073003328", ""), ("09000000959O2", ""), ("٠٩٠٠٠٠٠٠٩٥٩٠٢", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_number_however_it_was_typed(typed, found):
    assert number_in(typed) == found


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, None), ({"status": "cancelled"}, "cancelled"), ({"source": "list:1"}, "elsewhere"),
        ({"source_id": ""}, "elsewhere"), ({"price_cents": None}, "price"), ({"price_cents": 0}, "price"),
    ],
)  # fmt: skip
def test_for_what_a_tariff_can_be_asked(fields, why):
    said = {"source": "uitdatabank", "source_id": "x", "price_cents": 500, "status": "planned", **fields}
    session = SimpleNamespace(status=said.pop("status"), activity=SimpleNamespace(**said))
    assert cannot(session) == why


def test_the_token_of_before_is_not_used_near_its_end(asking, publiq, monkeypatch):
    tariffs(asking, SOCIAL)
    later = client.time.monotonic() + 86400 - client.EARLY + 1
    monkeypatch.setattr(client.time, "monotonic", lambda: later)
    tariffs(asking, SOCIAL)
    assert publiq.tokens == 2
