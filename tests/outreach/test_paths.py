"""Long paths: a template, a path with a person, steps and an outcome; two colleagues at once; the screens."""

import datetime
import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.models import AuditEntry
from meedoen.kernel.privacy import erasure, exports
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.release import Period
from meedoen.outreach.models import Path, PathTemplate, StepDone
from meedoen.outreach.queries import paths as reads
from meedoen.outreach.rules.paths import When
from meedoen.outreach.services import paths as services
from meedoen.people import public as people
from meedoen.people.models import Link, Participant
from meedoen.people.services import move_in
from tests.factories import actor_in, make_member, make_organisation, make_participant

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
STEPS = ["Bekeken", "Aangevraagd", "Betaald"]
ENDINGS = [("reached", "Premie betaald"), ("partly", ""), ("threshold", "Gestopt door een drempel")]
LIST = "/werk/noord/trajecten/"


@pytest.fixture
def template(partner, in_noord):
    lead = actor_in(partner, Role.COORDINATOR)
    return services.make_template(lead, name="Premie", counted="households", steps=STEPS, endings=ENDINGS)


@pytest.fixture
def amina(partner):
    return make_participant(partner)


@pytest.fixture
def begun(worker, template, partner, amina):
    """The worker's path with Amina."""
    return start(worker, template, partner, amina)


@pytest.fixture
def desk(client, user):
    client.force_login(user)
    return client


def start(actor, template, partner, person, **fields):
    answers = {"who": "known", "person": person.pk}
    return services.start_path(actor, template_id=template.pk, organisation_id=partner.pk, answers=answers, **fields)


def key(path, number):
    return path.template.steps[number][0]


def ending(path, kind):
    return next(found for found, sort, _word in path.template.endings if sort == kind)


def today():
    return timezone.localdate()


def text(answer):
    return answer.content.decode()


def test_from_the_first_step_to_the_outcome(worker, begun, amina):
    assert (begun.next_key, begun.worker_id) == (key(begun, 0), worker.user_id)
    done = services.do_step(worker, begun.pk, key=key(begun, 0), on=today(), next_on=today() + 9 * DAY, seen=1)
    assert (done.next_key, done.next_on, done.version) == (key(begun, 1), today() + 9 * DAY, 2)
    services.do_step(worker, begun.pk, key=key(begun, 2), on=today(), by="together")
    page = reads.path(worker, begun.pk)
    assert (page.label, [line.word for line in page.left]) == ("Amina", ["Aangevraagd"])
    ended = services.end_path(worker, begun.pk, ending=ending(begun, "reached"))
    assert (ended.outcome, ended.ended_on, ended.next_on) == ("reached", today(), None)
    assert reads.path(worker, begun.pk).ending == "Premie betaald"
    assert services.reopen_path(worker, begun.pk).next_key == key(begun, 1)
    assert StepDone.objects.values_list("by", flat=True).count() == 2


def test_the_path_is_the_reason_to_open_the_person(worker, colleague, begun, amina, time_machine):
    """A link of thirty days, and after that the planned step; it closes with the end of the path."""
    assert Link.objects.filter(participant=amina, user_id=worker.user_id, kind="task").exists()
    services.plan_step(worker, begun.pk, key=key(begun, 0), on=today() + 80 * DAY)
    time_machine.move_to(timezone.now() + 60 * DAY)
    assert people.purpose_of(worker, amina.pk).kind == "task"
    assert people.purpose_of(colleague, amina.pk) is None
    services.take_path_over(colleague, begun.pk)
    assert people.purpose_of(colleague, amina.pk).kind == "task"
    assert people.purpose_of(worker, amina.pk) is None
    services.end_path(colleague, begun.pk, ending=ending(begun, "reached"))
    assert people.purpose_of(colleague, amina.pk) is None


