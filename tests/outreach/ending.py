"""One row of everything in outreach that ends, for the nights that carry out the terms."""

import datetime

from django.utils import timezone

from meedoen.outreach.models import Conflict, Contact, FollowUp, Passing, Round, SecretNote, Stop, Visiting

DAY = datetime.timedelta(days=1)
FADES, FORGOTTEN = 365 * DAY, 730 * DAY


def ends(organisation, person, at):
    """(table, when its term ends, how to see that it ended) for rows of this moment. Call inside ``seeding``."""
    day, until = timezone.localdate(at), timezone.localdate(at) + 31 * DAY
    note = Contact.objects.create(
        organisation=organisation, kind="street", on=day, noted_at=at, participant=person, who="first_name",
        themes=["housing"], persons=2, by_code="A",
    )  # fmt: skip
    asked = FollowUp.objects.create(
        contact=note, organisation=organisation, participant=person, kind="question", what=b"x", due=day, opened_on=day
    )
    secret = SecretNote.objects.create(
        contact=note, organisation=organisation, participant=person, text=b"x", by_code="A", written_at=at, until=until
    )
    double = Conflict.objects.create(contact=note, organisation=organisation, sent=b"x", by_code="A", received_at=at)
    listed = Visiting.objects.create(organisation=organisation, participant=person, since=day, due_on=day, ended_on=day)
    stop = Stop.objects.create(round=Round.objects.create(organisation=organisation, name="Ronde"), order=1)
    passed = Passing.objects.create(stop=stop, on=day, by_code="A")

    def faded():
        row = Contact.objects.get(pk=note.pk)
        assert (row.themes, row.persons, row.kind) == (["housing"], 2, "street")
        over = (row.participant_id, row.by_code, row.who) == (None, "", "nobody")
        return over and row.on == day.replace(day=1) and row.faded_at is not None

    return [
        ("outreach.Contact", _after(day) + FADES, faded),
        ("outreach.FollowUp", _after(day) + FADES, lambda: FollowUp.objects.get(pk=asked.pk).what is None),
        ("outreach.SecretNote", _after(until), _gone(SecretNote, secret.pk)),
        ("outreach.Conflict", at + 31 * DAY, _gone(Conflict, double.pk)),
        ("outreach.Visiting", _after(day) + FORGOTTEN, _gone(Visiting, listed.pk)),
        ("outreach.Passing", _after(day) + FORGOTTEN, _gone(Passing, passed.pk)),
    ]


def _after(day):
    return timezone.make_aware(datetime.datetime.combine(day + DAY, datetime.time()))


def _gone(model, pk):
    return lambda: not model.objects.filter(pk=pk).exists()
