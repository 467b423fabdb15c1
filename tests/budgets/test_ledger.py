"""The ledger: reserve, confirm, pay, release, correct; once for each key; never overspent; it only grows."""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from meedoen.budgets import services
from meedoen.budgets.models import Entry, FundYear, Hold
from meedoen.budgets.queries import funds as reads
from meedoen.budgets.rules.ledger import Balance
from meedoen.budgets.services import batches, ledger
from meedoen.budgets.services.rows import About, Line
from meedoen.kernel.guard import WriteOutsideCommand, seeding
from meedoen.kernel.refusals import NotFound, Refused
from tests.factories import make_organisation, make_pot

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
ABOUT = About(on=TODAY, what="kamp", basket="participation_cost", threshold="affordable")


@pytest.fixture
def open_door():
    """The ledger is called inside a command; here the door stands open."""
    with seeding("ledger of a test"):
        yield


def sound(lead, pot):
    """The balance as the table has it, once the lines say the same."""
    found = reads.ledger_of(lead, pot.pk, today=TODAY)
    assert found.totals.sound
    return found.pot.balance


def expense(lead, pot, cents, **fields):
    said = {"what": "Zwembad", "on": TODAY, "basket": "participation_cost", "threshold": "affordable", **fields}
    return services.note_expense(lead, pot.pk, cents=cents, **said)


def test_from_reservation_to_payment(lead, pot, open_door):
    hold = ledger.reserve(lead, pot.pk, 10_000, key="claim:1", about=ABOUT)
    assert sound(lead, pot) == Balance(100_000, 10_000, 0, 0)
    ledger.confirm(lead, hold.pk, about=ABOUT, cents=8_000)
    assert sound(lead, pot) == Balance(100_000, 0, 8_000, 0)
    ledger.pay(lead, hold.pk, key="a", about=ABOUT, cents=5_000)
    ledger.pay(lead, hold.pk, key="b", about=ABOUT)
    assert sound(lead, pot) == Balance(100_000, 0, 0, 8_000)
    assert Hold.objects.get().state == "paid"
    with pytest.raises(Refused):
        ledger.pay(lead, hold.pk, key="c", about=ABOUT, cents=1)


def test_every_step_counts_once(lead, pot, open_door):
    for _time in range(2):
        hold = ledger.reserve(lead, pot.pk, 900, key="claim:1", about=ABOUT)
        ledger.confirm(lead, hold.pk, about=ABOUT)
        ledger.pay(lead, hold.pk, key="all", about=ABOUT)
        ledger.release(lead, hold.pk, about=ABOUT)
    assert Entry.objects.filter(hold=hold).count() == 3
    assert sound(lead, pot) == Balance(100_000, 0, 0, 900)
    with pytest.raises(Refused) as refusal:
        ledger.reserve(lead, pot.pk, 901, key="claim:1", about=ABOUT)
    assert refusal.value.code == "conflict"


def test_released_money_is_free_again_and_stays_released(lead, pot, open_door):
    hold = ledger.reserve(lead, pot.pk, 900, key="claim:1", about=ABOUT)
    ledger.release(lead, hold.pk, about=ABOUT)
    assert sound(lead, pot).free == 100_000
    with pytest.raises(Refused) as refusal:
        ledger.confirm(lead, hold.pk, about=ABOUT)
    assert refusal.value.code == "released"


def test_nothing_is_overspent_and_the_sentence_says_what_is_left(lead, pot):
    expense(lead, pot, 99_950)
    with pytest.raises(Refused, match=r"nog €\s0,50 over\. €\s0,51 kan niet") as refusal:
        expense(lead, pot, 51)
    assert refusal.value.code == "overspent"
    expense(lead, pot, 50)
    assert sound(lead, pot) == Balance(100_000, 0, 0, 100_000)


def test_the_database_itself_refuses_to_overspend(lead, pot, open_door):
    with pytest.raises(DatabaseError), transaction.atomic():
        FundYear.objects.filter(pk=pot.pk).update(paid=100_001)


