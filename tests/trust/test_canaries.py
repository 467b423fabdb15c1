"""G2, G6 and G16: no word of another organisation or network, and none of a protected person, on any page; names only
where the log says so."""

import logging
import re
import uuid

import pytest
from django.core import mail
from django.db import connection

from meedoen.kernel import tenancy
from meedoen.kernel.access import Sensitivity
from meedoen.kernel.models import AuditSubject
from tests.sampling import DEEP

from . import expected
from .crawler import crawl, read
from .hidden import words_of

pytestmark = pytest.mark.django_db
STARTS = ("/werk/noord/", "/noord/")
SEES_STAFF = "COD"
SEES_DRAFTS = "C"
AT_THE_DOOR = "CWPGV"
MEETS_PEOPLE = AT_THE_DOOR + "RD"
"""A referrer meets whom its own organisation signed up; the officer who asks about their own data."""
ALWAYS = {"sqlite": "C", "postgresql": "R-"}
"""The roles of every run, by the database on which they walk; the others take turns."""
LEAST = 60
COLLEAGUES = re.compile(
    r"^/werk/noord/(antwoorden/|(bundels|groepen)/[0-9a-f-]{36}/(beslissing/|actie/|trekker/|lid/(\?voor=[0-9a-f-]{36})?|antwoord/)?"
    r"|signalen/[0-9a-f-]{36}/bundel/(\?met=[0-9a-f-]{36})?|groepen/lid/[0-9a-f-]{36}/|vergadering/[0-9a-f-]{36}/(zaal|vervoer|rugzak|uitnodigen)/)$"
)
"""Pages where a colleague of one's own organisation is chosen, follows a bundle or sits at the table of a group
(``networks.see_colleagues``); of no other's."""

OF_A_REQUEST = re.compile(r"^/werk/noord/eigen-gegevens/[0-9a-f-]{36}/")
"""Pages of a request about one's own data, which the officer answers for every partner (``people.see_requests``)."""


def starts(world, letter):
    """Where the walk begins: both trees, the operator's own, and the pages of rows whose links are elsewhere."""
    more = ["/beheer/"] if letter == "O" else []
    own = world.own.rows
    seeds = [f"/werk/noord/deur/{own['session_id']}/", f"/werk/noord/sessie/{own['session_id']}/inschrijven/"]
    return [*STARTS, *more, *(seeds if letter in AT_THE_DOOR else [])]


def last_subject(network):
    """The key of the newest line of the log about somebody: keys follow the clock."""
    with tenancy.use_network(network.pk):
        return AuditSubject.objects.order_by("-pk").values_list("pk", flat=True).first() or uuid.UUID(int=0)


def named_in(world, page):
    return {person for person, words in world.own.people.items() if any(word in page.text for word in words)}


def forbidden(world, letter):
    """The words that this role must never meet, whatever page it opens."""
    found = world.foreign.canaries.of() + world.other.canaries.of("person")
    if letter not in SEES_STAFF:
        found += world.own.canaries.of("staff") + world.other.canaries.of("staff")
    if letter not in SEES_DRAFTS:
        found += world.other.canaries.of("draft")
    return found


def walk(world, letter, wrong, of_a_kind, never):
    """Crawl as one role; gives the number of pages and the persons seen, and adds to ``wrong`` what should not be, a
    word of ``never`` on any page among it."""
    client = world.client(str(expected.LETTERS[letter]))
    pages, met, before = 0, set(), last_subject(world.own.network)
    shut = forbidden(world, letter)
    for page in crawl(client, *starts(world, letter), of_a_kind=of_a_kind):
        pages += 1
        if page.status >= 400:
            wrong.append((letter, page.address, f"a link that leads to {page.status}"))
        if letter == "O" and page.address.startswith("/beheer/"):
            here = [word for word in shut if word not in world.foreign.canaries.of("public")]
        else:
            here = shut
        if COLLEAGUES.match(page.address):
            here = [word for word in here if word not in world.own.canaries.of("staff")]
        if letter == "D" and OF_A_REQUEST.match(page.address):
            here = [word for word in here if word not in world.other.canaries.of("person")]
        wrong += [(letter, page.address, word) for word in (*here, *never) if word in page.text]
        named = named_in(world, page)
        met |= named
        if named:
            wrong += _unlogged(world, letter, page, named, before)
        before = last_subject(world.own.network)
    return pages, met


