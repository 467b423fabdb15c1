"""An import of figures before anything is written: each matched with its area, its indicator and what is there."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from django.utils.translation import gettext_noop

from meedoen.kernel.intake.refusal import Refusal
from meedoen.kernel.intake.summary import Summary

from .geography.history import codes_before
from .intake.drafts import Draft, IndicatorDraft, Reading
from .intake.swing import TWICE
from .models import Area, Figure, Indicator
from .rules.measures import MEASURES
from .rules.values import Missing, Value
from .terms import AreaKind, FigureKind, Theme

BATCH = 5_000
REGION = "region"
REGIONS = ("01000", "02000", "03000", "04000")
"""Belgium, and the Flemish, Walloon and Brussels-Capital Regions: to compare with."""

UNKNOWN_AREA = gettext_noop(
    "Deze code kennen we niet in dit netwerk: %(area)s. Kijk bij Gebieden welke codes er zijn, of laat de rij weg."
)
TWO_CODES = gettext_noop("Hetzelfde gebied staat er twee keer in: als %(area)s en als %(other)s. Laat er één staan.")
NOTHING_HERE = gettext_noop("Geen enkele rij gaat over dit netwerk. Kijk na of je het goede bestand koos.")
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class NewFigure:
    """A figure to be kept: of which area (and level), which indicator, which period, and from which source."""

    area_code: str
    indicator: str
    period: str
    value: Value
    source_id: uuid.UUID
    unit: str = ""
    level: str = ""

    @property
    def key(self) -> Key:
        return self.area_code, self.indicator, self.period


def compare(
    figures: Iterable[NewFigure], *, same_source: bool = True
) -> tuple[list[NewFigure], list[tuple[NewFigure, uuid.UUID, int]], int]:
    """What is new, what revises a figure in use (with its key and version), and how many say what is known already."""
    wanted = {figure.key: figure for figure in figures}
    names = {indicator for _area, indicator, _period in wanted}
    columns = ("area_code", "indicator", "period", "pk", "version", "value", "missing", "source_id")
    rows = Figure.objects.filter(replaced_at=None, indicator__in=names).order_by().values_list(*columns)
    there: dict[Key, tuple[uuid.UUID, int, Decimal | None, str, uuid.UUID]] = {
        row[:3]: row[3:] for row in rows.iterator(chunk_size=BATCH)
    }
    new, revised, same = [], [], 0
    for key, figure in wanted.items():
        if key not in there:
            new.append(figure)
            continue
        pk, version, value, missing, source = there[key]
        if (value if value is not None else missing) == figure.value and (
            source == figure.source_id or not same_source
        ):
            same += 1
        else:
            revised.append((figure, pk, version))
    return new, revised, same


@dataclass
class Plan:
    """What a file comes to: figures without their source yet (its number in the file), and what they measure.

    ``elsewhere``: how many figures are about other municipalities and are left out.
    """

    drafts: list[tuple[Draft, str, str]] = field(default_factory=list)
    indicators: dict[str, IndicatorDraft] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    elsewhere: int = 0


def planned(reading: Reading, municipalities: Sequence[str], choices: Mapping[str, tuple[str, str]] = {}) -> Plan:
    """Match a reading with the areas of the network. ``choices``: kind and theme that somebody chose for an indicator
    that neither the product nor an earlier file knows, by its code. Reads, writes nothing."""
    ours = {*municipalities, *(old for nis in municipalities for old in codes_before(nis))}
    kinds = dict(Area.objects.order_by("valid_from").values_list("code", "kind"))
    towns = Area.objects.filter(kind=AreaKind.MUNICIPALITY).values_list("name", "code")
    names = {name.casefold(): code for name, code in towns}
    own_words = {draft.code: _known_as(draft) for draft in reading.indicators}
    plan = Plan(refusals=list(reading.refusals))
    for draft in reading.drafts:
        code = _area(draft.area, kinds, names)
        if code:
            level = REGION if code in REGIONS else kinds[code]
            plan.drafts.append((draft, code, level))
        elif _is_elsewhere(draft.area, ours, reading.kind):
            plan.elsewhere += 1
        else:
            plan.refusals.append(Refusal(draft.row, "", "", UNKNOWN_AREA, {"area": draft.area[:40]}))
    there = {row.code: row for row in Indicator.objects.filter(code__in=own_words)}
    for one in reading.indicators:
        if (row := there.get(one.code)) and own_words[one.code] == one.code:
            plan.indicators[one.code] = replace(one, kind=row.kind, theme=row.theme, unit=row.unit, sure=True)
        elif own_words[one.code] == one.code and one.code not in MEASURES:
            kind, theme = choices.get(one.code, (one.kind, one.theme))
            plan.indicators[one.code] = replace(
                one,
                kind=kind if kind in FigureKind.values else one.kind,
                theme=theme if theme in Theme.values else one.theme,
            )
    renamed = {code: known for code, known in own_words.items() if code != known}
    if renamed:
        plan.drafts = [
            (_renamed(draft, renamed[draft.indicator]) if draft.indicator in renamed else draft, code, level)
            for draft, code, level in plan.drafts
        ]
    _one_each(plan)
    if not plan.drafts and not plan.refusals:
        plan.refusals.append(Refusal(0, "", "", NOTHING_HERE))
    plan.refusals = _once(plan.refusals)
    return plan


def _one_each(plan: Plan) -> None:
    """One figure for an area, an indicator and a period, however the file writes them; two values are refused."""
    seen: dict[Key, Draft] = {}
    kept = []
    for draft, code, level in plan.drafts:
        first = seen.setdefault((code, draft.indicator, draft.period), draft)
        if first is draft:
            kept.append((draft, code, level))
        elif (first.value, first.missing) != (draft.value, draft.missing):
            told: dict[str, str | int] = {"area": first.area[:40], "other": draft.area[:40]}
            twice = Refusal(draft.row, "", "", TWICE, {"row": first.row}) if first.row else None
            plan.refusals.append(twice or Refusal(0, "", "", TWO_CODES, told))
    plan.drafts = kept


def figures_of(plan: Plan, sources: Mapping[int, uuid.UUID]) -> list[NewFigure]:
    """The figures of a plan with the keys of their sources (by their number in the file)."""
    units = {code: measure.unit for code, measure in MEASURES.items()}
    units.update({code: draft.unit for code, draft in plan.indicators.items()})
    return [
        NewFigure(
            code,
            draft.indicator,
            draft.period,
            Missing(draft.missing) if draft.missing else Decimal(draft.value),
            sources[draft.source],
            units.get(draft.indicator, "persons"),
            level,
        )
        for draft, code, level in plan.drafts
    ]


def summary(plan: Plan) -> Summary:
    """How much was read, with each refusal; what is new or revised is filled in once it was compared."""
    refused = [refusal.summary() for refusal in plan.refusals]
    return Summary(read=len(plan.drafts) + len({row["row"] for row in refused if row["row"]}), refused=refused)


def _area(said: str, kinds: Mapping[str, str], names: Mapping[str, str]) -> str:
    """The code of an area as this network knows it; sectors of Swing are written small and with an underscore."""
    for code in (said, said.upper(), said.upper().replace("_", "-")):
        if code in kinds or code in REGIONS:
            return code
    return names.get(said.casefold(), "")


def _is_elsewhere(said: str, ours: set[str], kind: str) -> bool:
    """Whether this is an area of another municipality: by its first five digits, or by name in a list of Statbel."""
    if said[:5].isdigit() and len(said) >= 5:
        return said[:5] not in ours
    return kind.startswith("statbel")


def _known_as(draft: IndicatorDraft) -> str:
    """The code of what the product measures already under this name and of this kind; else its own code."""
    said = draft.name.casefold()
    for code, measure in MEASURES.items():
        if measure.kind == draft.kind and said == str(measure.name).casefold():
            return code
    return draft.code


def _renamed(draft: Draft, indicator: str) -> Draft:
    return replace(draft, indicator=indicator)


def _once(refusals: Iterable[Refusal]) -> list[Refusal]:
    """Each refusal once, in order of row: a wrong code in a wide row would be said for each of its columns."""
    seen = {(one.row, one.field, one.msgid, str(one.params)): one for one in refusals}
    return sorted(seen.values(), key=lambda one: (one.row, one.field))
