"""Whether somebody may use which scheme, and how much is left, in one look; and the lists of claims."""

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, UUIDField
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel import vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query, saw
from meedoen.kernel.refusals import NoLink
from meedoen.kernel.rows import one
from meedoen.kernel.statements import Statement, every
from meedoen.people import public as people

from .. import policy, standing
from ..models import Claim, Question, Receipt, Right, Scheme, SchemeVersion
from ..rules.deciding import room
from ..rules.saying import clash_with, clash_words, elsewhere_words, from_age_words, left_words
from ..rules.schemes import Terms
from ..terms import GROUND, ClaimState, Ground, PaidTo, Payer

SHOWN = 5
MOST = 200
_RIGHT = Statement(lambda rows, *, person: rows.filter(person_id=person)[:1], person=UUIDField())
_NEWEST = Statement(
    lambda rows, *, person: rows.filter(person_id=person).select_related("version__scheme")[:SHOWN], person=UUIDField()
)


@dataclass(frozen=True)
class Line:
    """A scheme for one person: what is left in a sentence, and whether there is anything."""

    scheme_id: uuid.UUID
    name: str
    terms: Terms
    said: list[str]
    open: bool


@dataclass(frozen=True)
class Standing:
    """The right of a person, what is left of each scheme, and the newest claims."""

    right: Right | None
    ground_word: str
    over: bool
    lines: list[Line]
    claims: list[Claim]


@query(policy.SEE_RIGHTS)
def of_person(actor: Actor, rows: QuerySet[Right], person_id: uuid.UUID, *, today: datetime.date) -> Standing:
    """What somebody of the own organisation may use. Without a right nothing is left."""
    right = next(iter(_RIGHT(rows, person=person_id)), None)
    saw(person_id)
    claims = _NEWEST(every(Claim), person=person_id)
    over = right is not None and right.valid_until < today
    lines = lines_of(actor, person_id, today, home=_home(right)) if right is not None and not over else []
    return Standing(right, _ground(right), over, lines, claims)


def _home(right: Right) -> str:
    return right.municipality.name if right.municipality else ""


def _ground(right: Right | None) -> str:
    if right is None:
        return ""
    (text,) = vault.open_many([(right.person_id, GROUND, right.ground)])
    return str(Ground(text).label) if text in Ground.values else ""


def lines_of(
    actor: Actor, person_id: uuid.UUID, today: datetime.date, *, staff: bool = True, home: str = ""
) -> list[Line]:
    """Each scheme that counts today, with what is left. Called behind a door. ``staff``: told with which other scheme
    it does not go together. ``home``: another municipality, which pays for some schemes itself."""
    used, every = standing.used_by(actor, person_id), standing.running(today)
    clashing = {scheme.scheme_id: used.clashing(scheme, every, today) for scheme in every}
    wanted = {key for keys in clashing.values() for key in keys} if staff else set()
    names = dict(Scheme.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}
    lines = []
    for scheme in every:
        shut = clashing[scheme.scheme_id]
        told = [names[key] for key in shut if key in names]
        clash = clash_with(told) if told else clash_words() if shut else ""
        if home and scheme.terms.payer == Payer.DOMICILE:
            clash = elsewhere_words(home)
        lines.append(_line(scheme, used, clash=clash, today=today))
    return lines


def _line(scheme: standing.Running, used: standing.Used, *, clash: str, today: datetime.date) -> Line:
    terms, past = scheme.terms, used.of(scheme.scheme_id)
    said, some = [], False
    for band in terms.bands:
        if band.rate:
            left = room(terms, past, today, band.from_age)
            some = some or not left.nothing
            said.append((band.from_age, left_words(left)))
    words = list(dict.fromkeys(text for _from, text in said))
    if len(words) > 1:
        words = [from_age_words(age, text) for age, text in said]
    if clash:
        words = [clash]
    return Line(scheme.scheme_id, scheme.version.scheme.name, terms, words, some and not clash)


@query(policy.CLAIM)
def to_claim(
    actor: Actor, rows: QuerySet[Right], entitlement_id: uuid.UUID, *, today: datetime.date
) -> tuple[Right, str, list[Line]]:
    """The right, how the person is called, and what is left. Raises NotFound, and NoLink without a live link."""
    right = one(rows, pk=entitlement_id)
    if people.purpose_of(actor, right.person_id) is None:
        raise NoLink(_("Je hebt op dit moment geen lopende opdracht voor deze persoon."))
    known = people.names(actor, [right.person_id])
    label = known[right.person_id].label if right.person_id in known else ""
    return right, label, lines_of(actor, right.person_id, today, home=_home(right))


@dataclass(frozen=True)
class ToDo:
    """Claims that wait for a decision, and those that wait for their money, oldest first."""

    to_decide: list[Claim]
    to_pay: list[Claim]
    done: list[Claim]


_BY_SETTLEMENT = Q(paid_to=PaidTo.ORGANISER) & ~Q(organiser=None)
"""What an organiser gets is paid with a settlement, not one by one."""


@query(policy.SEE_CLAIMS)
def to_do(actor: Actor, rows: QuerySet[Claim]) -> ToDo:
    """The claims of the own organisation, of the whole network for the coordinator. No name is read."""
    found = rows.select_related("version__scheme", "organisation", "organiser")
    asked = Exists(Question.objects.filter(claim=OuterRef("pk"), answered_on=None))
    shown = Exists(Receipt.objects.filter(claim=OuterRef("pk")))
    waiting = found.filter(state=ClaimState.WAITING).annotate(asked=asked, photo=shown)
    waiting = waiting.order_by("asked_on", "pk")[:MOST]
    granted = found.filter(state=ClaimState.GRANTED).exclude(_BY_SETTLEMENT).order_by("asked_on", "pk")[:MOST]
    done = found.exclude(state__in=(ClaimState.WAITING, ClaimState.GRANTED)).order_by("-asked_on", "-pk")[:SHOWN]
    return ToDo(list(waiting), list(granted), list(done))


@query(policy.SEE_CLAIMS)
def claim(actor: Actor, rows: QuerySet[Claim], claim_id: uuid.UUID) -> Claim:
    """One claim. Raises NotFound."""
    return one(rows.select_related("version__scheme", "organisation", "organiser"), pk=claim_id)


@query(policy.DECIDE)
def counts(actor: Actor, rows: QuerySet[Claim]) -> dict[str, int]:
    """How many claims are in each state, without those that go with a settlement once they are granted."""
    rows = rows.exclude(_BY_SETTLEMENT & Q(state=ClaimState.GRANTED))
    return dict(rows.order_by().values_list("state").annotate(number=Count("pk")))


@query(policy.SEE_RIGHTS)
def any_scheme(actor: Actor, rows: QuerySet[Right]) -> bool:
    """Whether this network has schemes at all: where it has none, nothing is shown of them."""
    return bool(standing.RUNS(every(SchemeVersion), today=timezone.localdate()))
