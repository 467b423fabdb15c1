"""The figures of a year of referrals are closed: later corrections do not change what was accounted for."""

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.release.freezing import frozen
from meedoen.networks import public as networks

from .. import policy
from ..queries import of_year


@command(policy.CLOSE_YEAR)
def close_year(actor: Actor, *, year: int, why: str = "") -> networks.YearEdition:
    """The figures of a year that is over, as they are now. Raises Refused as ``networks.keep_year``."""
    plain = frozen(of_year(actor, year), without=("year",))
    return networks.keep_year(actor, about=policy.YEARS, year=year, figures=plain, why=why)
