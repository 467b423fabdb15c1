"""The search follows the offer: under which words each coming session of a published activity is found.

``follow`` is called inside every command that changes an activity or a session, so that the index and the offer are
written together or not at all. What sets a price, a place or a title and forgets to call it, is mended every night.
"""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from meedoen.kernel import guard, search, tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.database import statistics
from meedoen.kernel.doors import command, remember
from meedoen.networks import public as networks
from meedoen.wording.public import search as words

from .. import policy
from ..models import Activity, Finding, KnownWord, SearchEdition, Session
from ..rules import findable, fitting
from ..terms import Status

STEP, MANY = 500, 200
"""So many activities are compared at a time; after so many at once SQLite counts its rows again."""
TRIES = 4
_SAYS = (
    "words", "activity_id", "price_cents", "age_min", "age_max", "latitude", "longitude", "village_code", "merits",
)  # fmt: skip
_PLACE = (
    "village_code", "place__name", "place__locality", "place__latitude", "place__longitude", "place__wheelchair",
    "place__bus_stop",
)  # fmt: skip
_SESSION = ("sessions__pk", "pk", "sessions__starts_at", *(f"sessions__{name}" for name in _PLACE))


@dataclass(slots=True)
class Row:
    """What the index should say of one session."""

    session_id: uuid.UUID
    starts_at: datetime.datetime
    says: tuple[Any, ...]


@dataclass(slots=True)
class Steps:
    """What keeps the index from being right."""

    make: list[Row] = field(default_factory=list)
    change: list[tuple[int, Row]] = field(default_factory=list)
    drop: list[int] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)

    @property
    def any(self) -> bool:
        return bool(self.make or self.change or self.drop)


def follow(activity_ids: Iterable[uuid.UUID]) -> None:
    """Bring the index in step with these activities, in the transaction of the command that calls it."""
    every = list(dict.fromkeys(activity_ids))
    villages, steps = _villages() if every else {}, Steps()
    for start in range(0, len(every), STEP):
        _compare(steps, every[start : start + STEP], villages)
    _take(steps)
    if len(every) >= MANY:
        statistics.refresh()


def follow_place(place_id: uuid.UUID) -> None:
    """A place has another name or lies elsewhere: whatever is still to come there follows."""
    ahead = Session.objects.filter(place_id=place_id, ends_at__gt=timezone.now())
    follow(ahead.values_list("activity_id", flat=True).distinct())


def follow_organisation(organisation_id: uuid.UUID) -> None:
    """An organisation has another name: its activities follow."""
    own = Activity.objects.filter(organisation_id=organisation_id, status=Status.PUBLISHED)
    follow(own.values_list("pk", flat=True))


@command(policy.KEEP_SEARCH)
def put_in_step(actor: Actor, *, activity_ids: list[uuid.UUID]) -> None:
    """Mend the index for these activities."""
    remember(activities=len(activity_ids))
    follow(activity_ids)


@command(policy.KEEP_SEARCH)
def drop_past(actor: Actor, *, now: datetime.datetime) -> int:
    """Let go of what is over: at most a few thousand entries at a time. Returns how many went."""
    over = list(Finding.objects.filter(session__ends_at__lte=now).values_list("pk", flat=True)[: 4 * STEP])
    for start in range(0, len(over), STEP):
        Finding.objects.filter(pk__in=over[start : start + STEP]).delete()
    remember(dropped=len(over))
    return len(over)


@command(policy.KEEP_SEARCH)
def drop_words(actor: Actor, *, words_gone: list[str]) -> None:
    """Forget words that nothing in the programme holds any more."""
    for start in range(0, len(words_gone), STEP):
        KnownWord.objects.filter(word__in=words_gone[start : start + STEP]).delete()
    remember(words=len(words_gone))


