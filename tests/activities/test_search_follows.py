"""The index and the offer are written together: after every command both say the same, or neither was written."""

import datetime

import pytest
from django.db import connection, transaction
from django.utils import timezone

from meedoen.activities import services
from meedoen.activities.models import Activity, Finding, KnownWord, SearchEdition, Session
from meedoen.activities.rules.series import BRUSSELS, Frequency, Pattern
from meedoen.activities.services import searching
from meedoen.activities.services.importing import import_drafts, undo_import
from meedoen.kernel import search, tenancy
from meedoen.kernel.actors import Role
from meedoen.kernel.guard import WriteOutsideCommand, seeding
from meedoen.networks import services as networks
from tests.activities.test_services_importing import draft, reading
from tests.factories import actor_in, make_activity, make_place, make_session

pytestmark = pytest.mark.django_db
WEEK = datetime.timedelta(days=7)


@pytest.fixture
def lead(partner):
    return actor_in(partner, Role.COORDINATOR)


@pytest.fixture
def place(in_noord):
    return make_place(in_noord, "Zaal Kanarie", latitude=51.09, longitude=4.91)


def weekly(hour=14, count=3):
    day = timezone.localdate() + WEEK
    times = {"start_time": datetime.time(hour), "end_time": datetime.time(hour + 2)}
    return Pattern(freq=Frequency.WEEKLY, start_date=day, count=count, **times)


@pytest.fixture
def published(lead, partner, place):
    made = services.plan(lead, organisation_id=partner.pk, title="Zwemles", pattern=weekly(), place_id=place.pk)
    services.publish(lead, made.pk)
    return made


def found(*terms):
    """The sessions under all these terms, and the promise that the whole index is right."""
    assert searching.out_of_step()[0] == []
    numbers = search.found(Finding, tenancy.here(), search.Question(tuple(((term,),) for term in terms)), limit=None)
    return list(Finding.objects.filter(pk__in=numbers).order_by("pk").values_list("session_id", flat=True))


def sessions(activity):
    return list(Session.objects.filter(activity=activity).order_by("starts_at").values_list("pk", flat=True))


def test_a_draft_is_not_there_and_publishing_brings_it(lead, partner, place):
    made = services.plan(lead, organisation_id=partner.pk, title="Zwemles", pattern=weekly(), place_id=place.pk)
    assert found("zwem") == []
    services.publish(lead, made.pk)
    assert found("zwem") == sessions(made) != []
    services.unpublish(lead, made.pk)
    assert found("zwem") == []
    services.publish(lead, made.pk)
    assert found("zwem") == sessions(made)
    services.end(lead, made.pk)
    assert found("zwem") == []


def test_another_title_price_or_place_is_followed(lead, published, in_noord):
    services.edit(lead, published.pk, title="Naaiatelier", price_cents=500)
    assert found("zwem") == []
    assert found("naai") == sessions(published)
    assert set(Finding.objects.values_list("price_cents", flat=True)) == {500}
    services.edit(lead, published.pk, place_id=make_place(in_noord, "Merelhof").pk)
    assert found("kanarie") == []
    assert found("merelhof") == sessions(published)
    assert set(Finding.objects.values_list("latitude", flat=True)) == {None}


def test_series_and_sessions_are_followed(lead, published):
    services.change_series(lead, published.pk, pattern=weekly(hour=10, count=5))
    assert found("zwem") == sessions(published)
    assert len(sessions(published)) == 5
    start = datetime.datetime.combine(timezone.localdate() + 3 * WEEK, datetime.time(19), BRUSSELS)
    services.add_session(lead, published.pk, starts_at=start, ends_at=start + datetime.timedelta(hours=1))
    assert found("zwem") == sessions(published)
    one = sessions(published)[0]
    later = start + WEEK * 4
    services.move(lead, one, starts_at=later, ends_at=later + datetime.timedelta(hours=1), reason="feestdag")
    assert found("zwem") == sessions(published)
    assert found("zwem")[-1] == one
    services.restore(lead, one)
    assert found("zwem")[0] == one
    services.cancel(lead, one, reason="ziek")
    assert found("zwem")[0] == one


