"""A year of honest claims, and twenty ways to get more than one's part (G24). Everything goes through the services."""

import datetime
import random
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from meedoen.activities.models import Attendance
from meedoen.kernel.actors import Actor
from meedoen.kernel.guard import seeding
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.photos import Photo
from meedoen.kernel.refusals import Refused
from meedoen.kernel.typed_codes import random_code
from meedoen.passes import services
from meedoen.passes.models import Claim, Pass, Right
from meedoen.passes.rules.schemes import Band, Terms
from meedoen.people.models import Household, Participant, Resident
from tests.factories import make_activity, make_organisation, make_pot, make_session

TODAY = timezone.localdate()
CEILING, HOUSEHOLD, BORDER, MOST = 20_000, 40_000, 9_000, 4
TILL_PRICES, DAY = (400, 500, 650, 800, 1_000), datetime.timedelta(1)
COSTS = ("membership", "camp", "equipment", "ticket", "transport")


@dataclass
class Person:
    """Somebody with a right and a pass."""

    id: Any
    right: Any
    code: str
    home: Any


@dataclass
class World:
    """A network with two schemes at the desk, one at the till, and clubs with their sessions."""

    network: Any
    actor: Actor
    partner: Any
    draw: random.Random
    schemes: dict[str, Any] = field(default_factory=dict)
    clubs: list[list[Any]] = field(default_factory=list)
    paper: int = 0

    def person(self, home=None, also=None):
        with seeding("test"):
            row = Participant.objects.create(
                pk=new_id(), organisation=self.partner, level="first_name", code=random_code(), first_name=b"x"
            )
            right = Right.objects.create(
                organisation=self.partner, person=row, ground=b"x", checked_by="A", valid_until=TODAY + 99 * DAY
            )
            held = Pass.objects.create(
                organisation=self.partner, person=row, code=random_code(), own_index=str(row.pk), valid_until=TODAY
            )
            for one in (home, also):
                if one is not None:
                    Resident.objects.create(household=one, participant=row, relation="child")
        return Person(row.pk, right.pk, held.code, home)

    def home(self):
        with seeding("test"):
            return Household.objects.create(organisation=self.partner)

    def sketch(self):
        """Like that of a photo of a receipt: all of them white paper with lines, so not wholly apart."""
        bits = self.paper
        for at in range(256):
            if self.draw.random() < 0.3:
                bits ^= 1 << at
        return f"{bits:064x}"

    def photo(self, sketch=None):
        return Photo(b"x", 10, 10, sketch or self.sketch())

    def desk(self, who, cents, *, scheme="refund", cost="membership", ago=5, **said):
        return services.claim(
            self.actor, who.right, scheme_id=self.schemes[scheme], cents=cents, cost=cost, on=TODAY - ago * DAY, **said
        )

    def session(self, club, ago, hour=14):
        at = timezone.localtime() - ago * DAY
        return make_session(self.clubs[club][0], starts_at=at.replace(hour=hour) if ago else at + DAY)

    def tick(self, who, session):
        with seeding("test"):
            Attendance.objects.create(session=session, participant_id=who.id, at=session.starts_at)

    def till(self, who, session, cents=None):
        cents = cents or session.activity.price_cents
        return services.claim_session(self.actor, session.pk, code=who.code, cents=cents)

    def came(self, who, session):
        self.tick(who, session)
        return self.till(who, session)


def make_world(network, seed, clubs=6):
    actor = Actor.system(network.pk, "test")
    made = World(network, actor, make_organisation(network, "OCMW Oost"), random.Random(seed))
    made.paper = made.draw.getrandbits(256)
    for name, terms in (
        ("till", Terms(bands=(Band(0, 40),), organiser_rate=40, paid_to=("organiser",))),
        ("welfare", Terms(bands=(Band(0, 75, 6_000),))),
    ):
        _scheme(made, name, terms)
    _scheme(made, "refund", Terms(
        bands=(Band(0, 80, CEILING),), most=MOST, household_ceiling=HOUSEHOLD, four_eyes_above=BORDER,
        deadline="after_activity", deadline_days=120, excludes=(str(made.schemes["welfare"]),),
    ))  # fmt: skip
    for at in range(clubs):
        club = make_organisation(network, f"Club {at}")
        activity = make_activity(club, price_cents=TILL_PRICES[at % len(TILL_PRICES)])
        made.clubs.append([activity, [make_session(activity, starts_at=timezone.now() - ago * DAY)
                                      for ago in range(1 + at % 3, 29, 3)]])  # fmt: skip
    return made


def _scheme(made, name, terms):
    pot = make_pot(made.network, 10**10, name=name)
    row = services.make_scheme(made.actor, name=name, fund_id=pot.fund_id, terms=terms)
    services.publish(made.actor, row.pk, starts_on=datetime.date(TODAY.year - 1, 1, 1))
    made.schemes[name] = row.scheme_id


def honest(world, number):
    """So many claims of people who take what is theirs: families, twins, children with two homes, busy weeks. Gives
    how many were made and which were held up by a sign; what a ceiling or a number refuses is no claim."""
    draw, made, held = world.draw, 0, []
    family: list[Person] = []
    there: set[tuple[Any, Any]] = set()
    while made < number:
        if not family or draw.random() < 0.12:
            home = world.home() if draw.random() < 0.8 else None
            other = world.home() if home and draw.random() < 0.06 else None
            family = [world.person(home, other if at == 2 else None) for at in range(draw.randint(1, 4) if home else 1)]
        who = draw.choice(family)
        try:
            if draw.random() < 0.6:
                session = draw.choice(draw.choice(world.clubs)[1])
                if (who.id, session.pk) in there:
                    continue
                there.add((who.id, session.pk))
                row = world.came(who, session)
            else:
                cents = draw.randrange(500, 14_000, 50)
                photo = world.photo() if draw.random() < 0.5 else None
                row = world.desk(who, cents, cost=draw.choice(COSTS), ago=draw.randint(0, 100), photo=photo)
        except Refused:
            continue
        made += 1
        if row.signs:
            held.append(list(row.signs))
    return made, held


