"""The newsletter (H7): who makes it, what it gathers, what goes out and never changes."""

import datetime
import uuid

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import Closed, NotFound, Refused
from meedoen.plans.models import NewsItem
from meedoen.press import queries, services
from meedoen.press.models import Newsletter
from meedoen.press.rules import gathering
from meedoen.press.rules import newsletters as rules
from meedoen.press.terms import NewsletterPart
from tests.factories import actor_in, make_activity, make_organisation, make_place, make_session

from .examples import a_week
from .issues import an_answer

DAY = datetime.timedelta(days=1)
ALL = list(NewsletterPart.values)


@pytest.mark.parametrize(
    ("today", "last", "found"),
    [
        ((2026, 11, 3), None, ((2026, 11, 1), (2026, 11, 30))),
        ((2026, 11, 16), None, ((2026, 12, 1), (2026, 12, 31))),
        ((2026, 11, 20), (2026, 11, 30), ((2026, 12, 1), (2026, 12, 31))),
        ((2026, 12, 1), (2026, 11, 30), ((2026, 12, 1), (2026, 12, 31))),
        ((2026, 12, 2), (2026, 11, 30), ((2026, 12, 1), (2026, 12, 31))),
        ((2026, 12, 20), (2026, 11, 30), ((2027, 1, 1), (2027, 1, 31))),
    ],
)
def test_the_next_issue_follows_the_last(today, last, found):
    usual = rules.usual_days(datetime.date(*today), datetime.date(*last) if last else None)
    assert usual == tuple(datetime.date(*day) for day in found)


def test_parts_keep_their_order_and_new_ones_come_after():
    assert rules.in_order(["news", "activities", "answers"], ["board", "news"]) == ["news", "activities", "answers"]
    assert rules.moved_up(["a", "b", "c"], "c") == ["a", "c", "b"]
    assert rules.moved_up(["a", "b", "c"], "a") == ["a", "b", "c"]
    assert rules.moved_up(["a", "b"], "x") == ["a", "b"]


def test_answers_are_told_once():
    day = datetime.date(2026, 11, 10)
    found = [an_answer(day + DAY * at, at + 1) for at in range(-1, 9)]
    told = rules.new_answers(found, since=day, until=day + DAY * 8, seen={str(uuid.UUID(int=1))})
    assert [one.id.int for one in told] == [2, 3, 4, 5, 6, 7]


def test_what_is_kept_comes_back_as_it_was():
    repeated = gathering.by_activity(a_week(12))
    assert rules.read_activities(rules.kept_activities(repeated)) == repeated


pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "Ontmoetingshuis")


def an_issue(actor, partner, **changes):
    today = timezone.localdate()
    told = {"title": "Nieuwsbrief", "opening": "Dag buur.", "parts": ALL, "first_day": today,
            "last_day": today + 27 * DAY, "phone": "056 11 22 33"}  # fmt: skip
    return services.write_newsletter(actor, organisation_id=partner.pk, **told | changes)


def in_days(number):
    return timezone.now() + number * DAY


