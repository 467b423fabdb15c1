"""Three organisations in two networks, each with one of everything; each word is a canary of its own.

``own`` and ``other`` are in noord, ``foreign`` is the one of zuid. Whoever meets a canary knows whose it was.
"""

import datetime
import itertools
import time
import uuid
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.test import Client
from django.utils import timezone

from meedoen.activities import models as activities
from meedoen.activities.rules.series import from_rrule
from meedoen.kernel import tenancy, vault
from meedoen.kernel.actors import STAFF, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.identifiers import new_id, short_code
from meedoen.kernel.models import Job, User
from meedoen.networks import models as networks
from meedoen.networks.geography.outlines import encode_ring
from meedoen.people.models import (
    Consent,
    Emergency,
    Link,
    ListRun,
    OddLook,
    Participant,
    Resident,
    RightsRequest,
    SeatTie,
)
from meedoen.people.models import Household as Home
from meedoen.people.terms import FIRST_NAME, REACH
from meedoen.press.models import Newsletter, WelcomeSheet
from meedoen.referrals import models as referrals
from tests.kernel import drawn

from . import answers, groups, meetings, money, passes, plans, side_by_side, surveys, voices

BRUSSELS = ZoneInfo("Europe/Brussels")
PEOPLE = 12
OUTLINE = ((51.1, 4.9), (51.1, 4.96), (51.15, 4.96), (51.15, 4.9), (51.1, 4.9))
SERIES = """DTSTART;TZID=Europe/Brussels:20260105T140000
DTEND;TZID=Europe/Brussels:20260105T160000
RRULE:FREQ=WEEKLY;BYDAY=MO"""
TEXTS = ("title", "text", "for_whom", "childcare_hours", "food", "bring", "contact_name")
GROUND = {"valid_from": datetime.date(2020, 1, 1), "outline": [encode_ring(OUTLINE)], "inhabitants": 900}
_number = itertools.count(1)


LOGO = "0123456789abcdef.png"


@dataclass
class Canaries:
    """Words that stand nowhere else, by what they are: ``public``, ``draft``, ``inside``, ``staff`` or ``person``."""

    owner: str
    words: dict[str, list[str]] = field(default_factory=dict)

    def sing(self, kind: str, what: str) -> str:
        """A new word; letters only, so that it lives through HTML, PDF, CSV and an address alike."""
        number = next(_number)
        tail = "".join(chr(97 + int(digit)) for digit in f"{number:05d}")
        word = f"Qz{self.owner}{what.replace('_', '')}{tail}"
        self.words.setdefault(kind, []).append(word)
        return word

    def code(self) -> str:
        """A code of a person that stands nowhere else; it is no name, but the other partner has no use for it."""
        found = f"QZ{self.owner[0].upper()}{short_code(8)}"
        self.words.setdefault("code", []).append(found)
        return found

    def of(self, *kinds: str) -> list[str]:
        return [word for kind in kinds or self.words for word in self.words.get(kind, [])]


@dataclass
class Household:
    """What one organisation has, by the name under which an address asks for it."""

    owner: str
    network: networks.Network
    organisation: networks.Organisation
    canaries: Canaries
    rows: dict[str, uuid.UUID | str] = field(default_factory=dict)
    draft: dict[str, uuid.UUID | str] = field(default_factory=dict)
    people: dict[uuid.UUID, list[str]] = field(default_factory=dict)


@dataclass
class World:
    own: Household
    other: Household
    foreign: Household
    sent: dict[str, uuid.UUID | str]
    clients: dict[tuple[str, str], Client]

    def client(self, role: str, seat: str = "own") -> Client:
        """A browser in which somebody with this role is signed in; ``seat`` says where that role is held."""
        return self.clients[role, seat]


def tomorrow(hour: int = 14) -> datetime.datetime:
    day = datetime.datetime.now(BRUSSELS).date() + datetime.timedelta(days=1)
    return datetime.datetime.combine(day, datetime.time(hour), BRUSSELS)


def make_world(noord, zuid) -> World:
    with seeding("world"):
        networks.Network.objects.filter(pk__in=[noord.pk, zuid.pk]).update(languages=["nl", "fr"])
    own, other = _household("eigen", noord), _household("ander", noord)
    foreign = _household("vreemd", zuid)
    with seeding("world"), tenancy.use_network(noord.pk):
        sent = _enrolment(other, by=own, person=list(own.people)[1])
        _enrolment(own, by=other, person=list(other.people)[1])
        rows = {"session_id": other.rows["session_id"], "enrolment_id": sent}
    clients = {("anonymous", "own"): Client(), ("nobody", "own"): _signed_in(_account("nobody"))}
    for role in sorted(STAFF):
        clients[role, "own"] = _signed_in(_member(_account(role), own.organisation, role))
        clients[role, "stranger"] = _signed_in(_member(_account(role), foreign.organisation, role))
        hats = _member(_account(role), other.organisation, role)
        clients[role, "hats"] = _signed_in(_member(hats, own.organisation, Role.CASHIER))
    clients[Role.OPERATOR, "own"] = _signed_in(_account("operator", is_operator=True))
    return World(own, other, foreign, rows, clients)


