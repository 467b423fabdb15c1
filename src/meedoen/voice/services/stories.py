"""Writes of stories: told, with pictures; who is in them and what they said yes to; shown, and taken off at once."""

import datetime
import uuid
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from meedoen.kernel.actors import Actor
from meedoen.kernel.doors import command, remember
from meedoen.kernel.photos import Photo
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.rows import one
from meedoen.kernel.textchecks import checked

from ..models import Group, GroupMember, Story, StoryPicture, StoryYes
from ..policy import groups as group_policy
from ..policy import stories as policy
from ..rules import groups as group_rules
from ..rules import stories as rules
from ..terms.stories import MOST_PICTURES

MOST_TEXT, MOST_TITLE, MOST_SAYS, MOST_PEOPLE = 3000, 100, 200, 30


@dataclass(frozen=True)
class StoryWords:
    """What a story says: title, text, the language it is written in, and which organisation made it with them."""

    title: str
    text: str
    language: str
    made_by: str = ""


@command(policy.MAKE_STORY)
def make_story(
    actor: Actor, *, organisation_id: uuid.UUID, words: StoryWords, group_id: uuid.UUID | None = None
) -> Story:
    """A story of one's own organisation, of a group that one may see, or of nobody in particular. Nobody reads it yet.

    Raises NotFound for another organisation or group; Refused without a title or text, or with a register number.
    """
    if organisation_id not in actor.organisation_ids:
        raise NotFound("organisation")
    if group_id is not None and not group_policy.SEE_GROUPS.queryset(actor).filter(pk=group_id).exists():
        raise NotFound("group")
    row = Story(organisation_id=organisation_id, group=Group.objects.get(pk=group_id) if group_id else None)
    _say(row, words)
    row.save()
    return row


@command(policy.CHANGE_STORY)
def change_story(actor: Actor, story: Story, *, words: StoryWords) -> Story:
    """Other words. What people said yes to is not this any more: it is not shown until it is published again."""
    _say(story, words)
    _take_off(story)
    story.save()
    return story


def _say(row: Story, words: StoryWords) -> None:
    row.title = checked(" ".join(words.title.split()), field="title", most=MOST_TITLE)
    row.text = checked(words.text, field="text", most=MOST_TEXT)
    row.made_by = checked(" ".join(words.made_by.split()), field="made_by", most=120)
    row.language = words.language
    if not row.title or not row.text:
        raise Refused(_("Geef een titel en schrijf het verhaal."), field="text" if row.title else "title")


def _take_off(story: Story) -> None:
    story.published_at, story.touched_at = None, timezone.now()


def _changed(story: Story) -> None:
    _take_off(story)
    story.save(update_fields=["published_at", "touched_at"])


@command(policy.CHANGE_STORY)
def add_picture(actor: Actor, story: Story, *, photo: Photo, says: str) -> StoryPicture:
    """A picture with what it shows in words. Takes the story off until it is published again.

    Raises Refused for a fifth picture, or without words.
    """
    if StoryPicture.objects.filter(story=story).count() >= MOST_PICTURES:
        raise Refused(_("Er staan al vier beelden bij. Haal er eerst een weg."), field="photo", code="full")
    words = checked(" ".join(says.split()), field="says", most=MOST_SAYS)
    if not words:
        raise Refused(_("Schrijf wat er op het beeld staat, voor wie het niet kan zien."), field="says")
    last = StoryPicture.objects.filter(story=story).aggregate(last=Max("place"))["last"] or 0
    made = StoryPicture.objects.create(
        story=story, content=photo.content, width=photo.width, height=photo.height, says=words, place=last + 1
    )
    _changed(story)
    return made


@command(policy.CHANGE_STORY)
def drop_picture(actor: Actor, story: Story, *, picture_id: uuid.UUID) -> uuid.UUID:
    """A picture goes for good. What is left shows no more than before, so the story stays where it is."""
    one(StoryPicture.objects.filter(story=story).defer("content"), pk=picture_id).delete()
    return story.pk


