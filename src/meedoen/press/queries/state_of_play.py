"""The state of play of a year: what each feature tells of it through its own door, in words (D7).

Counts of people leave released; things and money are exact. What is not there is said, never guessed. Who makes it has
a role for every part; who reads it later reads what was kept.
"""

import datetime
from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meedoen.activities import public as activities
from meedoen.budgets import public as budgets
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.doors import query
from meedoen.kernel.release import Unit, unit_word
from meedoen.kernel.web.words import euros
from meedoen.networks import public as networks
from meedoen.voice import public as voice

from .. import policy
from ..rules.state_of_play import Part, State, read

GAPS = 5
"""So many neighbourhoods with the largest gap stand in it; the page of who is missing has them all."""


@query(policy.MAKE_STATE)
def state_now(actor: Actor, rows: None, year: int) -> State:
    """The state of play of this year as it can be made today. Constant queries."""
    parts: list[Callable[[Actor, int], Part]] = [
        _partners, _groups, _reached, _missing, _signals, _funds, _promises,
    ]  # fmt: skip
    with translation.override("nl"):  # it is kept in words, and the paper is in Dutch
        return State(year, _day(timezone.localdate()), [part(actor, year) for part in parts])


@query(policy.SEE_STATE)
def closed_state(
    actor: Actor, rows: QuerySet[networks.YearEdition], year: int, *, number: int = 0
) -> networks.Kept[State] | None:
    """The state of play as it was closed, in its newest edition or in the one that is asked; None while it is open."""
    return networks.kept_year(rows, year, read, number=number)


@query(policy.SEE_STATE)
def closed_years(actor: Actor, rows: QuerySet[networks.YearEdition]) -> list[int]:
    """The years of which a state of play was closed, newest first."""
    return sorted(set(rows.order_by().values_list("year", flat=True)), reverse=True)


def _day(when: datetime.date) -> str:
    return str(formats.date_format(when, "j F Y"))


def _last_day(year: int) -> datetime.date:
    return min(datetime.date(year, 12, 31), timezone.localdate())


def _partners(actor: Actor, year: int) -> Part:
    day = _last_day(year)
    found, composition = networks.partners_on(actor, day)
    by_kind: dict[str, list[str]] = {}
    for one in found:
        by_kind.setdefault(str(one.get_kind_display()), []).append(one.name)
    lacking = [str(networks.MISSING[part]) for part in composition.missing]
    notes = [_("Dit ontbreekt nog: %(part)s.") % {"part": part} for part in lacking]
    return Part(
        title=_("Wie doet mee in het netwerk?"),
        head=[_("Soort partner"), _("Aantal"), _("Wie")],
        rows=[[kind, str(len(names)), ", ".join(names)] for kind, names in sorted(by_kind.items())],
        source=_("Partners van het netwerk op %(day)s.") % {"day": _day(day)},
        missing=_("Er zijn geen partners genoteerd."),
        notes=notes or [_("De minimale samenstelling is er: vrije tijd, OCMW en een vereniging.")],
    )


def _groups(actor: Actor, year: int) -> Part:
    leads = sorted({
        row.organisation.name for row in networks.members(actor) if row.role == Role.COORDINATOR and row.organisation
    })  # fmt: skip
    lead = _("Er is geen trekker genoteerd.")
    if leads:
        lead = _("Trekker vandaag: %(names)s.") % {"names": ", ".join(leads)}
    rows = voice.met_in_year(actor, year)
    return Part(
        title=_("Trekker, kerngroep en andere groepen"),
        head=[_("Groep"), _("Soort"), _("Van"), _("Bijeenkomsten"), _("Met beleidsmakers")],
        rows=[
            [row.name, row.kind_word, row.organisation, str(row.meetings), str(row.with_policy_makers)] for row in rows
        ],
        source=_("Groepen, met de bijeenkomsten die in %(year)s gehouden zijn.") % {"year": year},
        missing=_("Er is geen groep genoteerd."),
        notes=[lead],
    )


def _reached(actor: Actor, year: int) -> Part:
    found = activities.figures_of_year(actor, year)
    words = {
        "sessions": _("Keren dat er iets was"),
        "persons": _("Verschillende mensen die meededen"),
        "new": _("… voor het eerst"),
        "households": _("Gezinnen"),
        "visits": _("Bezoeken"),
    }
    rows = [[word, found.before[name].text, found.now[name].text] for name, word in words.items()]
    rows.insert(0, [_("Activiteiten"), "–", found.activities.text])
    return Part(
        title=_("Activiteiten en wie bereikt is"),
        head=[_("Wat"), str(year - 1), str(year)],
        rows=rows if found.activities.value or found.now["visits"].value else [],
        source=_("Aanwezigheden van alle partners in %(year)s. Mensen zijn afgerond op 5.") % {"year": year},
        missing=_("In dit jaar is geen enkele aanwezigheid genoteerd."),
        notes=[_("Tel personen, gezinnen en bezoeken nooit bij elkaar op.")],
    )