def _unlogged(world, letter, page, named, before):
    """A page with a name on it serves a personal action, wrote whom it showed, and says no name in title or address."""
    found = []
    if page.action is None or page.action.sensitivity < Sensitivity.PERSONAL:
        found.append((letter, page.address, "names on a page that is not personal"))
    with tenancy.use_network(world.own.network.pk):
        logged = set(AuditSubject.objects.filter(pk__gt=before).values_list("subject_id", flat=True))
    if named - logged:
        found.append((letter, page.address, "names that stand not in the log"))
    words = [word for person in named for word in world.own.people[person]]
    if any(word in page.title or word in page.address for word in words):
        found.append((letter, page.address, "a name in the title or the address"))
    return found


def test_no_page_shows_what_is_not_for_this_role(world, hidden, caplog, goal, sample, seed):
    always = "".join(ALWAYS.values()) if DEEP else ALWAYS[connection.vendor]
    for household in (world.own, world.other, world.foreign):
        assert len(set(household.canaries.of())) >= LEAST
    wrong, pages, met, never = [], {}, {}, words_of(hidden)
    with caplog.at_level(logging.DEBUG):
        for letter in always + "".join(sample(sorted(set(expected.ALL) - set("".join(ALWAYS.values()))), 1)):
            pages[letter], met[letter] = walk(world, letter, wrong, 4 if DEEP else 2, never)
    people = world.own.canaries.of("person") + world.other.canaries.of("person") + world.foreign.canaries.of("person")
    wrong += [("log", "", word) for word in [*people, *never] if word in caplog.text]
    wrong += [("mail", "", word) for letter in mail.outbox for word in never if word in letter.subject + letter.body]
    total = sum(pages.values())
    goal("G2", len(wrong), n=total * len(world.foreign.canaries.of()), seed=seed)
    goal("G2-protected", len([one for one in wrong if one[2] in never]), n=total * len(never), seed=seed)
    goal("G6", len([one for one in wrong if "log" in str(one[2])]), n=total)
    print(f"{total} pages: {pages}")
    assert wrong == []
    assert min(pages.values()) >= 10, pages
    assert {letter for letter in met if met[letter]} == set(MEETS_PEOPLE) & set(pages), met


def test_the_walk_would_see_a_leak(world):
    """What may be seen is seen: one's own people at the door, on its paper, in the list; one's own drafts."""
    worker = world.client("worker")
    name = world.own.canaries.of("person")[0]
    draft = next(word for word in world.own.canaries.of("draft") if "title" in word)
    door = f"/werk/noord/deur/{world.own.rows['session_id']}/"
    assert name in read(worker.get(door))
    assert name in read(worker.get(f"{door}lijst.pdf"))
    for kind in ("csv", "xlsx"):
        assert draft in read(worker.get(f"/werk/noord/aanbod/lijst.{kind}"))


def test_a_person_of_another_partner_at_ones_own_door_is_a_code(world):
    """Somebody that another partner signed up without sharing: the list counts them and says no name."""
    answer = read(world.client("worker").get(f"/werk/noord/deur/{world.own.rows['session_id']}/"))
    assert [word for word in world.other.canaries.of("person") if word in answer] == []


def test_without_a_log_there_is_no_page(world, monkeypatch):
    """Fail closed: when the entry cannot be written, the names are not shown."""
    from meedoen.kernel import audit

    def broken(*arguments, **named):
        raise OSError("no room on the disk")

    monkeypatch.setattr(audit, "write", broken)
    client = world.client("worker")
    client.raise_request_exception = False
    own = world.own.rows
    for address in (
        f"/werk/noord/deur/{own['session_id']}/",
        f"/werk/noord/deur/{own['session_id']}/lijst.pdf",
        "/werk/noord/bellen/",
        f"/werk/noord/sessie/{own['session_id']}/inschrijven/",
        "/werk/noord/aanbod/lijst.csv",
    ):
        answer = client.get(address)
        assert answer.status_code == 500
        assert [word for word in world.own.canaries.of() if word in read(answer)] == []
