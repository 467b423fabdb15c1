"""Reads of schemes: the list, and one version with the one that counts now beside it."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.rows import one

from .. import policy, standing
from ..models import Scheme, SchemeVersion
from ..rules import schemes as rules
from ..rules.schemes import Terms


@dataclass(frozen=True)
class Version:
    """A version with its terms read."""

    row: SchemeVersion
    terms: Terms

    @property
    def is_draft(self) -> bool:
        return self.row.starts_on is None


@dataclass(frozen=True)
class Listed:
    """A scheme: the version that counts today, the one that comes, and the draft."""

    row: Scheme
    running: Version | None
    coming: Version | None
    draft: Version | None

    @property
    def shown(self) -> Version:
        """The version that its page opens with."""
        found = self.running or self.coming or self.draft
        if found is None:
            raise LookupError("a scheme without a version")
        return found


@query(policy.SEE_WHETHER)
def any_running(actor: Actor, rows: QuerySet[SchemeVersion], *, today: datetime.date) -> bool:
    """Whether a scheme runs on this day: then people have a pass to look at. Nothing about who."""
    return bool(standing.RUNS(rows, today=today))


@query(policy.SEE_SCHEMES)
def schemes(actor: Actor, rows: QuerySet[SchemeVersion], *, today: datetime.date) -> list[Listed]:
    """Every scheme, those that run first."""
    by_scheme: dict[uuid.UUID, list[Version]] = {}
    for row in rows.select_related("scheme", "fund").order_by("starts_on"):
        by_scheme.setdefault(row.scheme_id, []).append(Version(row, rules.read(row.terms)))
    found = [_listed(versions, today) for versions in by_scheme.values()]
    return sorted(found, key=lambda one: (one.row.ended_on is not None, one.row.made_on, one.row.name))


def _listed(versions: list[Version], today: datetime.date) -> Listed:
    dated = [one for one in versions if one.row.starts_on is not None]
    past = [one for one in dated if one.row.starts_on <= today]  # type: ignore[operator]
    ahead = [one for one in dated if one.row.starts_on > today]  # type: ignore[operator]
    draft = next((one for one in versions if one.is_draft), None)
    return Listed(versions[0].row.scheme, past[-1] if past else None, ahead[0] if ahead else None, draft)


@query(policy.SEE_SCHEMES)
def version(
    actor: Actor, rows: QuerySet[SchemeVersion], version_id: uuid.UUID, *, today: datetime.date
) -> tuple[Version, Listed]:
    """One version, and how its scheme stands. Raises NotFound."""
    row = one(rows.select_related("scheme", "fund"), pk=version_id)
    siblings = rows.filter(scheme=row.scheme_id).select_related("scheme", "fund").order_by("starts_on")
    return Version(row, rules.read(row.terms)), _listed(
        [Version(one, rules.read(one.terms)) for one in siblings], today
    )


@query(policy.SEE_SCHEMES)
def names(actor: Actor, rows: QuerySet[SchemeVersion]) -> dict[uuid.UUID, str]:
    """The name of every scheme, by key."""
    return dict(rows.order_by().values_list("scheme_id", "scheme__name"))
