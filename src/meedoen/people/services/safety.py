"""How to reach somebody safely, protection, and a later end: each with a reason or a day of its own."""

import datetime
from collections.abc import Sequence

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import textchecks, vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import because, command, remember, saw
from meedoen.kernel.refusals import Refused

from .. import policy
from ..models import Participant, Postponement, SafeContact
from ..rules import keeping
from ..terms import HELPER, Channel, HelperBy
from .links import alive, checked_reason, follow


@command(policy.CHANGE)
def set_safe_contact(
    actor: Actor,
    participant: Participant,
    *,
    channels: Sequence[str],
    from_hour: int = 8,
    to_hour: int = 20,
    may_leave_word: bool = False,
    helper: str = "",
    helper_by: str = "",
) -> Participant:
    """Which channels and hours are safe, whether a message may be left, through which helper.

    A helper needs no phone: meeting is a way too. Raises Refused: no channel, hours that end before they begin, a
    helper without a name while the helper is the way, a register number.
    """
    alive(participant)
    wanted = [one for one in channels if one in Channel.values]
    said = textchecks.clean_text(helper).strip()[:120]
    if not wanted:
        raise Refused(_("Kies minstens één manier die veilig is. Kies 'Niet' als er geen is."), field="channels")
    if not 0 <= from_hour < to_hour <= 24:
        raise Refused(_("Het eerste uur komt voor het laatste."), field="to_hour")
    if textchecks.find_register_number(said):
        raise Refused(textchecks.REGISTER_NUMBER_FOUND, field="helper")
    if Channel.HELPER in wanted and not said:
        raise Refused(_("Wie helpt er? Een voornaam is genoeg. Een telefoon hoeft niet."), field="helper")
    if said:
        vault.create_key(participant.pk, participant.network_id)
    SafeContact.objects.update_or_create(
        participant=participant,
        defaults={
            "channels": wanted,
            "from_hour": from_hour,
            "to_hour": to_hour,
            "may_leave_word": may_leave_word,
            "helper": vault.seal(participant.pk, HELPER, said) if said else None,
            "helper_by": helper_by if said and helper_by in HelperBy.values else "",
        },
    )
    saw(participant.pk)
    return participant


@command(policy.PROTECT)
def protect(actor: Actor, participant: Participant, *, until: datetime.date, why: str) -> Participant:
    """Until a day nobody but who has a link by name meets this person: no list, search, suggestion, map or export.

    Whoever protects keeps the person on the own list. Raises Refused: no reason, a day that is past or over a year.
    """
    alive(participant)
    because(checked_reason(why, participant))
    today = timezone.localdate()
    if not today <= until <= today + keeping.LONGEST_PROTECTION:
        raise Refused(_("Kies een dag binnen het jaar. Daarna beslis je opnieuw."), field="until")
    participant.protected_until = until
    participant.save(update_fields=["protected_until"])
    follow(actor, participant.pk, participant.organisation_id)
    saw(participant.pk)
    return participant


@command(policy.PROTECT)
def unprotect(actor: Actor, participant: Participant, *, why: str) -> Participant:
    """The protection ends today. Raises Refused without a reason."""
    because(checked_reason(why, participant))
    participant.protected_until = None
    participant.save(update_fields=["protected_until"])
    saw(participant.pk)
    return participant


@command(policy.KEEP_LONGER)
def keep_longer(actor: Actor, participant: Participant, *, until: datetime.date, why: str) -> Participant:
    """The record ends later: with a reason and the name of who decided, which the person may read.

    Raises Refused: no reason, a day before the term ends anyway, or more than a year later.
    """
    alive(participant)
    said = checked_reason(why, participant)
    now_ends = keeping.ends_on(participant.since, participant.last_seen_on, participant.kept_until)
    if until <= now_ends:
        raise Refused(_("De gegevens blijven al tot die dag. Kies een latere dag."), field="until")
    if until > now_ends + keeping.LONGEST_DELAY:
        raise Refused(_("Stel hoogstens een jaar uit. Daarna beslis je opnieuw."), field="until")
    mine = get_user_model().objects.filter(pk=actor.user_id) if actor.user_id else get_user_model().objects.none()
    name = mine.values_list("name", flat=True).first() or actor.code
    Postponement.objects.create(participant=participant, until=until, why=said, by_code=actor.code, by_name=name)
    participant.kept_until = until
    participant.save(update_fields=["kept_until"])
    because(said)
    remember(until=until)
    saw(participant.pk)
    return participant