def test_who_is_of_a_colleague_is_not_named(worker, colleague, begun):
    (shown,) = reads.underway(colleague, today=today(), team=True)
    assert (shown.label, shown.person_id, shown.mine, shown.step) == ("", None, False, "Bekeken")
    assert reads.path(colleague, begun.pk).label == ""
    assert reads.underway(colleague, today=today()) == []
    assert [row.label for row in reads.underway(worker, today=today())] == ["Amina"]
    entry = AuditEntry.objects.filter(action="people.read_names").latest("seq")
    assert [row.subject_id for row in entry.subjects.all()] == [begun.participant_id]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"key": "weg"}, "Deze stap bestaat niet meer"),
        ({"on": datetime.date(2100, 1, 1)}, "Deze dag moet nog komen"),
        ({"on": datetime.date(2020, 1, 1)}, "voor het begin van het traject"),
        ({"by": "partner"}, "Kies welke organisatie"),
        ({"by": "partner", "partner_id": uuid.uuid4()}, "Kies welke organisatie"),
        ({"next_on": datetime.date(2020, 1, 1)}, "Deze dag is voorbij"),
        ({"seen": 9}, "Een collega paste dit traject intussen aan"),
    ],
)
def test_a_step_that_cannot_be_is_refused(worker, begun, change, sentence):
    said = {"key": key(begun, 0), "on": today()} | change
    with pytest.raises(Refused, match=sentence):
        services.do_step(worker, begun.pk, **said)
    assert not StepDone.objects.exists()


def test_what_cannot_be_twice(worker, begun, template, partner, amina):
    services.do_step(worker, begun.pk, key=key(begun, 0), on=today())
    with pytest.raises(Refused, match="al genoteerd"):
        services.do_step(worker, begun.pk, key=key(begun, 0), on=today())
    with pytest.raises(Refused, match="loopt al een traject van deze soort"):
        start(worker, template, partner, amina)
    token = uuid.uuid4()
    for _time in range(2):
        services.undo_step(worker, begun.pk, key=key(begun, 0), once=token)
    assert Path.objects.get().version == 3 and not StepDone.objects.exists()


def test_a_threshold_has_a_name_and_an_end_is_an_end(worker, begun):
    with pytest.raises(Refused, match="Kies welke drempel"):
        services.end_path(worker, begun.pk, ending=ending(begun, "threshold"))
    with pytest.raises(Refused, match="afloop bestaat niet"):
        services.end_path(worker, begun.pk, ending="weg")
    services.end_path(worker, begun.pk, ending=ending(begun, "threshold"), threshold="affordable")
    with pytest.raises(Refused, match="al afgerond"):
        services.do_step(worker, begun.pk, key=key(begun, 0), on=today())


def test_a_template_keeps_what_was_done_and_its_unit(partner, worker, begun, template):
    lead = actor_in(partner, Role.COORDINATOR)
    services.do_step(worker, begun.pk, key=key(begun, 0), on=today())
    said = {"name": "Premie", "steps": ["Woning bekeken", *STEPS[1:], "Nog iets"], "endings": ENDINGS}
    services.change_template(lead, template.pk, counted="households", **said)
    page = reads.path(worker, begun.pk)
    assert [(line.word, bool(line.done)) for line in page.lines][:2] == [
        ("Woning bekeken", True),
        ("Aangevraagd", False),
    ]
    with pytest.raises(Refused, match="Wat je telt"):
        services.change_template(lead, template.pk, counted="persons", **said)
    with pytest.raises(Refused, match="minstens één stap"):
        services.change_template(lead, template.pk, counted="households", name="Premie", steps=[" "], endings=ENDINGS)
    with pytest.raises(Refused, match="minstens één afloop"):
        services.make_template(lead, name="X", counted="persons", steps=["a"], endings=[("reached", " ")])
    with pytest.raises(Refused, match="al een soort traject met deze naam"):
        services.make_template(lead, name="Premie", counted="persons", steps=["a"], endings=ENDINGS)


def test_who_is_erased_leaves_counts_and_no_open_path(worker, begun, amina):
    services.do_step(worker, begun.pk, key=key(begun, 0), on=today())
    assert exports.export_person(amina.pk)["outreach.paths"]["trajecten"][0]["gedaan"][0]["stap"] == "Bekeken"
    with seeding("test"):
        erasure.erase_person(amina.pk, amina.network_id)
    row = Path.objects.get()
    assert (row.participant_id, row.worker_id, row.outcome, row.ended_on) == (None, None, "unknown", today())
    with pytest.raises(Refused, match="intussen gewist"):
        services.reopen_path(worker, begun.pk)
    assert exports.export_person(amina.pk)["outreach.paths"]["trajecten"] == []


