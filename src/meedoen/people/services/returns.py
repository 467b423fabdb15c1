"""Writes of the ways by which an answer comes back."""

import datetime
import uuid
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import tenancy, textchecks, vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember, saw
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.privacy import erasure
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.voice import public as voice

from .. import queries
from ..models import ReturnWay
from ..policy import returns as policy
from ..rules import reach_address
from ..rules import returns as rules
from ..terms import RETURN_NAME, RETURN_REACH, Channel, ReturnChannel

LONGEST_NAME, LONGEST_REACH = 80, 200


@command(policy.SAY_RETURN)
def say_return(
    actor: Actor, *, token: uuid.UUID, channel: str, name: str = "", reach: str = "", language: str = "nl"
) -> ReturnWay:
    """A giver says, without an account, how the answer may come. Said once: a second time changes nothing.

    Nothing is ever sent to it before somebody of the staff confirmed it. Raises Refused: no such way, a number that
    is none, nothing filled in where it is needed, a register number.
    """
    return _noted(token, channel, name, reach, language=language)


@command(policy.SAY_RETURN)
def want_no_answer(actor: Actor, *, token: uuid.UUID) -> bool:
    """A giver says that no answer needs to come: no way is kept. False when a way was said already: that stays."""
    if ReturnWay.objects.filter(token=token).exists():
        return False
    voice.want_answer(token, wanted=False)
    return True


@command(policy.NOTE_RETURN)
def note_return(
    actor: Actor,
    *,
    token: uuid.UUID,
    organisation_id: uuid.UUID,
    channel: str,
    participant_id: uuid.UUID | None = None,
    name: str = "",
    reach: str = "",
    language: str = "nl",
) -> ReturnWay:
    """A worker notes how the answer comes to who spoke: somebody of the own people, or only a way. Confirmed by that.

    Raises NotFound for an organisation or a person that is not the actor's; Refused as ``say_return``, and when the
    chosen person has no number or address for this way.
    """
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    if participant_id is None:
        return _noted(token, channel, name, reach, language=language, organisation_id=organisation_id, confirmed=True)
    known = queries.names(actor, [participant_id]).get(participant_id)
    if known is None:
        raise NotFound("participant")
    chosen = _known_channel(channel)
    numbers = (Channel.SMS,) if chosen == ReturnChannel.SMS else (Channel.PHONE, Channel.SMS)
    if chosen in rules.NEEDS_NUMBER and known.channel not in numbers:
        raise Refused(_("Van deze persoon staat er geen nummer. Kies een andere manier."), field="channel")
    if chosen == ReturnChannel.LETTER and not known.has_address and known.channel != Channel.LETTER:
        raise Refused(_("Van deze persoon staat er geen adres. Kies een andere manier."), field="channel")
    way, _made = ReturnWay.objects.get_or_create(
        token=token,
        defaults={
            "participant_id": participant_id,
            "organisation_id": organisation_id,
            "channel": chosen,
            "language": known.language,
            "confirmed_at": timezone.now(),
            "until": timezone.localdate() + rules.OPEN_FOR,
        },
    )
    saw(participant_id)
    return way


def _known_channel(channel: str) -> ReturnChannel:
    if channel not in ReturnChannel.values:
        raise Refused(_("Kies er een uit de lijst."), field="channel")
    return ReturnChannel(channel)


def _said(channel: ReturnChannel, name: str, reach: str) -> tuple[str, str]:
    """What is needed for this way and no more, checked. Raises Refused."""
    name = textchecks.checked(name, field="name", most=LONGEST_NAME) if channel in rules.ASKS_NAME else ""
    reach = textchecks.checked(reach, field="reach", most=LONGEST_REACH) if channel in rules.NEEDS_REACH else ""
    if channel in rules.NEEDS_NAME and not name:
        raise Refused(_("Vul een voornaam in. Zo weten we voor wie het is."), field="name")
    if channel in rules.NEEDS_NUMBER:
        reach = reach_address(Channel.PHONE, reach)
    elif channel in rules.NEEDS_REACH and not reach:
        raise Refused(_("Vul in waar of via wie we je bereiken."), field="reach")
    return name, reach


