"""The tool library, the news and the tour of the villages are kept."""

import datetime
import uuid
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.textchecks import checked
from meedoen.networks import public as networks

from ..models import NewsItem, Tool, TourStop
from ..policy import tools as policy
from ..terms.goals import Block

SECURE = "https://"


@dataclass(frozen=True)
class ToolTold:
    """Something for the tool library: what it is, what one does with it, where it is found."""

    kind: str
    title: str
    about: str
    steps: str = ""
    address: str = ""
    blocks: tuple[str, ...] = ()
    threshold: str = ""


@command(policy.ADD_TOOL)
def add_tool(actor: Actor, *, organisation_id: uuid.UUID, told: ToolTold) -> Tool:
    """Something that others can use too. Raises Refused without a title or a sentence, with an address that is not
    secure, or with a register number; NotFound for another organisation."""
    if not actor.is_system and organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    return _tool(Tool(organisation_id=organisation_id), told)


@command(policy.CHANGE_TOOL)
def change_tool(actor: Actor, tool: Tool, *, told: ToolTold) -> Tool:
    """The same thing in other words. Raises as ``add_tool`` does."""
    return _tool(tool, told)


def _tool(row: Tool, told: ToolTold) -> Tool:
    row.title = checked(" ".join(told.title.split()), field="title", most=120)
    row.about = checked(" ".join(told.about.split()), field="about", most=400)
    row.steps = checked(told.steps, field="steps", most=4000)
    if not row.title or not row.about:
        raise Refused(_("Geef een titel, en zeg in één zin wat het is."), field="about" if row.title else "title")
    if told.address and not told.address.startswith(SECURE):
        raise Refused(_("Een adres begint met https://. Kopieer het uit je browser."), field="address")
    row.kind, row.address, row.threshold = told.kind, told.address, told.threshold
    row.blocks = [code for code in Block.values if code in told.blocks]
    row.save()
    return row


@command(policy.CHANGE_TOOL)
def drop_tool(actor: Actor, tool: Tool) -> uuid.UUID:
    """It leaves the library; actions that came from it stay. Gives its key."""
    key = tool.pk
    tool.delete()
    return key


@command(policy.WRITE_NEWS)
def write_news(
    actor: Actor, *, title: str, text: str, first_day: datetime.date, last_day: datetime.date, on_site: bool
) -> NewsItem:
    """A short message from a day until a day. Raises Refused without words or with days that are turned around."""
    return _news(NewsItem(), title, text, (first_day, last_day), on_site=on_site)


@command(policy.CHANGE_NEWS)
def change_news(
    actor: Actor,
    item: NewsItem,
    *,
    title: str,
    text: str,
    first_day: datetime.date,
    last_day: datetime.date,
    on_site: bool,
) -> NewsItem:
    """The same message otherwise. Raises as ``write_news`` does."""
    return _news(item, title, text, (first_day, last_day), on_site=on_site)


def _news(
    row: NewsItem, title: str, text: str, days: tuple[datetime.date, datetime.date], *, on_site: bool
) -> NewsItem:
    row.title = checked(" ".join(title.split()), field="title", most=100)
    row.text = checked(text, field="text", most=500)
    if not row.title or not row.text:
        raise Refused(_("Geef een titel, en schrijf het nieuws in een paar zinnen."), field="text")
    if days[1] < days[0]:
        raise Refused(_("De laatste dag ligt vóór de eerste. Draai ze om."), field="last_day", code="order")
    row.first_day, row.last_day, row.on_site = days[0], days[1], on_site
    row.save()
    return row


@command(policy.CHANGE_NEWS)
def drop_news(actor: Actor, item: NewsItem) -> uuid.UUID:
    """The message goes. Gives its key."""
    key = item.pk
    item.delete()
    return key


@command(policy.PLAN_TOUR)
def plan_stop(actor: Actor, *, area_id: uuid.UUID, planned_on: datetime.date, spot: str) -> TourStop:
    """A stop in a village (W13). Raises Refused without a spot; NotFound for what is no village of the network."""
    if area_id not in {one.pk for one in networks.villages(actor)}:
        raise NotFound("area")
    spot = checked(" ".join(spot.split()), field="spot", most=120)
    if not spot:
        raise Refused(_("Schrijf waar in het dorp jullie staan."), field="spot")
    return TourStop.objects.create(area_id=area_id, planned_on=planned_on, spot=spot)


@command(policy.CHANGE_TOUR)
def visit(actor: Actor, stop: TourStop, *, done_on: datetime.date, brought: str) -> TourStop:
    """The network was there, and what it brought. Raises Refused for a day to come, and with a register number."""
    if done_on > timezone.localdate():
        raise Refused(_("Deze dag moet nog komen. Kies vandaag of vroeger."), field="done_on")
    stop.done_on, stop.brought = done_on, checked(brought, field="brought", most=400)
    stop.save(update_fields=["done_on", "brought"])
    return stop


@command(policy.CHANGE_TOUR)
def drop_stop(actor: Actor, stop: TourStop) -> uuid.UUID:
    """The stop is off. Gives its key. Raises Refused once the network was there."""
    if stop.done_on is not None:
        raise Refused(_("Jullie waren hier al. Een bezoek dat gebeurd is, blijft staan."), code="done")
    key = stop.pk
    stop.delete()
    return key