def _account(name: str, **fields) -> User:
    with seeding("world"):
        return User.objects.create_user(f"{name}{next(_number)}@werk.be", "wachtwoord-voor-test", name="An", **fields)


def _member(user: User, organisation, role) -> User:
    with seeding("world"), tenancy.use_network(organisation.network_id):
        networks.Membership.objects.create(user=user, organisation=organisation, role=role)
    return user


def _signed_in(user: User) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(user)
    session = client.session  # who signed in just now need not prove it again
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def _household(owner: str, network) -> Household:
    sings = Canaries(owner).sing
    canaries = sings.__self__
    with seeding("world"), tenancy.use_network(network.pk):
        organisation = networks.Organisation.objects.create(
            name=sings("public", "partner"),
            kind="social_welfare_centre",
            about=sings("public", "about"),
            contact_name=sings("public", "contact"),
            email=f"{sings('public', 'mail').lower()}@huis.be",
        )
        networks.NetworkLogo.objects.get_or_create(
            network=network, defaults={"name": LOGO, "content": drawn.png(), "content_type": "image/png"}
        )
        made = Household(owner, network, organisation, canaries)
        made.rows["organisation_id"] = organisation.pk
        _ground(made)
        _staff(made)
        _paper(made)
        _offer(made, made.rows, "published", "public")
        _offer(made, made.draft, "draft", "draft")
        _people(made)
        _counts(made)
        meetings.add_to(made)
        voices.add_to(made)
        groups.add_to(made)
        answers.add_to(made)
        _led(made)
        money.add_to(made)
        passes.add_to(made)
        plans.add_to(made)
        surveys.add_to(made)
    return made


def more_of_the_same(household: Household) -> None:
    """Twice as many rows again, of everything that a list shows, also on the door of the same session."""
    network, organisation = household.network, household.organisation
    for _time in range(2):
        more = Household(household.owner, network, organisation, household.canaries)
        with seeding("world"), tenancy.use_network(network.pk):
            _ground(more)
            _staff(more)
            _paper(more)
            for rows, status, kind in ((more.rows, "published", "public"), (more.draft, "draft", "draft")):
                _offer(more, rows, status, kind)
            session = more.rows["session_id"]
            more.rows["session_id"] = household.rows["session_id"]
            _people(more)
            _counts(more)
            meetings.add_to(more)
            voices.add_to(more)
            groups.add_to(more)
            answers.add_to(more)
            _led(more)
            money.add_to(more)
            passes.add_to(more)
            plans.add_to(more)
            surveys.add_to(more)
            for person in list(more.people)[4:]:
                if person != more.rows["way_id"]:
                    _enrolment(more, person=person, session=session)


def _ground(made: Household) -> None:
    sings = made.canaries.sing
    village = networks.Area.objects.create(
        code=f"d{next(_number):05d}", kind="village", name=sings("public", "village"), **GROUND
    )
    area = networks.Area.objects.create(
        code=f"w{next(_number):05d}", kind="neighbourhood", name=sings("public", "area"), parent=village, **GROUND
    )
    place = networks.Place.objects.create(
        name=sings("public", "place"),
        street=sings("public", "street"),
        locality=sings("public", "locality"),
        how_to_get_there=sings("public", "how"),
        bus_stop=sings("public", "bus"),
        latitude=51.12,
        longitude=4.93,
        area=area,
        organisation=made.organisation,
    )
    job = Job.objects.create(name="privacy.keep_terms", network=made.network, state="failed")
    made.rows |= {"code": area.code, "place_id": place.pk, "job_id": job.pk}
    working = networks.WorkingArea.objects.create(name=sings("inside", "workingarea"), codes=[area.code])
    source = networks.FigureSource.objects.create(name="x", credit=sings("public", "credit"))
    run = networks.FigureImport.objects.create(filename=sings("inside", "figuresfile"), by_code="AAAA")
    networks.Figure.objects.create(
        area_code=area.code, indicator="inhabitants", period="2024", year=2024, value=7, source=source, run=run
    )
    made.rows |= {"working_area_id": working.pk, "import_id": run.pk}
    made.draft |= {"place_id": place.pk}


