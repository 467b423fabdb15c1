"""What a network asks about and how long it keeps notes. A setting, no personal data."""

from meedoen.kernel.statements import Statement, every

from ..models import Ways
from ..rules import ways

_CHOSEN = Statement(lambda rows: rows.order_by("pk")[:1])


def ways_now() -> Ways:
    """The settings of the network that is named; the defaults where nobody chose."""
    found = _CHOSEN(every(Ways))
    return found[0] if found else Ways()


def theme_choices(found: Ways | None = None) -> list[ways.Choice]:
    """The themes that are asked about."""
    row = found or ways_now()
    return ways.themes(row.themes, row.own_themes)


def right_choices(found: Ways | None = None) -> list[ways.Choice]:
    """The rights that are asked about."""
    row = found or ways_now()
    return ways.rights(row.rights, row.own_rights)


def known_themes() -> list[str]:
    """The codes that a note may hold."""
    return [choice.code for choice in theme_choices()]


def known_rights() -> list[str]:
    """The codes that a right may have."""
    return [choice.code for choice in right_choices()]
