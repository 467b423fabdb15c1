"""A bundle on an agenda: put there from its own page, told there, and not offered once it was answered."""

import datetime

import pytest
from django.utils import timezone

from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.voice import models
from meedoen.voice.services import answers, groups, meetings
from tests.factories import actor_in, make_member, make_organisation
from tests.voice.loops import make_bundle, no

pytestmark = pytest.mark.django_db
W = "/werk/noord"
SAID = {"asked": "Het pad is donker.", "done": "", "not_yet": "De provincie wil geen licht."}


@pytest.fixture
def house(noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return make_organisation(noord, "De Dreef")


def text(answer):
    return answer.content.decode()


def a_meeting(actor, house, title, *, days, kind="council"):
    group = groups.make_group(actor, organisation_id=house.pk, said={"name": f"Raad {title}", "kind": kind})
    starts = timezone.now() + datetime.timedelta(days=days)
    said = {"title": title, "starts_at": starts, "ends_at": starts + datetime.timedelta(hours=2), "place_id": None}
    return meetings.plan_meeting(actor, group.pk, said={**said, "why": ""})


def test_from_its_own_page_a_bundle_goes_on_the_next_agenda_and_says_where_it_stands(client, house, noord, in_noord):
    clerk = actor_in(house, Role.COUNCIL_CLERK)
    bundle = make_bundle(house)
    later, soon, gone = (
        a_meeting(clerk, house, title, days=n) for title, n in (("Juni", 9), ("Mei", 2), ("Maart", -9))
    )
    client.force_login(make_member(house, Role.COUNCIL_CLERK))
    at, page = f"{W}/bundels/{bundle.pk}/", f"{W}/bundels/{bundle.pk}/agenda/"
    assert f'href="{page}"' in text(client.get(at)) and "Staat op" not in text(client.get(at))
    shown = text(client.get(page))
    assert f'value="{soon.pk}"' in shown and f'value="{gone.pk}"' not in shown
    assert shown.index("Mei – Raad Mei") < shown.index("Juni – Raad Juni")
    assert client.post(page, {"meeting_id": gone.pk}).status_code == 422
    put = client.post(page, {"meeting_id": soon.pk})
    assert put.status_code == 303 and put["Location"].split("#")[0] == at
    point = models.AgendaPoint.objects.get()
    assert (point.meeting_id, point.bundle_id, point.title) == (soon.pk, bundle.pk, bundle.title)
    after = text(client.get(at))
    assert f'Staat op: <a href="{W}/vergadering/{soon.pk}/">Mei (Raad Mei)</a>' in after
    again = text(client.get(page))
    assert f'value="{soon.pk}"' not in again and f'value="{later.pk}"' in again
    with pytest.raises(Refused, match="staat al op deze agenda"):
        meetings.put_on_agenda(clerk, bundle.pk, meeting_id=soon.pk)
    with pytest.raises(Refused, match="staat al op deze agenda"):
        meetings.add_point(clerk, soon.pk, said={"bundle_id": bundle.pk})
    with seeding("test"):
        starts = timezone.now() - datetime.timedelta(days=3)
        models.Meeting.objects.filter(pk=soon.pk).update(starts_at=starts, stage="held")
    assert "Stond op: <a" in text(client.get(at))
    with seeding("test"):
        models.Meeting.objects.filter(pk=soon.pk).update(stage="cancelled")
    assert "Stond op" not in text(client.get(at))


def test_what_was_answered_is_not_offered_for_an_agenda_until_it_is_opened_again(client, house, noord, in_noord):
    lead = actor_in(house, Role.COORDINATOR)
    bundle, other = make_bundle(house), make_bundle(house)
    meeting = a_meeting(lead, house, "Mei", days=2)
    client.force_login(make_member(house, Role.COORDINATOR))
    form = f"{W}/vergadering/{meeting.pk}/punt/"
    assert f'value="{bundle.pk}"' in text(client.get(form))
    answers.decide(lead, bundle.pk, **no())
    assert f'value="{bundle.pk}"' in text(client.get(form))
    written = answers.write_answer(lead, bundle.pk, **SAID)
    answers.publish_answer(lead, written.pk)
    shown = text(client.get(form))
    assert f'value="{bundle.pk}"' not in shown and f'value="{other.pk}"' in shown
    assert "/agenda/" not in text(client.get(f"{W}/bundels/{bundle.pk}/"))
    assert client.get(f"{W}/bundels/{bundle.pk}/agenda/").status_code == 404
    with pytest.raises(Refused, match="al een antwoord"):
        meetings.put_on_agenda(lead, bundle.pk, meeting_id=meeting.pk)
    with pytest.raises(NotFound):
        meetings.add_point(lead, meeting.pk, said={"bundle_id": bundle.pk})
    with seeding("test"):
        models.Bundle.objects.filter(pk=bundle.pk).update(round_since=timezone.now())
    assert f'value="{bundle.pk}"' in text(client.get(form))


def test_only_the_agenda_of_a_meeting_that_one_leads_and_of_others_only_where_it_stands(client, house, noord, in_noord):
    away = make_organisation(noord, "Het Anker")
    theirs = actor_in(away, Role.GROUP_GUIDE)
    meeting = a_meeting(theirs, away, "Mei", days=2, kind="participation")
    bundle = make_bundle(house)
    with pytest.raises(NotFound):
        meetings.put_on_agenda(actor_in(house, Role.WORKER), bundle.pk, meeting_id=meeting.pk)
    meetings.put_on_agenda(theirs, bundle.pk, meeting_id=meeting.pk)
    client.force_login(make_member(house, Role.WORKER))
    shown = text(client.get(f"{W}/bundels/{bundle.pk}/"))
    assert "Staat op: Mei (Raad Mei)" in shown and f"/vergadering/{meeting.pk}/" not in shown
    assert "plan er eerst een" in text(client.get(f"{W}/bundels/{bundle.pk}/agenda/"))
    client.force_login(make_member(house, Role.POLICY_MAKER))
    read = text(client.get(f"{W}/bundels/{bundle.pk}/"))
    assert "Staat op: Mei (Raad Mei)" in read and f"/bundels/{bundle.pk}/agenda/" not in read
