"""Fifty people whose address is nobody's business: no page, search, paper, export, feed, log or mail says them.

They are everywhere where somebody can be: signed up, at the door, in a household, with a yes, with safe contact, on a
list. Only the worker who follows one of them meets that one.
"""

import datetime
import logging

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from meedoen.activities import models as activities
from meedoen.kernel import tenancy, vault
from meedoen.kernel.guard import seeding
from meedoen.kernel.identifiers import new_id, short_code
from meedoen.networks.identity import actor_of
from meedoen.people import marking, queries
from meedoen.people.models import Consent, Household, Link, Participant, Resident, SafeContact
from meedoen.people.rules import likeness
from meedoen.people.terms import ADDRESS, FIRST_NAME, HELPER, LAST_NAME, REACH

from . import expected
from .crawler import crawl, read

pytestmark = pytest.mark.django_db
FIFTY = 50
WALKS = {"sqlite": "W", "postgresql": "C"}
"""Who walks in every run, a role for each database; another one takes turns."""
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


@pytest.fixture
def hidden(world):
    with seeding("world"), tenancy.use_network(world.own.network.pk):
        return [_one(world.own, number) for number in range(FIFTY)]


def _words(hidden):
    return [word for _row, words in hidden for word in words.values()]


def _asked(world, hidden):
    """What a curious colleague types: in the form of somebody new, at "own data", at a list that is brought."""
    worker = world.client("worker")
    for row, words in hidden[:10]:
        yield worker.post("/werk/noord/mensen/wie/", {"first_name": words[FIRST_NAME], "reach": words[REACH]})
        for how, text in (("name", words[FIRST_NAME]), ("reach", words[REACH])):
            yield worker.post("/werk/noord/eigen-gegevens/", {"ask": "tell", "how": how, "text": text})
        for page in ("", "meer/letter/", "adres/", "veilig/", "samen/", "dezelfde/"):
            answer = worker.get(f"/werk/noord/mensen/{row.pk}/{page}")
            assert answer.status_code == 404, page
            yield answer


def test_nobody_meets_them(world, hidden, caplog, goal, sample, seed):
    shut, wrong, pages = _words(hidden), [], 0
    always = WALKS[connection.vendor]
    with caplog.at_level(logging.DEBUG):
        for letter in always + "".join(sample(sorted(set(expected.ALL) - {always}), 1)):
            seeds = [f"/werk/noord/mensen/{world.own.rows['person_id']}/"] if letter in "CWRG" else []
            seeds += [f"/werk/noord/deur/{world.own.rows['session_id']}/"] if letter in "CWPGV" else []
            for page in crawl(
                world.client(str(expected.LETTERS[letter])), "/werk/noord/", "/noord/", *seeds, of_a_kind=2
            ):
                pages += 1
                wrong += [(letter, page.address, word) for word in shut if word in page.text]
        for answer in _asked(world, hidden):
            pages += 1
            # What was typed stands in the form again; a hit is somebody told from it.
            wrong += [(answer.request["PATH_INFO"], row.code) for row, _words in hidden if row.code in read(answer)]
    wrong += [("log", word) for word in shut if word in caplog.text]
    wrong += [("mail", word) for letter in mail.outbox for word in shut if word in letter.subject + letter.body]
    goal("G2-protected", len(wrong), n=pages * len(shut), seed=seed)
    assert wrong == []
    assert pages > 40


def test_the_walk_would_see_them_without_protection(world, hidden):
    with seeding("world"), tenancy.use_network(world.own.network.pk):
        Participant.objects.update(protected_until=None)
    door = read(world.client("worker").get(f"/werk/noord/deur/{world.own.rows['session_id']}/"))
    assert hidden[0][1][FIRST_NAME] in door


def test_who_follows_one_meets_that_one(world, hidden):
    row, words = hidden[0]
    worker = world.client("worker")
    user = worker.session["_auth_user_id"]
    with seeding("world"), tenancy.use_network(world.own.network.pk):
        Link.objects.create(
            participant=row, organisation=world.own.organisation, user_id=user, kind="caseload", source="world",
            source_id=row.pk, until=timezone.now() + datetime.timedelta(days=1),
        )  # fmt: skip
    shown = read(worker.get(f"/werk/noord/mensen/{row.pk}/"))
    assert words[FIRST_NAME] in shown
    assert words[ADDRESS] not in shown
    assert [word for word in _words(hidden[1:]) if word in shown] == []


def test_no_gap_tells(world, hidden):
    """The size of a household and the suggestions are as if they were not there."""
    from meedoen.kernel.models import User

    user = User.objects.get(pk=world.client("worker").session["_auth_user_id"])
    with tenancy.use_network(world.own.network.pk):
        actor = actor_of(user, world.own.network.pk)
        sizes = [home.size for home in queries.person(actor, world.own.rows["person_id"]).homes]
        assert queries.suggest(actor, first_name=hidden[0][1][FIRST_NAME]) == []
    assert sorted(sizes) == [0.5, 1.0]
