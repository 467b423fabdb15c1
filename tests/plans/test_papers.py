"""Folder and report: made of the plan each time again; they fit, or it is said what to shorten; tagged."""

import datetime
import io
import uuid
from types import SimpleNamespace

import pytest
from pypdf import PdfReader

from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding
from meedoen.plans.models import Finding, FindingVoice, Observation
from meedoen.plans.papers import blocks, figures, folder, gathering, reports, telling
from meedoen.plans.papers.folder import Panel
from meedoen.plans.papers.setting import Setting
from meedoen.plans.queries.surveys import Found
from meedoen.plans.rules.asking import Asked, Choice, screens
from meedoen.plans.rules.results import Given, Plan, result
from meedoen.plans.terms.papers import Reader
from meedoen.plans.terms.surveys import QuestionKind
from tests.factories.plans import make_action, make_finding, make_goal, make_plan

AT = "/werk/noord/buurtplannen/"
DAY = datetime.date(2026, 11, 30)
SETTING = Setting("Noord", "#1f5f8b", "0470 00 00 01", "https://example.org/noord", co_writes=True, today=DAY)
BUS = "Weinig bussen op zondag."


def words_of(value):
    """Every text that stands in blocks, in order."""
    if isinstance(value, str):
        return [value]
    found = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for part in found for text in words_of(part)]


def test_on_paper_a_survey_says_where_it_tells_too_little_and_whose_inhabitants_it_lays_beside():
    asked = Asked(
        "k", QuestionKind.ONE, {"nl": "Wat helpt?"}, (Choice("a", {"nl": "koffie"}), Choice("b", {"nl": "bus"}))
    )
    plan = Plan(screens([asked]), "none", lives_by_age={"35": 40, "60": 60})
    told = result(plan, [Given({"k": "a"}, "60")] * 20 + [Given({"k": "b"}, "35")] * 4 + [Given({}, "35")] * 6)
    told["lives"] = {"year": 2024, "credit": "Bron: Statbel."}
    closed = Found(SimpleNamespace(result=told), [], screens([asked]), {})
    said = words_of(reports._details(closed))
    assert ("koffie" in said, "Te weinig antwoorden om te tonen." in said) == (False, True)
    assert said[-1] == "Inwoners per leeftijd: de hele gemeente, 18 jaar en ouder, in 2024. Bron: Statbel."


def panels(many, text="Een bevinding die niet kort is, zoals mensen ze schrijven."):
    return [Panel("found", "Wat we zagen", [blocks.item(f"{at}. {text}") for at in range(many)])]


def test_the_type_becomes_smaller_until_it_fits_and_then_it_says_what_is_too_long():
    scales = [folder._set(panels(many), "Plan", SETTING)[0]["scale"] for many in (3, 20)]
    assert (scales[0], scales[1] < 1) == (folder.STEPS[0], True)
    long = "De langste zin van allemaal. " * 8
    data, full = folder._set(
        [Panel("found", "Wat we zagen", [*panels(30)[0].parts, blocks.item(long)])], "Plan", SETTING
    )
    assert (full[0].title, full[0].over > 0, full[0].longest[0]) == ("Wat we zagen", True, long)
    assert data["scale"] == folder.STEPS[-1]


def test_what_does_not_fit_is_left_off_from_the_end_and_the_panel_says_how_many():
    cut, gone = folder._cut(panels(40), "Plan", SETTING)
    kept = [one["text"] for one in cut[0].parts if one["kind"] == "item"]
    assert (len(kept) + gone, kept[0][:2], gone > 0) == (40, "0.", True)
    assert cut[0].parts[-1]["text"].startswith(f"En nog {gone}.")
    assert folder._set(cut, "Plan", SETTING)[1] == []


def test_credits_of_one_source_stand_in_one_line():
    found = figures.together(
        ["Bron: A (B), x. CC BY", "Bron: A (B), y. CC BY", "Wijken. © gemeenten", "Wijken. © gemeenten"]
    )
    assert found == ["Bron: A (B), x; y. CC BY", "Wijken. © gemeenten"]


@pytest.fixture
def plan(noord):
    plan = make_plan(noord, name="Zorgzame buurt")
    goal = make_goal(plan, "Mobiliteit voor iedereen.", plain="Je geraakt overal.")
    make_action(goal, "Een belbus op zondag.", plain="Er rijdt een belbus.", threshold="mobility", due_on=DAY)
    make_finding(plan, BUS, right="environment", duty="college")
    return plan


