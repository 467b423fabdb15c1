"""What referrals has to say on the start page and in the mail of a worker: counts and the way to them, no names."""

import datetime
from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from meedoen.kernel.actors import Actor
from meedoen.kernel.due import Line

from . import policy, policy_of_help
from .queries import counts
from .queries.company_asks import count_asks
from .queries.small_help import count_asked
from .terms import OF_RECEIVER, Due

LATE = (Due.ASK_PERSON, Due.NEW_MOMENT, Due.DID_ARRIVE)
ORDER = (Due.ANSWERED, Due.DID_ARRIVE, Due.NEW_MOMENT, Due.EXPECT, Due.FIND_COMPANY, Due.ASK_PERSON, Due.STILL_THERE)


def lines(actor: Actor, slug: str, now: datetime.datetime) -> Iterable[Line]:
    """One line for each thing to do; nothing for who has no role for it."""
    if not policy.COUNT.allows(actor) or actor.user_id is None:
        return []
    found = counts(actor, today=timezone.localdate(now))
    sent, received = (reverse(name, kwargs={"network": slug}) for name in ("referrals:sent", "referrals:received"))
    shown = [
        Line(
            key=f"referrals.{what}",
            text=_text(what, found.due[what]),
            url=received if what in OF_RECEIVER else sent,
            count=found.due[what],
            late=what in LATE,
            fresh=found.fresh[what],
            order=30 + place,
        )
        for place, what in enumerate(ORDER)
    ]
    if policy.SEE_TASKS.allows(actor):
        url = reverse("referrals:tasks", kwargs={"network": slug})
        words = ngettext("Je gaat met %(n)s iemand mee", "Je gaat met %(n)s mensen mee", found.tasks)
        shown.append(Line("referrals.tasks", words % {"n": found.tasks}, url, found.tasks, order=28))
    url = reverse("referrals:to_tell", kwargs={"network": slug})
    words = ngettext("Vertel %(n)s iemand dat jij nu helpt", "Vertel %(n)s mensen dat jij nu helpt", found.to_tell)
    shown.append(Line("referrals.to_tell", words % {"n": found.to_tell}, url, found.to_tell, order=60))
    if policy.COUNT_ASKS.allows(actor):
        asked, url = count_asks(actor), reverse("referrals:companions", kwargs={"network": slug})
        words = ngettext("Vraag %(n)s gids of die meegaat", "Vraag %(n)s gidsen of ze meegaan", asked)
        shown.append(Line("referrals.company", words % {"n": asked}, url, asked, order=57))
    if policy_of_help.COUNT_ASKED.allows(actor):
        asked, url = count_asked(actor), reverse("small_help:notices", kwargs={"network": slug})
        words = ngettext("Buurthulp: vraag het aan %(n)s buur", "Buurthulp: vraag het aan %(n)s buren", asked)
        shown.append(Line("referrals.help", words % {"n": asked}, url, asked, order=58))
    return shown


def _text(what: str, n: int) -> str:
    """The sentence for one thing to do."""
    sentences = {
        Due.ANSWERED: ngettext("%(n)s antwoord op een toeleiding", "%(n)s antwoorden op toeleidingen", n),
        Due.ASK_PERSON: ngettext("Aan %(n)s iemand nog vragen", "Aan %(n)s mensen nog vragen", n),
        Due.NEW_MOMENT: ngettext(
            "%(n)s toeleiding: het moment gaat niet door", "%(n)s toeleidingen: het moment gaat niet door", n
        ),
        Due.FIND_COMPANY: ngettext("Voor %(n)s iemand een gids zoeken", "Voor %(n)s mensen een gids zoeken", n),
        Due.EXPECT: ngettext("Er komt %(n)s nieuw iemand", "Er komen %(n)s nieuwe mensen", n),
        Due.DID_ARRIVE: ngettext("Kwam deze persoon? (%(n)s)", "Kwamen deze mensen? (%(n)s)", n),
        Due.STILL_THERE: ngettext("Komt deze persoon nog? (%(n)s)", "Komen deze mensen nog? (%(n)s)", n),
    }
    return sentences[Due(what)] % {"n": n}
