"""Twenty who ask at the same moment: no ceiling of a person, no places of a group are passed, and none left unused."""

import datetime
import os
from dataclasses import dataclass, field

from django.db import connection
from django.utils import timezone

from meedoen.budgets.models import FundYear
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import Refused
from meedoen.kernel.typed_codes import random_code
from meedoen.passes import services
from meedoen.passes.models import Claim, GroupPass, GroupYear, Pass, Right
from meedoen.passes.rules.schemes import Band, Terms
from meedoen.people.models import Household, Resident
from tests.budgets import racing
from tests.factories import make_activity, make_network, make_organisation, make_participant, make_pot, make_session

TODAY = timezone.localdate()
ROUNDS = 100 if os.environ.get("MEEDOEN_DEEP") == "1" else 2
CEILING, HOUSEHOLD, PRICE = 1_000, 1_500, 130


@dataclass
class Asking:
    """One family that everybody asks for at once."""

    rights: list
    scheme: object
    refused: list = field(default_factory=list)
    faults: list = field(default_factory=list)


def family(partner):
    """Two people who live together, each with a right."""
    rights = []
    with seeding("test"):
        home = Household.objects.create(organisation=partner)
    for name in ("Nadia", "Sami"):
        person = make_participant(partner, first_name=name)
        with seeding("test"):
            Resident.objects.create(household=home, participant=person, relation="adult")
            row = Right(organisation=partner, person=person, ground=b"x", checked_by="A", valid_until=TODAY)
            row.save()
        rights.append(row.pk)
    return rights


def test_a_ceiling_holds_when_everybody_asks_at_once(scratch_databases, goal, monkeypatch):
    monkeypatch.setattr("meedoen.passes.services.claims.linked", lambda actor, person_id: None)
    network = make_network("oost")
    partner, actor = make_organisation(network, "OCMW Oost"), Actor.system(network.pk, "test")
    terms = Terms(bands=(Band(0, 100, CEILING),), household_ceiling=HOUSEHOLD)
    over, served = 0, 0
    with tenancy.use_network(network.pk), racing.in_step(network.pk) as run:
        pot = make_pot(network, 10_000_000)
        made = services.make_scheme(actor, name="Spoor 2", fund_id=pot.fund_id, terms=terms)
        services.publish(actor, made.pk, starts_on=datetime.date(TODAY.year, 1, 1))
        for _round in range(ROUNDS):
            asking = Asking(family(partner), made.scheme_id)

            def act(number, asking=asking):
                try:
                    said = {"cents": PRICE, "cost": "ticket", "on": TODAY}
                    services.claim(actor, asking.rights[number % 2], scheme_id=asking.scheme, **said)
                except Refused as refusal:
                    assert refusal.code == "used_up"
                    asking.refused.append(number)

            run(asking, act)
            assert asking.faults == []
            people = Right.objects.filter(pk__in=asking.rights).values_list("person_id", flat=True)
            own = [sum(Claim.objects.filter(person_id=one).values_list("granted", flat=True)) for one in people]
            over += max(0, sum(own) - HOUSEHOLD) + sum(max(0, one - CEILING) for one in own)
            assert sum(own) == HOUSEHOLD
            served += racing.THREADS
        held = FundYear.objects.get(pk=pot.pk)  # the same amount twice on one day waits for somebody to look at it
        assert held.reserved + held.committed == sum(Claim.objects.values_list("granted", flat=True))
    goal(f"G23-{connection.vendor}-over-a-ceiling", over / 100, n=served, seed=0)
    assert over == 0


def test_the_places_of_a_group_hold_when_every_till_charges_at_once(scratch_databases, goal):
    network = make_network("oost")
    partner, actor = make_organisation(network, "OCMW Oost"), Actor.system(network.pk, "test")
    over, served, places = 0, 0, 31
    with tenancy.use_network(network.pk), racing.in_step(network.pk) as run:
        pot = make_pot(network, 10_000_000)
        terms = Terms(bands=(Band(0, 80),), paid_to=("organiser",))
        scheme = services.make_scheme(actor, name="Spoor 1", fund_id=pot.fund_id, terms=terms)
        services.publish(actor, scheme.pk, starts_on=datetime.date(TODAY.year, 1, 1))
        begun = timezone.now() - datetime.timedelta(hours=1)
        session = make_session(make_activity(partner, price_cents=PRICE), starts_at=begun)
        for round_number in range(ROUNDS):
            with seeding("test"):
                holder = make_organisation(network, f"School {round_number}")
                group = GroupPass.objects.create(
                    organisation=partner, holder=holder, scheme_id=scheme.scheme_id, places=places, by_code="A"
                )
                card = Pass.objects.create(
                    organisation=partner, group=group, code=random_code(), own_index="x", valid_until=TODAY
                )
            asking = Asking([], scheme.scheme_id)

            def act(number, asking=asking, card=card):
                try:
                    services.charge_group(actor, session.pk, code=card.code, places=2, cents=PRICE)
                except Refused as refusal:
                    assert refusal.code == "used_up"
                    asking.refused.append(number)

            run(asking, act)
            assert asking.faults == []
            year, charged = GroupYear.objects.get(group=group), Claim.objects.filter(group=group)
            over += max(0, year.used - places) + abs(year.used - sum(charged.values_list("places", flat=True)))
            assert (year.used, len(asking.refused)) == (30, racing.THREADS - 15)
            served += racing.THREADS
    goal(f"G23-{connection.vendor}-over-places-of-a-group", over, n=served, seed=0)
    assert over == 0


def test_the_places_change_while_every_till_charges(scratch_databases):
    """Fewer places and a charge at the same moment: whichever is first, never more used than there are."""
    network = make_network("oost")
    partner, actor = make_organisation(network, "OCMW Oost"), Actor.system(network.pk, "test")
    over = 0
    with tenancy.use_network(network.pk), racing.in_step(network.pk) as run:
        pot = make_pot(network, 10_000_000)
        terms = Terms(bands=(Band(0, 80),), paid_to=("organiser",))
        scheme = services.make_scheme(actor, name="Spoor 1", fund_id=pot.fund_id, terms=terms)
        services.publish(actor, scheme.pk, starts_on=datetime.date(TODAY.year, 1, 1))
        session = make_session(
            make_activity(partner, price_cents=PRICE), starts_at=timezone.now() - datetime.timedelta(hours=1)
        )
        for round_number in range(ROUNDS):
            with seeding("test"):
                holder = make_organisation(network, f"School {round_number}")
                group = GroupPass.objects.create(
                    organisation=partner, holder=holder, scheme_id=scheme.scheme_id, places=40, by_code="A"
                )
                card = Pass.objects.create(
                    organisation=partner, group=group, code=random_code(), own_index="x", valid_until=TODAY
                )
            asking = Asking([], scheme.scheme_id)

            def act(number, asking=asking, card=card, group=group):
                try:
                    if number % 4 == 3:
                        services.change_places(actor, group.pk, places=number, later=False)
                    else:
                        services.charge_group(actor, session.pk, code=card.code, places=2, cents=PRICE)
                except Refused as refusal:
                    assert refusal.code in ("used", "used_up")
                    asking.refused.append(number)

            run(asking, act)
            assert asking.faults == []
            year, charged = GroupYear.objects.get(group=group), Claim.objects.filter(group=group)
            used = sum(charged.values_list("places", flat=True))
            over += max(0, used - year.places) + abs(year.used - used)
    assert over == 0