def test_a_worker_makes_one_for_the_own_partner_only(partner, in_noord):
    worker, other = actor_in(partner), make_organisation(in_noord)
    made = an_issue(worker, partner)
    assert (made.status, made.number, made.version) == ("draft", None, 1)
    with pytest.raises(Refused):
        an_issue(worker, other)
    theirs = an_issue(actor_in(partner, Role.COORDINATOR), other)
    for act in (services.publish_newsletter, services.withdraw_newsletter, services.drop_newsletter):
        with pytest.raises(NotFound):
            act(worker, theirs.pk)
    for role in (Role.REFERRER, Role.PROVIDER):
        with pytest.raises(Closed):
            an_issue(actor_in(partner, role), partner)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"last_day": datetime.date(2020, 1, 1)}, "last_day"),
        ({"last_day": timezone.localdate() + 100 * DAY}, "last_day"),
        ({"opening": "x" * 601}, "opening"),
        ({"opening": "regel\n" * 9}, "opening"),
        ({"hours": "Bel naar 85.07.30-033.28"}, "hours"),
        ({"parts": ["gossip"]}, "parts"),
        ({"themes": ["gossip"]}, "themes"),
        ({"place_id": uuid.uuid4()}, "place"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(partner, changes, field):
    with pytest.raises(Refused) as refused:
        an_issue(actor_in(partner), partner, **changes)
    assert refused.value.field == field
    assert Newsletter.objects.count() == 0


def test_it_gathers_the_offer_of_its_place_and_the_news_of_its_days(partner, in_noord):
    worker, house = actor_in(partner), make_place(in_noord, "GS9")
    inside = make_activity(partner, "Samen koken", place=house, themes=["food"])
    make_session(inside, in_days(2), place=house)
    make_session(inside, in_days(9), place=house)
    make_session(make_activity(partner, "Elders"), in_days(2))
    make_session(make_activity(partner, "Later", place=house), in_days(40), place=house)
    make_session(make_activity(partner, "Geheim", status="draft", place=house), in_days(2), place=house)
    make_session(make_activity(partner, "Voetbal", place=house, themes=["sport"]), in_days(3), place=house)
    today = timezone.localdate()
    with seeding("test"):
        for title, on_site, first in (("Nu", True, 0), ("Intern", False, 0), ("Veel later", True, 60)):
            NewsItem.objects.create(
                title=title,
                text="x",
                on_site=on_site,
                first_day=today + first * DAY,
                last_day=today + (first + 5) * DAY,
            )
    made = an_issue(worker, partner, place_id=house.pk, themes=["food"])
    found = queries.newsletter(worker, made.pk).contents
    assert [(one["item"]["title"], len(one["times"])) for one in found["activities"]] == [("Samen koken", 2)]
    assert found["news"] == [{"title": "Nu", "text": "x"}]
    whole = an_issue(worker, partner, parts=["activities"])
    found = queries.newsletter(worker, whole.pk).contents
    assert [one["item"]["title"] for one in found["activities"]] == ["Samen koken", "Elders", "Voetbal"]
    assert found["news"] == []


def test_what_is_out_never_changes(partner):
    worker = actor_in(partner)
    activity = make_activity(partner, "Samen koken")
    make_session(activity, in_days(2))
    made = an_issue(worker, partner)
    services.publish_newsletter(worker, made.pk)
    with seeding("test"):
        type(activity).objects.filter(pk=activity.pk).update(title="Anders")
    shown = queries.public_newsletter(Actor.anonymous(partner.network_id), 1)
    assert shown.contents["activities"][0]["item"]["title"] == "Samen koken"
    told = {"title": "x", "first_day": made.first_day, "last_day": made.last_day, "parts": []}
    for act in (
        lambda: services.edit_newsletter(worker, made.pk, **told),
        lambda: services.move_part(worker, made.pk, part="news"),
        lambda: services.drop_newsletter(worker, made.pk),
        lambda: services.publish_newsletter(worker, made.pk),
    ):
        with pytest.raises(Refused, match="verandert niet meer"):
            act()


def test_a_correction_takes_the_place_of_what_it_corrects(partner):
    worker, anyone = actor_in(partner), Actor.anonymous(partner.network_id)
    first = an_issue(worker, partner)
    services.publish_newsletter(worker, first.pk)
    begun = services.correct_newsletter(worker, first.pk)
    assert services.correct_newsletter(worker, first.pk) == begun
    assert (begun.number, begun.version, begun.opening) == (1, 2, "Dag buur.")
    assert queries.public_newsletter(anyone, 1).pk == first.pk
    with pytest.raises(Refused, match="gewoon aanpassen"):
        services.correct_newsletter(worker, begun.pk)
    services.publish_newsletter(worker, begun.pk)
    assert [(one.pk, one.version) for one in queries.public_newsletters(anyone)] == [(begun.pk, 2)]
    second = an_issue(worker, partner)
    assert services.publish_newsletter(worker, second.pk).number == 2
    services.withdraw_newsletter(worker, second.pk)
    with pytest.raises(NotFound):
        queries.public_newsletter(anyone, 2)
    assert queries.newest_number(anyone) == 1


def test_an_issue_with_nothing_in_it_or_whose_days_are_over_stays_in(partner):
    worker, today = actor_in(partner), timezone.localdate()
    empty = an_issue(worker, partner, opening="")
    with pytest.raises(Refused, match="nog niets"):
        services.publish_newsletter(worker, empty.pk)
    old = an_issue(worker, partner, first_day=today - 30 * DAY, last_day=today - DAY)
    with pytest.raises(Refused, match="voorbij"):
        services.publish_newsletter(worker, old.pk)


def test_two_that_go_out_at_the_same_moment_get_no_error(partner, monkeypatch):
    worker = actor_in(partner)
    first, second = an_issue(worker, partner), an_issue(worker, partner)
    services.publish_newsletter(worker, first.pk)
    with monkeypatch.context() as patched, pytest.raises(Refused, match="net een andere"):
        patched.setattr(QuerySet, "aggregate", lambda self, **asked: {"most": None})  # as it was a moment before
        services.publish_newsletter(worker, second.pk)
    assert services.publish_newsletter(worker, second.pk).number == 2


def test_a_draft_is_read_by_its_own_partner_and_the_coordinator(partner, in_noord, zuid):
    worker = actor_in(partner)
    made = an_issue(worker, partner)
    elsewhere = actor_in(make_organisation(in_noord))
    with pytest.raises(NotFound):
        queries.newsletter(elsewhere, made.pk)
    assert queries.newsletters(actor_in(partner, Role.COORDINATOR)) == [made]
    assert queries.public_newsletters(Actor.anonymous(in_noord.pk)) == []
    services.publish_newsletter(worker, made.pk)
    assert queries.newsletter(elsewhere, made.pk).number == 1
    assert queries.last_newsletter(elsewhere) is None
    assert queries.last_newsletter(worker) == made


def test_own_words_are_translated_until_it_goes_out(partner):
    worker = actor_in(partner)
    made = an_issue(worker, partner)
    told = services.translate_newsletter(worker, made.pk, language="ar", opening="مرحبا", hours=" ", colour="x")
    assert told.translations == {"ar": {"opening": "مرحبا"}}
    for language, opening in (("xx", "?"), ("nl", "Dag"), ("ar", "x" * 601), ("ar", "x\n" * 9)):
        with pytest.raises(Refused):
            services.translate_newsletter(worker, made.pk, language=language, opening=opening)
    services.publish_newsletter(worker, made.pk)
    with pytest.raises(Refused, match="verandert niet meer"):
        services.translate_newsletter(worker, made.pk, language="ar")
    assert services.correct_newsletter(worker, made.pk).translations == {"ar": {"opening": "مرحبا"}}


def test_twice_the_same_form_makes_one_issue(partner):
    worker, once = actor_in(partner), uuid.uuid4()
    for _time in range(2):
        an_issue(worker, partner, once=once)
    assert Newsletter.objects.count() == 1