def gathered(actor, plan, whole=False):
    return gathering.gathered(actor, plan.pk, zone_id=None, today=DAY, municipalities=["99999"], whole=whole)


@pytest.mark.django_db
def test_a_finding_that_changes_changes_the_folder(me, lead, plan):
    def printed():
        return words_of(folder.folder(gathered(lead, plan), Reader.RESIDENTS, SETTING).data)

    before, pdf = printed(), me.get(f"{AT}{plan.pk}/papier/folder.pdf").content
    finding = Finding.objects.get()
    changed = {"text": "Op zondag rijdt er één bus.", "theme": "mobility", "once": uuid.uuid4()}
    me.post(f"{AT}bevinding/{finding.pk}/", changed)
    after = printed()
    assert (BUS in before, BUS in after, "Op zondag rijdt er één bus." in after) == (True, False, True)
    assert me.get(f"{AT}{plan.pk}/papier/folder.pdf").content != pdf
    with seeding("gone"), tenancy.use_network(plan.network_id):
        finding.delete()
    assert "Op zondag rijdt er één bus." not in printed()


@pytest.mark.django_db
def test_one_source_two_versions(lead, plan):
    source = gathered(lead, plan)
    residents, council = (words_of(folder.folder(source, one, SETTING).data) for one in Reader)
    assert ("Er rijdt een belbus." in residents, "Een belbus op zondag." in residents) == (True, False)
    assert ("Een belbus op zondag." in council, "Er rijdt een belbus." in council) == (True, False)
    assert {"Zo doe je mee"} & set(residents) and "Wie moet handelen" in council


@pytest.mark.django_db
def test_words_are_printed_only_when_who_said_them_agreed(lead, plan, noord):
    finding = Finding.objects.get()
    with seeding("voices"), tenancy.use_network(noord.pk):
        for said, quote in (("Notitie van een werker.", ""), ("Genoteerd.", "Ik wacht altijd alleen.")):
            heard = Observation.objects.create(kind="street", said=said, quote=quote, checked_on=DAY)
            FindingVoice.objects.create(finding=finding, observation=heard)
    found = gathered(lead, plan).findings[0]
    told = words_of(telling.finding(found, Reader.COUNCIL, evidence=True))
    assert ("Ik wacht altijd alleen." in told, "Notitie van een werker." in told) == (True, False)
    assert "Nog 1 stem zegt dit." in told


@pytest.mark.django_db
def test_both_papers_are_tagged_and_the_folder_is_two_pages(me, plan):
    for kind in ("folder", "verslag"):
        for reader in Reader.values:
            answer = me.get(f"{AT}{plan.pk}/papier/{kind}.pdf?voor={reader}")
            assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
            read = PdfReader(io.BytesIO(answer.content))
            root = read.trailer["/Root"]
            assert root["/MarkInfo"]["/Marked"]
            assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
            words = "".join(page.extract_text() for page in read.pages)
            assert ("belbus" in words, "Zorgzame" in words) == (True, True)
            assert len(read.pages) == 2 or kind == "verslag"
    assert me.get(f"{AT}{plan.pk}/papier/folder-2.png").content.startswith(b"\x89PNG")
    for nowhere in ("folder-3.png", "folder.pdf?zone=geen", f"verslag.pdf?zone={uuid.uuid4()}"):
        assert me.get(f"{AT}{plan.pk}/papier/{nowhere}").status_code == 404


@pytest.mark.django_db
def test_a_folder_that_is_too_full_is_refused_with_what_to_shorten_and_made_when_asked(me, plan):
    for number in range(24):
        make_finding(plan, f"{number}: de bus komt niet in onze straat, en wie niet stapt blijft thuis.")
    screen = me.get(f"{AT}{plan.pk}/papier/").content.decode()
    assert "In ‘Wat we zagen en hoorden’ staat" in screen and "Laat weg wat niet past" in screen
    refused = me.get(f"{AT}{plan.pk}/papier/folder.pdf")
    assert (refused.status_code, "Kort eerst dit in" in refused.content.decode()) == (422, True)
    fitting = me.get(f"{AT}{plan.pk}/papier/?past=1").content.decode()
    assert "passen er niet meer op" in fitting
    assert me.get(f"{AT}{plan.pk}/papier/folder.pdf?past=1").content.startswith(b"%PDF")
