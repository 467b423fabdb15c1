"""What a euro took away: every line at its threshold, safe first times beside it, on page, list and paper."""

import csv
import datetime
import io

import pytest
from django.utils import timezone

from meedoen.budgets import evidence, services
from meedoen.budgets.queries.lowered import lowered
from meedoen.kernel.actors import Actor
from meedoen.kernel.documents import engine
from meedoen.kernel.refusals import Closed
from meedoen.kernel.release import Unit, release
from tests.factories import make_pot

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year
TODAY = timezone.localdate()


@pytest.fixture
def told(monkeypatch):
    """Forty-one came for the first time, three of them where there was a lift."""
    persons = {"affordable": release(23, Unit.PERSONS), "reachable": release(3, Unit.PERSONS)}
    found = evidence.FirstTimes(release(41, Unit.PERSONS), persons)
    monkeypatch.setattr(evidence, "_first_times", [lambda actor, year: found if year == YEAR else None])


@pytest.fixture
def lines(lead, noord, pot):
    """Money of two funds; one line came back in part, one is of last year."""
    other = make_pot(noord, name="Trekkingsrecht", kind="drawing_right")
    before = make_pot(noord, year=YEAR - 1, name="Vorig jaar")

    def note(pot, cents, threshold, on=TODAY):
        return services.note_expense(
            lead, pot.pk, cents=cents, what=f"Iets van {cents}", on=on, basket="own_initiative", threshold=threshold
        )

    camp = note(pot, 30_000, "affordable")
    services.correct_line(lead, camp.pk, cents=5_000, why="terugbetaald")
    note(other, 20_000, "affordable")
    note(other, 4_000, "reachable")
    note(pot, 700, "")
    note(before, 900, "known", datetime.date(YEAR - 1, 5, 1))


def test_a_year_by_threshold_over_all_funds(lead, lines, told):
    found = lowered(lead, year=YEAR)
    rows = {row.name: row for row in found.rows}
    assert (found.paid, found.years, found.whole.text) == (49_700, [YEAR - 1, YEAR], "ongeveer 40")
    assert {name: row.cents for name, row in rows.items() if row.cents} == {
        "affordable": 45_000, "reachable": 4_000, "": 700,
    }  # fmt: skip
    assert (len(rows), rows["affordable"].each, rows["reachable"].each) == (8, 18, None)
    assert {name: row.times and row.times.text for name, row in rows.items() if row.times} == {
        "affordable": "ongeveer 25", "reachable": "0–4",
    }  # fmt: skip
    assert [entry.cents for entry in rows["affordable"].entries] == [20_000, 5_000, 30_000]
    one = {row.name: row for row in lowered(lead, year=YEAR, most=1).rows}["affordable"]
    assert (len(one.entries), one.more, one.cents) == (1, 2, 45_000)
    assert [row.name for row in lowered(lead, year=YEAR - 1).rows if row.cents] == ["known"]


def test_the_page_shows_no_exact_count_and_no_euros_for_a_small_one(client, user, lines, told):
    client.force_login(user)
    page = client.get("/werk/noord/geld/euro/").content.decode().replace("\xa0", " ")
    assert "± 25" in page and "±&nbsp;€ 18" in page and "0–4" in page and page.count("±&nbsp;€") == 1
    assert "ongeveer 40 personen" in page and "Iets van 30000" in page and "Bruikbaar" in page
    empty = client.get("/werk/noord/geld/euro/?jaar=2011").content.decode()
    assert "In dit jaar is nog niets uitgegeven" in empty


def test_the_list_names_the_threshold_of_every_line_and_adds_up(client, user, lines, told):
    client.force_login(user)
    answer = client.get(f"/werk/noord/geld/euro/{YEAR}/lijst/csv/")
    rows = list(csv.reader(io.StringIO(answer.content.decode().removeprefix("\ufeff")), delimiter=";"))
    lines = [row for row in rows if len(row) == 6][1:]
    paid = [round(float(row[4].replace(",", ".")) * 100) for row in lines]
    assert (sum(paid[:-1]), paid[-1], len(lines)) == (49_700, 49_700, 6)
    assert {(row[3], row[5]) for row in lines[:-1]} == {("Betaalbaar", "ongeveer 25"), ("Bereikbaar", "0–4"), ("", "")}
    said = answer.content.decode().replace("\xa0", " ")
    assert "€ 450,00; ongeveer 25 personen voor de eerste keer; ongeveer € 18 per eerste keer" in said
    assert client.get(f"/werk/noord/geld/euro/{YEAR}/lijst/doc/").status_code == 422


def test_the_account_for_the_funder_has_them_too(client, user, pot, lines, told, monkeypatch):
    client.force_login(user)
    seen = {}
    inputs = engine._inputs
    monkeypatch.setattr(engine, "_inputs", lambda data, *rest: seen.update(data) or inputs(data, *rest))
    assert client.get(f"/werk/noord/geld/jaar/{pot.pk}/rekening.pdf").content[:4] == b"%PDF"
    assert [times for _word, _amount, times in seen["thresholds"]] == ["–", "ongeveer 25"]
    assert "ongeveer 40 personen voor de eerste keer" in seen["first_times"]


def test_without_who_can_tell_there_is_only_money(lead, lines, monkeypatch):
    monkeypatch.setattr(evidence, "_first_times", [])
    found = lowered(lead, year=YEAR)
    assert (found.whole, {row.times for row in found.rows}, found.paid) == (None, {None}, 49_700)


def test_nobody_else_reads_or_takes_it(noord, in_noord, worker_actor):
    for actor in (worker_actor, Actor.anonymous(noord.pk)):
        with pytest.raises(Closed):
            lowered(actor, year=YEAR)
        with pytest.raises(Closed):
            services.export_lowered(actor, year=YEAR, kind="csv")
