"""Who can go along with whom: what fits first, each with the reason in plain words. Nobody is scored as a person."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..terms import Day, Limit, Part

NOON, EVENING = 12, 17


@dataclass(frozen=True)
class Need:
    """What one referral asks: the language, the moment if there is one, children along, a lift."""

    language: str = "nl"
    moment: datetime.datetime | None = None
    children: int = 0
    transport: bool = False


@dataclass(frozen=True)
class Offered:
    """What one companion offers and agreed to, and what is asked of them already (hours of this month)."""

    id: uuid.UUID
    languages: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    tasks: int = 0
    at_once: int = 2
    hours: float = 0
    hours_a_month: int = 8


@dataclass(frozen=True)
class Fit:
    """One companion for one referral: why yes, what to mind, and why it cannot be asked now ("" when it can)."""

    id: uuid.UUID
    yes: tuple[str, ...]
    mind: tuple[str, ...]
    not_now: str


def rank(need: Need, offers: Iterable[Offered], language_word: str) -> list[Fit]:
    """Everybody, who fits best first; who has enough to do or agreed otherwise comes last and cannot be chosen."""
    found = [(_key(need, offer), fit(need, offer, language_word)) for offer in offers]
    return [one for _order, one in sorted(found, key=lambda pair: pair[0])]


def fit(need: Need, offer: Offered, language_word: str) -> Fit:
    """One companion for one referral, in words."""
    yes: list[str] = []
    mind: list[str] = []
    speaks = need.language in offer.languages
    spoken = {"language": language_word}
    (yes if speaks else mind).append((_("spreekt %(language)s") if speaks else _("spreekt geen %(language)s")) % spoken)
    if need.moment is not None:
        free = _free(need.moment, offer)
        word = {"when": moment_word(need.moment)}
        (yes if free else mind).append((_("kan op %(when)s") if free else _("kan meestal niet op %(when)s")) % word)
    if need.transport:
        drives = Limit.NO_CAR not in offer.limits
        (yes if drives else mind).append(_("kan een lift geven") if drives else _("geeft geen lift met de auto"))
    left = max(0, offer.at_once - offer.tasks)
    room = ngettext("heeft nog plaats voor %(n)s mens", "heeft nog plaats voor %(n)s mensen", left)
    if left:
        yes.append(room % {"n": left})
    mind += [str(Limit(name).label) for name in offer.limits if name in (Limit.NOT_AT_HOME, Limit.FIRST_TOGETHER)]
    return Fit(offer.id, tuple(yes), tuple(mind), why_not(need, offer))


def why_not(need: Need, offer: Offered) -> str:
    """What was agreed with a companion is kept: why this one is not asked now, "" when nothing stands in the way."""
    if offer.tasks >= offer.at_once:
        return _("Gaat al met genoeg mensen mee.")
    if offer.hours >= offer.hours_a_month:
        return _("Gaf deze maand al alle uren die afgesproken zijn.")
    if need.children and Limit.NO_CHILDREN in offer.limits:
        return _("Gaat niet mee met kinderen: dat is zo afgesproken.")
    return ""


def moment_word(moment: datetime.datetime) -> str:
    """ "dinsdagnamiddag": the day and the part of it."""
    return f"{Day(str(moment.weekday())).label}{Part(part_of(moment)).label}"


def part_of(moment: datetime.datetime) -> str:
    """Morning, afternoon or evening, by the clock of the place."""
    if moment.hour < NOON:
        return Part.MORNING
    return Part.AFTERNOON if moment.hour < EVENING else Part.EVENING


def _free(moment: datetime.datetime, offer: Offered) -> bool:
    return str(moment.weekday()) in offer.days and part_of(moment) in offer.parts


def _key(need: Need, offer: Offered) -> tuple:
    free = need.moment is None or _free(need.moment, offer)
    lift = not need.transport or Limit.NO_CAR not in offer.limits
    return (
        bool(why_not(need, offer)),
        need.language not in offer.languages,
        not free,
        not lift,
        offer.tasks,
        offer.hours,
        str(offer.id),
    )