def _staff(made: Household) -> None:
    sings = made.canaries.sing
    user = User.objects.create_user(
        f"{sings('staff', 'mail').lower()}@werk.be", "wachtwoord-voor-test", name=sings("staff", "member")
    )
    member = networks.Membership.objects.create(user=user, organisation=made.organisation, role=Role.WORKER)
    invitation = networks.Invitation.objects.create(
        organisation=made.organisation,
        role=Role.WORKER,
        name=sings("staff", "invited"),
        email=f"{sings('staff', 'invitedmail').lower()}@werk.be",
        token_hash=uuid.uuid4().hex,
        by_code="AAAA",
        expires_at=timezone.now() + datetime.timedelta(days=7),
    )
    key = networks.ApiKey.objects.create(
        membership=member,
        name=sings("inside", "key"),
        key_hash=uuid.uuid4().hex,
        by_code="AAAA",
        expires_at=timezone.now() + datetime.timedelta(days=7),
    )
    made.rows |= {"membership_id": member.pk, "invitation_id": invitation.pk, "key_id": key.pk}


def _paper(made: Household) -> None:
    """A welcome sheet, and a draft. The first of a network has the address that the grid knocks at."""
    sings = made.canaries.sing
    slug = f"welkom-{next(_number)}" if WelcomeSheet.objects.exists() else "welkom"
    sheet = WelcomeSheet.objects.create(
        organisation=made.organisation,
        slug=slug,
        title=sings("public", "sheet"),
        what=sings("public", "what"),
        steps=sings("public", "step"),
        phone="014 00 00 00",
        status="published",
    )
    made.rows["sheet_id"] = sheet.pk
    WelcomeSheet.objects.create(
        organisation=made.organisation,
        slug=f"later-{next(_number)}",
        title=sings("draft", "sheet"),
        what=sings("draft", "what"),
        steps=sings("draft", "step"),
        phone="014 00 00 00",
        status="draft",
    )
    _newsletters(made)


def _newsletters(made: Household) -> None:
    """An issue that is out, and a draft. The first of a network has the number that the grid knocks at."""
    sings = made.canaries.sing
    days = {"first_day": timezone.localdate(), "last_day": timezone.localdate() + datetime.timedelta(days=27)}
    out = Newsletter.objects.create(
        organisation=made.organisation,
        number=Newsletter.objects.filter(number__isnull=False).count() + 1,
        title=sings("public", "letter"),
        opening=sings("public", "opening"),
        board_word=sings("public", "board"),
        hours=sings("public", "hours"),
        parts=["board"],
        status="published",
        published_on=timezone.localdate(),
        **days,
    )
    made.rows["newsletter_id"] = out.pk
    Newsletter.objects.create(
        organisation=made.organisation,
        title=sings("draft", "letter"),
        opening=sings("draft", "opening"),
        board_word=sings("draft", "board"),
        parts=["board", "news"],
        **days,
    )


def _offer(made: Household, rows: dict, status: str, kind: str) -> None:
    sings, organisation = made.canaries.sing, made.organisation
    initiative = activities.Initiative.objects.create(
        organisation=organisation, name=sings("inside", "initiative"), about=sings("inside", "initiativeabout")
    )
    activity = activities.Activity.objects.create(
        organisation=organisation,
        initiative=initiative,
        status=status,
        sign_up="sign_up",
        capacity=20,
        childcare_places=5,
        price_cents=300,
        place_id=made.rows["place_id"],
        **{name: sings(kind, name) for name in TEXTS},
    )
    activity.series = from_rrule(SERIES)
    activity.save()
    session = activities.Session.objects.create(
        activity=activity,
        planned_start=tomorrow(),
        starts_at=tomorrow(),
        ends_at=tomorrow(16),
        place_id=made.rows["place_id"],
        capacity=20,
        childcare_places=5,
        reason=sings(kind, "reason"),
    )
    run = activities.ImportRun.objects.create(
        organisation=organisation, filename=f"{sings('inside', 'file')}.xlsx", by_code="AAAA"
    )
    effort = activities.Effort.objects.create(activity=activity, minutes=60)
    tally = activities.Tally.objects.create(
        session=session, kind="social_service", unit="persons", base=30, counts={"yes": 8}
    )
    rows |= {
        "activity_id": activity.pk,
        "session_id": session.pk,
        "initiative_id": initiative.pk,
        "run_id": run.pk,
        "effort_id": effort.pk,
        "tally_id": tally.pk,
    }


