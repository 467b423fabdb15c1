"""Whose money it is when somebody lives elsewhere (R7): the municipality that pays back. Called inside doors."""

from .models import Municipality, Right
from .rules.schemes import Terms
from .terms import Payer


def of(right: Right, home: str = "") -> Municipality | None:
    """The municipality that pays back for who has this right: as it was noted there, or as it was typed by name."""
    if right.municipality is not None or not home:
        return right.municipality
    return Municipality.objects.filter(name__iexact=home).first()


def pays_back(terms: Terms, municipality: Municipality | None) -> Municipality | None:
    """Who pays back a claim under these terms; None where the fund here pays for everybody."""
    return municipality if terms.payer == Payer.SETTLED else None