def test_a_place_and_a_partner_that_change_their_name_are_followed(lead, published, partner, place):
    networks.edit_place(lead, place.pk, name="Merelhof", latitude=None, longitude=None)
    assert found("kanarie") == []
    assert found("merelhof") == sessions(published)
    networks.edit_organisation(lead, partner.pk, name="Kiosk vzw")
    assert found("kiosk") == sessions(published)
    assert found("dreef") == []


def test_an_import_and_its_undo_are_followed(lead, partner):
    run = import_drafts(
        lead, organisation_id=partner.pk, reading=reading(draft(1), draft(2, "Zwemles")), filename="a"
    ).run_id
    assert len(found("naai")) == 2
    again = import_drafts(
        lead, organisation_id=partner.pk, reading=reading(draft(1, "Kookcafé"), draft(2, "Zwemles")), filename="b"
    ).run_id
    assert found("naai") == []
    assert len(found("kook")) == 2
    undo_import(lead, again)
    assert found("kook") == []
    assert len(found("naai")) == 2
    undo_import(lead, run)
    assert found("naai") == found("zwem") == []


def test_a_command_that_fails_leaves_the_index_as_it_was(lead, published, monkeypatch):
    before = list(Finding.objects.order_by("pk").values())
    monkeypatch.setattr("meedoen.activities.services.offer.remember", lambda **facts: 1 / 0)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        services.edit(lead, published.pk, title="Naaiatelier", capacity=9)
    assert list(Finding.objects.order_by("pk").values()) == before
    assert found("naai") == []


def test_what_was_forgotten_is_mended_at_night(lead, published, in_noord):
    with seeding("something that forgot the index"):
        Activity.objects.update(title="Dansavond")
        Session.objects.filter(pk=sessions(published)[0]).delete()
    assert searching.out_of_step()[0] != []
    assert searching.mend_search(in_noord.pk) == 1
    assert found("dans") == sessions(published)
    assert not KnownWord.objects.filter(word="zwemles").exists()
    assert searching.mend_search(in_noord.pk) == 0


def test_what_is_over_goes_from_the_index(partner, in_noord):
    past = make_session(make_activity(partner, "Voorbij"), timezone.now() - WEEK)
    with seeding("as it stood when it was still to come"):
        entry = {"id": 1, "session": past, "activity_id": past.activity_id, "words": "voorbij"}
        Finding.objects.create(**entry)
    searching.mend_search(in_noord.pk)
    assert not Finding.objects.exists()


def test_networks_without_an_index_of_this_edition_get_one(partner, in_noord, zuid, monkeypatch):
    make_session(make_activity(partner, "Zwemles"))
    assert searching.rebuild_old() == 2
    assert len(found("zwem")) == 1
    assert searching.rebuild_old() == 0
    monkeypatch.setattr("meedoen.activities.rules.findable.EDITION", 99)
    assert searching.rebuild_old() == 2
    assert SearchEdition.objects.get().edition == 99


def test_a_taken_number_is_drawn_again(partner, in_noord, monkeypatch):
    start = timezone.now() + WEEK
    for title in ("Een", "Twee", "Drie"):
        make_session(make_activity(partner, title), start)
    drawn = iter([7, 7, 8, 8, 7, 9])
    monkeypatch.setattr("meedoen.kernel.search.entries.secrets.randbits", lambda bits: next(drawn, 10))
    searching.rebuild(in_noord.pk)
    assert Finding.objects.count() == 3


def test_the_index_beside_the_table_is_guarded(published):
    index = search.index_of(Finding._meta.db_table)
    for sql in (f"DELETE FROM {index}", f"INSERT INTO {index} VALUES (1)", f"UPDATE {index} SET words = 'x'"):
        with pytest.raises(WriteOutsideCommand), connection.cursor() as cursor:
            cursor.execute(sql)


def test_the_index_alone_holds_words_and_numbers_only(published):
    with connection.cursor() as cursor:
        index = search.index_of(Finding._meta.db_table)
        names = {column.name for column in connection.introspection.get_table_description(cursor, index)}
    assert names - {index, "rank"} <= {"words", "terms", "id"}


@pytest.mark.postgresql
def test_another_network_reads_nothing_through_the_index(published, zuid):
    with tenancy.use_network(zuid.pk):
        question = search.Question(((("zwem",),),))
        assert search.found(Finding, published.network_id, question, limit=None) == []
