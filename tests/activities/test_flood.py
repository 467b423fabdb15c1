"""G33: ten thousand posts of machines beside a hundred residents, in one minute, on the form with which one signs up.

The machines: half post without looking (no answers sealed here, or sealed for something else), some repeat one
captured page, some fill in every field, some read the page and are done in a second, some walk through every question
at the pace of a person, and a few drive a real browser. The residents: alone, a household behind one address, a row at
the computer of the library, and some behind the very address of a machine (a provider that shares addresses).
"""

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache

from meedoen.activities.models import Enrolment
from meedoen.activities.services import sessions
from meedoen.kernel import tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.messages import sending
from meedoen.kernel.models import Message
from tests.factories import actor_in, make_activity, make_organisation, make_session
from tests.flooding import SHEET, Clock, flood, state_in

pytestmark = [pytest.mark.django_db, pytest.mark.once]
SEED = 33
FLOOD = 10_000
ANSWERS = (
    ("name", {"first_name": "Bot"}),
    ("way", {"way": "email"}),
    ("reach", {"reach": "slachtoffer@voorbeeld.be"}),
    ("size", {"adults": "1", "children": "0"}),
)


def journey(visitor, name, pace, *, browser, extra=None):
    """Every question in turn; yields the seconds until the next act, returns whether it was said yes to."""
    answer = visitor.get()
    if browser:
        visitor.get(SHEET.search(answer.content.decode())[1])
    for step, said in ANSWERS:
        yield pace()
        named = {"first_name": name} if step == "name" else {}
        answer = visitor.post(state=state_in(answer), step=step, **{**said, **named}, **(extra or {}))
    yield pace()
    answer = visitor.post(state=state_in(answer), step="check", **(extra or {}))
    return "Jouw code" in answer.content.decode()


def machine(kind, visitor, chance, captured):
    """One machine, for ever; yields after each post."""
    while True:
        if kind == "blind":
            visitor.post(step="check", first_name="Bot", reach="slachtoffer@voorbeeld.be")
            yield 3 * chance.random()
        elif kind == "forged":
            visitor.post(state=captured[:-6] + "aaaaaa", step="check")
            yield 3 * chance.random()
        elif kind == "replay":
            visitor.post(state=captured, step="check")
            yield 3 * chance.random()
        elif kind == "trap":
            yield from journey(visitor, "Bot", lambda: 2 * chance.random(), browser=False, extra={"homepage": "x"})
        elif kind == "fast":
            yield from journey(visitor, "Bot", lambda: 0.05, browser=False)
        else:
            yield from journey(visitor, "Bot", lambda: 2 + 4 * chance.random(), browser=kind == "browser")


def resident(number, visitor, chance):
    """Somebody who signs up, at the pace of a person."""
    return journey(visitor, f"Mens{number}", lambda: 3 + 6 * chance.random(), browser=True)


@pytest.mark.parametrize(
    "posts, addresses, residents",
    [(160, 40, 6), pytest.param(FLOOD, 500, 100, marks=pytest.mark.deep)],
)
def test_a_flood_is_stopped_and_people_come_through(in_noord, posts, addresses, residents, goal, settings):
    # As large as the cache of the product: the one of other tests forgets after three hundred entries.
    local = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": local, "LOCATION": "flood", "OPTIONS": {"MAX_ENTRIES": 10_000}}}
    cache.clear()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    session = make_session(make_activity(make_organisation(in_noord), sign_up="sign_up"), capacity=5000)
    with time_machine.travel(1_773_223_200.0 - 3600, tick=False) as traveller:
        url = f"/noord/a/{session.activity_id}/meedoen/{session.pk}/"
        crowd = {"posts": posts, "addresses": addresses, "residents": residents}
        sent, passed = flood(url, machine, resident, seed=SEED, clock=Clock(traveller), **crowd)
        total, people = sum(sent.values()), [passed.get(number) for number in range(residents)]
        with tenancy.use_network(in_noord.pk):
            came_in = Enrolment.objects.count() - sum(map(bool, people))
            sessions.cancel(actor_in(session.activity.organisation, Role.COORDINATOR), session.pk, reason="Ziek")
            sending.send_due(in_noord.pk)
            unconfirmed = Message.objects.count() + len(mail.outbox)
    stopped, through = 100 * (1 - came_in / total), 100 * sum(map(bool, people)) / residents
    print(f"{total} posts: {dict(sent)}; {came_in} came in; {sum(map(bool, people))} of {residents} people at once")
    if posts == FLOOD:
        goal("G33 % of machines stopped", round(stopped, 2), n=total, seed=SEED)
        goal("G33 % of people at once", round(through, 2), n=residents, seed=SEED)
        goal("G33 messages to unconfirmed", unconfirmed, n=came_in + residents, seed=SEED)
    assert (stopped >= 99, through == 100, unconfirmed) == (True, True, 0)
