"""One row of everything in voice, and of the ways back, that ends: for the nights that carry out the terms."""

import datetime
import uuid

from django.utils import timezone

from meedoen.kernel.typed_codes import random_code
from meedoen.people.models import OddLook, ReturnWay, SeatTie
from meedoen.voice import models as voice
from tests.factories import make_participant

DAY = datetime.timedelta(days=1)
MONTH, YEAR, TWO_YEARS = 31 * DAY, 365 * DAY, 730 * DAY


def ends(organisation, at):
    """(table, when its term ends, how to see that it ended) for rows of this moment. Call inside ``seeding``."""
    day = timezone.localdate(at)
    end = timezone.make_aware(datetime.datetime.combine(day + DAY, datetime.time()))
    return [*_of_groups(organisation, at, day, end), *_of_answers(organisation, at, day, end)]


def _of_groups(organisation, at, day, end):
    group = voice.Group.objects.create(organisation=organisation, name="leesgroep", kind="participation")
    left = voice.GroupMember.objects.create(group=group, alias="de lezer", since=day, until=day)
    stays = voice.GroupMember.objects.create(group=group, alias="de rekenaar", since=day)
    learned = voice.Learned.objects.create(member=stays, skill="speaking", on=day)
    meeting = voice.Meeting.objects.create(
        group=group, title="samen", starts_at=at, ends_at=at, room_opened_at=at, room_secret="x"
    )  # fmt: skip
    there = voice.Present.objects.create(meeting=meeting, member=stays)
    note = voice.RoomNote.objects.create(meeting=meeting, words="te duur", made_at=at)
    ride = voice.Ride.objects.create(meeting=meeting, member=stays)
    run = voice.GroupRun.objects.create(organisation=organisation, filename="groepen.xlsx", by_code="A", at=at)
    voice.ListedGroup.objects.create(run=run, group=group, members=2)
    told = voice.Story.objects.create(
        organisation=organisation, group=group, title="taart", text="lekker", touched_at=at
    )
    voice.StoryPicture.objects.create(story=told, content=b"x", width=1, height=1, says="taart", place=1)
    voice.StoryYes.objects.create(story=told, member=stays, alias="de rekenaar", by_code="A")
    return [
        ("voice.GroupMember", end + TWO_YEARS, _gone(voice.GroupMember, pk=left.pk, alias="de lezer")),
        ("voice.Learned", end + TWO_YEARS, _gone(voice.Learned, pk=learned.pk)),
        ("voice.Present", at + DAY, _gone(voice.Present, pk=there.pk)),
        ("voice.RoomNote", at + MONTH, _gone(voice.RoomNote, pk=note.pk)),
        ("voice.Ride", at + MONTH, _gone(voice.Ride, pk=ride.pk)),
        ("voice.Story", at + YEAR, _gone(voice.Story, pk=told.pk)),
        ("voice.GroupRun", at + MONTH, _gone(voice.GroupRun, pk=run.pk)),
    ]


def _of_answers(organisation, at, day, end):
    token, person = uuid.uuid4(), make_participant(organisation, since=day, last_seen_on=day + 4000 * DAY)
    said = {"organisation": organisation, "way_in": "note", "state": "checked", "theme": "mobility", "promised_on": day}
    loose = voice.Signal.objects.create(**said, given_at=at, token=uuid.uuid4(), statement="de bus rijdt niet")
    bundle = voice.Bundle.objects.create(organisation=organisation, title="de bus", theme="mobility", promised_on=day)
    inside = voice.Signal.objects.create(**said, given_at=at, token=token, statement="de bus is vol", bundle=bundle)
    decision = voice.Decision.objects.create(bundle=bundle, body="council", outcome="taken_up", reasons="te vol")
    answer = voice.Answer.objects.create(
        bundle=bundle, decision=decision, asked="de bus", done="een bus meer", published_on=day
    )
    brought = voice.Delivery.objects.create(
        answer=answer, signal=inside, token=token, code=random_code(), state="delivered", brought_on=day
    )
    verdict = voice.Verdict.objects.create(delivery=brought, good_enough=False, reason="te laat", how="code", on=day)
    way = ReturnWay.objects.create(
        token=token, participant=person, organisation=organisation, channel="wall", since=day, until=day
    )
    odd = OddLook.objects.create(
        organisation=organisation, by_code=random_code(), pattern="at_night", day=day, people=1, looks=1, found_at=at
    )
    seat = SeatTie.objects.create(participant=person, organisation=organisation, token=uuid.uuid4(), since=day)
    return [
        ("voice.Signal", at + TWO_YEARS, _gone(voice.Signal, pk=loose.pk, token=loose.token)),
        ("voice.Delivery", end + TWO_YEARS, _gone(voice.Delivery, pk=brought.pk, token=token)),
        ("voice.Verdict", end + TWO_YEARS, _gone(voice.Verdict, pk=verdict.pk, reason="te laat")),
        ("people.ReturnWay", end + MONTH, _gone(ReturnWay, pk=way.pk)),
        ("people.SeatTie", end + TWO_YEARS, _gone(SeatTie, pk=seat.pk)),
        ("people.OddLook", end + TWO_YEARS, _gone(OddLook, pk=odd.pk)),
    ]


def _gone(model, **named):
    return lambda: not model.objects.filter(**named).exists()
