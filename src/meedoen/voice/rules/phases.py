"""The eight phases of a bundle as one state machine (R16, ``domain.md §1d``); pure."""

from ..terms.signals import Phase

ORDER: tuple[str, ...] = (
    Phase.NOTICE,
    Phase.COLLECT,
    Phase.BUNDLE,
    Phase.ANALYSE,
    Phase.REPORT,
    Phase.DECIDE,
    Phase.ACT,
    Phase.FEEDBACK,
    Phase.CLOSED,
)
SHOWN_TO_COUNCIL: tuple[str, ...] = (Phase.REPORT, Phase.DECIDE, Phase.ACT, Phase.FEEDBACK, Phase.CLOSED)
OWNED: tuple[str, ...] = (Phase.ACT, Phase.FEEDBACK, Phase.CLOSED)
"""The phases in which a bundle has an owner."""
