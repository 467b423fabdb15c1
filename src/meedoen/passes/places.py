"""The places of a group in a year: taken, and given back. Called inside commands.

Taking is one conditional update: what is not there cannot be taken, whoever asks at the same moment.
"""

import uuid

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from meedoen.kernel.refusals import Refused

from .models import Claim, GroupPass, GroupYear
from .rules.saying import places_words


def take(group: GroupPass, year: int, number: int) -> None:
    """So many places of this year are used now. Raises Refused when fewer are left, with how many."""
    row, _made = GroupYear.objects.get_or_create(group=group, year=year, defaults={"places": group.places})
    _take(row.pk, number)


def of_year(group: GroupPass, year: int) -> tuple[int, int]:
    """How many places are left in a year, of how many; all of them in one that nobody began."""
    row = GroupYear.objects.filter(group=group, year=year).first()
    return (row.places - row.used, row.places) if row else (group.places, group.places)


def _take(year_id: uuid.UUID, number: int) -> None:
    mine = GroupYear.objects.filter(pk=year_id)
    if not mine.filter(used__lte=F("places") - number).update(used=F("used") + number):
        row = mine.get()
        there = row.places - row.used
        said = _("Nog over op deze pas in %(year)s: %(left)s. Reken er niet meer aan.")
        none = _("Op deze pas is niets meer over in %(year)s. Wie meekomt, betaalt de gewone prijs.")
        told = {"left": places_words(there), "year": row.year}
        raise Refused((said if there else none) % told, field="places", code="used_up")


def give_back(claim: Claim) -> None:
    """The places of a claim that is not wanted, or not granted, are there again. Nothing for a claim of a person."""
    _of(claim).update(used=F("used") - (claim.places or 0))


def take_again(claim: Claim) -> None:
    """The places of a claim that waits again. Raises Refused when they were used since."""
    row = _of(claim).first()
    if row is not None:
        _take(row.pk, claim.places or 0)


def _of(claim: Claim) -> QuerySet[GroupYear]:
    mine = GroupYear.objects.filter(group=claim.group_id, year=claim.on.year)
    return mine if claim.group_id else mine.none()
