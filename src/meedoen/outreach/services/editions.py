"""The figures of a year of contacts or of paths are closed: notes that fade would change them later."""

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.release.freezing import frozen
from meedoen.networks import public as networks

from .. import policy
from ..policy import paths as path_policy
from ..queries import figures, paths
from ..rules.periods import Span


@command(policy.CLOSE_YEAR)
def close_year(actor: Actor, *, year: int, why: str = "") -> networks.YearEdition:
    """The figures of the contacts of a year that is over, as they are now. Raises Refused as ``networks.keep_year``."""
    period = figures.period_of(timezone.localdate(), year)
    found = figures.figures_of(actor, period=period, unknown=_("Buurt niet gekend"))
    plain = frozen(found, without=("period",))
    return networks.keep_year(actor, about=policy.CONTACTS, year=year, figures=plain, why=why)


@command(path_policy.CLOSE_PATHS_YEAR)
def close_paths_year(actor: Actor, *, year: int, why: str = "") -> networks.YearEdition:
    """The figures of the paths of a year that is over, as they are now. Raises Refused as ``networks.keep_year``."""
    plain = frozen(paths.figures(actor, Span(year).period))
    return networks.keep_year(actor, about=path_policy.PATHS, year=year, figures=plain, why=why)
