"""Selling with UiTPAS: asked, registered, then paid; whole or not at all; no number anywhere; nothing without keys."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.models import AuditEntry
from meedoen.kernel.refusals import Closed, NotFound, Refused
from meedoen.networks.identity import actor_of
from meedoen.passes import due_lines, services
from meedoen.passes.models import UitpasSale
from meedoen.passes.queries import uitpas as reads
from meedoen.passes.terms import Sale
from meedoen.passes.uitpas import Ticket, client_for, selling
from tests.factories import make_activity, make_member, make_organisation, make_session

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
    SOCIAL_TOO,
    TWO_COUPONS,
)

pytestmark = pytest.mark.django_db
AT = "/werk/noord/uitpas/"


@pytest.fixture
def show(partner):
    """A session this evening of something that came in from UiTdatabank, at € 10."""
    activity = make_activity(partner, "Festiviteit", source="uitdatabank", source_id=EVENT, price_cents=1000)
    return make_session(activity, timezone.now() + datetime.timedelta(hours=1))


@pytest.fixture
def cashier(partner, in_noord):
    return actor_of(make_member(partner, Role.CASHIER), in_noord.pk)


@pytest.fixture
def till(client, partner, in_noord, publiq):
    """A browser of a cashier."""
    client.force_login(make_member(partner, Role.CASHIER))
    return client


def social(*numbers):
    return [Ticket(number, "SOCIALTARIFF", 1000) for number in numbers]


def sell(actor, session, tickets, **more):
    return selling.sell(client_for("noord"), actor, session.pk, tickets, **more)


def text(answer):
    return answer.content.decode().replace("\xa0", " ")


def test_a_sale_is_registered_before_it_is_paid(cashier, show, publiq):
    begun = services.begin_sale(cashier, show.pk, sale_id=new_id(), number=1)
    with pytest.raises(Refused) as refusal:
        services.pay_sale(cashier, begun.pk)
    assert refusal.value.code == "unsure"
    services.drop_sale(cashier, begun.pk)
    sale = sell(cashier, show, social(SOCIAL, SOCIAL_TOO))
    assert (sale.state, sale.cents, sale.number, len(publiq.sales)) == (Sale.REGISTERED, 400, 2, 2)
    for _time in range(2):
        paid = services.pay_sale(cashier, sale.pk)
    assert (paid.state, paid.paid_at is not None) == (Sale.PAID, True)
    with pytest.raises(Refused):
        services.drop_sale(cashier, sale.pk)


def test_a_sale_is_whole_or_nothing_stays(cashier, show, publiq):
    with pytest.raises(selling.NotSold) as no:
        sell(cashier, show, social(SOCIAL, EXPIRED))
    assert (no.value.at, no.value.sentence) == (1, EXPIRED_SAID)
    assert (publiq.sales, UitpasSale.objects.count()) == ({}, 0)


def test_sent_twice_it_is_asked_once(cashier, show, publiq):
    token = new_id()
    first, second = (sell(cashier, show, social(SOCIAL), once=token) for _time in range(2))
    assert (first.pk, publiq.count("POST", "/ticket-sales")) == (second.pk, 1)


@pytest.mark.parametrize("fault", ["after", "hang up", "500"])
def test_an_answer_that_was_lost_stays_unsure_until_somebody_looked(cashier, show, publiq, fault):
    selling.ask(client_for("noord"), cashier, show.pk, [SOCIAL])
    publiq.fault = fault
    sale = sell(cashier, show, social(SOCIAL))
    assert (sale.state, sale.tickets, publiq.count("POST", "/ticket-sales")) == (Sale.UNSURE, [], 1)
    with pytest.raises(Refused):
        services.pay_sale(cashier, sale.pk)
    with pytest.raises(Refused):
        selling.cancel(client_for("noord"), cashier, sale.pk)
    if publiq.sales:
        assert services.found_sale(cashier, sale.pk).state == Sale.REGISTERED
        assert services.pay_sale(cashier, sale.pk).state == Sale.PAID
    else:
        services.drop_sale(cashier, sale.pk)
        assert not UitpasSale.objects.exists()


def test_what_never_left_leaves_nothing(cashier, show, publiq, settings):
    settings.UITPAS = {**settings.UITPAS, "api": "http://127.0.0.1:1"}
    with pytest.raises(Refused) as refusal:
        sell(cashier, show, social(SOCIAL))
    assert "Er is niets geregistreerd." in refusal.value.sentence
    assert not UitpasSale.objects.exists()


def test_cancelling_goes_on_where_it_stopped(cashier, show, publiq, monkeypatch):
    sale = sell(cashier, show, social(SOCIAL, SOCIAL_TOO))
    services.pay_sale(cashier, sale.pk)
    first = sale.tickets[0]["id"]
    asked = []
    real = selling.Client.cancel

    def half(self, sale_id):
        asked.append(sale_id)
        if len(asked) == 2:
            publiq.fault = "403"
        real(self, sale_id)

    monkeypatch.setattr(selling.Client, "cancel", half)
    with pytest.raises(Refused) as refusal:
        selling.cancel(client_for("noord"), cashier, sale.pk)
    assert "1 ticket is nog niet geannuleerd" in refusal.value.sentence
    kept = UitpasSale.objects.get()
    assert ([one["cancelled"] for one in kept.tickets], kept.cents, kept.state) == ([True, False], 200, Sale.PAID)
    for _time in range(2):
        done = selling.cancel(client_for("noord"), cashier, sale.pk)
    assert (done.state, publiq.sales, asked.count(first)) == (Sale.CANCELLED, {}, 1)
    with pytest.raises(Refused):
        services.pay_sale(cashier, sale.pk)


def test_no_number_is_kept_anywhere(cashier, show, publiq):
    selling.ask(client_for("noord"), cashier, show.pk, [SOCIAL, EXPIRED, NOBODY])
    sell(cashier, show, social(SOCIAL, GROUP))
    kept = [str(UitpasSale.objects.values()), str(list(AuditEntry.objects.values()))]
    assert "passes.sell_uitpas" in kept[1]
    assert not any(number in word for word in kept for number in (SOCIAL, EXPIRED, NOBODY, GROUP))


def test_only_the_own_till_of_the_own_organisation(noord, in_noord, partner, show, publiq, cashier):
    other = make_organisation(noord, "Elders")
    stranger = actor_of(make_member(other, Role.CASHIER), in_noord.pk)
    guide = actor_of(make_member(partner, Role.REFERRER), in_noord.pk)
    sale = sell(cashier, show, social(SOCIAL))
    for act in (
        lambda who: reads.to_sell(who, show.pk),
        lambda who: services.begin_sale(who, show.pk, sale_id=new_id(), number=1),
        lambda who: reads.sale(who, sale.pk),
        lambda who: services.pay_sale(who, sale.pk),
        lambda who: services.cancelled_sale(who, sale.pk, ids=[]),
    ):
        with pytest.raises(NotFound):
            act(stranger)
        with pytest.raises(Closed):
            act(guide)


def test_a_cashier_scans_registers_and_is_paid(till, show, publiq):
    at_once = till.get(AT, follow=True)
    assert at_once.redirect_chain[-1][0] == f"{AT}kassa/{show.pk}/"
    page = text(till.post(f"{AT}kassa/{show.pk}/", {"number": "0900 0000 67513"}))
    assert "Kansentarief: € 2,00" in page and "Kaart … 7513" in page and "checked" in page
    said = {"held": SOCIAL, "act": "sell", "tariff_0": "SOCIALTARIFF", "once": new_id()}
    answer = till.post(f"{AT}kassa/{show.pk}/", said, follow=True)
    assert "Te betalen met UiTPAS: € 2,00" in text(answer) and "Geregistreerd" in text(answer)
    sale = UitpasSale.objects.get()
    paid = till.post(f"{AT}verkoop/{sale.pk}/betaald/", {"once": new_id()}, follow=True)
    assert paid.redirect_chain[-1][0] == f"{AT}kassa/{show.pk}/" and "Volgende kaart" in text(paid)
    confirm = till.get(f"{AT}verkoop/{sale.pk}/annuleren/")
    assert "Geef € 2,00 terug." in text(confirm)
    gone = till.post(f"{AT}verkoop/{sale.pk}/annuleren/", {"once": new_id()}, follow=True)
    assert "Geannuleerd bij UiTPAS." in text(gone) and publiq.sales == {}


def test_several_cards_a_group_and_one_without_a_tariff(till, show, publiq):
    held = f"{SOCIAL} {NO_SOCIAL} {GROUP}"
    page = text(till.post(f"{AT}kassa/{show.pk}/", {"number": TWO_COUPONS, "held": held}))
    assert page.count("Kaart …") == 4 and "nog 50 tickets" in page and "Bon 12: € 6,50" in page
    assert "Met deze kaart is er geen UiTPAS-tarief" in page
    said = {
        "held": f"{held} {TWO_COUPONS}", "act": "sell", "tariff_0": "SOCIALTARIFF", "tariff_2": "SOCIALTARIFF",
        "count_2": "3", "tariff_3": "COUPON_12", "once": new_id(),
    }  # fmt: skip
    too_many = till.post(f"{AT}kassa/{show.pk}/", {**said, "count_2": "51"})
    assert (too_many.status_code, publiq.sales) == (422, {})
    answer = till.post(f"{AT}kassa/{show.pk}/", said, follow=True)
    assert "Te betalen met UiTPAS: € 14,50" in text(answer) and len(publiq.sales) == 5
    away = text(till.post(f"{AT}kassa/{show.pk}/", {"held": f"{SOCIAL} {GROUP}", "away": SOCIAL}))
    assert "Kaart … 5410" in away and "Kaart … 7513" not in away


def test_each_card_may_have_a_usual_price_of_its_own(till, show, publiq):
    at = f"{AT}kassa/{show.pk}/"
    page = text(till.post(at, {"number": TWO_COUPONS, "price": "6", "held": SOCIAL}))
    assert ("Kansentarief: € 2,00" in page, "Kansentarief: € 1,20" in page) == (True, True)
    held = f"{SOCIAL} {TWO_COUPONS}:600"
    assert (f'value="{held}"' in page, "Gewone prijs: € 6,00" in page, "UiTPAS-tarief: € 6,00" in page) == (
        True, True, True,
    )  # fmt: skip
    said = {"held": held, "act": "sell", "tariff_0": "SOCIALTARIFF", "tariff_1": "SOCIALTARIFF", "once": new_id()}
    assert "Te betalen met UiTPAS: € 3,20" in text(till.post(at, said, follow=True))
    asked = publiq.count("GET", "/tariffs")
    for wrong in (
        {"number": GROUP, "price": "10,01"}, {"number": GROUP, "price": "0"}, {"held": f"{SOCIAL}:1001"},
        {"held": f"{SOCIAL}:"}, {"held": f"{SOCIAL}:-5"},
    ):  # fmt: skip
        answer = till.post(at, {**wrong, "act": "ask"})
        assert (answer.status_code, publiq.count("GET", "/tariffs")) == (422, asked)


def test_a_choice_stays_when_a_card_comes_beside_it(till, show, publiq):
    said = {"held": TWO_COUPONS, "tariff_0": "COUPON_11", "number": SOCIAL, "act": "ask"}
    page = text(till.post(f"{AT}kassa/{show.pk}/", said))
    assert re.search(r'value="COUPON_11"[^>]*checked', page)


def test_what_publiq_says_is_shown_as_it_is_given(till, show, publiq):
    page = till.post(f"{AT}kassa/{show.pk}/", {"number": EXPIRED}).content.decode()
    given = EXPIRED_SAID.replace("<", "&lt;").replace(">", "&gt;")
    assert f'lang="nl">{given}<' in page and "Registreer bij UiTPAS" not in page
    both = till.post(f"{AT}kassa/{show.pk}/", {"number": EXPIRED_WITH_COUPON}).content.decode()
    assert given in both and "Bon 1079" in both
    ours = text(till.post(f"{AT}kassa/{show.pk}/", {"number": BLOCKED}))
    assert "Deze kaart werkt niet." in ours and f'lang="nl">{given}' not in ours


def test_a_no_after_the_question_keeps_the_page_and_registers_nothing(till, show, publiq):
    said = {"held": f"{SOCIAL} {TWO_COUPONS}", "act": "sell", "tariff_0": "SOCIALTARIFF", "tariff_1": "COUPON_11"}
    publiq.used.clear()
    real = publiq.tariffs

    def once_too_late(number, price):
        if publiq.count("POST", "/ticket-sales"):
            publiq.used.add((TWO_COUPONS, "COUPON_11"))
        return real(number, price)

    publiq.tariffs = once_too_late
    answer = till.post(f"{AT}kassa/{show.pk}/", {**said, "once": new_id()})
    page = text(answer)
    assert answer.status_code == 422 and "Er is niets geregistreerd." in page and "Kaart … 3204" in page
    assert (publiq.sales, UitpasSale.objects.count()) == ({}, 0)
    again = re.search(r'name="once" value="([0-9a-f-]+)"', page)[1]
    retry = till.post(f"{AT}kassa/{show.pk}/", {**said, "tariff_1": "", "once": again}, follow=True)
    assert "Te betalen met UiTPAS: € 2,00" in text(retry)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Scan eerst een kaart"),
        ({"number": "123"}, "heeft 13 cijfers"),
        ({"number": SOCIAL, "held": SOCIAL}, "staat er al bij"),
        ({"held": "abc"}, "heeft 13 cijfers"),
        ({"held": SOCIAL, "act": "sell", "tariff_0": ""}, "Kies een UiTPAS-tarief"),
        ({"held": SOCIAL, "act": "sell", "tariff_0": "COUPON_9"}, "Dit tarief geldt niet meer"),
    ],
)
def test_bad_input_says_what_to_do(till, show, publiq, fields, sentence):
    answer = till.post(f"{AT}kassa/{show.pk}/", fields)
    assert (answer.status_code, publiq.sales) == (422, {})
    assert sentence in text(answer)


def test_an_unsure_sale_says_what_to_do_and_is_due(till, show, publiq, cashier):
    publiq.fault = ""
    selling.ask(client_for("noord"), cashier, show.pk, [SOCIAL])
    publiq.fault = "after"
    said = {"held": SOCIAL, "act": "sell", "tariff_0": "SOCIALTARIFF", "once": new_id()}
    page = text(till.post(f"{AT}kassa/{show.pk}/", said, follow=True))
    assert "Laat nog niets betalen" in page and "Betaald</button>" not in page
    (line,) = due_lines.at_till(cashier, "noord", timezone.now())
    assert (line.count, line.url) == (1, AT)
    assert "Kijk na" in text(till.get(AT))
    sale = UitpasSale.objects.get()
    there = till.post(f"{AT}verkoop/{sale.pk}/nagekeken/", {"there": "1"}, follow=True)
    assert "Het bedrag staat in de balie-app" in text(there)
    with seeding("an answer that is lost once more"):
        UitpasSale.objects.update(state=Sale.UNSURE)
    gone = till.post(f"{AT}verkoop/{sale.pk}/nagekeken/", {"there": "0"}, follow=True)
    assert "Er is niets geregistreerd" in text(gone) and not UitpasSale.objects.exists()


def test_a_sale_that_is_still_asked_says_wait_and_after_minutes_look(till, show, cashier):
    sale = services.begin_sale(cashier, show.pk, sale_id=new_id(), number=1)
    assert "We wachten op het antwoord" in text(till.get(f"{AT}verkoop/{sale.pk}/"))
    assert reads.unsure(cashier, now=timezone.now()) == []
    later = timezone.now() + datetime.timedelta(minutes=3)
    assert [one.pk for one in reads.unsure(cashier, now=later)] == [sale.pk]


def test_too_many_numbers_that_are_nobodys_and_the_door_is_shut(till, show, publiq):
    for _time in range(20):
        till.post(f"{AT}kassa/{show.pk}/", {"number": NOBODY})
    answer = till.post(f"{AT}kassa/{show.pk}/", {"number": SOCIAL})
    assert (answer.status_code, "Wacht een kwartier" in text(answer)) == (422, True)
    assert "Kansentarief" not in text(answer)


def test_without_keys_there_is_no_button_and_every_page_works(client, partner, in_noord, show, settings):
    assert settings.UITPAS["keys"] == {}
    user = make_member(partner, Role.WORKER)
    client.force_login(user)
    for path in ("passen/nakijken/", f"sessie/{show.pk}/", ""):
        answer = client.get(f"/werk/noord/{path}")
        assert (answer.status_code, "UiTPAS" in answer.content.decode()) == (200, False), path
    assert due_lines.at_till(actor_of(user, in_noord.pk), "noord", timezone.now()) == []
    assert "staat niet aan" in text(client.get(AT))
    assert "staat niet aan" in text(client.get(f"{AT}kassa/{show.pk}/"))
    assert client.post(f"{AT}kassa/{show.pk}/", {"number": SOCIAL}).status_code == 422


def test_with_keys_the_button_stands_where_it_can_be_used(till, partner, show, publiq):
    free = make_session(make_activity(partner, "Gratis", source="uitdatabank", source_id="x", price_cents=0))
    ours = make_session(make_activity(partner, "Van ons", price_cents=500))
    assert "Ticket met UiTPAS" in text(till.get("/werk/noord/passen/nakijken/"))
    shown = {one.pk: "uitpas/kassa" in text(till.get(f"/werk/noord/sessie/{one.pk}/")) for one in (show, free, ours)}
    assert shown == {show.pk: True, free.pk: False, ours.pk: False}
    assert "Dit staat niet in UiTdatabank" in text(till.get(f"{AT}kassa/{ours.pk}/"))
    assert "Dit heeft geen prijs" in text(till.get(f"{AT}kassa/{free.pk}/"))


def test_no_transaction_is_open_while_publiq_is_asked(cashier, show, publiq, monkeypatch):
    seen = []
    for name in ("tariffs", "register", "cancel"):
        real = getattr(selling.Client, name)

        def watched(self, *args, _real=real, **kwargs):
            seen.append(len(connection.savepoint_ids))
            return _real(self, *args, **kwargs)

        monkeypatch.setattr(selling.Client, name, watched)
    around = len(connection.savepoint_ids)
    selling.ask(client_for("noord"), cashier, show.pk, [SOCIAL])
    sale = sell(cashier, show, social(SOCIAL))
    selling.cancel(client_for("noord"), cashier, sale.pk)
    assert seen == [around] * 3


def test_more_sessions_and_sales_cost_no_more_questions(till, partner, show, publiq, cashier):
    def questions(path):
        till.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert till.get(path).status_code == 200
        return len(asked)

    def more(number):
        activity = make_activity(
            partner, f"Nog {number}", source="uitdatabank", source_id=f"x{number}", price_cents=500
        )
        make_session(activity)
        with seeding("sales of this evening"):
            UitpasSale.objects.create(session=show, number=1, by_code="A", state=Sale.UNSURE)

    more(1)
    pages = [AT, f"{AT}kassa/{show.pk}/"]
    one = [questions(path) for path in pages]
    more(2)
    more(3)
    assert [questions(path) for path in pages] == one
