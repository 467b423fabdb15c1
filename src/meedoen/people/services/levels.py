"""More is noted of somebody only for a reason, and less as soon as that serves."""

from django.utils.translation import gettext as _

from meedoen.kernel import textchecks, vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import because, command, remember, saw
from meedoen.kernel.refusals import Refused

from .. import marking, policy, rules
from ..models import Participant
from ..rules import levels
from ..terms import ADDRESS, FIRST_NAME, LAST_NAME, REACH, Level, RaiseFor
from .links import alive, checked_reason

SEALED = {"first_name": FIRST_NAME, "last_name": LAST_NAME, "reach": REACH, "address": ADDRESS}
LONGEST = {"first_name": 80, "last_name": 80, "reach": 200, "address": 200}


@command(policy.CHANGE)
def raise_level(
    actor: Actor,
    participant: Participant,
    *,
    what_for: str,
    first_name: str = "",
    last_name: str = "",
    channel: str = "",
    reach: str = "",
    address: str = "",
) -> Participant:
    """Note more of somebody, for one reason that stands in the log; what the reason does not need is refused.

    What is left empty stays as it was. Raises Refused: no reason, a field that the reason does not open, a register
    number, an impossible number, nothing filled in, erased meanwhile.
    """
    alive(participant)
    if what_for not in RaiseFor.values:
        raise Refused(_("Kies eerst waarvoor je meer moet noteren."), field="what_for")
    given = {
        "first_name": first_name,
        "last_name": last_name,
        "reach": rules.reach_address(channel, reach) if channel else "",
        "address": address,
    }
    given = {name: textchecks.clean_text(text).strip()[: LONGEST[name]] for name, text in given.items()}
    given = {name: text for name, text in given.items() if text}
    _check(given, levels.fields_of(what_for))
    before = participant.level
    _seal(participant, given)
    if channel:
        participant.channel = channel
    participant.level = _level(participant)
    if "first_name" in levels.fields_of(what_for) and participant.first_name is None:
        raise Refused(_("Vul een voornaam in."), field="first_name")
    participant.save(update_fields=[*SEALED, "channel", "level"])
    marking.remake(participant, *marking.opened([participant]))
    saw(participant.pk)
    because(str(RaiseFor(what_for).label))
    remember(before=before, after=participant.level)
    return participant


def _check(given: dict[str, str], opened: tuple[str, ...]) -> None:
    if not given:
        raise Refused(_("Vul in wat je nodig hebt, of ga terug."))
    for name, text in given.items():
        if name not in opened:
            raise Refused(_("Dit is hiervoor niet nodig. Laat het leeg."), field=name)
        if textchecks.find_register_number(text):
            raise Refused(textchecks.REGISTER_NUMBER_FOUND, field=name)


@command(policy.CHANGE)
def lower_level(actor: Actor, participant: Participant, *, to: str) -> Participant:
    """Less is enough from now on: what is not needed is thrown away. Raises Refused when it is no less."""
    if to not in Level.values or not levels.goes_up(to, participant.level):
        raise Refused(_("Er is niets om weg te laten."), field="to")
    remember(before=participant.level, after=to)
    participant.last_name = participant.address = None
    fields = ["last_name", "address", "level"]
    if to == Level.CODE:
        participant.first_name = participant.reach = participant.reach_confirmed_at = None
        participant.channel = "none"
        fields += ["first_name", "reach", "reach_confirmed_at", "channel"]
    participant.level = to
    participant.save(update_fields=fields)
    marking.remake(participant, *marking.opened([participant]))
    saw(participant.pk)
    return participant


def _seal(participant: Participant, given: dict[str, str]) -> None:
    vault.create_key(participant.pk, participant.network_id)  # who had a stamp card alone has no key yet
    for name, text in given.items():
        setattr(participant, name, vault.seal(participant.pk, SEALED[name], text))


def _level(participant: Participant) -> Level:
    return levels.level_of(
        participant.first_name is not None, participant.last_name is not None, participant.address is not None
    )


@command(policy.REVEAL_ADDRESS)
def reveal_address(actor: Actor, participant: Participant, *, why: str) -> str:
    """The address, shown once: an act of its own with a reason, in the log of that person (trust.md rule 5).

    '' when none is noted. Raises Refused without a reason.
    """
    because(checked_reason(why, participant))
    saw(participant.pk)
    (address,) = vault.open_many([(participant.pk, ADDRESS, participant.address)])
    return address or ""