def test_figures_are_rounded_in_the_unit_of_their_kind(worker, template, partner):
    for number in range(8):
        made = start(worker, template, partner, make_participant(partner))
        if number < 6:
            services.end_path(worker, made.pk, ending=ending(made, "threshold"), threshold="affordable")
    year = Period(datetime.date(today().year, 1, 1), datetime.date(today().year, 12, 31))
    (found,) = reads.figures(worker, year).templates
    shown = (found.unit, found.started.text, found.running.text, found.outcomes["threshold"].text)
    assert shown == ("households", "ongeveer 10", "0–4", "ongeveer 5")
    stops = {word.split(":")[0]: figures[0].text for word, figures in reads.figures(worker, year).thresholds}
    assert (stops["Betaalbaar"], stops["Bekend"]) == ("ongeveer 5", "0–4")
    assert [row[5] for row in reads.path_facts.__wrapped__(worker, Path.objects.all())].count("") == 2


def test_what_waits_is_counted_for_the_start_page(worker, colleague, begun, template, partner):
    with seeding("test"):
        Path.objects.update(next_on=today() - DAY)
    start(worker, template, partner, make_participant(partner), next_on=today())
    start(worker, template, partner, make_participant(partner))
    assert reads.waiting(worker, today=today()) == reads.Waiting(due=2, late=1, unplanned=1, fresh=1)
    assert reads.waiting(colleague, today=today()) == reads.Waiting(0, 0, 0)
    assert [row.when for row in reads.underway(worker, today=today())] == [When.LATE, When.NOW, When.OPEN]


def test_on_screen_from_begin_to_end(desk, template, partner, amina, worker):
    people.take_on(worker, amina.pk)
    form = {"template_id": template.pk, "organisation_id": partner.pk, "who": "known", "mine": amina.pk}
    where = desk.post(f"{LIST}begin/", form)["Location"]
    path = Path.objects.get()
    shown = text(desk.get(where))
    assert "Amina" in shown and "Stap gedaan" in shown and "Bekeken" in text(desk.get(LIST))
    step = {
        "key": key(path, 0),
        "on": today().isoformat(),
        "by": "us",
        "next_on": (today() + DAY).isoformat(),
        "seen": 1,
    }
    assert desk.post(f"{where}stap/", step)["Location"] == where
    again = desk.post(f"{where}stap/", {**step, "key": key(path, 1), "by": "self"})
    assert again.status_code == 422 and "Een collega paste dit" in text(again)
    assert re.search(r'value="self"[^>]*checked', text(again)) and 'name="seen" value="2"' in text(again)
    assert desk.post(f"{where}plan/", {"key": key(path, 2), "next_on": "2020-01-01", "seen": 2}).status_code == 422
    end = {"ending": ending(path, "reached"), "seen": 2}
    assert desk.post(f"{where}einde/", end)["Location"] == where
    assert "Premie betaald" in text(desk.get(where)) and "Premie betaald" in text(desk.get(f"{LIST}?klaar=1"))
    assert desk.post(f"{where}verder/").status_code == 303
    assert "loopt weer" in text(desk.get(where))


def test_bad_input_stays_typed(desk, template, partner):
    form = {
        "template_id": "",
        "organisation_id": partner.pk,
        "who": "first_name",
        "first_name": "Karim",
        "channel": "none",
    }
    answer = desk.post(f"{LIST}begin/", form)
    assert answer.status_code == 422 and "Karim" in text(answer) and not Path.objects.exists()
    numbered = {**form, "template_id": template.pk, "first_name": "Karim 85.07.30-033.28"}
    assert desk.post(f"{LIST}begin/", numbered).status_code == 422 and not Path.objects.exists()


def test_who_is_of_another_organisation_or_network_is_not_there(begun, noord, zuid, settings, client):
    for network in (noord, zuid):
        other = make_organisation(network)
        with pytest.raises(NotFound):
            reads.path(actor_in(other), begun.pk)
    client.force_login(make_member(make_organisation(noord), Role.WORKER))
    for tail in ("", "stap/", "plan/", "einde/"):
        assert client.get(f"{LIST}{begun.pk}/{tail}").status_code == 404


def test_as_many_queries_for_one_as_for_three(desk, worker, begun, template, partner):
    def counted(address):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert desk.get(address).status_code == 200
        return len(seen)

    addresses = [LIST, f"{LIST}?team=1", f"{LIST}cijfers/", f"{LIST}soorten/"]
    once = [counted(address) for address in addresses]
    for _number in range(2):
        made = start(worker, template, partner, make_participant(partner))
        services.do_step(worker, made.pk, key=key(made, 0), on=today())
    assert [counted(address) for address in addresses] == once


