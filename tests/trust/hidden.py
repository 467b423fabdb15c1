"""Fifty people whose address is nobody's business, everywhere where somebody can be."""

import datetime

from django.utils import timezone

from meedoen.activities import models as activities
from meedoen.kernel import tenancy, vault
from meedoen.kernel.guard import seeding
from meedoen.kernel.identifiers import new_id, short_code
from meedoen.people import marking
from meedoen.people.models import Consent, Household, Participant, Resident, SafeContact
from meedoen.people.rules import likeness
from meedoen.people.terms import ADDRESS, FIRST_NAME, HELPER, LAST_NAME, REACH

FIFTY = 50
SEALED = ((FIRST_NAME, "voornaam"), (LAST_NAME, "naam"), (ADDRESS, "straat"), (HELPER, "helper"))


def _one(made, number):
    """Somebody protected, with all that can be noted; gives the words that nobody may read."""
    person, sings = new_id(), made.canaries.sing
    vault.create_key(person, made.network.pk)
    words = {label: sings("protected", what) for label, what in SEALED}
    words[REACH] = f"{sings('protected', 'bereik').lower()}@thuis.be"
    row = Participant.objects.create(
        id=person,
        organisation=made.organisation,
        level="known",
        code=short_code(10),
        channel="email",
        protected_until=timezone.localdate() + datetime.timedelta(days=30),
        reach_confirmed_at=timezone.now(),
        **{
            name: vault.seal(person, label, words[label])
            for label, name in ((FIRST_NAME, "first_name"), (LAST_NAME, "last_name"), (REACH, "reach"))
        },
        address=vault.seal(person, ADDRESS, words[ADDRESS]),
    )
    marking.first_time(row, likeness.of_address(words[FIRST_NAME], words[LAST_NAME], words[REACH], words[ADDRESS]))
    home = Household.objects.create(organisation=made.organisation)
    for lives, share in ((row, 100), (Participant.objects.get(pk=made.rows["person_id"]), 50)):
        if number == 0 or lives is row:
            Resident.objects.create(household=home, participant=lives, relation="adult", share=share)
    Consent.objects.create(participant=row, purpose="invite", given="spoken", by_code="A", until=timezone.localdate())
    SafeContact.objects.create(
        participant=row, channels=["email"], may_leave_word=True, helper=vault.seal(person, HELPER, words[HELPER])
    )
    signed = activities.Enrolment.objects.create(
        session_id=made.rows["session_id"], participant=row, via="desk", status="placed", placed_at=timezone.now(),
        to_tell="moved" if number % 2 else "",
    )  # fmt: skip
    if number % 5 == 0:
        activities.Attendance.objects.create(session_id=made.rows["session_id"], enrolment=signed, participant=row)
    return row, words


def fifty(made):
    """Signed up, at the door, in a household, with a yes: each row, and the words that nobody may read."""
    with seeding("world"), tenancy.use_network(made.network.pk):
        return [_one(made, number) for number in range(FIFTY)]


def words_of(hidden):
    """All that nobody may read of them."""
    return [word for _row, words in hidden for word in words.values()]
