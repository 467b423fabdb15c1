"""Whether somebody stands there already: suggestions by keyed prints, inside one organisation."""

import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import nlargest

from django.db.models import QuerySet
from django.utils import formats
from django.utils.translation import gettext as _

from meedoen.kernel import vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.refusals import Refused
from meedoen.kernel.rows import one

from .. import marking, policy, rules
from ..models import Mark, Participant
from ..rules import likeness
from ..terms import FIRST_NAME, LAST_NAME, REACH

MOST_SINGLE = 400
"""So many carriers of a name alone are weighed: more of them say nothing."""
SINGLES = {"name", "sound", "last", "last sound"}


@dataclass(frozen=True)
class Suggestion:
    """Somebody who may be the one: enough to choose by, and why it is shown."""

    id: uuid.UUID
    label: str
    why: list[str]


@query(policy.SUGGEST)
def suggest(
    actor: Actor,
    rows: QuerySet[Participant],
    *,
    first_name: str = "",
    last_name: str = "",
    reach: str = "",
    address: str = "",
    code: str = "",
    limit: int = 3,
) -> list[Suggestion]:
    """Who of the actor's own organisations may be meant, likeliest first; [] when nobody is like it.

    Names are compared as keyed prints (typing errors, sounds, nicknames, swapped); nobody is opened but who is shown.
    Who is protected is never among them. A code is exact.
    """
    if code:
        found = rows.filter(code=rules.plain_code(code), erased_at=None).values_list("pk", flat=True).first()
        return _shown(rows, {found: Weighed(likeness.SINGLE["code"], {"code"})} if found else {}, limit)
    said = likeness.of_address(first_name, last_name, _reach(reach), address)
    return _shown(rows, weighed(actor.organisation_ids, said, limit), limit)


@query(policy.MERGE)
def lookalikes(actor: Actor, rows: QuerySet[Participant], person_id: uuid.UUID) -> list[Suggestion]:
    """Who of the same organisation may be this very person, likeliest first, at most five. Raises NotFound."""
    person = one(rows, pk=person_id, erased_at=None)
    (said,) = marking.opened([person])
    found = weighed([person.organisation_id], said, 6)
    found.pop(person.pk, None)
    return _shown(rows.filter(organisation_id=person.organisation_id), found, 5)


def _reach(text: str) -> str:
    """A number or address as it is kept; nothing while it is half typed."""
    try:
        return rules.typed_reach(text) if text.strip() else ""
    except Refused:
        return ""


@dataclass
class Weighed:
    """How much somebody looks like what was said, and by which kinds of prints."""

    weight: float = 0.0
    kinds: set[str] = field(default_factory=set)


def weighed(organisation_ids: Iterable[uuid.UUID], said: likeness.Said, limit: int = 3) -> dict[uuid.UUID, Weighed]:
    """Who carries prints of this, by key. Pairs first: they are rare; a name alone only when those find too few."""
    kinds = likeness.asked(said)
    made = {
        print_: kinds[text]
        for organisation in organisation_ids
        for print_, text in marking.by_print(organisation, kinds).items()
    }
    found: dict[uuid.UUID, Weighed] = {}
    _weigh(found, {print_: kind for print_, kind in made.items() if kind not in SINGLES}, None)
    if sum(carrier.weight >= likeness.SURE for carrier in found.values()) < limit:
        _weigh(found, {print_: kind for print_, kind in made.items() if kind in SINGLES}, MOST_SINGLE)
    return found


def _weigh(found: dict[uuid.UUID, Weighed], made: dict[str, str], most: int | None) -> None:
    carried = list(Mark.objects.filter(print__in=made).values_list("participant_id", "print")[:most])
    says = likeness.weights(Counter(print_ for _person, print_ in carried), made)
    for person, print_ in carried:
        weighed_one = found.setdefault(person, Weighed())
        weighed_one.weight += says[print_]
        weighed_one.kinds.add(made[print_])


def _shown(rows: QuerySet[Participant], found: dict[uuid.UUID, Weighed], limit: int) -> list[Suggestion]:
    likely = [key for key in found if found[key].weight >= likeness.ENOUGH]
    likely = nlargest(10 * limit, likely, key=lambda key: (found[key].weight, key.int))
    there = {row.pk: row for row in rows.filter(pk__in=likely, erased_at=None, merged_into=None)}
    shown = [there[person] for person in likely if person in there][:limit]
    parts = ((FIRST_NAME, "first_name"), (LAST_NAME, "last_name"), (REACH, "reach"))
    opened = vault.open_many((row.pk, sealed, getattr(row, name)) for row in shown for sealed, name in parts)
    saw(*(row.pk for row in shown))
    return [
        Suggestion(
            id=row.pk,
            label=_label(row, *(text or "" for text in opened[3 * at : 3 * at + 3])),
            why=likeness.reasons(found[row.pk].kinds),
        )
        for at, row in enumerate(shown)
    ]


def _label(row: Participant, first_name: str, last_name: str, reach: str) -> str:
    """Enough to tell two apart: first name with the initial of the last, the end of the number, when last seen."""
    name = f"{first_name} {last_name[:1]}." if last_name else first_name
    parts = [name or row.code, rules.last_signs(reach)]
    if row.last_seen_on:
        parts.append(_("laatst gezien op %(day)s") % {"day": formats.date_format(row.last_seen_on, "j F Y")})
    return " · ".join(part for part in parts if part)
