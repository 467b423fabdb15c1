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
    made.rows |= {
        "contact_id": note.pk,
        "follow_up_id": asked.pk,
        "conflict_id": double.pk,
        "visiting_id": listed.pk,
        "round_id": walked.pk,
        "stop_id": stop.pk,
        "right_id": right.pk,
    }
