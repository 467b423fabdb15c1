"""Fifty people whose address is nobody's business: no page, search, paper, export, feed, log or mail says them.

They are everywhere where somebody can be: signed up, at the door, in a household, with a yes, with safe contact, on a
list. Only the worker who follows one of them meets that one. That no walk through the pages meets one of them is shown
in ``test_canaries``; here is asked for them.
"""

import datetime
import logging

import pytest
from django.core import mail
from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding
from meedoen.networks.identity import actor_of
from meedoen.people import queries
from meedoen.people.models import Link, Participant
from meedoen.people.terms import ADDRESS, FIRST_NAME, REACH

from .crawler import read
from .hidden import words_of

pytestmark = pytest.mark.django_db


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


def test_who_asks_for_them_hears_of_nobody(world, hidden, caplog):
    shut, wrong, asked = words_of(hidden), [], 0
    with caplog.at_level(logging.DEBUG):
        for answer in _asked(world, hidden):
            asked += 1
            # What was typed stands in the form again; a hit is somebody told from it.
            wrong += [(answer.request["PATH_INFO"], row.code) for row, _words in hidden if row.code in read(answer)]
    wrong += [("log", word) for word in shut if word in caplog.text]
    wrong += [("mail", word) for letter in mail.outbox for word in shut if word in letter.subject + letter.body]
    assert wrong == []
    assert asked == 90


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
    assert [word for word in words_of(hidden[1:]) if word in shown] == []


def test_no_gap_tells(world, hidden):
    """The size of a household and the suggestions are as if they were not there."""
    from meedoen.kernel.models import User

    user = User.objects.get(pk=world.client("worker").session["_auth_user_id"])
    with tenancy.use_network(world.own.network.pk):
        actor = actor_of(user, world.own.network.pk)
        sizes = [home.size for home in queries.person(actor, world.own.rows["person_id"]).homes]
        assert queries.suggest(actor, first_name=hidden[0][1][FIRST_NAME]) == []
    assert sorted(sizes) == [0.5, 1.0]
