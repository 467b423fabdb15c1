"""The state of play of a year is closed: what it was made of changes later."""

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.release.freezing import frozen
from meedoen.networks import public as networks

from .. import policy
from ..queries import state_of_play


@command(policy.CLOSE_STATE)
def close_state(actor: Actor, *, year: int, why: str = "") -> networks.YearEdition:
    """The state of play of a year that is over, as it is now. Raises Refused as ``networks.keep_year``."""
    plain = frozen(state_of_play.state_now(actor, year))
    return networks.keep_year(actor, about=policy.STATE, year=year, figures=plain, why=why)
