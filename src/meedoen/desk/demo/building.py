"""Makes one network of the demo from its script: structure through the doors, the past year in bulk."""

import datetime
import random
import uuid
from dataclasses import dataclass, field, replace
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from meedoen.activities import public as activities
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.tenancy import use_network
from meedoen.networks import public as networks
from meedoen.people import public as public_people
from meedoen.press import public as press
from meedoen.wording.public import find_pictograms

from . import (
    allowances,
    areas,
    at_the_doors,
    attendance,
    brought_lists,
    caseloads,
    events,
    meetings,
    money,
    newsletters,
    onward,
    people,
    plans,
    referring,
    side_by_side,
    signing_up,
    stories,
    surveys,
    translated,
    voice_answers,
    voice_groups,
    voice_signals,
    welcome_sheets,
)
from .accounts import Accounts
from .calendar import AHEAD, Days
from .places import Points
from .script import Offer, Script

STALE = datetime.timedelta(days=120)


@dataclass
class Site:
    """What stands so far of a network that is being made."""

    script: Script
    days: Days
    network: Any
    chance: random.Random
    actors: dict[Role, Actor] = field(default_factory=dict)
    partners: dict[str, Any] = field(default_factory=dict)
    spots: dict[str, Any] = field(default_factory=dict)
    initiatives: dict[str, Any] = field(default_factory=dict)
    offers: dict[str, Any] = field(default_factory=dict)

    @property
    def lead(self) -> Actor:
        return self.actors[Role.COORDINATOR]


def build(script: Script, days: Days, accounts: Accounts) -> None:
    """Make the whole network, or nothing of it. It must not be there yet."""
    with transaction.atomic():
        rank = int(script.nis) % 9
        network = networks.create_network(
            Actor.system(None, "demo"),
            slug=script.slug,
            name=script.name,
            tagline=script.tagline,
            municipalities=[script.nis],
            languages=["nl", "fr", "en", "ar", "tr"],
            accent=script.accent,
            logo_picto=_picture(script.logo),
            phone=people.phone(rank),
            email=f"hallo@{script.slug}.demo.invalid",
        )
        with use_network(network.pk):
            site = Site(script, days, network, random.Random(script.slug))  # noqa: S311 - invented people
            _partners(site, rank)
            site.actors = accounts.of_network(script, site.partners, days)
            areas.draw(script.slug, script.nis, site.actors, days)
            _places(site)
            _initiatives(site)
            for offer in script.offers:
                site.offers[offer.title] = _offer(site, offer)
            translated.write(site.lead, site.offers)
            _past_year(site)
            if "Repaircafé" in site.offers:
                with seeding("demo"):
                    onward.write(onward.past_of(site))
            public_people.mark_everybody(network.pk)
            caseloads.fill(script.slug, site.actors)
            _tallies(site)
            signing_up.bring_to_life(site)
            referring.bring_in(site)
            events.bring_in(site.lead, script.slug, site.partners[script.provider].pk, days)
            meetings.bring(script, site.partners, site.actors, days)
            other = next(partner for key, partner in site.partners.items() if key != _home(site))
            side_by_side.write(script.slug, site.actors[Role.WORKER], site.partners[_home(site)], other, days)
            voice_signals.bring(script.slug, site.partners, site.actors, days)
            voice_answers.bring(script.slug, site.actors, days, script.name)
            welcome_sheets.write(script.slug, site.lead, site.partners, days)
            voice_groups.bring(script.slug, site.partners, site.actors, days, offers=site.offers, spots=site.spots)
            stories.bring(script.slug, site.actors)
            brought_lists.bring(script.slug, site.actors[Role.WORKER], site.partners[_home(site)], days)
            caseloads.at_the_table(script.slug, site.actors)
            money.bring_in(script.slug, site.lead, site.partners, days)
            allowances.make_schemes(script.slug, site.lead, days)
            cards = allowances.bring_in(script.slug, site.actors, site.partners, days)
            at_the_doors.bring_in(network, site.actors, site.partners, site.offers, cards)
            plans.bring(script.slug, site.partners, site.actors, days)
            surveys.bring(script.slug, site.lead, days)
            newsletters.bring(script.slug, site.lead, site.partners, site.spots, days)
            press.close_state(site.lead, year=days.today.year - 1)


def _home(site: Site) -> str:
    """The key of the partner for which the worker of the demo works."""
    ours = site.actors[Role.WORKER].organisation_ids
    return next(key for key, partner in site.partners.items() if partner.pk in ours)


def _picture(word: str) -> str:
    """The pictogram that people call so. IndexError for a word without one."""
    return find_pictograms(word)[0].id


def _partners(site: Site, rank: int) -> None:
    system = Actor.system(site.network.pk, "demo")
    for number, partner in enumerate(site.script.partners):
        contact = 100 * rank + 10 + number
        site.partners[partner.key] = networks.add_organisation(
            system,
            name=partner.name,
            kind=partner.kind,
            about=partner.about,
            contact_name=people.contact(contact),
            phone=people.phone(contact),
            email=f"{partner.key}@{site.script.slug}.demo.invalid",
            joined_on=site.days.first,
        )