def _missing(actor: Actor, year: int) -> Part:
    found = activities.who_is_missing(actor, year)
    lines = [line for line in found.places if line.gap][:GAPS]
    number = formats.number_format
    source = _("geen bron voor het aantal inwoners")
    if found.population is not None:
        source = found.population.source.removeprefix("Bron: ")
    return Part(
        title=_("Waar veel mensen wonen en weinig mensen meedoen"),
        head=[_("Buurt"), _("Inwoners"), _("Deden mee"), _("Van de inwoners")],
        rows=[
            [line.place.name, str(number(line.place.inhabitants or 0, force_grouping=True)), line.place.now.text,
             line.rate.text if line.rate else "–"]
            for line in lines
        ],
        source=_("Aanwezigheden in %(year)s, naast %(source)s.") % {"year": year, "source": source},
        notes=[_("We bewaren niet waar iemand woont: we tellen mensen in de buurt waar ze naartoe kwamen.")],
        missing=_("Er is geen buurt waar duidelijk minder mensen meedoen, of we weten niet hoeveel mensen er wonen."),
    )  # fmt: skip


def _signals(actor: Actor, year: int) -> Part:
    found = voice.answer_figures(actor, year=year, today=timezone.localdate())
    rows = [[row.label, row.count.text] for row in found.by_threshold if row.count.value]
    days = _("Er zijn te weinig antwoorden om een aantal dagen te noemen.")
    if found.median_days is not None:
        days = ngettext(
            "De helft van de antwoorden kwam binnen %(days)s dag.",
            "De helft van de antwoorden kwam binnen %(days)s dagen.",
            found.median_days,
        ) % {"days": found.median_days}  # fmt: skip
    shares = [
        (_("Op tijd beantwoord: %(share)s."), found.in_time),
        (_("Antwoord bij de mensen geraakt: %(share)s."), found.delivered),
    ]
    told = [sentence % {"share": share.shown} for sentence, share in shares if share.percent is not None]
    return Part(
        title=_("Drempels die mensen meldden, en de antwoorden"),
        head=[_("Drempel"), _("Signalen")],
        rows=[[_("Alle signalen samen"), found.said.text], *rows] if found.said.value else [],
        source=_("Signalen van %(year)s, afgerond op 5. Een signaal kan over meer drempels gaan.") % {"year": year},
        missing=_("In dit jaar zijn er te weinig signalen om te tonen (0–4)."),
        notes=[days, *told] if found.said.value else [],
    )


def _funds(actor: Actor, year: int) -> Part:
    pots = budgets.funds_of_year(actor, year=year, today=timezone.localdate()).pots
    rows = [
        [pot.fund.name, *(euros(cents, exact=True) for cents in (
            pot.balance.budget, pot.balance.paid, pot.balance.committed + pot.balance.reserved, pot.balance.free,
        ))]
        for pot in pots
    ]  # fmt: skip
    return Part(
        title=_("Het geld"),
        head=[_("Fonds"), _("Budget"), _("Betaald"), _("Vastgelegd"), _("Vrij")],
        rows=rows,
        source=_("Grootboek van de fondsen van %(year)s, zoals het vandaag staat.") % {"year": year},
        missing=_("Voor dit jaar is geen fonds geopend."),
    )


def _promises(actor: Actor, year: int) -> Part:
    here = [row for row in networks.agreements(actor) if row.first_day.year <= year <= row.last_day.year]
    tops = budgets.promises_shown(actor, [row.pk for row in here])
    rows = [_promise(one, year) for top in tops for one in (top, *top.parts)]
    return Part(
        title=_("Wat we beloofden"),
        head=[_("Belofte"), _("Stand vandaag"), _("Wat er in dit jaar gebeurde")],
        rows=rows,
        source=_("Afsprakennota’s van dit jaar: %(names)s.") % {"names": ", ".join(row.name for row in here) or "–"},
        missing=_("Voor dit jaar staat er geen afsprakennota met beloften."),
    )


def _promise(shown: budgets.PromiseShown, year: int) -> list[str]:
    happened = [_happened(one) for one in shown.evidence if one.year == year]
    return [shown.row.text, str(shown.row.get_state_display()), "; ".join(happened) or "–"]


def _happened(one: Any) -> str:
    """What shows that a promise is kept, with its count and unit where it has one."""
    if not one.figure:
        return str(one.text)
    unit = unit_word(Unit(one.unit), 1 if one.figure == "1" else 2) if one.unit in list(Unit) else ""
    return f"{one.text}: {one.figure} {unit}".strip()
