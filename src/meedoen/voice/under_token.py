"""What can be found under an opaque key: a token, a code of a letter, a member of the staff. Called behind a door."""

import datetime
import uuid
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from meedoen.kernel.access import can, registry
from meedoen.kernel.actors import Actor
from meedoen.kernel.models import User
from meedoen.kernel.refusals import Refused
from meedoen.kernel.typed_codes import read_code, show_code

from . import rounds
from .models import Delivery, GroupMember, Learned, Signal, Story, StoryYes
from .rules.signals import people_behind
from .terms.answers import UNDERWAY
from .terms.signals import Phase, SignalState
from .ways import ways


def promised_under(token: uuid.UUID) -> datetime.date | None:
    """By which day the answer is promised for what was said under this token; None when it is unknown."""
    return Signal.objects.filter(token=token).values_list("promised_on", flat=True).first()


def voices_missing(token: uuid.UUID) -> int:
    """How many people must say the same before its answer may hang on the wall or be told in a meeting (T4).

    0 when enough people stand behind what was said under this token, or when it is unknown.
    """
    said = Signal.objects.filter(token=token).first()
    if said is None:
        return 0
    beside = Signal.objects.filter(bundle_id=said.bundle_id) if said.bundle_id else Signal.objects.filter(pk=said.pk)
    least = ways().least_voices
    return least if people_behind(beside.values_list("people_band", flat=True)) < least else 0


def wants_answer(token: uuid.UUID) -> bool:
    """Whether an answer is to come for what was said under this token; also when it is unknown."""
    return Signal.objects.filter(token=token).values_list("wants_answer", flat=True).first() is not False


def code_under(token: uuid.UUID) -> str:
    """The code with which the answer is read on the site, as it is read; '' for what was not said there."""
    code = Signal.objects.filter(token=token).values_list("answer_code", flat=True).first()
    return show_code(code) if code else ""


def said_with(code: str) -> Signal:
    """What was said on the site under this code, however it is typed. Raises Refused."""
    plain = read_code(code)
    found = Signal.objects.select_related("bundle").filter(answer_code=plain).first() if plain else None
    if found is None:
        raise Refused(_("Deze code kennen we niet. Kijk na wat je opschreef."), field="code")
    return found


def want_answer(token: uuid.UUID, *, wanted: bool) -> None:
    """Called inside the command in which the giver says so. What was answered by then stays as it is."""
    Signal.objects.filter(token=token).update(wants_answer=wanted)


def said_under(tokens: Collection[uuid.UUID]) -> list[dict[str, Any]]:
    """What was said under these tokens and how far it is, for the export of who said it."""
    found = Signal.objects.filter(token__in=list(tokens)).select_related("bundle").order_by("given_at")
    said = [
        {
            "gezegd": row.statement or row.given,
            "op": row.noticed_on,
            "fase": row.bundle.get_phase_display() if row.bundle else "",
            "antwoord beloofd tegen": row.promised_on,
        }
        for row in found
    ]
    seats = GroupMember.objects.filter(token__in=list(tokens)).select_related("group").prefetch_related("learned")
    in_stories = StoryYes.objects.filter(member__in=seats.order_by()).select_related("story").order_by("pk")
    stories = [
        {
            "verhaal": yes.story.title,
            "schuilnaam": yes.alias,
            "ja voor": yes.get_place_display(),
            "gezegd": yes.get_how_display(),
            "op": yes.given_on,
            "tot": yes.until,
            "teruggenomen op": yes.withdrawn_at,
        }
        for yes in in_stories
    ]
    return (
        said
        + stories
        + [
            {
                "groep": seat.group.name,
                "schuilnaam": seat.alias,
                "rol": seat.get_role_display(),
                "sinds": seat.since,
                "tot": seat.until,
                "zelf geleerd": [f"{one.get_skill_display()}: {one.words}".rstrip(": ") for one in seat.learned.all()],
            }
            for seat in seats.order_by("since", "pk")
        ]
    )


def sitting_under(tokens: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Those of these tokens that are the key of a seat which still stands, whether somebody sits there or did."""
    found = GroupMember.objects.filter(token__in=list(tokens)).values_list("token", flat=True)
    return frozenset(one for one in found if one is not None)


def sitting_now(tokens: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Those of these tokens that are the key of a seat on which somebody sits today."""
    found = GroupMember.objects.filter(token__in=list(tokens), until=None).values_list("token", flat=True)
    return frozenset(one for one in found if one is not None)


def seats_now(tokens: Collection[uuid.UUID]) -> list[tuple[uuid.UUID, str, str]]:
    """The seats of these tokens at a table that still meets: the key of the seat, the group, the role; by group."""
    rows = GroupMember.objects.filter(token__in=list(tokens), until=None).select_related("group")
    return [(row.pk, row.group.name, row.get_role_display()) for row in rows.order_by("group__name", "pk")]


def still_owed(tokens: Collection[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Those of these tokens to whom an answer is still owed: not answered in this round, or not brought yet."""
    to_bring = Exists(Delivery.objects.filter(signal=OuterRef("pk"), state__in=UNDERWAY))
    owed = Q(to_bring) | (~rounds.answered() & ~Q(state=SignalState.SET_ASIDE))
    found = Signal.objects.filter(owed, token__in=list(tokens)).exclude(bundle__phase=Phase.CLOSED)
    return frozenset(one for one in found.values_list("token", flat=True) if one is not None)


def forget_tokens(tokens: Collection[uuid.UUID]) -> None:
    """What was said stays; the key to who said it goes, and their word in a group too; a story with them goes whole.

    Called inside an erasure.
    """
    Delivery.objects.filter(token__in=list(tokens)).update(token=None)
    Signal.objects.filter(token__in=list(tokens)).update(token=None, answer_code="")
    seats = GroupMember.objects.filter(token__in=list(tokens))
    Learned.objects.filter(member__in=seats).delete()
    Story.objects.filter(
        pk__in=list(StoryYes.objects.filter(member__in=seats).values_list("story_id", flat=True))
    ).delete()
    seats.update(token=None, alias="")


def by_code(code: str) -> Delivery:
    """The delivery with this code, however it is typed. Raises Refused."""
    plain = read_code(code)
    found = Delivery.objects.select_related("answer__bundle").filter(code=plain).first() if plain else None
    if found is None:
        raise Refused(_("Deze code kennen we niet. Kijk na wat er op je brief staat."), field="code")
    return found


def colleagues_named(actor: Actor, user_ids: Iterable[uuid.UUID | None]) -> dict[uuid.UUID, str]:
    """The names of those of these members of the staff whom the actor may know: colleagues, or all for who leads."""
    named = User.objects.filter(pk__in={one for one in user_ids if one})
    if not can(actor, "networks.see_members"):
        here = registry["networks.see_colleagues"].queryset(actor)
        named = named.filter(pk__in=here.order_by().values("user_id"))
    return dict(named.values_list("pk", "name"))


def names_of(user_ids: Iterable[uuid.UUID | None]) -> dict[uuid.UUID, str]:
    """The names of members of the staff, by key: of who sits at a table with the actor's own people."""
    return dict(User.objects.filter(pk__in={one for one in user_ids if one}).values_list("pk", "name"))
