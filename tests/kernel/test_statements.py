"""Statements give what the query would have given, for whoever asks, and never more than the door handed in."""

import datetime
import uuid

import pytest
import time_machine
from django.db import connection, models
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from meedoen.activities.models import Session
from meedoen.activities.queries import programme
from meedoen.kernel import statements, tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.statements import NOW, Among, Many, Statement
from meedoen.networks.models import Network
from tests.factories import make_activity, make_organisation, make_session

pytestmark = pytest.mark.django_db
TITLED = Statement(
    lambda rows, most, *, pk, after: (
        rows.filter(pk=pk) if after is None else rows.filter(pk=pk, starts_at__gt=after)
    ).values_list("id", "activity__title")[:most],
    pk=models.UUIDField(),
    after=models.DateTimeField(),
)


@pytest.fixture
def sessions(two_networks):
    """A session of a published activity in each network."""
    made = {}
    for slug, network in two_networks.items():
        with tenancy.use_network(network.pk):
            activity = make_activity(make_organisation(network), title=f"Koken in {slug}", status="published")
            made[slug] = make_session(activity)
    return made


def rows(condition=None):
    return statements.narrowed(Session, condition or Q(activity__status="published"))


def test_the_network_is_the_one_that_is_named_at_each_run(two_networks, sessions):
    north, south = sessions["noord"], sessions["zuid"]
    for _turn in range(2):
        with tenancy.use_network(two_networks["noord"].pk):
            assert TITLED(rows(), 5, pk=north.pk, after=None) == [(north.pk, "Koken in noord")]
            assert TITLED(rows(), 5, pk=south.pk, after=None) == []
        with tenancy.use_network(two_networks["zuid"].pk):
            assert TITLED(rows(), 5, pk=north.pk, after=None) == []
            assert TITLED(rows(), 5, pk=south.pk, after=None) == [(south.pk, "Koken in zuid")]


def test_another_condition_is_another_statement(two_networks, sessions):
    one = sessions["noord"]
    with tenancy.use_network(two_networks["noord"].pk):
        assert TITLED(rows(), 5, pk=one.pk, after=None) == [(one.pk, "Koken in noord")]
        assert TITLED(rows(Q(activity__status="draft")), 5, pk=one.pk, after=None) == []
        assert TITLED(rows(~Q(activity__status="published")), 5, pk=one.pk, after=None) == []
        assert TITLED(rows(Q(activity__organisation_id__in=frozenset())), 5, pk=one.pk, after=None) == []
        assert TITLED(rows().filter(status="cancelled"), 5, pk=one.pk, after=None) == []


def test_a_value_that_is_none_makes_other_sql(two_networks, sessions):
    one = sessions["noord"]
    with tenancy.use_network(two_networks["noord"].pk):
        before, after = (one.starts_at + datetime.timedelta(hours=hours) for hours in (-1, 1))
        assert TITLED(rows(), 1, pk=one.pk, after=None) == TITLED(rows(), 1, pk=one.pk, after=before) != []
        assert TITLED(rows(), 1, pk=one.pk, after=after) == []


def test_without_a_network_it_is_refused_as_any_other_question(sessions):
    with pytest.raises(Exception, match="scope"):
        list(rows())


@pytest.mark.parametrize(
    "moving",
    [
        Q(starts_at__gt=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)),
        Q(taken__in=[1]),
        Q(taken=models.F("waiting")),
        Q(models.Exists(Network.objects.none())),
    ],
)
def test_what_moves_with_the_clock_or_is_no_plain_value_is_never_kept(two_networks, moving):
    with tenancy.use_network(two_networks["noord"].pk):
        assert not hasattr(statements.narrowed(Session, moving | Q(taken=1)), "narrowed")
        assert hasattr(statements.narrowed(Session, Q(taken=1)), "narrowed")


def test_models_come_with_what_is_read_along_and_ask_no_more(two_networks, sessions):
    with tenancy.use_network(two_networks["noord"].pk):
        actor = Actor.anonymous(two_networks["noord"].pk)
        for _turn in range(2):
            with CaptureQueriesContext(connection) as asked:
                found = programme.activity(actor, sessions["noord"].activity_id)
                assert (found.title, bool(found.organisation.name)) == ("Koken in noord", True)
            assert len(asked) == 1
        with pytest.raises(NotFound):
            programme.activity(actor, uuid.uuid4())
        with pytest.raises(NotFound):
            programme.activity(actor, sessions["zuid"].activity_id)


THESE = Statement(
    lambda rows, *, ids: rows.filter(pk__in=ids).values_list("pk", flat=True), ids=Many(models.UUIDField())
)


def test_a_list_of_any_length_is_asked_with_the_same_words(two_networks, sessions):
    one = sessions["noord"]
    with tenancy.use_network(two_networks["noord"].pk):
        texts = []
        for ids in ([one.pk, uuid.uuid4()], [uuid.uuid4(), one.pk, sessions["zuid"].pk]):
            with CaptureQueriesContext(connection) as asked:
                assert THESE(rows(), ids=ids) == [one.pk]
            texts.append(asked[0]["sql"].count("-" if connection.vendor == "postgresql" else ","))
        assert texts[0] == texts[1]
        with CaptureQueriesContext(connection) as asked:
            assert THESE(rows(), ids=[one.pk] * 20) == [one.pk]
        assert asked[0]["sql"].count(one.pk.hex) == 1
        assert THESE(rows(), ids=[]) == []
        assert THESE(rows(), ids=[one.pk, *(uuid.uuid4() for _number in range(300))]) == [one.pk]


def test_a_condition_on_another_table_and_on_the_clock_is_asked_anew_each_time(two_networks, sessions):
    one = sessions["noord"]
    soon = Q(pk__in=Among("activities.Session", Q(starts_at__gt=NOW, activity__status="published")))
    with tenancy.use_network(two_networks["noord"].pk):
        assert hasattr(rows(soon), "narrowed")
        assert not hasattr(rows(Q(pk__in=Among("activities.Session", Q(taken=models.F("waiting"))))), "narrowed")
        for moment, found in ((one.starts_at, []), (one.starts_at - datetime.timedelta(hours=1), [one.pk])):
            with time_machine.travel(moment, tick=False):
                assert THESE(rows(soon), ids=[one.pk]) == found
                assert list(rows(soon).values_list("pk", flat=True)) == found
