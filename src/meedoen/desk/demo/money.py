"""Money of the demo: Dilbeek's agreements, funds and a full year of lines (D3, D4, D6, D9, D10).

Amounts are invented, but for the drawing right of € 7,120 and the own contribution of twice that.
"""

import datetime
import random
from dataclasses import dataclass
from typing import Any

from meedoen.budgets import public as budgets
from meedoen.kernel.actors import Actor
from meedoen.networks import public as networks

from .calendar import Days

RIGHT, OWN = 712_000, 1_424_000
DECREE = "participation_decree_2008"
FUNDERS = {"drawing_right": "Vlaanderen", "own_contribution": "Gemeente Dilbeek"}
FEE, INITIATIVE = "participation_cost", "own_initiative"
SPENDING = (
    # what, basket, threshold, least and most cents
    ("Lidgeld sportclub", FEE, "affordable", 4500, 16000),
    ("Inschrijving kamp", FEE, "affordable", 6000, 18000),
    ("Tickets cultureel centrum", FEE, "affordable", 2400, 9600),
    ("Sportkledij en schoenen", FEE, "affordable", 2500, 7500),
    ("Zwembeurten", FEE, "affordable", 1800, 6400),
    ("Bus naar de vrijetijdsdag", INITIATIVE, "reachable", 22000, 34000),
    ("Taxi voor wie slecht te been is", FEE, "reachable", 1500, 4200),
    ("Druk van de vrijetijdswaaier", INITIATIVE, "known", 18000, 31000),
    ("Folder in eenvoudige taal", INITIATIVE, "clear", 6000, 14000),
    ("Koffie en onthaal bij een eerste bezoek", INITIATIVE, "trusted", 2200, 6500),
    ("Vergoeding vrijwillige gidsen", INITIATIVE, "trusted", 4000, 9000),
)


@dataclass(frozen=True)
class Said:
    """A promise with those under it and how they ended."""

    text: str
    state: str
    parts: tuple[tuple[str, str], ...] = ()


OLD_PROMISES = (
    Said("De drempel van geld verlagen", "kept", (
        ("Een participatiepas op twee sporen", "kept"),
        ("Elk jaar een subsidie voor de Welzijnsschakel", "kept"),
        ("Een fonds voor sportmateriaal", "not_kept"),
    )),
    Said("De andere drempels verlagen", "busy", (
        ("Een vrijetijdswaaier bij elke toeleider", "kept"),
        ("Eén keer per jaar een dag met alle vrijetijdsdiensten", "kept"),
    )),
)  # fmt: skip
NEW_PROMISES = (
    ("De andere drempels verlagen", "Een gids die de eerste keer meegaat"),
    ("De andere drempels verlagen", "Mensen in armoede zitten mee aan tafel in elk overleg"),
)


def bring_in(slug: str, lead: Actor, partners: dict[str, Any], days: Days) -> None:
    """Dilbeek's money; nothing in the other networks. Once, when the network is made."""
    if slug != "dilbeek":
        return
    today = days.today
    old = _old(lead, partners)
    new = _new(lead, partners, old, today)
    year = today.year
    _last_of_old(lead, old, slug)
    right = _fund(lead, "Trekkingsrecht", "drawing_right", RIGHT, agreement=new, year=year)
    own = _fund(lead, "Eigen inbreng", "own_contribution", OWN, agreement=new, year=year)
    federal = budgets.make_fund(
        lead, name="Participatie en sociale activering", kind="federal_participation", funder="POD MI",
        year=year, cents=986_000, decision="Jaarlijks koninklijk besluit",
        conditions="Van 1 januari tot 31 december. Verantwoorden in het Uniek Jaarverslag.",
    )  # fmt: skip
    draw = random.Random(slug)  # noqa: S311 - invented money
    for at in (today.year - 1, today.year):
        _spend(lead, right[at], draw, days, part=0.86)
        _spend(lead, own[at], draw, days, part=0.6)
    _spend(lead, federal.pk, draw, days, part=0.45, basket=False)
    _subsidies(lead, own, partners, today)
    for pot in (right[year - 1], own[year - 1]):
        budgets.close_year(lead, pot)
    budgets.evaluate(
        lead, agreement_id=new.pk, year=min(year - 2, 2025),
        went_well="Meer gezinnen gebruikten de pas. De gidsen gingen vaak mee de eerste keer.",
        changes="De waaier komt vroeger, vóór de inschrijvingen van de kampen.",
    )  # fmt: skip


def _last_of_old(lead: Actor, old: Any, slug: str) -> None:
    """The last year of the note before this one, closed."""
    draw = random.Random(f"{slug} 2019")  # noqa: S311 - invented money
    for name, kind, cents in (
        ("Trekkingsrecht tot 2019", "drawing_right", RIGHT),
        ("Eigen inbreng tot 2019", "own_contribution", OWN),
    ):
        pot = budgets.make_fund(
            lead, name=name, kind=kind, funder=FUNDERS[kind], year=2019, cents=cents, decision="Budget van het jaar",
            agreement_id=old.pk,
        )  # fmt: skip
        _spend(lead, pot.pk, draw, Days(datetime.date(2019, 12, 31)), part=0.97)
        budgets.close_year(lead, pot.pk)


def _parties(partners: dict[str, Any], *without: str) -> list[Any]:
    return [partner.pk for key, partner in partners.items() if key not in without]