def _people(made: Household) -> None:
    sings = made.canaries.sing
    for number in range(PEOPLE):
        person = new_id()
        vault.create_key(person, made.network.pk)
        name, reach = sings("person", "voornaam"), f"{sings('person', 'bereik').lower()}@thuis.be"
        if number == 0:
            reach = f"+3247{next(_number):07d}"
        Participant.objects.create(
            id=person,
            organisation=made.organisation,
            level="first_name",
            code=short_code(10),
            first_name=vault.seal(person, FIRST_NAME, name),
            channel="phone" if number == 0 else "email",
            reach=vault.seal(person, REACH, reach),
        )
        made.people[person] = [name, reach, reach.removesuffix("@thuis.be")]
        made.canaries.words.setdefault("person", []).append(reach)
    people = list(made.people)
    made.rows["enrolment_id"] = _enrolment(made, person=people[0], call_back=True)
    _enrolment(made, person=people[1], to_tell="moved")
    for person in people[4:]:
        _enrolment(made, person=person)
    made.draft["enrolment_id"] = _enrolment(made, person=people[2], session=made.draft["session_id"], call_back=True)
    asked = RightsRequest.objects.create(
        participant_id=people[1],
        organisation=made.organisation,
        person_code=made.canaries.code(),
        ask="tell",
        identified="face",
        by_code="AAAA",
    )
    consent = Consent.objects.create(
        participant_id=people[1], purpose="share", given="spoken", by_code="AAAA", until=datetime.date(2099, 1, 1)
    )
    urgent = Emergency.objects.create(
        participant_id=people[2],
        organisation=made.organisation,
        by_code="AAAA",
        why=sings("inside", "urgent"),
        until=timezone.now(),
    )
    home = Home.objects.create(organisation=made.organisation)
    Resident.objects.create(household=home, participant_id=people[1], relation="adult")
    Link.objects.create(
        participant_id=people[1],
        organisation=made.organisation,
        kind="task",
        source="world",
        source_id=people[1],
        until=timezone.now() + datetime.timedelta(days=1),
    )
    run = ListRun.objects.create(organisation=made.organisation, by_code="AAAA")
    made.rows["list_id"] = run.pk
    made.rows |= {"person_id": people[1], "request_id": asked.pk, "consent_id": consent.pk, "other_id": people[2]}
    tie = SeatTie.objects.create(participant_id=people[1], organisation=made.organisation, token=new_id())
    made.rows["tie_id"] = tie.pk
    odd = OddLook.objects.create(
        organisation=made.organisation, by_code=made.canaries.code(), pattern="sweep", day=timezone.localdate(),
        people=40, looks=40,
    )  # fmt: skip
    made.rows |= {"emergency_id": urgent.pk, "household_id": home.pk, "odd_id": odd.pk}
    made.rows |= side_by_side.make(made.organisation, people, sings)


def _led(made: Household) -> None:
    """Somebody is led to the own activity, a volunteer can go along, somebody must hear who helps now."""
    people, organisation = list(made.people), made.organisation
    volunteer = referrals.Companion.objects.create(
        organisation=organisation, person_id=people[4], languages=["nl"], days=["0"], parts=["morning"]
    )
    told = {"organisation": organisation, "receiver": organisation, "activity_id": made.rows["activity_id"]}
    for person, state in ((people[5], "agreed"), (people[6], "proposed")):
        row = referrals.Referral.objects.create(
            person_id=person,
            state=state,
            asked="face",
            agreed_on=timezone.localdate() if state == "agreed" else None,
            expected_on=timezone.localdate(),
            code_index=uuid.uuid4().hex,
            **told,
        )
        made.rows.setdefault("referral_id", row.pk)
    asked = referrals.CompanyAsk.objects.create(organisation=organisation, referral_id=row.pk, companion=volunteer)
    made.rows["company_ask_id"] = asked.pk
    user = networks.Membership.objects.get(pk=made.rows["membership_id"]).user
    tell = referrals.ToTell.objects.create(organisation=organisation, user=user, person_id=people[5])
    made.rows |= {"received_id": made.rows["referral_id"], "companion_id": volunteer.pk, "tell_id": tell.pk}


def _enrolment(made: Household, *, person: uuid.UUID, by: Household | None = None, session=None, **fields) -> uuid.UUID:
    row = activities.Enrolment.objects.create(
        session_id=session or made.rows["session_id"],
        participant_id=person,
        by_organisation=by.organisation if by else None,
        via="desk" if by else "site",
        status="placed",
        placed_at=timezone.now(),
        **fields,
    )
    activities.Session.objects.filter(pk=row.session_id).update(taken=2)
    return row.pk


def _counts(made: Household) -> None:
    """Somebody who signed up is there, and somebody walked in."""
    people = list(made.people)
    there = activities.Attendance.objects.create(
        session_id=made.rows["session_id"], participant_id=people[3], first_time=True
    )
    drafted = activities.Attendance.objects.create(session_id=made.draft["session_id"], participant_id=people[3])
    made.rows["attendance_id"] = there.pk
    made.draft["attendance_id"] = drafted.pk