# Twenty ways. Each gives True when it got nothing above what is allowed (hard), or when a sign stopped it (soft).


def _no(call, *codes):
    try:
        call()
    except Refused as refusal:
        return refusal.code in codes
    return False


def _granted(*people):
    return sum(Claim.objects.filter(person_id__in=[one.id for one in people]).values_list("granted", flat=True))


def over_the_ceiling(world):
    who = world.person()
    for cost in ("membership", "camp", "equipment"):
        _no(lambda cost=cost: world.desk(who, 14_000, cost=cost), "used_up")
    return _granted(who) == CEILING


def through_the_family(world):
    home = world.home()
    family = [world.person(home) for _one in range(4)]
    for who in family:
        for cost in ("membership", "camp"):
            _no(lambda who=who, cost=cost: world.desk(who, 14_000, cost=cost), "used_up")
    return _granted(*family) == HOUSEHOLD


def once_too_often(world):
    who = world.person()
    for at in range(MOST):
        world.desk(who, 500, cost=COSTS[at], ago=3 + 9 * at)
    return _no(lambda: world.desk(who, 500, cost="transport", ago=60), "number")


def two_schemes(world):
    who = world.person()
    world.desk(who, 4_000, scheme="welfare")
    return _no(lambda: world.desk(who, 4_000), "cumulation")


def from_elsewhere(world):
    return _no(lambda: world.desk(world.person(), 4_000, home="Ninove"), "domicile")


def much_too_late(world):
    return _no(lambda: world.desk(world.person(), 4_000, ago=130), "deadline")


def a_ghost(world):
    ghost = Person(None, None, random_code(), None)
    return _no(lambda: world.till(ghost, world.session(0, 2)), "unknown")


def never_there(world):
    return _no(lambda: world.till(world.person(), world.session(0, 2)), "absent")


def charged_again_and_again(world):
    who, session = world.person(), world.session(1, 2)
    world.tick(who, session)
    for _time in range(5):
        world.till(who, session)
    return Claim.objects.filter(person_id=who.id).count() == 1


def above_the_price(world):
    who, session = world.person(), world.session(2, 2)
    world.tick(who, session)
    return _no(lambda: world.till(who, session, session.activity.price_cents + 1), "amount")


def before_it_began(world):
    who, session = world.person(), world.session(3, 0)
    return _no(lambda: world.till(who, session), "early")


def a_stopped_pass(world):
    who, session = world.person(), world.session(4, 2)
    world.tick(who, session)
    Pass.objects.filter(code=who.code).update(stopped_on=TODAY)
    return _no(lambda: world.till(who, session), "unknown")


def one_receipt_for_two(world):
    sketch = world.sketch()
    world.desk(world.person(), 3_000, photo=world.photo(sketch))
    return "receipt" in world.desk(world.person(), 4_500, photo=world.photo(sketch)).signs


def a_receipt_photographed_again(world):
    sketch = int(world.sketch(), 16)
    world.desk(world.person(), 3_000, photo=world.photo(f"{sketch:064x}"))
    for at in world.draw.sample(range(256), 12):
        sketch ^= 1 << at
    return "receipt" in world.desk(world.person(), 3_000, photo=world.photo(f"{sketch:064x}")).signs


def split_under_the_border(world):
    who = world.person()
    world.desk(who, 7_000, ago=6)
    return "split" in world.desk(who, 7_100, ago=4).signs


def the_same_once_more(world):
    who = world.person()
    world.desk(who, 4_000, cost="camp", ago=9)
    return "twice" in world.desk(who, 4_000, cost="ticket", ago=9).signs


def a_child_in_two_families(world):
    one, two = world.home(), world.home()
    child = world.person(one, two)
    world.desk(world.person(two), 9_000)
    world.desk(world.person(one), 9_000)
    return "two_homes" in world.desk(child, 8_000, ago=20).signs


def three_in_a_day(world):
    who = world.person()
    for club in (0, 1):
        world.came(who, world.session(club, 3))
    return "busy_day" in world.came(who, world.session(2, 3)).signs


def long_ago(world):
    return "late" in world.came(world.person(), world.session(5, 40)).signs


def a_whole_crowd(world):
    club = make_organisation(world.network, f"Club {random_code()}")
    activity = make_activity(club, price_cents=500)
    for ago in (9, 6, 4):
        world.came(world.person(), make_session(activity, starts_at=timezone.now() - ago * DAY))
    session = make_session(activity, starts_at=timezone.now() - DAY)
    rows = [world.came(world.person(), session) for _one in range(14)]
    return "crowd" in rows[-1].signs


HARD = (
    over_the_ceiling, through_the_family, once_too_often, two_schemes, from_elsewhere, much_too_late, a_ghost,
    never_there, charged_again_and_again, above_the_price, before_it_began, a_stopped_pass,
)  # fmt: skip
SOFT = (
    one_receipt_for_two, a_receipt_photographed_again, split_under_the_border, the_same_once_more,
    a_child_in_two_families, three_in_a_day, long_ago, a_whole_crowd,
)  # fmt: skip