@pytest.mark.parametrize("sql", ["UPDATE budgets_entry SET cents = 1", "DELETE FROM budgets_entry"])
def test_a_line_never_changes_and_never_goes(lead, pot, sql):
    with seeding("an attempt"), connection.cursor() as cursor:
        with pytest.raises(WriteOutsideCommand, match="can only grow"):
            cursor.execute(sql)
        wrappers, connection.execute_wrappers = connection.execute_wrappers, []
        try:
            with pytest.raises(DatabaseError, match="can only grow"), transaction.atomic():
                cursor.execute(sql)
        finally:
            connection.execute_wrappers = wrappers
    assert Entry.objects.get().cents == 100_000


def test_a_mistake_gets_a_line_of_its_own(lead, pot):
    line = expense(lead, pot, 1_000)
    services.correct_line(lead, line.pk, cents=400, why="dubbel geteld")
    with pytest.raises(Refused, match=r"nog €\s6 terugkomen"):
        services.correct_line(lead, line.pk, cents=601, why="te veel")
    back = services.correct_line(lead, line.pk, cents=600, why="dubbel geteld")
    assert (back.basket, back.threshold, back.corrects_id) == ("participation_cost", "affordable", line.pk)
    assert sound(lead, pot) == Balance(100_000, 0, 0, 0)
    budget = Entry.objects.get(kind="budget")
    with pytest.raises(Refused):
        services.correct_line(lead, budget.pk, cents=1, why="geen uitgave")


def test_an_expense_is_of_its_year_and_names_its_basket(lead, pot):
    for fields, code in (
        ({"on": datetime.date(TODAY.year - 1, 12, 31)}, "year"),
        ({"on": TODAY + datetime.timedelta(days=1)}, "future" if TODAY.month < 12 or TODAY.day < 31 else "year"),
        ({"basket": ""}, "required"),
    ):
        with pytest.raises(Refused) as refusal:
            expense(lead, pot, 100, **fields)
        assert refusal.value.code == code
    assert sound(lead, pot).paid == 0


def test_the_budget_goes_up_and_down_but_not_under_what_is_spent(lead, pot):
    expense(lead, pot, 60_000)
    services.change_budget(lead, pot.pk, cents=5_000, decision="college 12 maart")
    services.change_budget(lead, pot.pk, cents=-45_000, decision="college 2 mei")
    assert sound(lead, pot) == Balance(60_000, 0, 0, 60_000)
    with pytest.raises(Refused):
        services.change_budget(lead, pot.pk, cents=-1, decision="te veel")
    with pytest.raises(Refused):
        services.change_budget(lead, pot.pk, cents=100, decision=" ")


@pytest.mark.parametrize(("percent", "carried"), [(0, 0), (50, 20_000), (100, 40_001)])
def test_a_year_closes_and_carries_over_by_its_rule(lead, noord, in_noord, percent, carried):
    last = TODAY.year - 1
    pot = make_pot(noord, 100_001, year=last, kind="other", carry_percent=percent)
    expense(lead, pot, 60_000, on=datetime.date(last, 12, 31), basket="")
    for _time in range(2):
        services.close_year(lead, pot.pk)
    assert sound(lead, pot) == Balance(60_000, 0, 0, 60_000)
    following = FundYear.objects.filter(fund=pot.fund, year=TODAY.year).first()
    assert (following.budget if following else 0) == carried
    accounts = {"carried": 0}
    for line in Entry.objects.all():
        accounts["carried"] += line.cents * ((line.target == "carried") - (line.source == "carried"))
    assert accounts == {"carried": 0}
    with pytest.raises(Refused, match="afgesloten"):
        expense(lead, pot, 1, on=datetime.date(last, 12, 31), basket="")
    if following:
        services.open_year(lead, pot.fund_id, year=TODAY.year, cents=500)
        assert sound(lead, following).budget == carried + 500


