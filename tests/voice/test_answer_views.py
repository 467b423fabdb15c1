"""Writing an answer on screen: it begins with what was said, and what is still to come is not told as done."""

import pytest

from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.typed_codes import random_code, show_code
from meedoen.voice import models
from meedoen.voice.services import answers
from tests.factories import actor_in, make_member, make_organisation
from tests.voice.loops import make_bundle, yes

pytestmark = pytest.mark.django_db
W = "/werk/noord"


@pytest.fixture
def house(noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return make_organisation(noord, "De Dreef")


def text(answer):
    return answer.content.decode()


def test_an_answer_begins_with_what_was_said_and_what_is_still_to_come_reads_we_do(client, house, noord, in_noord):
    lead = actor_in(house, Role.COORDINATOR)
    bundle, long = make_bundle(house), make_bundle(house)
    for one in (bundle, long):
        answers.decide(lead, one.pk, **yes(lead))
    with seeding("test"):
        models.Bundle.objects.filter(pk=long.pk).update(statement="Het pad is donker. " * 20)
    client.force_login(make_member(house, Role.COORDINATOR))
    page = f"{W}/bundels/{bundle.pk}/antwoord/schrijven/"
    begun = text(client.get(page))
    assert f"{bundle.statement}</textarea>" in begun
    assert "checked" in begun.split('name="coming"')[1].split(">")[0]
    assert f"{long.title}</textarea>" in text(client.get(f"{W}/bundels/{long.pk}/antwoord/schrijven/"))
    said = {"asked": bundle.statement, "done": "Er komen drie lampen.", "coming": "on", "bekend": "1"}
    assert "Wij doen" in text(client.post(page, said, follow=True))
    site = text(client.get("/noord/wat-gebeurde-er/"))
    assert "Wij doen" in site and "Wij deden" not in site
    delivery, code = models.Delivery.objects.first(), random_code()
    with seeding("test"):
        models.Signal.objects.filter(pk=delivery.signal_id).update(answer_code=code)
    own = text(client.post("/noord/jouw-antwoord/", {"code": show_code(code)}))
    assert "Wij doen" in own and "Wij deden" not in own
    for pile in ("wall", "next_visit"):
        assert "Wij deden" not in text(client.get(f"{W}/antwoorden/brengen/{pile}/"))
    act = models.Action.objects.get(decision__bundle=bundle)
    answers.note_progress(lead, act.pk, progress="done")
    again = text(client.get(page))
    assert "checked" not in again.split('name="coming"')[1].split(">")[0]
    done = {"asked": bundle.statement, "done": "Er staan drie lampen.", "bekend": "1"}
    client.post(page, done)
    site = text(client.get("/noord/wat-gebeurde-er/"))
    assert "Wij deden" in site and "Wij doen" not in site


def test_the_verdict_on_the_words_is_where_the_button_leads_and_a_draft_belongs_to_its_bundle(
    client, house, noord, in_noord
):
    lead, bundle = actor_in(house, Role.COORDINATOR), make_bundle(house)
    answers.decide(lead, bundle.pk, **yes(lead))
    client.force_login(make_member(house, Role.COORDINATOR))
    page = f"{W}/bundels/{bundle.pk}/antwoord/schrijven/"
    begun = text(client.get(page))
    button = begun.split('name="look"')[1].split(">")[0]
    assert 'formaction="#leest-asked"' in button and 'id="leest-asked"' in begun
    assert f'data-draft="answer-{bundle.pk}"' in begun
    for words, verdict in (("Er komt licht in de straat.", "makkelijk"), ("Er komt derhalve licht.", "Neem over")):
        typed = {"asked": "Het is donker.", "done": words, "look": "1"}
        for response in (client.post(page, typed), client.post(page, typed, headers={"HX-Request": "true"})):
            assert verdict in text(response).split('id="leest-done"')[1].split("</div>")[0]
    assert "<form" not in text(response)


def test_a_simpler_word_is_taken_over_and_nothing_typed_is_lost(client, house, noord, in_noord):
    lead, bundle = actor_in(house, Role.COORDINATOR), make_bundle(house)
    answers.decide(lead, bundle.pk, **yes(lead))
    client.force_login(make_member(house, Role.COORDINATOR))
    page = f"{W}/bundels/{bundle.pk}/antwoord/schrijven/"
    typed = {"asked": "Het is donker.", "done": "Indien het lukt, komt er licht.", "not_yet": "In de winter <niet>."}
    shown = client.post(page, {**typed, "neem_over": "done:indien", "coming": "on"})
    told = {name: shown.context["form"][name].value() for name in (*typed, "coming")}
    assert told == {**typed, "done": "Als het lukt, komt er licht.", "coming": True}
    assert (shown.status_code, models.Answer.objects.count()) == (200, 0)
    draft = answers.write_answer(lead, bundle.pk, **typed)
    changed = client.post(f"{W}/antwoorden/{draft.pk}/", {**typed, "neem_over": "done:indien"})
    assert changed.context["form"]["done"].value() == "Als het lukt, komt er licht."
    assert models.Answer.objects.get().done == typed["done"]


def test_who_notes_a_decision_may_leave_the_answer_to_who_writes_it(client, house, noord, in_noord):
    bundle = make_bundle(house)
    client.force_login(make_member(house, Role.COUNCIL_CLERK))
    page = f"{W}/bundels/{bundle.pk}/beslissing/"
    shown = text(client.get(page))
    assert '<option value="college" selected>' in shown and f'data-draft="decision-{bundle.pk}"' in shown
    said = {"outcome": "not", "reasons": "Er is dit jaar geen geld.", "body": "college", "decided_on": "2026-01-05"}
    left = client.post(page, {**said, "later": "1"})
    assert left["Location"].split("#")[0] == f"{W}/bundels/{bundle.pk}/antwoord/"
    assert "Het antwoord wacht nu bij Te beantwoorden" in text(client.get(left["Location"]))
    assert bundle.title in text(client.get(f"{W}/antwoorden/schrijven/"))
