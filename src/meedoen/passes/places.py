"""The places of a group in a year: taken, and given back. Called inside commands.

Taking is one conditional update: what is not there cannot be taken, whoever asks at the same moment.
"""

import datetime
import uuid

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from meedoen.kernel.refusals import Refused

from .models import Claim, GroupPass, GroupYear
from .rules.saying import places_words


def take(group: GroupPass, year: int, number: int) -> None:
    """So many places of this year are used now. Raises Refused when fewer are left, with how many.

    The group is held first, as who changes its places does: both wait in one order, and nobody waits for the other.
    """
    held = GroupPass.objects.select_for_update().get(pk=group.pk)
    _take(_begun(held, year).pk, number)


def _begun(group: GroupPass, year: int) -> GroupYear:
    return GroupYear.objects.get_or_create(group=group, year=year, defaults={"places": group.places})[0]


def change(group: GroupPass, year: int, places: int, *, by_code: str, on: datetime.date) -> GroupYear:
    """This year has so many places from now on, with who said so and when. Raises Refused for fewer than are used."""
    mine = GroupYear.objects.filter(pk=_begun(group, year).pk)
    told = {"places_before": F("places"), "changed_on": on, "changed_by": by_code}
    if not mine.filter(used__lte=places).exclude(places=places).update(places=places, **told):
        row = mine.get()
        if row.used > places:
            said = _("In %(year)s zijn er al %(used)s gebruikt. Schrijf dat getal of meer.")
            told = {"year": row.year, "used": places_words(row.used)}
            raise Refused(said % told, field="places", code="used")
    return mine.get()


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