def test_a_year_with_money_aside_or_still_running_stays_open(lead, noord, pot):
    with pytest.raises(Refused) as early:
        services.close_year(lead, pot.pk)
    assert early.value.code == "early"
    old = make_pot(noord, 5_000, year=TODAY.year - 1)
    with seeding("test"):
        ledger.reserve(lead, old.pk, 100, key="claim:1", about=ABOUT)
    with pytest.raises(Refused) as aside:
        services.close_year(lead, old.pk)
    assert aside.value.code == "aside"


def test_many_at_once_all_that_fit_in_their_order(lead, pot, open_door):
    lines = [Line(f"row:{number}", 30_000 + number, ABOUT) for number in range(4)] + [Line("row:small", 100, ABOUT)]
    first = batches.spend_all(lead, pot.pk, lines)
    assert (first.written, first.known, first.refused) == (4, 0, ("row:3",))
    again = batches.spend_all(lead, pot.pk, lines)
    assert (again.written, again.known, again.refused) == (0, 4, ("row:3",))
    assert sound(lead, pot) == Balance(100_000, 0, 0, 90_103)
    with pytest.raises(Refused) as conflict:
        batches.spend_all(lead, pot.pk, [Line("row:0", 1, ABOUT)])
    assert conflict.value.code == "conflict"
    assert Entry.objects.get(key="row:1").on == TODAY


def test_each_of_many_lines_keeps_what_it_says_itself(lead, noord, pot, open_door):
    """More lines than go into one statement, of which some things are alike and some are not."""
    things = dict.fromkeys(range(0, 205, 3), pot.pk)
    said = [About(on=TODAY, what=f"kamp {at % 7}", threshold="affordable", id=things.get(at)) for at in range(205)]
    lines = [Line(f"own:{at:03}", 1 + at % 5, about) for at, about in enumerate(said)]
    assert batches.spend_all(lead, pot.pk, lines).written == 205
    written = list(Entry.objects.filter(key__startswith="own:").order_by("key"))
    assert [(row.key, row.cents) for row in written] == [(line.key, line.cents) for line in lines]
    shown = [(row.on, row.what, row.basket, row.threshold, row.about_kind, row.about_id) for row in written]
    assert shown == [(about.on, about.what, "", "affordable", "", about.id) for about in said]
    assert {(row.fund_year_id, row.kind, row.source, row.target) for row in written} == {
        (pot.pk, "expense", "free", "paid")
    }
    assert {row.network_id for row in written} == {noord.pk} and {row.hold_id for row in written} == {None}
    first = written[0].pk
    assert [row.pk for row in written] == list(range(first, first + 205))
    assert sound(lead, pot).paid == sum(line.cents for line in lines)


def test_a_subsidy_is_granted_paid_in_parts_and_accounted_for(lead, noord, pot):
    club = make_organisation(noord, "Schakel", "poverty_association")
    day = TODAY + datetime.timedelta(days=400)
    said = {"organisation_id": club.pk, "what_for": "Werking", "conditions": "Jaarverslag", "account_by": day}
    made = services.grant(lead, pot.pk, cents=20_000, key="x", **said)
    assert services.grant(lead, pot.pk, cents=20_000, key="x", **said).pk == made.pk
    assert sound(lead, pot) == Balance(100_000, 0, 20_000, 0)
    part = services.pay_part(lead, made.pk, cents=14_000)
    with pytest.raises(Refused):
        services.pay_part(lead, made.pk, cents=6_001)
    services.correct_line(lead, part.pk, cents=500, why="te veel gestort")
    assert sound(lead, pot) == Balance(100_000, 0, 6_500, 13_500)
    for _time in range(2):
        services.account(lead, made.pk, cents=13_000, said="Vier uitstappen")
    assert sound(lead, pot) == Balance(100_000, 0, 0, 13_000)
    with pytest.raises(Refused):
        services.account(lead, made.pk, cents=12_000, said="anders")


