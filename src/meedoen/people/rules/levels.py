"""How much is noted of somebody: the lowest level that serves, and what each reason opens (people.3)."""

from ..terms import Level, RaiseFor

ORDER = (Level.CODE, Level.FIRST_NAME, Level.KNOWN)
OPENS = {
    RaiseFor.TELL: (Level.FIRST_NAME, ("first_name", "channel", "reach")),
    RaiseFor.REFER: (Level.FIRST_NAME, ("first_name", "channel", "reach")),
    RaiseFor.VISIT: (Level.KNOWN, ("first_name", "address")),
    RaiseFor.LETTER: (Level.KNOWN, ("first_name", "last_name", "address")),
    RaiseFor.RIGHT: (Level.KNOWN, ("first_name", "last_name")),
}
"""Each reason, the level it needs and the only fields that it asks for."""


def level_of(has_first_name: bool, has_last_name: bool, has_address: bool) -> Level:
    """The level that follows from what is noted; never more."""
    if has_last_name or has_address:
        return Level.KNOWN
    return Level.FIRST_NAME if has_first_name else Level.CODE


def goes_up(before: str, after: str) -> bool:
    return ORDER.index(Level(after)) > ORDER.index(Level(before))


def fields_of(reason: str) -> tuple[str, ...]:
    """The fields that this reason opens; none for a reason that does not exist."""
    return OPENS[RaiseFor(reason)][1] if reason in RaiseFor.values else ()
