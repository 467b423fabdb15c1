"""Newsletters of the demo (H7): the words of each issue are invented; the rest comes from what the demo has."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from meedoen.kernel.actors import Actor
from meedoen.kernel.guard import seeding
from meedoen.press import public as press

from .calendar import Days

DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Issue:
    """One issue: its partner and place by key, its days from today on, and when it went out (days ago)."""

    partner: str
    title: str
    place: str
    first: int
    last: int
    ago: int
    opening: str
    hours: str
    parts: tuple[str, ...]
    board: str = ""


CENTRE = Issue(
    "welzijn", "Nieuwsbrief: samen in het centrum", "", -62, 20, 60,
    "Dag buur.\nIn het centrum is er elke week iets te doen.\nKom alleen of met je gezin. Wij maken plaats.",
    "Maandag tot vrijdag: 9 tot 12 uur\nWoensdag ook: 13 tot 17 uur",
    ("activities", "news", "board"),
    "Wij zijn met tien en we zien elkaar vier keer per jaar.\n"
    "Deze keer spraken we over wonen. Veel huizen zijn te koud en te duur.\nWil je erbij komen? Bel GS9.",
)  # fmt: skip
HOUSE = Issue(
    "welzijn", "Nieuwsbrief van GS9", "gs9", 0, 30, 0,
    "Dag buur.\nDe deur van GS9 staat open. Er is koffie en er is tijd.\n"
    "Heb je een vraag over wonen, gezondheid of opvoeden? Stel ze gerust.",
    "Maandag en donderdag: 9 tot 12 uur\nWoensdag: 13 tot 17 uur",
    ("activities", "board", "news", "answers"),
    "Wij lazen deze nieuwsbrief na voor hij vertrok.\n"
    "We vroegen grotere letters, en het telefoonnummer vooraan. Dat is gelukt.",
)  # fmt: skip
VILLAGES = Issue(
    "ocmw", "Nieuwsbrief van de dorpen", "", 0, 30, 0,
    "Dag iedereen.\nJullie zeiden ons wat beter kan. Lees hieronder wat ermee gebeurde.\n"
    "En kijk wat er te doen is, dicht bij huis.",
    "Elke werkdag: 9 tot 12 uur",
    ("answers", "activities", "news"),
)  # fmt: skip
ISSUES: dict[str, tuple[Issue, ...]] = {"harelbeke": (CENTRE, HOUSE), "westerlo": (VILLAGES,)}


def bring(slug: str, lead: Actor, partners: dict[str, Any], spots: dict[str, Any], days: Days) -> None:
    """The issues of this network, in the order in which they went out. Called while the network is named."""
    for issue in ISSUES.get(slug, ()):
        partner = partners.get(issue.partner) or next(iter(partners.values()))
        made = press.write_newsletter(
            lead,
            organisation_id=partner.pk,
            title=issue.title,
            place_id=spots[issue.place].pk if issue.place else None,
            first_day=days.today + issue.first * DAY,
            last_day=days.today + issue.last * DAY,
            opening=issue.opening,
            board_word=issue.board,
            phone=partner.phone,
            hours=issue.hours,
            parts=issue.parts,
        )
        press.publish_newsletter(lead, made.pk)
        if issue.ago:
            with seeding("demo"):
                on = days.today - issue.ago * DAY
                apps.get_model("press.Newsletter").objects.filter(pk=made.pk).update(published_on=on)