def test_what_was_spent_and_not_yet_paid_stays_to_be_paid(lead, noord, pot):
    club = make_organisation(noord, "Schakel", "poverty_association")
    day = TODAY + datetime.timedelta(days=400)
    said = {"organisation_id": club.pk, "what_for": "Werking", "conditions": "", "account_by": day}
    made = services.grant(lead, pot.pk, cents=20_000, **said)
    services.pay_part(lead, made.pk, cents=14_000)
    services.account(lead, made.pk, cents=18_000, said="Zes uitstappen")
    assert sound(lead, pot) == Balance(100_000, 0, 4_000, 14_000)
    last = services.pay_part(lead, made.pk, cents=4_000)
    assert Hold.objects.get().state == "paid"
    for _time in range(2):
        services.correct_line(lead, last.pk, cents=1_000, why="teruggestort", key="once")
    assert sound(lead, pot) == Balance(100_000, 0, 1_000, 17_000)
    services.pay_part(lead, made.pk, cents=1_000)
    assert sound(lead, pot) == Balance(100_000, 0, 0, 18_000)
    other = make_pot(noord, 20_000, kind="other")
    services.pay_part(lead, services.grant(lead, other.pk, cents=500, **said).pk, cents=500)
    assert not Entry.objects.filter(fund_year=other).exclude(basket="").exists(), "no basket where none is asked"


def test_a_year_waits_for_the_account_of_its_subsidies(lead, noord, in_noord):
    last = make_pot(noord, 5_000, year=TODAY.year - 1)
    club = make_organisation(noord, "Schakel", "poverty_association")
    day = TODAY + datetime.timedelta(days=30)
    said = {"organisation_id": club.pk, "what_for": "Werking", "conditions": "", "account_by": day}
    made = services.grant(lead, last.pk, cents=2_000, **said)
    services.pay_part(lead, made.pk, cents=2_000)
    assert reads.to_close(lead, today=TODAY) == []
    with pytest.raises(Refused) as waits:
        services.close_year(lead, last.pk)
    assert waits.value.code == "account"
    services.account(lead, made.pk, cents=1_500, said="Drie uitstappen")
    lines = Entry.objects.filter(fund_year=last, kind__in=("payment", "return"))
    assert set(lines.values_list("on", "basket")) == {(TODAY, "own_initiative")}, "the day is that of the money"
    assert [row.pk for row in reads.to_close(lead, today=TODAY)] == [last.pk]
    services.close_year(lead, last.pk)
    assert sound(lead, last).paid == 1_500


def test_nothing_of_another_network(lead, zuid, pot):
    other = make_pot(zuid, 5_000)
    with pytest.raises(NotFound):
        expense(lead, other, 100)
    with pytest.raises(NotFound):
        reads.ledger_of(lead, other.pk, today=TODAY)
    with seeding("an attempt"), pytest.raises(NotFound):
        ledger.reserve(lead, other.pk, 100, key="claim:1", about=ABOUT)


def test_many_holds_are_paid_in_one_go_or_none(lead, noord, pot, open_door):
    other = make_pot(noord, 5_000, name="Trekkingsrecht")
    holds = [ledger.reserve(lead, one.pk, 100 + at, key=f"claim:{at}", about=ABOUT)
             for at, one in enumerate((pot, pot, other))]  # fmt: skip
    with pytest.raises(Refused), transaction.atomic():
        batches.pay_all(lead, {hold.pk: ABOUT for hold in holds})
    for hold in holds[:2]:
        ledger.confirm(lead, hold.pk, about=ABOUT)
    with pytest.raises(Refused), transaction.atomic():
        batches.pay_all(lead, {hold.pk: ABOUT for hold in holds})
    assert (sound(lead, pot).paid, sound(lead, other).paid) == (0, 0)
    ledger.confirm(lead, holds[2].pk, about=ABOUT)
    ledger.pay(lead, holds[0].pk, key="all", about=ABOUT)
    assert [batches.pay_all(lead, {hold.pk: ABOUT for hold in holds}) for _time in range(2)] == [2, 0]
    assert (sound(lead, pot), sound(lead, other)) == (Balance(100_000, 0, 0, 201), Balance(5_000, 0, 0, 102))
    assert Entry.objects.filter(hold=holds[2], kind="payment", cents=102).exists()
    with pytest.raises(NotFound):
        batches.pay_all(lead, {pot.pk: ABOUT})
