"""Reads of stories: those of the desk with the yes of everybody, those of the site, those that paper may take."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import query
from meedoen.kernel.refusals import NotFound
from meedoen.kernel.rows import one

from ..models import GroupMember, Story, StoryPicture, StoryYes
from ..policy import groups as group_policy
from ..policy import stories as policy
from ..rules import stories as rules
from ..terms.stories import Standing

MOST = 100
LIGHT = ("id", "story_id", "says", "width", "height", "place")
"""The fields of a picture without the picture."""


@dataclass(frozen=True)
class Line:
    """One person in a story: the alias, how the yes stands today, and what was said."""

    row: StoryYes
    standing: Standing

    @property
    def counts(self) -> bool:
        return self.standing in (Standing.GIVEN, Standing.ENDS_SOON)


@dataclass(frozen=True)
class StoryTold:
    """A story with its people and pictures. ``allowed``: where it may be shown today; ``shown``: where it is."""

    row: Story
    group: str
    organisation: str
    lines: tuple[Line, ...]
    pictures: tuple[StoryPicture, ...]
    allowed: frozenset[str]

    @property
    def shown(self) -> frozenset[str]:
        return self.allowed if self.row.published_at else frozenset()

    @property
    def missing(self) -> tuple[str, ...]:
        """The aliases of who did not say yes, or not any more."""
        return tuple(line.row.alias for line in self.lines if not line.counts)

    @property
    def withdrawn(self) -> tuple[str, ...]:
        """The aliases of who took the yes back and stands in the story still."""
        return tuple(line.row.alias for line in self.lines if line.standing == Standing.WITHDRAWN)


@dataclass(frozen=True)
class ToRead:
    """A story as everybody reads it: no alias, no partner that keeps it."""

    id: uuid.UUID
    title: str
    text: str
    language: str
    group: str
    made_by: str
    pictures: tuple[StoryPicture, ...]


@dataclass(frozen=True)
class ForPaper(ToRead):
    """A story that may be printed: ``jpegs`` are its pictures with what each says, in order."""

    jpegs: tuple[tuple[bytes, str], ...]


def _yes(row: StoryYes) -> rules.Yes:
    return rules.Yes(row.how, row.place, row.until, row.withdrawn_at is not None)


def _pictures(keys: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[StoryPicture]]:
    found: dict[uuid.UUID, list[StoryPicture]] = defaultdict(list)
    for picture in StoryPicture.objects.filter(story_id__in=list(keys)).only(*LIGHT).order_by("place"):
        found[picture.story_id].append(picture)
    return found


def _told(rows: list[Story], today: datetime.date) -> list[StoryTold]:
    keys = [row.pk for row in rows]
    pictures, yeses = _pictures(keys), defaultdict(list)
    for yes in StoryYes.objects.filter(story_id__in=keys).order_by("alias", "pk"):
        yeses[yes.story_id].append(yes)
    return [
        StoryTold(
            row,
            row.group.name if row.group else "",
            row.organisation.name,
            tuple(Line(yes, rules.standing(_yes(yes), today)) for yes in yeses[row.pk]),
            tuple(pictures[row.pk]),
            rules.places([_yes(yes) for yes in yeses[row.pk]], today),
        )
        for row in rows
    ]


@query(policy.SEE_STORIES)
def stories(actor: Actor, rows: QuerySet[Story], *, today: datetime.date) -> list[StoryTold]:
    """The stories of the desk, changed last first. Three queries."""
    found = rows.select_related("group", "organisation").order_by("-touched_at", "pk")[:MOST]
    return _told(list(found), today)


@query(policy.SEE_STORIES)
def story(actor: Actor, rows: QuerySet[Story], story_id: uuid.UUID, *, today: datetime.date) -> StoryTold:
    """One story with its people and pictures. Raises NotFound."""
    return _told([one(rows.select_related("group", "organisation"), pk=story_id)], today)[0]


@query(policy.NOTE_YES)
def yes(actor: Actor, rows: QuerySet[StoryYes], yes_id: uuid.UUID, *, today: datetime.date) -> tuple[Line, int]:
    """The yes of one person with its story, and how many pictures that story has. Raises NotFound."""
    row = one(rows.select_related("story__group"), pk=yes_id)
    return Line(row, rules.standing(_yes(row), today)), StoryPicture.objects.filter(story_id=row.story_id).count()


@query(policy.SEE_STORIES)
def seats_to_name(actor: Actor, rows: QuerySet[Story], story_id: uuid.UUID) -> list[tuple[uuid.UUID, str]]:
    """The residents of the story's group who do not stand in it yet: seat and alias. Raises NotFound."""
    row = one(rows, pk=story_id)
    if row.group_id is None:
        return []
    named = set(StoryYes.objects.filter(story=row).values_list("alias", flat=True))
    seats = GroupMember.objects.filter(group_id=row.group_id, user_id=None, until=None).exclude(alias="")
    return [(seat.pk, seat.alias) for seat in seats.order_by("alias", "pk") if seat.alias not in named]


