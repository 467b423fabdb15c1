"""Whether somebody stands there already: suggestions by keyed prints, inside one organisation."""

import uuid
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import formats
from django.utils.translation import gettext as _

from meedoen.kernel import vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.refusals import Refused

from .. import marking, policy, rules
from ..models import Mark, Participant
from ..rules import likeness
from ..terms import FIRST_NAME, LAST_NAME, REACH

MOST_WEIGHED = 4000


@dataclass(frozen=True)
class Suggestion:
    """Somebody who may be the one: enough to choose by, and why it is shown."""

    id: uuid.UUID
    label: str
    why: list[str]
    weight: float = 0.0


@query(policy.SUGGEST)
def suggest(
    actor: Actor,
    rows: QuerySet[Participant],
    *,
    first_name: str = "",
    last_name: str = "",
    reach: str = "",
    code: str = "",
    limit: int = 3,
) -> list[Suggestion]:
    """Who of the actor's own organisations may be meant, likeliest first; [] when nobody is like it.

    Names are compared as keyed prints (as written, as they sound, swapped); nobody is opened but who is shown. Who is
    protected is never among them. A code is exact.
    """
    if code:
        found = rows.filter(code=rules.plain_code(code), erased_at=None).values_list("pk", flat=True).first()
        weighed = {found: {"code"}} if found else {}
    else:
        weighed = _weighed(actor, likeness.asked(first_name, _reach(reach), last_name))
    return _shown(rows, weighed, limit)


def _reach(text: str) -> str:
    """A number or address as it is kept; nothing while it is half typed."""
    try:
        return rules.typed_reach(text) if text.strip() else ""
    except Refused:
        return ""


def _weighed(actor: Actor, texts: dict[str, str]) -> dict[uuid.UUID, set[str]]:
    """Who carries prints of these texts, and by which kinds."""
    wanted = {
        print_: kind
        for organisation in actor.organisation_ids
        for text, kind in texts.items()
        for print_ in marking.prints(organisation, [text])
    }
    found: dict[uuid.UUID, set[str]] = defaultdict(set)
    for person, print_ in Mark.objects.filter(print__in=wanted).values_list("participant_id", "print")[:MOST_WEIGHED]:
        found[person].add(wanted[print_])
    return found


def _shown(rows: QuerySet[Participant], weighed: dict[uuid.UUID, set[str]], limit: int) -> list[Suggestion]:
    ranked = sorted(weighed, key=lambda person: (-likeness.weight(weighed[person]), str(person)))
    likely = [person for person in ranked if likeness.weight(weighed[person]) >= likeness.ENOUGH][: 10 * limit]
    there = {row.pk: row for row in rows.filter(pk__in=likely, erased_at=None, merged_into=None)}
    found = [there[person] for person in likely if person in there][:limit]
    parts = ((FIRST_NAME, "first_name"), (LAST_NAME, "last_name"), (REACH, "reach"))
    opened = vault.open_many((row.pk, sealed, getattr(row, name)) for row in found for sealed, name in parts)
    saw(*(row.pk for row in found))
    return [
        Suggestion(
            id=row.pk,
            label=_label(row, *(text or "" for text in opened[3 * at : 3 * at + 3])),
            why=[str(likeness.WORDS[kind]) for kind in likeness.ordered(weighed[row.pk])],
            weight=likeness.weight(weighed[row.pk]),
        )
        for at, row in enumerate(found)
    ]


def _label(row: Participant, first_name: str, last_name: str, reach: str) -> str:
    """Enough to tell two apart: first name with the initial of the last, the end of the number, when last seen."""
    name = f"{first_name} {last_name[:1]}." if last_name else first_name
    parts = [name or row.code, rules.last_signs(reach)]
    if row.last_seen_on:
        parts.append(_("laatst gezien op %(day)s") % {"day": formats.date_format(row.last_seen_on, "j F Y")})
    return " · ".join(part for part in parts if part)
