"""The demo: five networks on real places with invented people, a year back and a month ahead of today.

``load`` may be called as often as one likes: a network that is there already stays, and only what time has
brought since is added. ``welcome`` says what to open and with whom to sign in.
"""

import datetime
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone

from meedoen.kernel.tenancy import use_network
from meedoen.networks.public import all_open_networks

from . import time_passing
from .accounts import ROLES, Accounts, NotADemo, SignIn, sign_ins
from .building import build
from .calendar import Days
from .dilbeek import DILBEEK
from .harelbeke import HARELBEKE
from .kalmthout import KALMTHOUT
from .script import Script
from .westerlo import WESTERLO
from .willebroek import WILLEBROEK

__all__ = ["SCRIPTS", "NotADemo", "SignIn", "Summary", "load", "sign_ins", "welcome"]

SCRIPTS: tuple[Script, ...] = (WESTERLO, DILBEEK, WILLEBROEK, HARELBEKE, KALMTHOUT)
Progress = Callable[..., None]


@dataclass(frozen=True)
class Summary:
    """What ``load`` did: which networks are new, how many sessions were added to the others, how to sign in."""

    networks: list[str]
    made: list[str]
    sessions_added: int
    sessions_counted: int
    sign_ins: list[SignIn]

    def as_json(self) -> dict[str, Any]:
        """For the one line of ``meedoen demo --json``."""
        return asdict(self)


def load(
    *, progress: Progress | None = None, today: datetime.date | None = None, only: Collection[str] | None = None
) -> Summary:
    """Make the networks that are missing and bring the others up to today; ``only`` names some of them by slug.

    ``today`` is the local day of Brussels. Raises NotADemo unless the settings say that this is a demo.
    """
    if not settings.DEMO:
        raise NotADemo("the demo is loaded with MEEDOEN_DEMO=1 only")
    days = Days(today or timezone.localdate())
    say = progress or (lambda done, total, what="": None)
    wanted = [script for script in SCRIPTS if only is None or script.slug in only]
    present = {network.slug: network for network in all_open_networks()}
    accounts, made, added, counted = None, [], 0, 0
    for number, script in enumerate(wanted):
        say(number, len(wanted), script.name)
        if script.slug in present:
            with use_network(present[script.slug].pk):
                more, caught_up = time_passing.top_up(script, present[script.slug], days)
            added, counted = added + more, counted + caught_up
        else:
            accounts = accounts or Accounts()
            build(script, days, accounts)
            made.append(script.slug)
    say(len(wanted), len(wanted), "")
    slugs = [script.slug for script in wanted]
    return Summary(slugs, made, added, counted, sign_ins(slugs))


def welcome(address: str) -> str:
    """What to open and with whom to sign in, one line per role, for the first network."""
    first = SCRIPTS[0]
    found = sign_ins([first.slug])
    wide = max(len(one.role) for one in found)
    lines = [
        "",
        f"  Open {address}/ : vijf netwerken met verzonnen mensen.",
        *(f"    {script.name:<12} {address}/{script.slug}/" for script in SCRIPTS),
        "",
        f"  Aanmelden op {address}/werk/  (wachtwoord van iedereen: {found[0].password})",
        *(f"    {one.role:<{wide}}  {one.email}" for one in found),
        f"  In een ander netwerk: schrijf {SCRIPTS[1].slug} in plaats van {first.slug}. {len(ROLES)} rollen in elk.",
        "",
    ]
    return "\n".join(lines)