def out_of_step() -> tuple[list[list[uuid.UUID]], set[str]]:
    """The activities of the network that is named whose index is not right, in groups, and all words in use.

    Only reads.
    """
    used: set[str] = set()
    villages, found = _villages(), []
    every = set(Activity.objects.filter(status=Status.PUBLISHED).values_list("pk", flat=True))
    every |= set(Finding.objects.values_list("activity_id", flat=True).distinct())
    ordered = sorted(every)
    for start in range(0, len(ordered), STEP):
        group = ordered[start : start + STEP]
        steps = Steps()
        _compare(steps, group, villages)
        used |= steps.words.keys()
        if steps.any:
            found.append(group)
    return found, used


def mend_search(network_id: uuid.UUID) -> int:
    """Every night: drop what is over and mend what is wrong, in small commands; how many groups were mended."""
    with tenancy.use_network(network_id):
        actor, now = Actor.system(network_id, "zoeken"), timezone.now()
        while Finding.objects.filter(session__ends_at__lte=now).exists():
            drop_past(actor, now=now)
        groups, used = out_of_step()
        for group in groups:
            put_in_step(actor, activity_ids=group)
        gone = [word for word in KnownWord.objects.values_list("word", flat=True) if word not in used]
        if gone:
            drop_words(actor, words_gone=gone)
        return len(groups)


def rebuild(network_id: uuid.UUID) -> int:
    """Make the index of a network anew; how many sessions can be found. For a migration or the command line."""
    with tenancy.use_network(network_id), guard.seeding("the index is made from what is there already"):
        with transaction.atomic():
            Finding.objects.all().delete()
            KnownWord.objects.all().delete()
        every = sorted(Activity.objects.filter(status=Status.PUBLISHED).values_list("pk", flat=True))
        for start in range(0, len(every), STEP):
            with transaction.atomic():
                follow(every[start : start + STEP])
        SearchEdition.objects.update_or_create(network_id=network_id, defaults={"edition": findable.EDITION})
        statistics.refresh()
        return Finding.objects.count()


def rebuild_old() -> int:
    """Index each network that was never indexed, or with another edition of the analysis; how many networks."""
    with tenancy.all_networks("which networks have an index of this edition?"):
        right = set(SearchEdition.objects.filter(edition=findable.EDITION).values_list("network_id", flat=True))
    waiting = [network.pk for network in networks.all_open_networks() if network.pk not in right]
    for network_id in waiting:
        rebuild(network_id)
    return len(waiting)


def _villages() -> dict[str, str]:
    return networks.village_names(Actor.system(tenancy.here(), "zoeken"))


def _compare(steps: Steps, activity_ids: list[uuid.UUID], villages: dict[str, str]) -> None:
    """Add what these activities ask for, beside what the index says of them."""
    shown = Activity.objects.filter(pk__in=activity_ids, status=Status.PUBLISHED).select_related("organisation")
    abouts = {one.pk: (one, findable.of_activity(one, one.organisation.name)) for one in shown}
    present = {
        session: (number, tuple(says))
        for number, session, *says in Finding.objects.filter(activity_id__in=activity_ids).values_list(
            "pk", "session_id", *_SAYS
        )
    }
    # Asked by way of the activity: without statistics SQLite would rather walk through all sessions of the network.
    ahead = Activity.objects.filter(pk__in=list(abouts), sessions__ends_at__gt=timezone.now()).order_by()
    wheres: dict[tuple[Any, ...], _Where] = {}
    for session, activity, starts_at, *place in ahead.values_list(*_SESSION):
        where = wheres.get(tuple(place))
        if where is None:
            where = wheres[tuple(place)] = _Where(villages, tuple(place))
        row = Row(session, starts_at, where.says(*abouts[activity], starts_at))
        number, says = present.pop(session, (None, ()))
        if number is not None and search.same_minute(number, starts_at):
            if says != row.says:
                steps.change.append((number, row))
            continue
        if number is not None:
            steps.drop.append(number)
        steps.make.append(row)
    steps.drop += [number for number, _says in present.values()]
    for document in (*(about for _activity, about in abouts.values()), *(where.document for where in wheres.values())):
        steps.words.update(document.words)