def test_a_kind_of_path_on_screen(client, partner, noord, in_noord):
    client.force_login(make_member(partner, Role.COORDINATOR))
    where = f"{LIST}soorten/"
    assert "Begin met een voorbeeld" in text(client.get(where))
    shown = text(client.get(f"{where}nieuw/?voorbeeld=premie"))
    assert "Premie aangevraagd" in shown
    form = {"name": "Fonds", "counted": "persons", "steps": "Een\nTwee", "reached": "Klaar"}
    assert client.post(f"{where}nieuw/", form).status_code == 303
    made = PathTemplate.objects.get()
    assert [word for _key, word in made.steps] == ["Een", "Twee"]
    bad = client.post(f"{where}{made.pk}/", {**form, "reached": "", "steps": "Drie"})
    assert bad.status_code == 422 and "minstens één afloop" in text(bad) and "Drie" in text(bad)
    client.post(f"{where}{made.pk}/stop/")
    assert PathTemplate.objects.get().ended_on == today()
    assert "Er komen geen nieuwe" in text(client.get(where))
    client.post(f"{where}{made.pk}/stop/?opnieuw=1")
    assert PathTemplate.objects.get().ended_on is None


def test_a_path_that_counts_households_is_of_everybody_who_lives_there(worker, partner, template, begun, amina):
    """H11: it stands on the page of each, it runs once, and it goes on when the one we talk with is erased."""
    karim, other = make_participant(partner, "Karim"), make_participant(partner, "Els")
    move_in(worker, karim.pk, with_id=amina.pk, relation="adult")
    today = timezone.localdate()
    (shown,) = reads.paths_of(worker, karim.pk, today=today)
    assert (shown.id, shown.of_household, reads.paths_of(worker, other.pk, today=today)) == (begun.pk, True, [])
    with pytest.raises(Refused, match="of dit gezin loopt al"):
        start(worker, template, partner, karim)
    assert start(worker, template, partner, other).household_id != begun.household_id
    people.erase(actor_in(partner, Role.COORDINATOR), amina.pk)
    begun.refresh_from_db()
    assert (begun.participant_id, begun.ended_on, reads.path(worker, begun.pk).label) == (karim.pk, None, "Karim")
    people.erase(actor_in(partner, Role.COORDINATOR), karim.pk)
    begun.refresh_from_db()
    assert (begun.participant_id, begun.household_id, begun.outcome) == (None, None, "unknown")


@pytest.mark.parametrize("why", ["busy", "protected", "elsewhere"])
def test_an_erasure_gives_the_path_to_nobody_who_cannot_take_it(worker, partner, in_noord, template, begun, amina, why):
    """Somebody with a path of this kind in another home, who is protected, or whom another organisation knows."""
    karim = make_participant(partner, "Karim")
    own = start(worker, template, partner, karim) if why == "busy" else None
    move_in(worker, karim.pk, with_id=amina.pk, relation="adult", part_of_the_time=True)
    with seeding("test"):
        if why == "protected":
            Participant.objects.filter(pk=karim.pk).update(protected_until=timezone.localdate())
        elif why == "elsewhere":
            Participant.objects.filter(pk=karim.pk).update(organisation=make_organisation(in_noord))
    people.erase(actor_in(partner, Role.COORDINATOR), amina.pk)
    begun.refresh_from_db()
    assert (begun.participant_id, begun.household_id, begun.outcome) == (None, None, "unknown")
    if own:
        own.refresh_from_db()
        assert (own.participant_id, own.ended_on) == (karim.pk, None)


def test_a_path_that_counts_persons_is_of_one_person(worker, partner, in_noord, amina):
    lead = actor_in(partner, Role.COORDINATOR)
    kind = services.make_template(lead, name="Werk", counted="persons", steps=STEPS, endings=ENDINGS)
    karim = make_participant(partner, "Karim")
    move_in(worker, karim.pk, with_id=amina.pk, relation="adult")
    assert start(worker, kind, partner, amina).household_id is None
    assert reads.paths_of(worker, karim.pk, today=timezone.localdate()) == []
    assert start(worker, kind, partner, karim).participant_id == karim.pk