def _old(lead: Actor, partners: dict[str, Any]) -> Any:
    """The note of 2014 to 2019, handed in and approved in its time, with how its promises ended."""
    made = budgets.agree(
        lead, name="Afsprakennota 2014-2019", regime=DECREE, first_day=datetime.date(2014, 1, 1),
        last_day=datetime.date(2019, 12, 31), parties=_parties(partners, "caw", "verenigingen", "scholen"),
        reference="Gemeenteraad, september 2013",
    )  # fmt: skip
    networks.change_agreement(
        lead, made.pk, filed_on=datetime.date(2013, 9, 26), approved_on=datetime.date(2013, 12, 19)
    )
    for said in OLD_PROMISES:
        large = budgets.promise(lead, agreement_id=made.pk, level="strategic", text=said.text)
        budgets.follow(lead, large.pk, state=said.state)
        for text, state in said.parts:
            part = budgets.promise(lead, agreement_id=made.pk, level="operational", text=text, under_id=large.pk)
            budgets.follow(lead, part.pk, state=state)
    return made


def _new(lead: Actor, partners: dict[str, Any], old: Any, today: datetime.date) -> Any:
    """The note of 2020 to 2025: the old promises, those that came, and what shows that they are kept."""
    made = budgets.agree(
        lead, name="Afsprakennota 2020-2025", regime=DECREE, first_day=datetime.date(2020, 1, 1),
        last_day=datetime.date(2025, 12, 31), parties=_parties(partners), renews=old.pk,
        reference="Gemeenteraad, september 2019",
    )  # fmt: skip
    networks.change_agreement(
        lead, made.pk, filed_on=datetime.date(2019, 9, 24), approved_on=datetime.date(2019, 12, 23)
    )
    note = {row.text: row for row in budgets.promises(lead, made.pk)}
    for above, text in NEW_PROMISES:
        part = budgets.promise(lead, agreement_id=made.pk, level="operational", text=text, under_id=note[above].pk)
        note[text] = part
    shown = (
        ("Een participatiepas op twee sporen", 2024, "Gezinnen met een pas", "140", "households", "kept"),
        ("Elk jaar een subsidie voor de Welzijnsschakel", 2024, "Subsidie betaald en verantwoord", "", "", "kept"),
        ("Een gids die de eerste keer meegaat", 2025, "Keer dat een gids meeging", "35", "visits", "busy"),
        ("Eén keer per jaar een dag met alle vrijetijdsdiensten", 2025, "Vrijetijdsdag", "1", "sessions", "kept"),
    )
    for text, year, what, figure, unit, state in shown:
        budgets.show(lead, note[text].pk, year=year, text=what, figure=figure, unit=unit)
        budgets.follow(lead, note[text].pk, state=state)
    budgets.follow(lead, note["Een fonds voor sportmateriaal"].pk, state="changed")
    return made


def _fund(lead: Actor, name: str, kind: str, cents: int, *, agreement: Any, year: int) -> dict[int, Any]:
    """A fund of the agreement with last year and this year."""
    first = budgets.make_fund(
        lead, name=name, kind=kind, funder=FUNDERS[kind], year=year - 1, cents=cents, decision="Budget van het jaar",
        agreement_id=agreement.pk,
    )  # fmt: skip
    now = budgets.open_year(lead, first.fund_id, year=year, cents=cents, decision="Budget van het jaar")
    return {year - 1: first.pk, year: now.pk}


def _spend(lead: Actor, pot: Any, draw: random.Random, days: Days, *, part: float, basket: bool = True) -> None:
    """Lines over the year, up to today, until about this part of the budget is spent."""
    found = budgets.pot(lead, pot)
    first = datetime.date(found.row.year, 1, 1)
    long = (min(days.today, datetime.date(found.row.year, 12, 31)) - first).days
    limit = int(found.balance.free * part * (long + 1) / 366)
    spent = 0
    while True:
        what, kind, threshold, least, most = draw.choice(SPENDING)
        cents = draw.randrange(least, most)
        if spent + cents > limit:
            return
        budgets.note_expense(
            lead, pot, cents=cents, what=what, on=first + datetime.timedelta(draw.randint(0, long)),
            basket=kind if basket else "", threshold=threshold,
        )  # fmt: skip
        spent += cents


def _subsidies(lead: Actor, own: dict[int, Any], partners: dict[str, Any], today: datetime.date) -> None:
    """The association of people in poverty: last year's subsidy is accounted for, this year's is half paid (D10)."""
    for year, pot in own.items():
        made = budgets.grant(
            lead, pot, organisation_id=partners["schakel"].pk, cents=250_000,
            what_for="Werking van de vereniging", threshold="trusted",
            conditions="Vier uitstappen, elk overleg twee stemmen aan tafel.",
            account_by=datetime.date(year + 1, 3, 31), on=datetime.date(year, 1, 20), key=f"demo-{year}",
        )  # fmt: skip
        budgets.pay_part(lead, made.pk, cents=175_000, on=datetime.date(year, 2, 3), key="first")
        if year < today.year:
            budgets.pay_part(lead, made.pk, cents=75_000, on=datetime.date(year, 10, 6), key="rest")
            said = "Vier uitstappen, huur van het lokaal, drukwerk."
            budgets.account(lead, made.pk, cents=241_260, said=said, on=datetime.date(year + 1, 1, 15))
