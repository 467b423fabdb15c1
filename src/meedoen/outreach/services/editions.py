"""The figures of a year are closed: kept as they are, since notes that fade would change them later."""

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.refusals import Refused
from meedoen.kernel.textchecks import checked

from .. import policy
from ..models import YearEdition
from ..queries import figures
from ..rules.freezing import frozen
from ..rules.periods import FIRST_YEAR

WHY_MOST = 200


@command(policy.CLOSE_YEAR)
def close_year(actor: Actor, *, year: int, why: str = "") -> YearEdition:
    """The figures of a year that is over, as they are now. A year that was closed already gets one more edition, with
    the reason; the earlier ones stay and can be read.

    Raises Refused for a year that is not over, for a correction without a reason or without a difference, and for a
    national register number in the reason.
    """
    today = timezone.localdate()
    if not FIRST_YEAR <= year < today.year:
        raise Refused(_("Dit jaar is nog niet voorbij. Leg het vast in januari of later."), code="running")
    last = YearEdition.objects.filter(year=year).aggregate(number=Max("number"))["number"] or 0
    why = checked(" ".join(why.split()), field="why", most=WHY_MOST) if last else ""
    if last and not why:
        raise Refused(_("Schrijf in enkele woorden wat er verbeterd is."), field="why", code="why")
    unknown = _("Buurt niet gekend")
    now = frozen(figures.figures_of(actor, period=figures.period_of(today, year), unknown=unknown))
    if last and YearEdition.objects.get(year=year, number=last).figures == now:
        raise Refused(_("Er is niets veranderd. De vorige cijfers blijven staan."), field="why", code="same")
    remember(year=year, number=last + 1)
    return YearEdition.objects.create(
        year=year, number=last + 1, figures=now, why=why, made_on=today, by_code=actor.code
    )
