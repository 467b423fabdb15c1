"""The search follows the offer: under which words each coming session of a published activity is found.

``follow`` is called inside every command that changes an activity or a session, so that the index and the offer are
written together or not at all. What sets a price, a place or a title and forgets to call it, is mended every night.
"""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from meedoen.kernel import guard, search, tenancy
from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.networks import public as networks
from meedoen.wording.public import search as words

from .. import policy
from ..models import Activity, Finding, KnownWord, SearchEdition, Session
from ..rules import findable
from ..terms import Status

STEP = 500
TRIES = 4
_COLUMNS = ("words", "activity_id", "price_cents", "age_min", "age_max", "latitude", "longitude")


@dataclass(slots=True)
class Steps:
    """What keeps the index from being right."""

    make: list[tuple[Finding, datetime.datetime]] = field(default_factory=list)
    change: list[Finding] = field(default_factory=list)
    drop: list[int] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    @property
    def any(self) -> bool:
        return bool(self.make or self.change or self.drop)


def follow(activity_ids: Iterable[uuid.UUID]) -> None:
    """Bring the index in step with these activities, in the transaction of the command that calls it."""
    every = list(dict.fromkeys(activity_ids))
    villages = _villages() if every else {}
    for start in range(0, len(every), STEP):
        _take(_steps(every[start : start + STEP], villages))


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
    villages, found, used = _villages(), [], set()
    every = set(Activity.objects.filter(status=Status.PUBLISHED).values_list("pk", flat=True))
    every |= set(Finding.objects.values_list("activity_id", flat=True).distinct())
    ordered = sorted(every)
    for start in range(0, len(ordered), STEP):
        group = ordered[start : start + STEP]
        steps = _steps(group, villages)
        used |= steps.used
        if steps.any:
            found.append(group)
    return found, used


def mend(network_id: uuid.UUID) -> int:
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


def _steps(activity_ids: list[uuid.UUID], villages: dict[str, str]) -> Steps:
    shown = Activity.objects.filter(pk__in=activity_ids, status=Status.PUBLISHED).select_related("organisation")
    activities = {activity.pk: activity for activity in shown}
    present = {row.session_id: row for row in Finding.objects.filter(activity_id__in=activity_ids)}
    sessions = Session.objects.filter(activity_id__in=list(activities), ends_at__gt=timezone.now())
    steps = Steps()
    documents = {pk: findable.of_activity(one, one.organisation.name) for pk, one in activities.items()}
    places: dict[tuple[Any, str], findable.Document] = {}
    for session in sessions.select_related("place"):
        about = documents[session.activity_id]
        where = places.get((session.place_id, session.village_code))
        if where is None:
            where = places[session.place_id, session.village_code] = _where(session, villages)
        wanted = _finding(activities[session.activity_id], session, about, where)
        _compare(steps, present.pop(session.pk, None), wanted, session.starts_at)
    steps.drop += [row.pk for row in present.values()]
    told = {word: shown for one in (*documents.values(), *places.values()) for word, shown in one.words.items()}
    steps.used = set(told)
    if steps.make or steps.change:
        steps.words = _unknown(told)
    return steps


def _where(session: Session, villages: dict[str, str]) -> findable.Document:
    place = session.place
    name, locality = (place.name, place.locality) if place else ("", "")
    return findable.of_place(name, locality, villages.get(session.village_code, ""))


def _finding(activity: Activity, session: Session, about: findable.Document, where: findable.Document) -> Finding:
    place = session.place
    latitude, longitude = (place.latitude, place.longitude) if place else (None, None)
    terms = dict(about.terms)
    terms.update(where.terms)
    if latitude is not None and longitude is not None:
        terms[search.square(latitude, longitude)] = None
    return Finding(
        network_id=session.network_id,
        session_id=session.pk,
        activity_id=activity.pk,
        words=" ".join(terms),
        price_cents=activity.price_cents,
        age_min=activity.age_min,
        age_max=activity.age_max,
        latitude=latitude,
        longitude=longitude,
    )


def _compare(steps: Steps, present: Finding | None, wanted: Finding, starts_at: datetime.datetime) -> None:
    if present is not None and search.same_minute(present.pk, starts_at):
        if any(getattr(present, name) != getattr(wanted, name) for name in _COLUMNS):
            wanted.pk = present.pk
            steps.change.append(wanted)
        return
    if present is not None:
        steps.drop.append(present.pk)
    steps.make.append((wanted, starts_at))


def _unknown(found: dict[str, str]) -> dict[str, str]:
    """Of these words the ones that stand not yet in the list of the network."""
    there: set[str] = set()
    asked = sorted(found)
    for start in range(0, len(asked), STEP):
        some = asked[start : start + STEP]
        there.update(KnownWord.objects.filter(word__in=some).values_list("word", flat=True))
    return {word: shown for word, shown in found.items() if word not in there}


def _take(steps: Steps) -> None:
    here = tenancy.here()
    for start in range(0, len(steps.drop), STEP):
        Finding.objects.filter(pk__in=steps.drop[start : start + STEP]).delete()
    for start in range(0, len(steps.change), STEP):
        some = steps.change[start : start + STEP]
        Finding.objects.filter(pk__in=[row.pk for row in some]).delete()
        Finding.objects.bulk_create(some)
    _make(steps.make)
    fresh = [
        KnownWord(network_id=here, word=word, shown=shown, sound=words.sound(word)[:40])
        for word, shown in steps.words.items()
    ]
    KnownWord.objects.bulk_create(fresh, batch_size=STEP, ignore_conflicts=True)


def _make(rows: list[tuple[Finding, datetime.datetime]]) -> None:
    for attempt in range(TRIES):
        for row, starts_at in rows:
            row.pk = search.number_for(row.network_id, starts_at)
        try:
            with transaction.atomic():
                Finding.objects.bulk_create([row for row, _starts_at in rows], batch_size=STEP)
            return
        except IntegrityError:  # two drew the same number in the same minute
            if attempt == TRIES - 1:
                raise
