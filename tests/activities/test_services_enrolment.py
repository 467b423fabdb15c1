"""Signing up against the database: places, the waiting list, families together, codes, groups, erasure."""

import pytest
from django.utils import timezone

from meedoen.activities.models import Enrolment, Session
from meedoen.activities.rules.parties import Party
from meedoen.activities.services import enrolment as services
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.models import AuditEntry, AuditSubject
from meedoen.kernel.privacy import erasure
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.people import public as people
from meedoen.people.models import Grant, Participant
from tests.factories import actor_in, make_activity, make_organisation, make_session

pytestmark = pytest.mark.django_db
ONE, FAMILY = Party(adults=1), Party(adults=1, children=2)


@pytest.fixture
def worker(partner):
    return actor_in(partner)


def session_of(partner, capacity=4, **fields):
    activity = make_activity(partner, sign_up="sign_up")
    return make_session(activity, capacity=capacity, **fields)


def public(partner):
    return Actor.anonymous(partner.network_id)


def sign_up(partner, session, name="Amina", party=ONE, **fields):
    return services.sign_up(
        public(partner), session.pk, first_name=name, channel="phone", reach="0470 12 34 56", party=party, **fields
    )


def counts(session):
    row = Session.objects.get(pk=session.pk)
    return row.taken, row.waiting


def test_a_resident_signs_up_with_a_first_name_and_a_phone(partner):
    session = session_of(partner)
    made = sign_up(partner, session)
    person = Participant.objects.get(pk=made.participant_id)
    assert made.status == "placed"
    assert counts(session) == (1, 0)
    assert b"Amina" not in bytes(person.first_name)
    assert person.organisation_id == partner.pk
    assert AuditEntry.objects.filter(action="activities.sign_up").count() == 1
    assert set(AuditSubject.objects.values_list("subject_id", flat=True)) == {person.pk}


def test_a_family_is_not_split_and_moves_up_together(partner, worker):
    session = session_of(partner)
    first, second = sign_up(partner, session, "An"), sign_up(partner, session, "Bo")
    family = sign_up(partner, session, "Fatma", FAMILY)
    late = sign_up(partner, session, "Laat")
    assert (family.status, late.status, counts(session)) == ("waiting", "waiting", (2, 2))
    services.cancel_enrolment(worker, first.pk)
    assert {row.pk: row.status for row in Enrolment.objects.filter(pk__in=[family.pk, late.pk])} == {
        family.pk: "placed",
        late.pk: "waiting",
    }
    assert counts(session) == (4, 1)
    assert Enrolment.objects.get(pk=family.pk).to_tell == "placed"
    assert second.status == "placed"


def test_cancelling_twice_changes_nothing(partner, worker):
    session = session_of(partner)
    made = sign_up(partner, session)
    services.cancel_enrolment(worker, made.pk)
    services.cancel_enrolment(worker, made.pk)
    assert counts(session) == (0, 0)


def test_undo_of_a_cancellation_gives_the_old_turn_back(partner, worker):
    session = session_of(partner, capacity=1)
    made = sign_up(partner, session, "An")
    services.cancel_enrolment(worker, made.pk)
    other = sign_up(partner, session, "Bo")
    again = services.undo_cancel_enrolment(worker, made.pk)
    assert (other.status, again.status, counts(session)) == ("placed", "waiting", (1, 1))


def test_the_code_cancels_and_a_wrong_code_says_so(partner):
    session = session_of(partner)
    made = sign_up(partner, session)
    with pytest.raises(Refused, match="kennen we niet"):
        services.cancel_by_code(public(partner), code="AAAA-AAAA")
    code = services.code_of(made)
    services.cancel_by_code(public(partner), code=f"{code[:4].lower()} {code[4:]}")
    assert counts(session) == (0, 0)
    with pytest.raises(Refused):
        services.cancel_by_code(public(partner), code=code)


def test_the_code_of_another_network_is_unknown_here(partner, zuid):
    from meedoen.kernel import tenancy

    foreign = make_organisation(zuid, "Elders")
    with tenancy.use_network(zuid.pk):
        made = sign_up(foreign, session_of(foreign))
        code = services.code_of(made)
    with pytest.raises(Refused):
        services.cancel_by_code(public(partner), code=code)


def test_a_group_of_an_association_belongs_to_the_association_and_is_shared_with_the_organiser(partner, in_noord):
    association = make_organisation(in_noord, "Welzijnsschakel", "poverty_association")
    guide = actor_in(association, Role.REFERRER)
    session = session_of(partner, capacity=20)
    made = services.enrol(guide, session.pk, first_name="Groep Rita", party=Party(adults=8, children=3), via="group")
    person = Participant.objects.get(pk=made.participant_id)
    assert (person.organisation_id, made.by_organisation_id) == (association.pk, association.pk)
    assert Grant.objects.get(participant=person).organisation_id == partner.pk
    organiser = actor_in(partner)
    assert people.names(organiser, [person.pk])[person.pk].first_name == "Groep Rita"
    outsider = actor_in(make_organisation(in_noord, "Buiten"))
    assert people.names(outsider, [person.pk]) == {}


def test_enrolling_for_somebody_elses_organisation_is_refused(partner, in_noord):
    other = make_organisation(in_noord, "Buiten")
    with pytest.raises(Refused, match="zelf voor werkt"):
        services.enrol(
            actor_in(partner),
            session_of(partner).pk,
            first_name="An",
            party=ONE,
            via="phone",
            organisation_id=other.pk,
        )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"status": "cancelled"}, "gaat niet door"),
        ({"starts_at": timezone.now() - timezone.timedelta(hours=1)}, "voorbij"),
    ],
)
def test_closed_sessions_say_why(partner, change, sentence):
    with pytest.raises(Refused, match=sentence):
        sign_up(partner, session_of(partner, **change))


def test_a_draft_is_not_there_for_the_public(partner):
    session = make_session(make_activity(partner, status="draft", sign_up="sign_up"))
    with pytest.raises(NotFound):
        sign_up(partner, session)


def test_a_register_number_in_the_name_is_refused_and_nothing_is_kept(partner):
    session = session_of(partner)
    with pytest.raises(Refused, match="rijksregisternummer"):
        sign_up(partner, session, "Jan 85.07.30-033.28")
    assert Participant.objects.count() == 0
    assert counts(session) == (0, 0)


def test_erasing_a_person_keeps_the_counts_and_loses_the_link(partner, worker):
    session = session_of(partner)
    made = sign_up(partner, session, party=FAMILY)
    person = made.participant_id
    people.erase(worker, person)
    row = Enrolment.objects.get(pk=made.pk)
    assert (row.participant_id, row.size, counts(session)) == (None, 3, (3, 0))
    assert people.names(worker, [person]) == {}
    assert erasure is not None
