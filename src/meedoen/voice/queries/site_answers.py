"""What happened with what we said: for everybody, by theme and village (K11, K12)."""

import datetime
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query

from ..models import Answer, Bundle
from ..policy import answers as policy
from ..policy import signals as bundle_policy
from ..rules import answers as rules
from ..terms.signals import THEME_PICTOGRAMS, Phase, Theme
from .promises import with_round

MOST = 60


@dataclass(frozen=True)
class SiteAnswer:
    """One answer that everybody may read. ``stands``: how far what was taken up is.

    ``translations``: language → the three sentences.
    """

    id: uuid.UUID
    asked: str
    done: str
    coming: bool
    not_yet: str
    pictogram: str
    theme: str
    area: str
    outcome: str
    stands: str
    on: datetime.date
    translations: Mapping[str, Any]


@dataclass(frozen=True)
class SiteAnswers:
    """The answers found, and by which themes and villages one can look further."""

    found: list[SiteAnswer]
    themes: list[str]
    areas: list[tuple[str, str]]


@query(policy.READ_ANSWERS)
def site_answers(actor: Actor, rows: QuerySet[Answer], *, theme: str = "", area: str = "") -> SiteAnswers:
    """Published answers with enough voices behind them, newest first, at most 60. Three queries.

    Of a bundle only the newest answer is shown.
    """
    found: list[Any] = list(
        rows.exclude(bundle=None)
        .select_related("bundle__area", "decision")
        .prefetch_related("decision__actions")
        .order_by("-published_on", "-pk")[: MOST * 3]
    )
    newest: dict[uuid.UUID, Any] = {}
    for row in found:
        newest.setdefault(row.bundle_id, row)
    shown = list(newest.values())
    themes = [code for code in Theme.values if any(row.bundle.theme == code for row in shown)]
    areas = sorted(
        {(row.bundle.area.code, row.bundle.area.name) for row in shown if row.bundle.area}, key=lambda one: one[1]
    )
    wanted = [
        row
        for row in shown
        if (not theme or row.bundle.theme == theme) and (not area or (row.bundle.area and row.bundle.area.code == area))
    ]
    return SiteAnswers([_shown(row) for row in wanted[:MOST]], themes, areas)


def _shown(row: Any) -> SiteAnswer:
    return SiteAnswer(
        id=row.pk,
        asked=row.asked,
        done=row.done,
        coming=row.coming,
        not_yet=row.not_yet,
        pictogram=row.pictogram or THEME_PICTOGRAMS[Theme(row.bundle.theme)],
        theme=row.bundle.theme,
        area=row.bundle.area.name if row.bundle.area else "",
        outcome=row.decision.outcome,
        stands=rules.stands(row.decision.outcome, [act.progress for act in row.decision.actions.all()]),
        on=row.published_on or row.written_at.date(),
        translations=row.translations,
    )


@dataclass(frozen=True)
class OnTheTable:
    """A problem that is worked on, in the words that everybody reads, and by when there is an answer."""

    title: str
    statement: str
    pictogram: str
    theme: str
    area: str
    phase: str
    promised_on: datetime.date | None


@query(bundle_policy.READ_PUBLISHED)
def on_the_table(actor: Actor, rows: QuerySet[Bundle], *, theme: str = "", area: str = "") -> list[OnTheTable]:
    """Published bundles that were not answered on the site in this round, what is promised first on top; at most 60."""
    found = with_round(rows).exclude(phase=Phase.CLOSED).filter(answered_on=None).select_related("area")
    if theme:
        found = found.filter(theme=theme)
    if area:
        found = found.filter(area__code=area)
    return [
        OnTheTable(
            title=row.public_title,
            statement=row.public_statement,
            pictogram=THEME_PICTOGRAMS[Theme(row.theme)],
            theme=row.theme,
            area=row.area.name if row.area else "",
            phase=row.phase,
            promised_on=row.promised_on,
        )
        for row in found.order_by("promised_on", "pk")[:MOST]
    ]