class _Where:
    """A place as the index knows it, joined once with each activity that is there."""

    def __init__(self, villages: dict[str, str], place: tuple[Any, ...]):
        village, name, locality, latitude, longitude, self._wheelchair, self._bus_stop = place
        self._village = village
        self.document = findable.of_place(name or "", locality or "", villages.get(village, ""))
        self._point = latitude, longitude
        self._cell = [] if latitude is None or longitude is None else [search.square(latitude, longitude)]
        self._joined: dict[uuid.UUID, tuple[str, int]] = {}

    def says(self, activity: Activity, about: findable.Document, starts_at: datetime.datetime) -> tuple[Any, ...]:
        """The columns of ``_SAYS`` for a session of this activity here at this moment."""
        joined = self._joined.get(activity.pk)
        if joined is None:
            words = " ".join(dict.fromkeys((*about.terms, *self.document.terms, *self._cell)))
            facts = fitting.facts_of(activity, wheelchair=self._wheelchair, bus_stop=self._bus_stop)
            joined = self._joined[activity.pk] = words, int(fitting.merits_of(facts))
        words, merits = joined
        ages = activity.age_min, activity.age_max
        merits |= int(fitting.time_merits(starts_at))
        return words, activity.pk, activity.price_cents, *ages, *self._point, self._village, merits


def _take(steps: Steps) -> None:
    gone = [*steps.drop, *(number for number, _row in steps.change)]
    for start in range(0, len(gone), STEP):
        Finding.objects.filter(pk__in=gone[start : start + STEP]).delete()
    if steps.change:
        _insert(steps.change)
    _make(steps.make)
    if steps.make or steps.change:
        fresh = _unknown(steps.words)
        KnownWord.objects.bulk_create(fresh, batch_size=STEP, ignore_conflicts=True)


def _make(rows: list[Row]) -> None:
    if not rows:
        return
    here = tenancy.here()
    for attempt in range(TRIES):
        numbers = search.numbers_for(here, [row.starts_at for row in rows])
        try:
            with transaction.atomic():
                _insert(list(zip(numbers, rows, strict=True)))
            return
        except IntegrityError:  # a number of the same minute is taken
            if attempt == TRIES - 1:
                raise


def _insert(rows: list[tuple[int, Row]]) -> None:
    """Write entries without a model for each: an import brings tens of thousands.

    Many in one statement and in order of number: FTS5 writes its lists out at the end of every statement, and when a
    number is lower than the one before.
    """
    stored: list[Any] = [Finding._meta.get_field(name) for name in ("id", "network", "session", *_SAYS)]
    connection, here = connections["default"], tenancy.here()
    network, session, activity = (stored[at].get_db_prep_value for at in (1, 2, 4))
    columns = ", ".join(f'"{one.column}"' for one in stored)
    place = f"({', '.join(['%s'] * len(stored))})"
    ordered = sorted(rows, key=lambda numbered: numbered[0])
    with connection.cursor() as cursor:
        for start in range(0, len(ordered), STEP):
            some = ordered[start : start + STEP]
            values: list[Any] = []
            for number, row in some:
                words, activity_id, *rest = row.says
                ids = session(row.session_id, connection), words, activity(activity_id, connection)
                values += [number, network(here, connection), *ids, *rest]
            said = f"INSERT INTO {Finding._meta.db_table} ({columns}) VALUES {', '.join([place] * len(some))}"  # noqa: S608
            cursor.execute(said, values)


def _unknown(found: dict[str, str]) -> list[KnownWord]:
    """Of these words the ones that stand not yet in the list of the network."""
    here = tenancy.here()
    there: set[str] = set()
    asked = sorted(found)
    for start in range(0, len(asked), STEP):
        some = asked[start : start + STEP]
        there.update(KnownWord.objects.filter(word__in=some).values_list("word", flat=True))
    return [
        KnownWord(network_id=here, word=word, shown=shown, sound=words.sound(word)[:40])
        for word, shown in found.items()
        if word not in there
    ]