def _places(site: Site) -> None:
    areas = networks.areas(site.lead, kind=networks.AreaKind.NEIGHBOURHOOD, today=site.days.today)
    points = Points([area for area in areas if area.outline])
    names = {area.code: area.name for area in areas}
    for spot in site.script.spots:
        latitude, longitude = points.inside(spot.area)
        site.spots[spot.key] = networks.add_place(
            site.lead,
            name=spot.name,
            locality=names[spot.area],
            latitude=latitude,
            longitude=longitude,
            how_to_get_there=spot.way,
            bus_stop=spot.bus,
            wheelchair=spot.wheelchair,
            toilet=spot.toilet,
            parking=spot.parking,
            known_place=spot.known,
            organisation_id=site.partners[spot.partner].pk if spot.partner else None,
        )


def _initiatives(site: Site) -> None:
    for initiative in site.script.initiatives:
        made = activities.make_initiative(
            site.lead,
            organisation_id=site.partners[initiative.partner].pk,
            name=initiative.name,
            about=initiative.about,
            need=initiative.need,
            since=site.days.first,
        )
        site.initiatives[initiative.name] = made


def _tallies(site: Site) -> None:
    """What was counted of the group of an initiative, once it is known who was there."""
    for initiative in site.script.initiatives:
        for kind, unit, base, counts in initiative.tallies:
            activities.count_traits(
                site.lead,
                kind=kind,
                unit=unit,
                base=base,
                counts=counts,
                initiative_id=site.initiatives[initiative.name].pk,
                on=site.days.today - datetime.timedelta(days=14),
            )


def _offer(site: Site, offer: Offer) -> Any:
    """Plan it over the past year, let an open series run on, and show it; what lies behind us has ended."""
    days, pattern = site.days, offer.when(site.days)
    lasting = pattern.freq is not activities.Frequency.ONCE
    contact = people.contact(len(offer.title))
    activity = activities.plan(
        site.lead,
        organisation_id=site.partners[offer.partner].pk,
        title=offer.title,
        pattern=replace(pattern, until=days.today + AHEAD) if lasting else pattern,
        since=days.start,
        text=offer.text,
        kind=offer.kind,
        themes=list(offer.themes),
        pictogram=_picture(offer.picto),
        place_id=site.spots[offer.place].pk,
        initiative_id=site.initiatives[offer.initiative].pk if offer.initiative else None,
        contact_name=contact,
        welcomed_by=contact.split()[0],
        contact_phone=people.phone(500 + len(site.offers)),
        **{"price_cents": 0, **offer.says},
    )
    if lasting:
        activities.change_series(site.lead, activity.pk, pattern=pattern)
    elif max([pattern.start_date, *pattern.extra_dates]) <= days.today:
        return activities.end(site.lead, activity.pk)
    return activities.publish(site.lead, activity.pk)


def _past_year(site: Site) -> None:
    """People, who came when, what was asked of whom, and offers that nobody confirmed for months."""
    history, script = attendance.History(), site.script
    by_title = {offer.title: offer for offer in script.offers}
    titles = {activity.pk: title for title, activity in site.offers.items()}
    sessions = attendance.past_sessions(titles, site.days)
    with seeding("demo"):
        attendance.call_off_some(sessions, site.chance)
        for pool in script.pools:
            members = people.members_of(pool, site.partners[pool.partner].pk, site.days, site.chance)
            held = [
                (session, by_title[titles[activity_id]])
                for activity_id, found in sessions.items()
                for session in found
                if (crowd := by_title[titles[activity_id]].crowd) is not None and crowd.pool == pool.key
            ]
            held.sort(key=lambda pair: pair[0].starts_at)
            attendance.of_pool(history, pool, members, held, site.chance)
            people.save([member for member in members if member.first_day], site.network.pk, site.chance)
            for session, offer in held:
                if offer.crowd is not None:
                    history.others(session, offer.crowd, site.chance)
        history.save()
        _efforts(site)
        stale = [site.offers[offer.title].pk for offer in script.offers if offer.stale]
        apps.get_model("activities.Activity").objects.filter(pk__in=stale).update(confirmed_at=timezone.now() - STALE)


def _efforts(site: Site) -> None:
    """Hours and money of each initiative, month by month (W15). Inside ``seeding``."""
    effort = apps.get_model("activities.Effort")
    rows = []
    for initiative in site.script.initiatives:
        made: uuid.UUID = site.initiatives[initiative.name].pk
        for month in site.days.months():
            share = site.chance.uniform(0.85, 1.15)
            asked = {
                activities.EffortBy.STAFF: (initiative.staff_hours, initiative.euro),
                activities.EffortBy.VOLUNTEER: (initiative.volunteer_hours, 0),
            }
            for by, (hours, euro) in asked.items():
                if hours or euro:
                    rows.append(
                        effort(
                            network_id=site.network.pk,
                            initiative_id=made,
                            minutes=round(hours * share) * 60,
                            cost_cents=round(euro * share) * 100,
                            by=by,
                            on=min(month + datetime.timedelta(days=27), site.days.today),
                        )
                    )
    effort.objects.bulk_create(rows)
