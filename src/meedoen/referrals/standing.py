"""From a row to where it stands and back, and what opens and closes with it. Called inside the commands."""

import datetime
import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.activities import public as activities
from meedoen.kernel import tenancy, vault
from meedoen.kernel.actors import Actor
from meedoen.kernel.refusals import Refused
from meedoen.kernel.typed_codes import make_code
from meedoen.people import public as people

from .models import Referral
from .rules import due, steps
from .rules.steps import Standing, Step
from .terms import UNDERWAY, Asked, State

SOURCE, COMPANY = "referrals.Referral", "referrals.CompanyAsk"
GIVEN = {Asked.FACE: "spoken", Asked.PHONE: "spoken", Asked.HELPER: "helper", Asked.SIGNED: "signed"}
SAME = (
    "state",
    "asked",
    "answer",
    "first_on",
    "stayed_on",
    "ended_on",
    "because",
    "threshold",
    "ended_from",
    "revoked",
)


def standing_of(row: Referral) -> Standing:
    """Where this referral stands, without anybody in it."""
    return Standing(accompanied=row.companion_id is not None, **{name: getattr(row, name) for name in SAME})


def take(
    row: Referral, step: Step, *, seen: int | None = None, today: datetime.date | None = None, **given: str
) -> None:
    """Take one step on a locked row, and save it. ``seen`` is the version that the worker looked at.

    Raises Refused: the step is not possible any more (the person stopped it, was erased, is there already), or a
    colleague changed something meanwhile. What happened to the person is said first.
    """
    day = today or timezone.localdate()
    before = standing_of(row)
    after = steps.take(before, step, today=day, **given)
    looked_at(row, seen)
    for name in SAME:
        setattr(row, name, getattr(after, name))
    if after.answer != before.answer:
        row.answered_on = timezone.localdate() if after.answer else None
        row.answer_seen_at = None
    save(row)


def looked_at(row: Referral, seen: int | None) -> None:
    """Refuse what rests on an older version of this row."""
    if seen is not None and seen != row.version:
        raise Refused(
            _("Een collega paste deze toeleiding intussen aan. Kijk hoe ze nu staat, en doe dan verder."),
            code="changed",
        )


def save(row: Referral) -> None:
    row.version += 1
    row.save()


def not_over(row: Referral) -> None:
    """Refuse a change to what is over: with the sentence that says why. Raises Refused."""
    standing = standing_of(row)
    if standing.state == State.ENDED:
        raise Refused(steps.why_not(standing, Step.FIND), code="over")


def open_to(actor: Actor, row: Referral) -> None:
    """The yes was given: who receives may read the first name until its day, and the door knows who comes."""
    person_id = known(row)
    if row.receiver_id != row.organisation_id:
        given = people.give_consent(actor, person_id, purpose=people.Purpose.SHARE, given=GIVEN[Asked(row.asked)])
        people.share(
            person_id,
            organisation_id=row.receiver_id,
            purpose=_("warm toegeleid"),
            until=due.shared_until(timezone.localdate(), row.expected_on),
            source=SOURCE,
            source_id=row.pk,
            consent_id=given.pk,
        )
        people.open_link(
            person_id,
            kind=people.LinkKind.REFERRAL,
            organisation_id=row.receiver_id,
            source=SOURCE,
            source_id=row.pk,
        )
    if row.session_id:
        await_at(row, row.session_id)


def await_at(row: Referral, session_id: uuid.UUID) -> None:
    """Put the person on the list of a session; the place at another one comes free. Raises Refused: full, cancelled."""
    placed = activities.expect(
        session_id,
        known(row),
        by_organisation_id=row.organisation_id,
        children=row.children,
        transport=row.transport,
        companion=row.company,
    )
    if row.enrolment is not None and row.enrolment_id != placed.pk:
        activities.leave(row.enrolment)
    row.enrolment = placed


def follow_person(row: Referral) -> None:
    """Who refers may open the person while the referral goes on."""
    people.open_link(
        known(row),
        kind=people.LinkKind.REFERRAL,
        organisation_id=row.organisation_id,
        user_id=row.by_id,
        source=SOURCE,
        source_id=row.pk,
    )


def shut(row: Referral, *, free_place: bool) -> None:
    """It is over: what was shared is closed, nobody may open the person for this any more, the place comes free."""
    people.end_shares(SOURCE, row.pk)
    people.end_shares(COMPANY, row.pk)
    people.close_links(SOURCE, row.pk)
    if free_place and row.enrolment is not None:
        activities.leave(row.enrolment)


def known(row: Referral) -> uuid.UUID:
    """Of whom this is. Raises Refused when the person was erased."""
    if row.person_id is None:
        raise Refused(_("Deze persoon is intussen gewist. Er is niets meer te doen."), code="erased")
    return row.person_id


def code_of(row: Referral) -> str:
    """The code with which the person stops it; it is made again, so that a lost code can be told again."""
    network_id = row.network_id or tenancy.here()
    return make_code(bytes.fromhex(vault.keyed_index(network_id, f"referral code of {row.pk}")))


def index_of(code: str) -> str:
    return vault.keyed_index(tenancy.here(), f"referral code {code}")


def underway(row: Referral) -> bool:
    return row.state in UNDERWAY
