"""What a file with figures says, before anything is compared or kept. Everything crosses the pipe as JSON."""

from dataclasses import dataclass, field
from typing import Any

from meedoen.kernel.intake.refusal import Refusal

FROM_FORM = -1
"""The source of figures whose file names none: that which the form asked for."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One figure. ``value`` is a number in digits, or empty with the reason in ``missing`` (``terms.Missing``).

    ``area`` is a code, or the name of a municipality where a file has no codes.
    """

    row: int
    area: str
    indicator: str
    period: str
    value: str
    missing: str = ""
    source: int = FROM_FORM


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """Where the figures come from, as the file says it or as is known of its kind."""

    credit: str
    licence: str = ""
    name: str = ""
    link: str = ""
    dated: str = ""
    threshold: int | None = None


@dataclass(frozen=True, slots=True)
class IndicatorDraft:
    """What is measured, as the file names it; kind and theme are a guess when the file says none."""

    code: str
    name: str
    unit: str = ""
    kind: str = "count"
    theme: str = "other"
    basis: str = "register"
    sure: bool = False


@dataclass(frozen=True)
class Reading:
    """A file that was read: figures, indicators, sources, and every row that cannot be taken, with the reason.

    ``kind`` is what it was taken for; ``ignored`` are headings that mean nothing to us.
    """

    kind: str = ""
    drafts: tuple[Draft, ...] = ()
    indicators: tuple[IndicatorDraft, ...] = ()
    sources: tuple[SourceDraft, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def asks_source(self) -> bool:
        """Whether the form must say where the figures come from."""
        return any(draft.source == FROM_FORM for draft in self.drafts)

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "drafts": [[d.row, d.area, d.indicator, d.period, d.value, d.missing, d.source] for d in self.drafts],
            "indicators": [[i.code, i.name, i.unit, i.kind, i.theme, i.basis, i.sure] for i in self.indicators],
            "sources": [[s.credit, s.licence, s.name, s.link, s.dated, s.threshold] for s in self.sources],
            "refusals": [[r.row, r.id, r.field, r.msgid, r.params] for r in self.refusals],
            "ignored": list(self.ignored),
        }

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> "Reading":
        """The other way round. Raises KeyError, TypeError or ValueError for anything else."""
        return cls(
            kind=told["kind"],
            drafts=tuple(Draft(*one) for one in told["drafts"]),
            indicators=tuple(IndicatorDraft(*one) for one in told["indicators"]),
            sources=tuple(SourceDraft(*one) for one in told["sources"]),
            refusals=tuple(Refusal(*one) for one in told["refusals"]),
            ignored=tuple(told["ignored"]),
        )


@dataclass
class Gathered:
    """Where a reader puts what it finds, row by row."""

    drafts: list[Draft] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    def refuse(self, at: int, field: str, msgid: str, /, **params: str | int) -> None:
        self.refusals.append(Refusal(at, "", field, msgid, params))
