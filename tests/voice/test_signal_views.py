"""Signals and bundles on screen: for which house somebody acts, and where a page leads."""

import pytest
from django.utils import timezone

from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.networks.models import Area
from meedoen.networks.services import load_areas
from meedoen.voice import models
from meedoen.voice.rules.signals import Told
from meedoen.voice.services import answers as services_answers
from meedoen.voice.services import deliveries
from meedoen.voice.services import signals as services_signals
from tests.factories import actor_in, make_bundle, make_member, make_organisation, make_signal
from tests.voice.loops import no, yes

pytestmark = pytest.mark.django_db
W = "/werk/noord"
FORMS = ("signalen/geven/", "groepen/nieuw/", "toetsen/nieuw/", "ladder/nieuw/", "tijdlijn/nieuw/")


@pytest.fixture
def house(noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return make_organisation(noord, "De Dreef")


def text(answer):
    return answer.content.decode()


def test_nobody_is_offered_a_house_for_which_they_may_not_act(client, house, noord, in_noord):
    other, own = make_organisation(noord, "Bibliotheek"), make_organisation(noord, "Woonzorg")
    lead = make_member(house, Role.COORDINATOR)
    make_member(own, Role.COORDINATOR, user=lead)
    make_member(make_organisation(noord, "Apotheek"), Role.CASHIER, user=lead)
    client.force_login(lead)
    signal = make_signal(noord)
    bundle = f"{W}/signalen/{signal.pk}/bundel/"
    for address in (bundle, *(f"{W}/{one}" for one in FORMS)):
        shown = text(client.get(address))
        assert [name in shown for name in ("De Dreef", "Woonzorg", "Bibliotheek", "Apotheek")] == [1, 1, 0, 0], address
    wrong = client.post(bundle, {"title": "De bus op zondag", "organisation_id": other.pk})
    assert wrong.status_code == 422 and 'value="De bus op zondag"' in text(wrong)
    assert client.post(bundle, {"title": "De bus op zondag", "organisation_id": own.pk}).status_code == 303
    made = models.Bundle.objects.get()
    assert made.organisation_id == own.pk
    assert client.get(bundle)["Location"].split("#")[0] == f"{W}/bundels/{made.pk}/"


def test_who_decided_is_proposed_as_the_bundle_says_and_what_a_yes_needs_is_said_once(client, house, noord, in_noord):
    client.force_login(make_member(house, Role.WORKER))
    signal = make_signal(noord)
    bundle = make_bundle(house, signal, phase="report", addressee="college", title="De bus")
    address = f"{W}/bundels/{bundle.pk}/beslissing/"
    shown = text(client.get(address))
    assert '<option value="college" selected>' in shown and "Nodig bij ja of een deel." in shown
    label = shown.split('for="id_what"')[1].split("</label>")[0]
    assert "Wat wordt er gedaan?" in label and "niet verplicht" not in label
    said = {
        "outcome": "taken_up",
        "reasons": "Het is nodig voor iedereen.",
        "body": "college",
        "decided_on": "2026-01-05",
    }
    wrong = client.post(address, said)
    assert wrong.status_code == 422
    summary = text(wrong).split('class="errors__list"')[1].split("</ul>")[0]
    assert summary.count("Wat wordt er gedaan?") == 1 and "Bij ja of een deel is het nodig." in summary
    with seeding("test"):
        models.Bundle.objects.filter(pk=bundle.pk).update(addressee="unknown")
    assert '<option value="" selected>Kies wie besliste' in text(client.get(address))
    services_answers.decide(actor_in(house, Role.COORDINATOR), bundle.pk, **no())
    writing = f"{W}/bundels/{bundle.pk}/antwoord/schrijven/"
    plain = {"asked": "De bus rijdt te vroeg.", "not_yet": "Er is geen geld.", "look": "1"}
    assert "makkelijk</span>" in text(client.post(writing, plain)).split('id="leest-asked"')[1].split("</div>")[0]
    hard = text(client.post(writing, {**plain, "not_yet": "Er is derhalve geen geld."}))
    assert "derhalve" in hard.split('id="leest-not_yet"')[1].split("</div>")[0]


def test_what_is_closed_is_not_offered_and_after_a_check_the_next_one_waits(client, house, noord, in_noord):
    client.force_login(make_member(house, Role.WORKER))
    inside, alike = make_signal(noord, "De lift van het station is weer stuk."), None
    bundle = make_bundle(house, inside, phase="closed", title="De lift", promised_on=timezone.localdate())
    alike = make_signal(noord, "De lift van het station is stuk.", promised_on=timezone.localdate())
    shown = text(client.get(f"{W}/signalen/{alike.pk}/"))
    assert "Dit lijkt erop" in shown and f"{W}/bundels/{bundle.pk}/erbij/" not in shown and ">vandaag<" in shown
    page = text(client.get(f"{W}/bundels/{bundle.pk}/"))
    assert "De lift van het station is weer stuk." in page and "/eruit/" not in page
    first, second = (make_signal(noord, f"Er is geen bank aan halte {n}.", raw=True) for n in ("noord", "zuid"))
    assert "van de site" not in text(client.get(f"{W}/signalen/nakijken/"))
    checked = {"statement": "Er is geen bank aan de halte.", "theme": "mobility", "sure": "on"}
    details = {"people_band": "unknown", "target_group": "everyone", "recurring": "unknown"}
    details |= {"urgency": "normal", "origin": "unknown", "addressee": "unknown"}
    answer = client.post(f"{W}/signalen/{first.pk}/nakijken/", {**checked, **details})
    assert answer.status_code == 303
    after = text(client.get(answer["Location"]))
    assert "Volgende signaal (1)" in after and f"{W}/signalen/{second.pk}/nakijken/" in after


def test_a_bundle_without_an_addressee_says_what_to_choose(client, house, noord, in_noord):
    client.force_login(make_member(house, Role.WORKER))
    bundle = make_bundle(house, make_signal(noord), phase="analyse", title="De bus")
    assert "Kies wie dit kan veranderen" in text(client.get(f"{W}/bundels/{bundle.pk}/"))


def test_what_was_said_in_another_language_is_told_in_dutch_beside_it(client, house, noord, in_noord):
    """The language by its name, its direction, words that are known; checked, the Dutch stands and says so."""
    client.force_login(make_member(house, Role.WORKER))
    told = Told(text="الحافلة لا تصل إلى المدرسة", way_in="public", theme="mobility", language="ar")
    said = services_signals.give_public_signal(Actor.anonymous(noord.pk), told=told)
    page = f"{W}/signalen/{said.pk}/nakijken/"
    assert "in het Arabisch" in text(client.get(f"{W}/signalen/nakijken/"))
    shown = text(client.get(page))
    assert 'name="sure"' not in shown  # nothing is pointed out yet
    named = client.post(page, {"statement": "De bus van mevrouw Peeters rijdt niet.", "theme": "mobility"})
    assert named.status_code == 422 and 'name="sure"' in text(named)
    assert 'lang="ar" dir="rtl"' in shown and "bus · school" in shown and "een tolk die Arabisch spreekt" in shown
    kept = {"statement": "De bus komt niet tot aan de school.", "theme": "mobility", "people_band": "unknown"}
    kept |= {"target_group": "everyone", "recurring": "unknown", "urgency": "normal", "origin": "unknown"}
    done = client.post(page, {**kept, "addressee": "unknown"})
    assert done.status_code == 303 and "gezegd in het Arabisch" in text(client.get(done["Location"]))
    client.post(f"{W}/signalen/{said.pk}/opnieuw/")
    assert 'dir="rtl"' not in text(client.get(page))


def test_from_said_to_told_in_nine_presses_and_closed_by_itself_a_week_later(client, house, noord, in_noord):
    """Each act offers the one that follows; the second look stays, and what is missing is said where it is asked."""
    told = Told(text="De deur van het loket is te zwaar.", way_in="public", theme="services")
    said = services_signals.give_public_signal(Actor.anonymous(noord.pk), told=told)
    client.force_login(make_member(house, Role.GROUP_GUIDE))
    kept = {"statement": told.text, "theme": "services", "people_band": "unknown", "target_group": "everyone"}
    kept |= {"recurring": "unknown", "urgency": "normal", "origin": "unknown", "addressee": "unknown", "verder": "1"}
    bundling = client.post(f"{W}/signalen/{said.pk}/nakijken/", kept)["Location"]
    assert bundling.endswith("/bundel/")
    new = {"title": "Zware deur", "addressee": "unknown", "organisation_id": house.pk, "beslis": "1"}
    wrong = client.post(bundling, new)
    assert wrong.status_code == 422 and "Kies eerst wie dit kan veranderen" in text(wrong)
    assert not models.Bundle.objects.exists()
    deciding = client.post(bundling, {**new, "addressee": "service"})["Location"]
    row = models.Bundle.objects.get()
    assert deciding.endswith(f"{row.pk}/beslissing/") and row.phase == "report"
    assert [step.phase_to for step in row.steps.order_by("on", "pk")] == ["bundle", "analyse", "report"]
    yes = {"outcome": "taken_up", "reasons": "De deur moet licht opengaan.", "body": "service"}
    yes |= {"what": "Een nieuwe deurpomp", "done_already": "on", "decided_on": timezone.localdate().isoformat()}
    owner = text(client.get(deciding)).split('id="id_owner_id"')[1].split("</select>")[0]
    yes["owner_id"] = owner.split(" selected")[0].rsplit('value="', 1)[1].split('"')[0]
    writing = client.post(deciding, yes)["Location"]
    assert writing.endswith("/antwoord/schrijven/")
    answer = {"asked": "De deur is te zwaar.", "done": "Ze gaat nu vanzelf open.", "bekend": "1"}
    assert "Bekend" in text(client.post(writing, answer, follow=True))
    row.refresh_from_db()
    delivery = models.Delivery.objects.get()
    assert (row.phase, delivery.state) == ("feedback", "waiting")
    system = Actor.system(noord.pk, "voice")
    deliveries.answer_delivered(actor_in(house, Role.WORKER), delivery.pk, channel="phone")
    assert services_answers.close_told(system) == 0
    with seeding("test"):
        models.Delivery.objects.update(brought_on=timezone.localdate() - services_answers.CLOSES_AFTER)
    assert services_answers.close_told(system) == 1 and services_answers.close_told(system) == 0


def test_straight_to_the_decision_waits_for_who_has_to_agree(client, house, noord, in_noord):
    client.force_login(make_member(house, Role.WORKER))
    other = make_organisation(noord, "Het Anker")
    bundle = make_bundle(house, make_signal(noord, organisation=other), addressee="service", title="De bus")
    at = f"{W}/bundels/{bundle.pk}/"
    assert f'action="{at}meteen/"' in text(client.get(at))
    assert client.post(f"{at}meteen/")["Location"] == at
    assert "zodra elke organisatie akkoord is" in text(client.get(at))
    bundle.refresh_from_db()
    assert bundle.phase == "report" and f'action="{at}meteen/"' not in text(client.get(at))
    stranger = make_bundle(other, make_signal(noord, organisation=other), addressee="service", title="Andere")
    assert client.post(f"{W}/bundels/{stranger.pk}/meteen/").status_code == 404


def test_the_neutral_wording_is_taken_over_with_one_button_and_nothing_else_that_was_typed_is_lost(
    client, house, noord, in_noord
):
    client.force_login(make_member(house, Role.WORKER))
    page = f"{W}/signalen/geven/"
    told = {"text": "Mevrouw Peeters geraakt niet op de bus.", "way_in": "phone", "theme": "mobility"}
    told |= {"people_band": "unknown", "target_group": "everyone", "recurring": "unknown", "urgency": "now"}
    told |= {"origin": "unknown", "addressee": "unknown", "tried_already": "unknown", "organisation_id": house.pk}
    marked = client.post(page, told)
    proposed = text(marked).split('class="found__new">')[1].split("</p>")[0]
    assert marked.status_code == 422 and 'form="signal" name="neem" value="1"' in text(marked)
    assert "Peeters" not in proposed
    taken = client.post(page, {**told, "neem": "1"})
    shown = text(taken)
    assert taken.status_code == 200 and not models.Signal.objects.exists()
    assert f">{proposed}</textarea>" in shown.replace("\n", "") and 'class="found"' not in shown
    assert '<option value="now" selected>' in shown
    assert client.post(page, {**told, "text": proposed}).status_code == 303
    made = models.Signal.objects.get()
    assert (made.given, made.urgency) == (proposed, "now")
    client.force_login(make_member(house, Role.COORDINATOR))
    vet = text(client.post(f"{W}/signalen/{made.pk}/nakijken/", {"statement": told["text"], "neem": "1"}))
    assert f">{proposed}</textarea>" in vet.replace("\n", "")
    made.refresh_from_db()
    assert made.state == "raw"
    bundle = make_bundle(house, title="De bus")
    at = f"{W}/bundels/{bundle.pk}/"
    for where in ("tekst/", "bekendmaken/"):
        changed = text(client.post(f"{at}{where}", {"title": "De bus", "statement": told["text"], "neem": "1"}))
        assert f">{proposed}</textarea>" in changed.replace("\n", "") and 'value="De bus"' in changed
    bundle.refresh_from_db()
    assert "Peeters" not in bundle.statement


def test_who_follows_up_is_asked_when_the_bundle_is_made_and_a_step_says_what_it_does(client, house, noord, in_noord):
    me, colleague = make_member(house, Role.WORKER), make_member(house, Role.WORKER)
    client.force_login(me)
    page = f"{W}/signalen/{make_signal(noord).pk}/bundel/"
    asked = text(client.get(page))
    assert f'<option value="{me.pk}" selected>' in asked
    assert "niet verplicht" not in asked.split('for="id_owner_id"')[1].split("</label>")[0]
    new = {"title": "De bus", "addressee": "service", "organisation_id": house.pk, "owner_id": colleague.pk}
    at = client.post(page, new)["Location"].split("#")[0]
    row = models.Bundle.objects.get()
    assert row.owner_id == colleague.pk
    assert '<option value="">Nog niemand' in text(client.get(f"{at}trekker/"))
    client.post(f"{at}verder/", {"to": "analyse"})
    assert "Toon het aan wie beslist" in text(client.get(at))
    told = text(client.post(f"{at}verder/", {"to": "report"}, follow=True))
    assert "Wie beslist, kan deze bundel nu lezen." in told
    client.post(f"{at}verder/", {"to": "decide"})
    assert "Nog niemand" not in text(client.get(f"{at}trekker/"))
    assert client.post(f"{at}trekker/", {"owner_id": ""}).status_code == 422


def test_the_next_step_of_a_bundle_says_whether_who_spoke_knows_the_answer(client, house, noord, in_noord):
    lead = actor_in(house, Role.COORDINATOR)
    bundle = make_bundle(house, make_signal(noord), make_signal(noord), phase="report", addressee="college")
    client.force_login(make_member(house, Role.COORDINATOR))
    at = f"{W}/bundels/{bundle.pk}/"
    services_answers.decide(lead, bundle.pk, **yes(lead))
    assert "het antwoord al" not in text(client.get(at)) and "nog niet." not in text(client.get(at))
    answer = services_answers.write_answer(lead, bundle.pk, asked="Geen bus.", done="Er komt een bus.", coming=True)
    services_answers.publish_answer(lead, answer.pk)
    assert "2 stemmen kregen het antwoord nog niet." in text(client.get(at))
    for one in models.Delivery.objects.all():
        deliveries.answer_delivered(lead, one.pk, channel="phone")
    told = text(client.get(at))
    assert "Wie dit zei, kreeg het antwoord al." in told and "De actie loopt nog." in told


def test_what_one_gave_oneself_waits_apart_and_who_looks_at_it_is_said(client, house, noord, in_noord):
    client.force_login(make_member(house, Role.WORKER))
    told = {"text": "De bus rijdt niet op zondag.", "way_in": "phone", "theme": "mobility", "urgency": "normal"}
    told |= {"people_band": "unknown", "target_group": "everyone", "recurring": "unknown", "origin": "unknown"}
    told |= {"addressee": "unknown", "tried_already": "unknown", "organisation_id": house.pk}
    who = "De coördinator of een collega van De Dreef kijkt het na."
    assert who in text(client.post(f"{W}/signalen/geven/", told, follow=True))
    mine, waiting = models.Signal.objects.get(), f"{W}/signalen/nakijken/"
    shown = text(client.get(waiting))
    assert "Jij hebt hier nu niets na te kijken." in shown and "Alles is nagekeken" not in shown
    other = make_signal(noord, "Er is geen bank.", raw=True)
    first, own = text(client.get(waiting)).split("Wacht op een collega")
    assert f"/{other.pk}/" in first and "op zondag" not in first
    assert "De bus rijdt niet op zondag." in own and "Er is geen bank." not in own
    assert who in text(client.get(f"{W}/signalen/{mine.pk}/nakijken/"))


def test_an_area_is_chosen_under_its_village_and_after_a_contact_it_says_where_that_was(client, house, noord, in_noord):
    load_areas(Actor.system(noord.pk, "test"), nis="13049")
    client.force_login(make_member(house, Role.WORKER))
    part = Area.objects.get(name="Oosterwijk")
    asked = text(client.get(f"{W}/signalen/geven/?van=noteer&buurt={part.pk}"))
    group = asked.split('<optgroup label="Tongerlo">')[1].split("</optgroup>")[0]
    assert "Heel Tongerlo" in group and f'<option value="{part.pk}" selected>Oosterwijk' in group
    assert "Hier was het contact." in asked
    assert "Hier was het contact." not in text(client.get(f"{W}/signalen/geven/?van=balie"))
    assert '<optgroup label="Tongerlo">' in text(client.get("/noord/zeg-het/"))