@command(policy.CHANGE_STORY)
def name_people(actor: Actor, story: Story, *, seats: Collection[uuid.UUID] = (), alias: str = "") -> int:
    """Who can be recognised: seats of the group, and perhaps somebody else by an alias. Nobody said yes yet.

    Gives how many came by. Raises Refused: nobody, a full name, a number or address, or somebody who stands there.
    """
    found = GroupMember.objects.filter(pk__in=list(seats), group=story.group, user_id=None, until=None)
    told = {seat.alias: seat for seat in found} if story.group else {}
    other = checked(" ".join(alias.split()), field="alias", most=60)
    if group_rules.reaches_somebody(other):
        raise Refused(_("Schrijf hier geen nummer of adres. Een voornaam of schuilnaam is genoeg."), field="alias")
    if rules.is_full_name(other):
        raise Refused(
            _("Schrijf geen familienaam. De voornaam of de schuilnaam van de groep is genoeg."), field="alias"
        )
    names = [*told, *([other] if other else [])]
    if not names:
        raise Refused(_("Kies wie je herkent, of schrijf een voornaam of schuilnaam."), field="alias")
    there = set(StoryYes.objects.filter(story=story).values_list("alias", flat=True))
    if there & set(names) or (other and other in told):
        raise Refused(_("Die naam staat er al. Maak het verschil duidelijk, zoals ‘Mia B.’."), field="alias")
    if len(there) + len(names) > MOST_PEOPLE:
        raise Refused(_("Er staan al dertig mensen bij. Meer past niet in één verhaal."), field="alias")
    for name in names:
        StoryYes.objects.create(story=story, alias=name, member=told.get(name), by_code=actor.code)
    _changed(story)
    return len(names)


@command(policy.CHANGE_STORY)
def drop_person(actor: Actor, story: Story, *, yes_id: uuid.UUID) -> uuid.UUID:
    """Somebody is not in the story any more: the line goes, and the story is off until it is published again."""
    one(StoryYes.objects.filter(story=story), pk=yes_id).delete()
    _changed(story)
    return story.pk


@command(policy.NOTE_YES)
def note_yes(
    actor: Actor, row: StoryYes, *, how: str, given_on: datetime.date, place: str, until: datetime.date
) -> StoryYes:
    """Somebody said yes, for the first time or again. A yes that had ended does not bring the story back by itself.

    Raises Refused: a day to come, an end before today, or longer than two years.
    """
    today = timezone.localdate()
    if given_on > today:
        raise Refused(_("Deze dag moet nog komen. Kies vandaag of vroeger."), field="given_on")
    if until < today:
        raise Refused(_("Deze dag is voorbij. Kies een dag die nog komt."), field="until")
    if until > rules.longest(given_on):
        raise Refused(_("Een ja telt hoogstens twee jaar. Kies een vroegere dag."), field="until")
    stood = row.withdrawn_at is None and row.until is not None and row.until >= today
    row.how, row.place, row.given_on, row.until = how, place, given_on, until
    row.withdrawn_at, row.by_code = None, actor.code
    row.save()
    if not stood:
        _changed(row.story)
    return row


@command(policy.NOTE_YES)
def withdraw_yes(actor: Actor, row: StoryYes) -> uuid.UUID:
    """Somebody takes the yes back: from this moment the story is on no page and no paper. Gives the story's key."""
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    _changed(row.story)
    return row.story_id


@command(policy.PUBLISH_STORY)
def publish_story(actor: Actor, story: Story, *, sure: bool) -> Story:
    """The story is shown where everybody in it said yes to. ``sure``: nobody else can be recognised in it.

    Raises Refused while one yes is missing, ended or taken back, when the yeses have no place in common, or unsure.
    """
    today = timezone.localdate()
    lines = [
        (line.alias, rules.Yes(line.how, line.place, line.until, line.withdrawn_at is not None))
        for line in StoryYes.objects.filter(story=story).order_by("alias")
    ]
    missing = [alias for alias, yes in lines if not rules.counts(yes, today)]
    if missing:
        raise Refused(
            _("Dit verhaal kan nog niet. Van deze mensen is er geen ja: %(names)s.") % {"names": ", ".join(missing)}
        )
    places = rules.places([yes for _alias, yes in lines], today)
    if not places:
        raise Refused(
            _("De ene zei alleen ja voor de website, de andere alleen voor papier. Vraag het nog eens aan iedereen.")
        )
    if not sure:
        raise Refused(_("Kijk het verhaal en de beelden na, en zet dan een vinkje."), field="sure")
    story.published_at = story.touched_at = timezone.now()
    story.save(update_fields=["published_at", "touched_at"])
    remember(places=sorted(places), people=len(lines))
    return story


@command(policy.CHANGE_STORY)
def take_off(actor: Actor, story: Story) -> Story:
    """Nobody reads it any more; the desk keeps it, and every yes stays as it is."""
    _changed(story)
    return story


@command(policy.CHANGE_STORY)
def drop_story(actor: Actor, story: Story) -> uuid.UUID:
    """The story goes for good, with its pictures and who was in it. Gives its key."""
    key = story.pk
    story.delete()
    return key
