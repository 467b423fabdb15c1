"""Found under the words that people use, in order of time; mended slips; hostile input; two networks."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meedoen.activities.models import Activity, Finding, Session
from meedoen.activities.queries import programme as queries
from meedoen.activities.queries.searching import hunt
from meedoen.activities.rules.wishes import Wishes
from meedoen.activities.services import searching
from meedoen.kernel import search, tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.guard import seeding
from meedoen.wording.public import find_pictograms
from meedoen.wording.public import search as words
from tests.factories import make_activity, make_organisation, make_place, make_session

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)


def board(network, typed, **wishes):
    return queries.programme(Actor.anonymous(network.pk), Wishes(words=typed, **wishes), now=timezone.now())


def titles(network, typed, **wishes):
    return [listed.title for listed in board(network, typed, **wishes).listed]


@pytest.fixture
def partner(in_noord):
    return make_organisation(in_noord, "Huis van het Kind")


def plan(partner, title, starts_at=None, *, place=None, status="published", **fields):
    activity = make_activity(partner, title, status=status, place=place, **fields)
    make_session(activity, starts_at, place=place)
    return activity


@pytest.fixture
def offer(partner, in_noord):
    """Six activities, an hour apart."""
    start = timezone.now() + DAY
    swim, eat = find_pictograms("zwemmen")[0].id, find_pictograms("koken")[0].id
    hall = make_place(in_noord, "Sporthal De Beeltjens")
    told = [
        ("Zwemles voor vrouwen", {"pictogram": swim, "place": hall}),
        ("Naaiatelier", {"price_cents": 0, "translations": {"fr": {"title": "Atelier de couture", "text": ""}}}),
        ("Taalcafé", {"for_whom": "ouders van kleuters", "no_dutch_needed": True}),
        ("Samen koken", {"pictogram": eat, "text": "Soep en brood, daarna een wandeling."}),
        ("Fietsen herstellen", {"place": hall, "children_welcome": True}),
        ("Kinderopvang tijdens de les", {"childcare_places": 4}),
    ]
    made = [plan(partner, title, start + number * HOUR, **more) for number, (title, more) in enumerate(told)]
    searching.rebuild(in_noord.pk)
    return made


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("zwemmen", ["Zwemles voor vrouwen"]),
        ("ik wil graag zwemmen", ["Zwemles voor vrouwen"]),
        ("naaien", ["Naaiatelier"]),
        ("atelier", ["Naaiatelier"]),
        ("CAFE", ["Taalcafé"]),
        ("ouders", ["Taalcafé"]),
        ("ouderen", []),
        ("wandelen", ["Samen koken"]),
        ("fiets", ["Fietsen herstellen"]),
        ("opvang", ["Kinderopvang tijdens de les"]),
        ("les", ["Zwemles voor vrouwen", "Samen koken", "Kinderopvang tijdens de les"]),
        ("gratis", ["Naaiatelier"]),
        ("gratuit", ["Naaiatelier"]),
        ("مجاني", ["Naaiatelier"]),
        ("couture", ["Naaiatelier"]),
        ("beeltjens", ["Zwemles voor vrouwen", "Fietsen herstellen"]),
        ("fiets beeltjens", ["Fietsen herstellen"]),
        ("childcare", ["Kinderopvang tijdens de les"]),
        ("ring", []),
    ],
)
def test_words_find_what_they_mean(offer, in_noord, typed, expected):
    assert titles(in_noord, typed) == expected


@pytest.mark.parametrize("typed", ["swimming", "natation", "nager", "سباحة", "yüzme", "yuzme"])
def test_the_words_of_the_picture_find_it_in_five_languages(offer, in_noord, typed):
    assert titles(in_noord, typed)[:1] == ["Zwemles voor vrouwen"]


@pytest.mark.parametrize(
    ("typed", "meant", "expected"),
    [
        ("zwemen", "zwemmen", ["Zwemles voor vrouwen"]),
        ("naaiatalier", "naaiatelier", ["Naaiatelier"]),
        ("taalkafee", "taalcafé", ["Taalcafé"]),
        ("fiettsen", "fietsen", ["Fietsen herstellen"]),
        ("kinderopfang", "kinderopvang", ["Kinderopvang tijdens de les"]),
        ("zwemen vrouwn", "zwemmen vrouwen", ["Zwemles voor vrouwen"]),
    ],
)
def test_a_slip_is_mended_and_told(offer, in_noord, typed, meant, expected):
    found = board(in_noord, typed)
    assert ([listed.title for listed in found.listed], found.hunt.meant) == (expected, meant)


@pytest.mark.parametrize("typed", ["schaatsen", "qqqqqqqq", "boot"])
def test_what_is_not_there_is_not_mended_to_something_else(offer, in_noord, typed):
    found = board(in_noord, typed)
    assert (found.listed, found.hunt.meant, found.hunt.vain) == ([], "", True)


def test_when_nothing_has_all_words_any_will_do_and_it_says_so(offer, in_noord):
    found = board(in_noord, "naaien fietsen")
    assert [listed.title for listed in found.listed] == ["Naaiatelier", "Fietsen herstellen"]
    assert found.hunt.loosely
    assert not board(in_noord, "fietsen herstellen").hunt.loosely


def test_words_that_say_nothing_narrow_nothing(offer, in_noord):
    found = board(in_noord, "de het een")
    assert len(found.listed) == 6
    assert found.hunt.idle


def test_words_go_together_with_the_everyday_wishes(offer, in_noord):
    assert titles(in_noord, "les", children=True) == []
    assert titles(in_noord, "beeltjens", children=True) == ["Fietsen herstellen"]
    assert titles(in_noord, "cafe", little_dutch=True) == ["Taalcafé"]
    assert titles(in_noord, "cafe", free=True) == []


def test_the_pages_of_a_usual_word_hold_each_session_once_in_order_of_time(partner, in_noord):
    start = timezone.now() + DAY
    for number in range(70):
        plan(partner, f"Koffie {number}", start + (number % 7) * HOUR)
    searching.rebuild(in_noord.pk)
    pages = [board(in_noord, "koffie", page=page) for page in (1, 2, 3)]
    assert [(len(page.listed), page.more) for page in pages] == [(30, True), (30, True), (10, False)]
    seen = [(listed.starts_at, listed.session_id) for page in pages for listed in page.listed]
    assert len(set(seen)) == 70
    assert seen == sorted(seen)


def test_what_is_found_is_looked_up_by_its_numbers_and_never_looked_for_among_all(offer, in_noord):
    if connection.vendor != "sqlite":
        return  # PostgreSQL counts its rows by itself
    later = timezone.now() + 2 * DAY
    fields = {"network": in_noord, "organisation": offer[0].organisation, "status": "published"}
    with seeding("many sessions"):
        others = Activity.objects.bulk_create([Activity(title=f"Spel {number}", **fields) for number in range(600)])
        Session.objects.bulk_create([Session.of(one, later, later + HOUR) for one in others])
    searching.rebuild(in_noord.pk)
    with CaptureQueriesContext(connection) as asked:
        assert len(titles(in_noord, "spel")) == 30
    (found,) = [one["sql"] for one in asked if one["sql"].startswith('SELECT "activities_session"')]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {found}")
        ways = [row[3] for row in cursor.fetchall()]
    (sessions,) = [way for way in ways if " activities_session " in way]
    assert sessions.endswith("(id=?)"), ways


def test_nothing_of_another_network_is_found_or_suggested(offer, in_noord, zuid):
    with tenancy.use_network(zuid.pk):
        elsewhere = make_organisation(zuid, "Elders")
        plan(elsewhere, "Kanariefeest met zwemmen")
        searching.rebuild(zuid.pk)
        assert titles(zuid, "zwemmen") == ["Kanariefeest met zwemmen"]
    assert titles(in_noord, "kanariefeest") == []
    assert titles(in_noord, "zwemmen") == ["Zwemles voor vrouwen"]
    assert board(in_noord, "kanariefest").hunt.meant == ""


def test_a_draft_is_neither_found_nor_suggested(partner, in_noord):
    plan(partner, "Geheimtuin", status="draft")
    plan(partner, "Gestopte tuinclub", status="ended")
    searching.rebuild(in_noord.pk)
    assert titles(in_noord, "geheimtuin") == []
    assert board(in_noord, "geheimtuyn").hunt.meant == ""
    assert titles(in_noord, "tuin") == []


def test_a_theme_is_found_by_its_own_words_and_not_by_what_its_picture_shows(partner, in_noord):
    plan(partner, "Turnen", themes=["sport"])
    plan(partner, "Praten", themes=["meeting_people"])
    searching.rebuild(in_noord.pk)
    assert titles(in_noord, "bewegen") == titles(in_noord, "رياضة") == titles(in_noord, "spor") == ["Turnen"]
    assert titles(in_noord, "rencontre") == ["Praten"]
    assert titles(in_noord, "voetbal") == titles(in_noord, "koffie") == []


def test_names_and_numbers_of_the_contact_are_no_words(partner, in_noord):
    plan(partner, "Koffie", contact_name="Kanarievogel Peeters", contact_phone="014999888")
    searching.rebuild(in_noord.pk)
    assert titles(in_noord, "kanarievogel") == []
    assert titles(in_noord, "014999888") == []


HOSTILE = [
    "x" * 10_000,
    "zwemmen " * 1_000,
    '"zwemmen',
    "zwemmen' OR '1'='1",
    "zwemmen) OR (naaien",
    "NEAR(zwemmen naaien, 2)",
    "words:zwemmen",
    "zwem*",
    "^zwemmen",
    "zwemmen & !naaien | <->",
    "zwem\x00men",
    "\u202ezwemmen\u202c",
    "\u200fسباحة\u200f",
    "💃🕺",
    "%zwemmen_",
    "-- DROP TABLE",
    "\\",
    "§n1§2",
    "\ud7ff\ufffe",
]


@pytest.mark.parametrize("typed", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_give_a_calm_page(offer, in_noord, client, typed):
    answer = client.get("/noord/", {"zoek": typed})
    assert answer.status_code == 200
    assert b"Traceback" not in answer.content


@pytest.mark.parametrize("typed", ['"zwemmen', "zwemmen) OR (naaien zwemmen", "zwem*", "\u202ezwemmen\u202c"])
def test_signs_of_a_query_language_are_only_signs(offer, in_noord, typed):
    assert "Zwemles voor vrouwen" in titles(in_noord, typed.replace("zwem*", "zwemmen*"))


def test_the_page_tells_how_a_word_was_understood(offer, in_noord, client):
    page = client.get("/noord/", {"zoek": "zwemen", "gratis": "0"}).content.decode()
    assert "Bedoelde je" in page
    assert 'value="zwemen"' in page
    assert "Zwemles voor vrouwen" in page


WORDS = ["zwemmen", "naaien", "koken", "fietsen", "koffie", "taal", "tuin", "dansen"]


@pytest.fixture
def many(partner, in_noord):
    """Sixty activities with one to four of eight words, at six places."""
    start, made = timezone.now() + DAY, []
    places = [make_place(in_noord, f"Zaal {n}", latitude=51.0 + n / 20, longitude=4.8 + n / 15) for n in range(6)]
    for number in range(60):
        chosen = [word for at, word in enumerate(WORDS) if (number * 7 + at * at * 3) % 5 < 2][:4]
        made.append(
            plan(
                partner,
                f"{' '.join(chosen) or 'niets'} {number}",
                start + (number * 11 % 60) * HOUR,
                place=places[number % 6],
                price_cents=(number % 4) * 100 or None,
                age_min=number % 3 * 6 or None,
                age_max=number % 5 * 20 or None,
            )
        )
    searching.rebuild(in_noord.pk)
    return made


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    typed=st.lists(st.sampled_from(WORDS), max_size=2, unique=True),
    since=st.integers(0, 50),
    hours=st.integers(1, 60),
    circle=st.none() | st.tuples(st.floats(50.9, 51.4), st.floats(4.7, 5.3), st.sampled_from([1.0, 5.0, 25.0, 200.0])),
    most=st.none() | st.sampled_from([0, 100, 200]),
    age=st.none() | st.integers(0, 90),
)
def test_the_index_answers_as_reading_every_row_would(many, in_noord, typed, since, hours, circle, most, age):
    """The same on both databases: each answer is compared with plain Python over all sessions."""
    start = many[0].sessions.get().starts_at + since * HOUR
    end = start + hours * HOUR
    filters = search.Filters(
        at_most=() if most is None else (("price_cents", most),),
        between=() if age is None else (("age_min", "age_max", age),),
        circle=search.Circle(*circle) if circle else None,
    )
    ways = tuple(word.alternatives for word in words.read(" ".join(typed)).words)
    question = search.Question(ways, since=start, until=end, filters=filters)
    numbers = search.found(Finding, in_noord.pk, question, limit=None)
    got = set(Finding.objects.filter(pk__in=numbers).values_list("activity_id", flat=True))
    expected = set()
    for activity in many:
        session, place = activity.sessions.get(), activity.place
        fits = start.replace(second=0, microsecond=0) <= session.starts_at.replace(second=0, microsecond=0)
        fits &= session.starts_at.replace(second=0, microsecond=0) < end.replace(second=0, microsecond=0)
        fits &= all(word in activity.title for word in typed)
        fits &= most is None or (activity.price_cents is not None and activity.price_cents <= most)
        fits &= age is None or (activity.age_min or 0) <= age <= (activity.age_max or 999)
        fits &= circle is None or search.asking.kilometres(circle[:2], (place.latitude, place.longitude)) <= circle[2]
        if fits:
            expected.add(activity.pk)
    assert got == expected
    assert numbers == sorted(numbers)


def test_a_hunt_reads_only_what_stands_in_the_network(offer, in_noord):
    assert hunt("zwemmen").numbers(since=None, until=None) != []
    with pytest.raises(tenancy.NoNetwork), tenancy.all_networks("none is named"):
        hunt("zwemmen")
