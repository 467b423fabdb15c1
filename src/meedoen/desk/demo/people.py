"""Invented people. No name, number or address of the demo belongs to anybody.

First names are common ones from many languages; family names of contact persons are words that read invented
("An Voorbeeld"). Phone numbers are 0470 00 00 00 up to 0470 00 09 99: Belgium reserves no numbers for fiction,
and these are possible in form without having been given to us by anybody. Addresses end on ``.invalid``, which
by RFC 2606 leads nowhere.
"""

import datetime
import random
import uuid
from dataclasses import dataclass

from django.apps import apps
from django.db import transaction

from meedoen.kernel import vault
from meedoen.kernel.identifiers import new_id, short_code
from meedoen.kernel.vault.router import ALIAS
from meedoen.people.public import FIRST_NAME, REACH, Channel, Level

from .calendar import Days
from .script import Pool

_FIRST = """
Aaliyah Aleksander Amina An Anouk Arjun Aylin Bart Bilal Carmen Chloé Daan Dilan Elif Els Emre Fatima Femke
Filip Fleur Hamid Hanne Hugo Ilse Imane Ines Ivan Jamila Jan Joke Jonas Joris Kadir Karim Katrien Khadija Koen
Kristof Lara Leen Leila Lien Lotte Lucas Malika Marek Maria Marie Mariam Mehmet Meryem Mia Mila Mo Mohamed
Nadia Nele Nina Noor Olena Omar Pascal Peter Petra Rachid Rita Roman Ruth Said Salma Samira Sara Selma Simon
Sofia Stefan Stijn Tanja Tatiana Thomas Tim Tine Tom Veerle Viktor Wim Yana Yara Yasmina Yusuf Zahra Zeynep
"""
FIRST_NAMES = tuple(_FIRST.split())
FAMILY_NAMES = ["Voorbeeld", "Demo", "Verzonnen", "Proefstuk", "Fictief", "Bedacht", "Denkbeeld", "Modelstra"]
CHANNELS = (Channel.PHONE, Channel.SMS, Channel.PHONE, Channel.NONE, Channel.VISIT)


def phone(number: int) -> str:
    """The invented phone number with this rank (0 to 999), as people write it."""
    return f"0470 00 {number // 100:02d} {number % 100:02d}"


def contact(number: int) -> str:
    """The invented contact person with this rank: always a first name and a word that reads invented."""
    return f"{FIRST_NAMES[number * 7 % len(FIRST_NAMES)]} {FAMILY_NAMES[number % len(FAMILY_NAMES)]}"


@dataclass
class Member:
    """Somebody of a pool: when they first come, when they stop, with how many children, brought by whom."""

    id: uuid.UUID
    organisation_id: uuid.UUID
    named: bool
    joins: datetime.date
    leaves: datetime.date
    children: int
    brought_by: "Member | None" = None
    first_day: datetime.date | None = None
    last_day: datetime.date | None = None


def members_of(pool: Pool, organisation_id: uuid.UUID, days: Days, chance: random.Random) -> list[Member]:
    """The members of a pool in the order in which they came in, spread over the year (inflow and throughflow)."""
    count = pool.names + pool.cards
    span = 0 if pool.at_once else (days.today - days.first).days - 21
    cards = set(chance.sample(range(count), pool.cards))
    found: list[Member] = []
    for number in range(count):
        joins = days.first + datetime.timedelta(days=span * number // count)
        stay = chance.randint(*pool.stay) if pool.stay else 10_000
        member = Member(
            id=new_id(),
            organisation_id=organisation_id,
            named=number not in cards,
            joins=joins,
            leaves=joins + datetime.timedelta(days=stay),
            children=pool.children[number % len(pool.children)],
        )
        member.brought_by = _bringer(found, number, pool.brought, chance)
        found.append(member)
    return found


def _bringer(earlier: list[Member], number: int, share: float, chance: random.Random) -> Member | None:
    """Somebody who came before; the first five bring one another, so that one chain is long enough to see (W10)."""
    if not share or not earlier:
        return None
    if number < 5:
        return earlier[-1]
    return chance.choice(earlier[-25:]) if chance.random() < share else None


def save(members: list[Member], network_id: uuid.UUID, chance: random.Random) -> None:
    """Write members who came at least once, each first name sealed with a key of its own. Inside ``seeding``."""
    participant = apps.get_model("people.Participant")
    named = [member for member in members if member.named]
    with transaction.atomic(using=ALIAS):
        for member in named:
            vault.create_key(member.id, network_id)
    with vault.remembered():
        names = vault.seal_many((member.id, FIRST_NAME, chance.choice(FIRST_NAMES)) for member in named)
        numbers = vault.seal_many((member.id, REACH, f"+3247000{chance.randint(0, 999):04d}") for member in named)
    sealed = dict(zip((member.id for member in named), zip(names, numbers, strict=True), strict=True))
    codes: set[str] = set()
    while len(codes) < len(members):
        codes.add(short_code(6))
    rows = []
    for member, code in zip(members, codes, strict=True):
        name, number = sealed.get(member.id, (None, None))
        channel = chance.choice(CHANNELS) if member.named else Channel.NONE
        rows.append(
            participant(
                id=member.id,
                network_id=network_id,
                organisation_id=member.organisation_id,
                level=Level.FIRST_NAME if member.named else Level.CODE,
                code=code,
                first_name=name,
                channel=channel,
                reach=number if channel in (Channel.PHONE, Channel.SMS) else None,
                brought_by_id=member.brought_by.id if member.brought_by else None,
                since=member.first_day or member.joins,
                last_seen_on=member.last_day,
            )
        )
    participant.objects.bulk_create(rows)
