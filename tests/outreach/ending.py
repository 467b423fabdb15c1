"""One row of everything in outreach that ends, for the nights that carry out the terms."""

import datetime

from django.utils import timezone

from meedoen.kernel.identifiers import new_id
from meedoen.outreach.models import (
    Conflict,
    Contact,
    ContactRun,
    FollowUp,
    ListedContact,
    Passing,
    Path,
    PathTemplate,
    Round,
    SecretNote,
    StepDone,
    Stop,
    Talent,
    TalentAsk,
    Visiting,
)

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

    run = ContactRun.objects.create(organisation=organisation, filename="contacten.xlsx", by_code="A", at=at)
    ListedContact.objects.create(run=run, contact=note)
    walked = _walked(organisation, person, day)

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
        ("outreach.ContactRun", at + 31 * DAY, _gone(ContactRun, run.pk)),
        *walked,
    ]


def _walked(organisation, person, day):
    """A path with a step, a talent with an answered question: they stay as counts, without person or worker."""
    kind = PathTemplate.objects.create(
        name=str(new_id())[:40], steps=[["1", "Stap"]], endings=[["9", "reached", "Klaar"]]
    )
    path = Path.objects.create(
        template=kind, organisation=organisation, participant=person, worker_id=new_id(), started_on=day,
        touched_on=day,
    )  # fmt: skip
    step = StepDone.objects.create(path=path, key="1", word="Stap", on=day, by_code="A")
    talent = Talent.objects.create(
        organisation=organisation, participant=person, kind="garden", wish="likes", offered_on=day, until=day
    )
    asked = TalentAsk.objects.create(
        talent=talent, organisation=organisation, asked_by_id=new_id(), asked_on=day, answer="no", answered_on=day
    )

    def nobody(model, pk, **left):
        return lambda: model.objects.filter(pk=pk, **left).exists()

    end = _after(day) + FORGOTTEN
    return [
        ("outreach.Path", end, nobody(Path, path.pk, participant=None, worker_id=None, outcome="unknown")),
        ("outreach.StepDone", end, nobody(StepDone, step.pk, by_code="", word="Stap")),
        ("outreach.Talent", end, nobody(Talent, talent.pk, participant=None, kind="garden")),
        ("outreach.TalentAsk", end, nobody(TalentAsk, asked.pk, asked_by_id=None, answer="no")),
    ]


def _after(day):
    return timezone.make_aware(datetime.datetime.combine(day + DAY, datetime.time()))


def _gone(model, pk):
    return lambda: not model.objects.filter(pk=pk).exists()