@query(group_policy.SEE_GROUPS)
def groups_to_tell(actor: Actor, rows: QuerySet) -> list[tuple[uuid.UUID, str]]:
    """The groups of which this actor may tell a story, by name."""
    return list(rows.filter(ended_on=None).order_by("name", "pk").values_list("pk", "name"))


@query(policy.SEE_STORIES)
def story_picture(actor: Actor, rows: QuerySet[Story], story_id: uuid.UUID, picture_id: uuid.UUID) -> bytes:
    """A picture for the desk, as JPEG. Raises NotFound."""
    return _jpeg(rows, story_id, picture_id)


def _jpeg(rows: QuerySet[Story], story_id: uuid.UUID, picture_id: uuid.UUID) -> bytes:
    found = StoryPicture.objects.filter(story__in=rows.filter(pk=story_id).order_by(), pk=picture_id).first()
    if found is None:
        raise NotFound("picture")
    return bytes(found.content)


def _to_read(row: Story, pictures: list[StoryPicture]) -> ToRead:
    group = row.group.name if row.group else ""
    return ToRead(row.pk, row.title, row.text, row.language, group, row.made_by, tuple(pictures))


@query(policy.READ_STORIES)
def site_stories(actor: Actor, rows: QuerySet[Story]) -> list[ToRead]:
    """What everybody reads today, newest first; each with its first pictures. Two queries."""
    found = list(rows.select_related("group").order_by("-published_at", "pk")[:MOST])
    pictures = _pictures(row.pk for row in found)
    return [_to_read(row, pictures[row.pk]) for row in found]


@query(policy.READ_STORIES)
def site_story(actor: Actor, rows: QuerySet[Story], story_id: uuid.UUID) -> ToRead:
    """One story that everybody may read today. Raises NotFound."""
    row = one(rows.select_related("group"), pk=story_id)
    return _to_read(row, _pictures([row.pk])[row.pk])


@query(policy.READ_STORIES)
def site_picture(actor: Actor, rows: QuerySet[Story], story_id: uuid.UUID, picture_id: uuid.UUID) -> bytes:
    """A picture that everybody may see today, as JPEG. Raises NotFound."""
    return _jpeg(rows, story_id, picture_id)


@query(policy.READ_STORIES)
def any_story(actor: Actor, rows: QuerySet[Story]) -> bool:
    """Whether there is a story to read today."""
    return rows.exists()


@query(policy.PRINT_STORIES)
def stories_for_paper(actor: Actor, rows: QuerySet[Story], *, most: int = 20) -> list[ForPaper]:
    """Stories of the network that may be printed today, newest first: everybody in them said yes to paper.

    Ask it again at each print run: a yes that was taken back in between is not in it any more.
    """
    found = list(rows.select_related("group").order_by("-published_at", "pk")[:most])
    jpegs = defaultdict(list)
    for picture in StoryPicture.objects.filter(story__in=[row.pk for row in found]).order_by("place"):
        jpegs[picture.story_id].append((bytes(picture.content), picture.says))
    return [
        ForPaper(
            row.pk, row.title, row.text, row.language, row.group.name if row.group else "", row.made_by, (),
            tuple(jpegs[row.pk]),
        )
        for row in found
    ]  # fmt: skip


@query(policy.SEE_STORIES)
def yeses_to_ask(actor: Actor, rows: QuerySet[Story], *, today: datetime.date) -> tuple[int, int]:
    """How many shown stories have a yes that ends within sixty days or has ended, and of how many it has ended."""
    lines = StoryYes.objects.filter(story__in=rows.filter(published_at__isnull=False).order_by(), withdrawn_at=None)
    soon = lines.filter(until__lte=today + rules.ASK_AGAIN).values_list("story_id", "until")
    found = list(soon)
    return len({key for key, _until in found}), len({key for key, until in found if until and until < today})
