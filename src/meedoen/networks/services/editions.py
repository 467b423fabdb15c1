"""The figures of a year are closed: kept as they are, since what they were counted from fades."""

from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import remember
from meedoen.kernel.refusals import Refused
from meedoen.kernel.textchecks import checked

from ..models import YearEdition

FIRST_YEAR, WHY_MOST = 2015, 200


def may_close(year: int) -> bool:
    """Whether a year is over, and not one from before anything was counted."""
    return FIRST_YEAR <= year < timezone.localdate().year


def keep_year(actor: Actor, *, about: str, year: int, figures: dict[str, Any], why: str) -> YearEdition:
    """The released figures of a year, as ``kernel.release.freezing`` made them plain, under the name of a feature.

    A year that was closed already gets one more edition, with the reason; the earlier ones stay. Called inside the
    command of that feature. Raises Refused for a year that is not over, for a correction without a reason or without
    a difference, and for a national register number in the reason.
    """
    if not may_close(year):
        raise Refused(_("Dit jaar is nog niet voorbij. Leg het vast in januari of later."), code="running")
    last = YearEdition.objects.filter(about=about, year=year).aggregate(number=Max("number"))["number"] or 0
    why = checked(" ".join(why.split()), field="why", most=WHY_MOST) if last else ""
    if last and not why:
        raise Refused(_("Schrijf in enkele woorden wat er verbeterd is."), field="why", code="why")
    if last and YearEdition.objects.get(about=about, year=year, number=last).figures == figures:
        raise Refused(_("Er is niets veranderd. De vorige cijfers blijven staan."), field="why", code="same")
    remember(year=year, number=last + 1)
    return YearEdition.objects.create(
        about=about, year=year, number=last + 1, figures=figures, why=why, made_on=timezone.localdate(),
        by_code=actor.code,
    )  # fmt: skip
