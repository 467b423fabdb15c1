"""What one organisation has of contacts, home visits, rounds and rights; its words are canaries too."""

import datetime

from django.utils import timezone

from meedoen.kernel import vault
from meedoen.outreach import models as outreach
from meedoen.outreach.rules import notes, sealing


def add_to(made) -> None:
    """One of everything for this household, about the third of its people. Called inside ``seeding``."""
    sings, organisation, person = made.canaries.sing, made.organisation, list(made.people)[3]
    owner, today, place = organisation.pk, timezone.localdate(), made.rows["place_id"]
    vault.create_shared_key(owner, made.network.pk)
    note = outreach.Contact.objects.create(
        organisation=organisation, kind="home_visit", on=today, participant_id=person, who="first_name",
        place_id=place, themes=["housing"], by_code="AAAA",
    )  # fmt: skip
    asked = outreach.FollowUp(
        contact=note, organisation=organisation, participant_id=person, kind="question", due=today, opened_on=today
    )
    asked.what = vault.seal(person, sealing.what(asked.pk), sings("person", "vraag"))
    asked.save()
    secret = outreach.SecretNote(
        contact=note, organisation=organisation, participant_id=person, by_code="AAAA",
        until=today + datetime.timedelta(days=7),
    )  # fmt: skip
    secret.text = vault.seal(person, sealing.secret(secret.pk), sings("secret", "geheim"))
    secret.save()
    told = notes.Told(kind="street", on=today, place_id=place)
    double = outreach.Conflict(contact=note, organisation=organisation, by_code="AAAA", digest=str(note.pk))
    double.sent = vault.seal_shared(owner, sealing.sent(double.pk), told.as_text())
    double.save()
    listed = outreach.Visiting.objects.create(organisation=organisation, participant_id=person, due_on=today)
    walked = outreach.Round.objects.create(organisation=organisation, name=sings("inside", "ronde"))
    stop = outreach.Stop.objects.create(round=walked, order=1, place_id=place)
    right = outreach.RightFound.objects.create(organisation=organisation, right="leisure_pass", found_on=today)
    run = outreach.ContactRun.objects.create(
        organisation=organisation, filename=made.canaries.sing("inside", "lijst"), by_code="AAAA"
    )
    made.rows |= {
        "contact_run_id": run.pk,
        "contact_id": note.pk,
        "follow_up_id": asked.pk,
        "conflict_id": double.pk,
        "visiting_id": listed.pk,
        "round_id": walked.pk,
        "stop_id": stop.pk,
        "right_id": right.pk,
    }
    _on_the_way(made, person)


def _on_the_way(made, person) -> None:
    """A kind of path with one path, a talent with a question: of the same person, followed by the whole team."""
    today, organisation = timezone.localdate(), made.organisation
    kind = outreach.PathTemplate.objects.create(
        name=made.canaries.sing("inside", "traject"),
        steps=[["1", made.canaries.sing("inside", "stap")], ["2", "Daarna"]],
        endings=[["9", "reached", "Klaar"]],
    )
    path = outreach.Path.objects.create(
        template=kind, organisation=organisation, participant_id=person, started_on=today, touched_on=today,
        next_key="1",
    )  # fmt: skip
    talent = outreach.Talent.objects.create(
        organisation=organisation, participant_id=person, kind="cooking", wish="starts", offered_on=today,
        until=today + datetime.timedelta(days=365),
    )  # fmt: skip
    asked = outreach.TalentAsk.objects.create(talent=talent, organisation=organisation, asked_on=today)
    made.rows |= {"template_id": kind.pk, "path_id": path.pk, "talent_id": talent.pk, "ask_id": asked.pk}