def _noted(
    token: uuid.UUID,
    channel: str,
    name: str,
    reach: str,
    *,
    language: str,
    organisation_id: uuid.UUID | None = None,
    confirmed: bool = False,
) -> ReturnWay:
    chosen = _known_channel(channel)
    name, reach = _said(chosen, name, reach)
    earlier = ReturnWay.objects.filter(token=token).first()
    if earlier is not None:
        return earlier
    way_id = new_id()
    voice.want_answer(token, wanted=True)
    return ReturnWay.objects.create(
        id=way_id,
        token=token,
        organisation_id=organisation_id,
        channel=chosen,
        **_sealed(way_id, name, reach),
        language=language[:2],
        confirmed_at=timezone.now() if confirmed else None,
        until=timezone.localdate() + rules.OPEN_FOR,
    )


def _sealed(way_id: uuid.UUID, name: str, reach: str) -> dict[str, bytes | None]:
    if name or reach:
        vault.create_key(way_id, tenancy.here())
    saw(way_id)
    return {
        "name": vault.seal(way_id, RETURN_NAME, name) if name else None,
        "reach": vault.seal(way_id, RETURN_REACH, reach) if reach else None,
    }


@command(policy.BRING)
def change_way(actor: Actor, way: ReturnWay, *, channel: str, name: str = "", reach: str = "") -> ReturnWay:
    """The answer comes in another way after all, as who brings it heard. Confirmed by that; what stood there is gone.

    Raises NotFound for a person who is known: that way changes with the person. Refused as ``say_return``.
    """
    if way.participant_id is not None:
        raise NotFound("way")
    chosen = _known_channel(channel)
    sealed = _sealed(way.pk, *_said(chosen, name, reach))
    way.channel, way.name, way.reach, way.confirmed_at = chosen, sealed["name"], sealed["reach"], timezone.now()
    way.save(update_fields=["channel", "name", "reach", "confirmed_at"])
    return way


@command(policy.BRING)
def confirm_return(actor: Actor, way: ReturnWay) -> ReturnWay:
    """Somebody of the staff knows that this number or address is right: from here on a letter or message may go."""
    saw(way.holder)
    if way.confirmed_at is None:
        way.confirmed_at = timezone.now()
        way.save(update_fields=["confirmed_at"])
    return way


@command(policy.BRING)
def unconfirm_return(actor: Actor, way: ReturnWay) -> ReturnWay:
    """The undo: nothing goes out until somebody confirms."""
    saw(way.holder)
    way.confirmed_at = None
    way.save(update_fields=["confirmed_at"])
    return way


@command(policy.KEEP_READY)
def ready(actor: Actor, *, tokens: Iterable[uuid.UUID], term: datetime.timedelta = rules.READY_FOR) -> int:
    """There is an answer: the ways of these tokens are kept for at least ``term``, to bring it. Gives how many."""
    end = timezone.localdate() + term
    count = ReturnWay.objects.filter(token__in=list(tokens), until__lt=end).update(until=end)
    remember(ways=count)
    return count


@command(policy.KEEP_READY)
def brought_by_message(actor: Actor, *, token: uuid.UUID) -> None:
    """The message left: from here on the way is kept as after any other way of bringing."""
    brought_to([token])


def brought_to(tokens: Iterable[uuid.UUID | None]) -> None:
    """The answer was brought: the ways are kept for as long as somebody may say that it is not good enough."""
    end = timezone.localdate() + rules.AFTERWARDS
    ReturnWay.objects.filter(token__in=[one for one in tokens if one is not None]).update(until=end)


def end_ways(cutoff: datetime.datetime) -> int:
    """Erase for good the ways that ended before ``cutoff``; a key of their own goes with them. Gives the count.

    The way to somebody to whom an answer is still owed stays: the promise goes before the term.
    """
    from meedoen.kernel.privacy import retention as terms

    old = ReturnWay.objects.filter(until__lt=terms.before_day(cutoff)).order_by("pk")
    old = old.exclude(token__in=voice.still_owed(old.values_list("token", flat=True)))
    found = list(old.values_list("pk", "participant_id", "network_id")[: terms.BATCH])
    for way_id, participant_id, network_id in found:
        if participant_id is None:
            erasure.erase_person(way_id, network_id)
    ReturnWay.objects.filter(pk__in=[way_id for way_id, _person, _network in found]).delete()
    return len(found)
