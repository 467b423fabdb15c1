"""Two stories of Westerlo in the demo: one that everybody said yes to, one that waits for a yes. All of it invented."""

import datetime
import io
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils import timezone
from PIL import Image, ImageDraw

from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.photos import read_photo

GROUP = "Inspraakgroep De Dreef"
MAKERS = "Verhalenhuis De Inktpot"
DAY = datetime.timedelta(days=1)
CREAM, WOOD, LEAF = (250, 244, 232), (150, 104, 66), (74, 124, 89)
RED, WHITE, GOLD = (176, 64, 56), (255, 255, 255), (222, 170, 70)


@dataclass(frozen=True)
class Told:
    """A story: its words, its pictures (what is drawn, what it says), who is in it (alias, days until the end)."""

    title: str
    text: str
    pictures: tuple[tuple[str, str], ...]
    said: tuple[tuple[str, str, int], ...]
    waiting: tuple[str, ...]
    days: int


WESTERLO = (
    Told(
        "De taart van Nora",
        "Elke eerste dinsdag drinken we koffie in De Dreef. Nora brengt taart mee. De eerste keer bleef ze bij de deur "
        "staan. ‘Ik kende niemand’, zegt ze. ‘Gust vroeg of ik wilde helpen met snijden. Dan zat ik ineens aan tafel.’"
        "\n\n"
        "Nu zit Nora in de stuurgroep vrije tijd. Ze vroeg of je eerst gratis mag proberen bij de sportclub. De "
        "sportdienst zei ja. ‘Dat was onze taart’, lacht Gust.",
        (("cake", "Tekening: een tafel met een ronde taart en vier kopjes koffie."),
         ("shoes", "Tekening: een kast met drie paar sportschoenen om te lenen.")),
        (("Nora", "paper", 400), ("Gust", "spoken", 300)),
        (),
        40,
    ),
    Told(
        "Met de auto van Leon",
        "Vanuit Oosterwijk is het een uur met de bus. Leon rijdt langs met zijn auto. ‘Ik moet toch die kant op’, zegt "
        "hij. Samira zit naast hem. Zo komen er nu drie mensen meer naar de groep.",
        (("road", "Tekening: een rode auto op een weg tussen de bomen."),),
        (("Leon", "spoken", 365),),
        ("Samira",),
        6,
    ),
)  # fmt: skip


def bring(slug: str, actors: dict[Role, Actor]) -> None:
    """The stories of one network. Called while the network is named, after its groups."""
    if slug != "westerlo":
        return
    with seeding("demo"):
        group = apps.get_model("voice.Group").objects.get(name=GROUP)
        for told in WESTERLO:
            _story(group, told, actors[Role.GROUP_GUIDE].code)


def _story(group: Any, told: Told, code: str) -> None:
    at, today = timezone.now() - told.days * DAY, timezone.localdate()
    story = apps.get_model("voice.Story").objects.create(
        organisation_id=group.organisation_id, group=group, title=told.title, text=told.text, made_by=MAKERS,
        touched_at=at, published_at=None if told.waiting else at,
    )  # fmt: skip
    for place, (drawn, says) in enumerate(told.pictures, start=1):
        photo = read_photo(_drawing(drawn))
        apps.get_model("voice.StoryPicture").objects.create(
            story=story, content=photo.content, width=photo.width, height=photo.height, says=says, place=place
        )
    yes = apps.get_model("voice.StoryYes").objects.create
    seats = {seat.alias: seat for seat in group.members.filter(user_id=None)}
    for alias, how, left in told.said:
        yes(
            story=story, member=seats[alias], alias=alias, how=how, place="both", by_code=code,
            given_on=today - (told.days + 2) * DAY, until=today + left * DAY,
        )  # fmt: skip
    for alias in told.waiting:
        yes(story=story, member=seats[alias], alias=alias, by_code=code)


def _drawing(what: str) -> bytes:
    """A drawing of things, never of people: the demo shows nobody's face."""
    made, sheet = io.BytesIO(), Image.new("RGB", (1200, 800), CREAM)
    {"cake": _cake, "shoes": _shoes, "road": _road}[what](ImageDraw.Draw(sheet))
    sheet.save(made, "PNG")
    return made.getvalue()


def _cake(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((0, 520, 1200, 800), fill=WOOD)
    pen.ellipse((360, 470, 840, 640), fill=WHITE)
    pen.rectangle((420, 380, 780, 540), fill=GOLD)
    pen.ellipse((420, 480, 780, 600), fill=GOLD)
    pen.ellipse((420, 320, 780, 440), fill=RED)
    for left in (90, 230, 880, 1020):
        pen.ellipse((left - 20, 610, left + 130, 670), fill=WHITE)
        pen.rectangle((left, 560, left + 100, 640), fill=LEAF)
        pen.ellipse((left, 540, left + 100, 580), fill=(90, 60, 40))


def _shoes(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((150, 80, 1050, 740), fill=WOOD)
    for top, colour in ((120, RED), (320, LEAF), (520, GOLD)):
        pen.rectangle((190, top, 1010, top + 170), fill=CREAM)
        for left in (320, 620):
            pen.polygon(
                [(left, top + 60), (left + 90, top + 60), (left + 230, top + 115), (left + 230, top + 145),
                 (left, top + 145)], fill=colour,
            )  # fmt: skip
            pen.rectangle((left, top + 140, left + 235, top + 158), fill=WHITE)


def _road(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((0, 0, 1200, 430), fill=(196, 220, 232))
    pen.rectangle((0, 430, 1200, 800), fill=LEAF)
    pen.rectangle((0, 560, 1200, 720), fill=(110, 112, 116))
    for left in range(40, 1200, 200):
        pen.rectangle((left, 632, left + 100, 646), fill=WHITE)
    for left in (90, 330, 900):
        pen.rectangle((left + 55, 330, left + 85, 520), fill=WOOD)
        pen.ellipse((left, 180, left + 140, 390), fill=(52, 96, 66))
    pen.polygon([(520, 520), (590, 430), (760, 430), (840, 520)], fill=RED)
    pen.rectangle((460, 510, 900, 610), fill=RED)
    pen.polygon([(600, 505), (620, 450), (740, 450), (790, 505)], fill=CREAM)
    for left in (520, 760):
        pen.ellipse((left, 570, left + 90, 660), fill=(30, 32, 36))
