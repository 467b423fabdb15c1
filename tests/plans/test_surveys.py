"""A survey from an empty network to its result: written, answered on a telephone and on paper, closed, asked again."""

import datetime
import io
import uuid

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import NotFound
from meedoen.plans import jobs, retention_surveys
from meedoen.plans.models import AnswerSet, Question, Remark, Survey
from meedoen.plans.services import answer_sets
from tests.flooding import state_in

pytestmark = pytest.mark.django_db
AT = "/werk/noord/vragenlijsten/"
LONELY = {"djg6.1": "yes", "djg6.2": "no", "djg6.3": "no", "djg6.4": "yes", "djg6.5": "no", "djg6.6": "yes"}
FINE = {"djg6.1": "no", "djg6.2": "yes", "djg6.3": "yes", "djg6.4": "no", "djg6.5": "yes", "djg6.6": "no"}


@pytest.fixture(autouse=True)
def _quiet():
    cache.clear()


def cover(**fields):
    return {"title": "Hoe gaat het?", "about": "We willen weten hoe het gaat.", "audience": "residents",
            "missing": "none", "asks_age": "on", "once": uuid.uuid4(), **fields}  # fmt: skip


def question(**fields):
    return {"text": "Wat helpt?", "kind": "several", "choices": "koffie\nbus", "once": uuid.uuid4(), **fields}


@pytest.fixture
def resident():
    """Somebody who is not signed in."""
    return Client()


@pytest.fixture
def running(me):
    """A survey that runs, made on screen: the scale, a choice and a sentence."""
    me.post(f"{AT}nieuw/", cover(scales=["djg6"]))
    survey = Survey.objects.get()
    me.post(f"{AT}{survey.pk}/vraag/", question())
    me.post(f"{AT}{survey.pk}/vraag/", question(text="Wat nog?", kind="sentence", choices=""))
    page = me.post(f"{AT}{survey.pk}/openzetten/", follow=True).content.decode()
    assert "staat open" in page
    survey.refresh_from_db()
    return survey


def text(page):
    return page.content.decode()


def test_it_is_written_once_and_then_stands(me, running):
    assert [one.kind for one in running.questions.all()] == ["scale", "several", "sentence"]
    first = running.questions.first()
    assert me.get(f"{AT}vraag/{first.pk}/").status_code == 404
    assert me.post(f"{AT}vraag/{first.pk}/weg/").status_code == 404
    assert me.get(f"{AT}{running.pk}/aanpassen/").status_code == 404


def test_while_it_is_written_questions_move_change_and_go(me, in_noord):
    form = cover()
    for _time in range(2):
        me.post(f"{AT}nieuw/", form)
    survey = Survey.objects.get()
    for word in ("Een?", "Twee?"):
        me.post(f"{AT}{survey.pk}/vraag/", question(text=word, text_ar="ماذا؟", choices_ar="قهوة\nحافلة"))
    for _time in range(2):
        assert me.post(f"{AT}{survey.pk}/schaal/", {"instrument": "ucla6"}).status_code == 303
    one, two, scale = survey.questions.all()
    assert one.choices[0]["words"] == {"nl": "koffie", "ar": "قهوة"}
    assert one.choices[0]["picture"] != ""
    me.post(f"{AT}vraag/{two.pk}/plaats/", {"up": "1"})
    me.post(f"{AT}vraag/{scale.pk}/weg/")
    me.post(f"{AT}vraag/{one.pk}/", question(text="Hoeveel?", kind="number", choices="0 1 3"))
    assert [one.words["nl"] for one in survey.questions.all()] == ["Twee?", "Hoeveel?"]
    one.refresh_from_db()
    assert [choice["words"]["nl"] for choice in one.choices] == ["0", "1–2", "3+"]
    page = text(me.get(f"{AT}{survey.pk}/"))
    assert (page.count("Hoeveel?") > 0, "koffie" in page) == (True, True)


@pytest.mark.parametrize(
    ("address", "typed", "sentence"),
    [
        ("nieuw/", cover(title=" "), "Vul dit in."),
        ("nieuw/", cover(title="Er is er al een"), "Er is al een vragenlijst met deze titel."),
        ("nieuw/", cover(about="Van 85.07.30-033.28"), "rijksregisternummer"),
        ("nieuw/", cover(title="x", scales=["cooperation8"]), "voor een andere groep mensen gemaakt"),
        ("{}/vraag/", question(choices="koffie"), "twee tot negen verschillende antwoorden"),
        ("{}/vraag/", question(kind="number", choices="3 1"), "Zoals: 0 1 3 6."),
        ("{}/vraag/", question(choices_fr="café"), "evenveel antwoorden"),
    ],
)
def test_bad_input_is_a_sentence_and_what_was_typed_stays(me, in_noord, address, typed, sentence):
    me.post(f"{AT}nieuw/", cover(title="Er is er al een"))
    answer = me.post(AT + address.format(Survey.objects.get().pk), typed)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert typed.get("title", typed.get("text")).strip() in text(answer)
    assert (Survey.objects.count(), Question.objects.count()) == (1, 0)


def walk(client, survey, given, traveller, *, language="nl"):
    """Answer screen by screen; ``given`` has a dict for each POST. Gives the last answer of the server."""
    url = f"/noord/vragen/{survey.code}/"
    answer = client.get(url, {"in": language})
    for told in [{}, *given]:
        answer = client.post(url, {"state": state_in(answer), **told})
        traveller.shift(datetime.timedelta(seconds=2))
    return answer


ALL_YES = [{"answer": "yes"}] * 6


def test_a_resident_answers_one_question_a_screen_and_leaves_no_trace(resident, running):
    with time_machine.travel(1_795_000_000.0, tick=False) as clock:
        told = [*ALL_YES, {"answers": ["1", "2"]}, {"sentence": "Meer bankjes."}, {"answer": "60"}, {}]
        answer = walk(resident, running, told, clock)
    assert answer.status_code == 303
    assert "Dank je" in text(resident.get(answer.headers["Location"]))
    row, remark = AnswerSet.objects.get(), Remark.objects.get()
    assert row.answers == {**{f"djg6.{n}": "yes" for n in range(1, 7)}, running.questions.all()[1].key: ["1", "2"]}
    assert (row.age_band, row.part_id, row.way, row.sheet) == ("60", None, "phone", None)
    assert (remark.text, remark.state) == ("Meer bankjes.", "new")
    assert (row.pk.version, remark.pk.version) == (4, 4)  # a key that says when would join the two


def test_a_screen_can_be_skipped_gone_back_to_and_read_in_another_language(resident, running):
    with time_machine.travel(1_795_000_000.0, tick=False) as clock:
        answer = walk(resident, running, [{"go": "skip"}, {"answer": "perhaps"}], clock, language="ar")
        assert answer.status_code == 422
        page = text(answer)
        assert 'dir="rtl"' in page
        assert '<h1 lang="nl">' in page  # no validated translation is held: it stays Dutch and says so
        answer = walk(resident, running, [{"answer": "yes"}, {"go": "back"}], clock)
        assert "jouw keuze" in text(answer)
        told = [{"go": "skip"}] * 7 + [{"sentence": "Mevrouw Claes is alleen."}]
        answer = walk(resident, running, told, clock)
        assert (answer.status_code, "<mark>Mevrouw Claes</mark>" in text(answer)) == (422, True)
        url = f"/noord/vragen/{running.code}/"
        answer = resident.post(url, {"state": state_in(answer), "sentence": "Rijksregister 85.07.30-033.28", "zo": "1"})
        assert (answer.status_code, "rijksregisternummer" in text(answer)) == (422, True)
        answer = walk(resident, running, [{"go": "skip"}] * 9, clock)
        assert "Je hebt alles overgeslagen" in text(answer)
        answer = resident.post(url, {"state": state_in(answer)})
        assert (answer.status_code, "nog niets ingevuld" in text(answer)) == (422, True)
    assert AnswerSet.objects.count() == 0


def test_sent_twice_counts_once_and_what_was_changed_on_the_way_is_not_taken(resident, running):
    url = f"/noord/vragen/{running.code}/"
    with time_machine.travel(1_795_000_000.0, tick=False) as clock:
        last = walk(resident, running, [{"answer": "yes"}, *[{"go": "skip"}] * 8], clock)
        for _time in range(2):
            assert resident.post(url, {"state": state_in(last)}).status_code == 303
        assert AnswerSet.objects.count() == 1
        assert resident.post(url, {"state": state_in(last)[:-8] + "aaaaaaaa"}).status_code == 422
        assert resident.post(url, {"state": state_in(last), "homepage": "x"}).status_code == 422
    assert resident.get("/noord/vragen/00000000/").status_code == 404
    assert resident.get(f"/zuid/vragen/{running.code}/").status_code == 404
    assert running.title in text(resident.get("/noord/vragen/"))
    typed = resident.post("/noord/vragen/", {"code": running.code.lower()})
    assert typed.headers["Location"] == url
    assert resident.post("/noord/vragen/", {"code": "AAAAAAAA"}).status_code == 422


def sheet(running, **fields):
    """What is typed of a sheet: the names of the form are a1, a2, … in the order of the questions."""
    base = {f"a{at}": answer for at, answer in enumerate(LONELY.values(), 1)}
    return {**base, "a7": ["1"], "a8": "", "age_band": "80", "once": uuid.uuid4(), **fields}


def test_a_sheet_is_typed_gets_a_number_and_is_typed_again_by_another(me, lead, running):
    address = f"{AT}{running.pk}/invoeren/"
    once = sheet(running)
    for _time in range(2):
        page = text(me.post(address, once, follow=True))
    assert "nummer 1" in page
    me.post(f"{address}?hoe=gesprek", sheet(running))
    assert set(AnswerSet.objects.values_list("sheet", "way")) == {(1, "paper"), (None, "asked")}
    empty = me.post(address, {"once": uuid.uuid4()})
    assert (empty.status_code, "nog niets ingevuld" in text(empty)) == (422, True)
    check = f"{AT}{running.pk}/nakijken/"
    assert me.post(check, {"number": "9", "once": uuid.uuid4()}).status_code == 422
    second = me.post(check, {"number": "1", "once": uuid.uuid4()}).headers["Location"]
    differs = me.post(second, sheet(running, a1="no", a7=["1", "2"]))
    assert text(differs).count("Eerste keer:") == 2
    state = state_in(differs)
    open_ = me.post(second, {"state": state, "d0": "2"})
    assert (open_.status_code, "Kies bij elk verschil" in text(open_)) == (422, True)
    assert "rechtgezet" in text(me.post(second, {"state": state, "d0": "2", "d1": "1"}, follow=True))
    row = AnswerSet.objects.get(sheet=1)
    assert (row.answers["djg6.1"], row.corrected, row.checked_on is None) == ("no", 1, False)
    assert row.answers[running.questions.all()[1].key] == ["1"]
    assert "1 twee keer" in text(me.get(f"{AT}{running.pk}/"))
    assert me.post(second, {"state": state, "d0": "1", "d1": "1"}).headers["Location"] == check
    with pytest.raises(NotFound):
        answer_sets.check_sheet(lead, row.pk, answers=LONELY, age_band="", part="")
    row.refresh_from_db()
    assert (row.answers["djg6.1"], row.corrected) == ("no", 1)


def fill(survey, lonely, fine, **more):
    with seeding("test"):
        AnswerSet.objects.bulk_create(
            AnswerSet(network=survey.network, survey=survey, answers=answers, way="phone", **more)
            for answers, times in ((LONELY, lonely), (FINE, fine))
            for _time in range(times)
        )


def test_closed_it_shows_released_figures_and_asked_again_it_shows_what_changed(me, running):
    fill(running, 60, 90, age_band="60")
    page = text(me.get(f"{AT}{running.pk}/"))
    assert "ongeveer 150" in page
    assert me.get(f"{AT}{running.pk}/uitslag/").status_code == 404
    assert "wordt één keer berekend" in text(me.get(f"{AT}{running.pk}/afsluiten/"))
    page = text(me.post(f"{AT}{running.pk}/afsluiten/", follow=True))
    assert ("40\u00a0% (tussen" in page, "ongeveer 60" in page, "0–4" in page) == (True, True, True)
    again = me.post(f"{AT}{running.pk}/afsluiten/")
    assert (again.status_code, again.headers["Location"]) == (303, f"{AT}{running.pk}/uitslag/")
    me.post(f"{AT}{running.pk}/opnieuw/", {"title": "Een jaar later", "once": uuid.uuid4()})
    later = Survey.objects.get(title="Een jaar later")
    assert [one.key for one in later.questions.all()] == [one.key for one in running.questions.all()]
    me.post(f"{AT}{later.pk}/openzetten/")
    fill(later, 25, 125)
    page = text(me.post(f"{AT}{later.pk}/afsluiten/", follow=True))
    assert "Duidelijk beter dan ervoor." in page


def test_the_inhabitants_have_the_source_they_came_from_and_no_source_stands_there_without_them(me, running):
    fill(running, 20, 20, age_band="60")
    fill(running, 20, 20, age_band="35")
    page = text(me.post(f"{AT}{running.pk}/afsluiten/", follow=True))
    assert ("Wie antwoordde" in page, "Statbel" in page, "Inwoners per leeftijd" in page) == (True, False, False)
    running.refresh_from_db()
    with seeding("test"):
        running.result["lives"] = {"year": 2021, "credit": "Bron: Statbel 2021."}
        running.save()
    assert "in 2021. Bron: Statbel 2021." in text(me.get(f"{AT}{running.pk}/uitslag/"))


def test_of_a_handful_nothing_is_shown(me, running):
    fill(running, 4, 3)
    page = text(me.post(f"{AT}{running.pk}/afsluiten/", follow=True))
    assert "Minder dan 10 mensen antwoordden." in page
    assert "enigszins of sterk eenzaam" not in page


def test_sentences_are_looked_at_before_anybody_reads_them(me, running):
    with seeding("test"):
        asked = running.questions.last()
        for words in ("Mevrouw Claes is alleen.", "Koop schoenen."):
            Remark.objects.create(survey=running, question=asked, text=words)
    fill(running, 20, 20)
    me.post(f"{AT}{running.pk}/afsluiten/")
    assert "Nog 2 zinnen na te kijken" in text(me.get(f"{AT}{running.pk}/uitslag/"))
    lonely, shoes = Remark.objects.get(text__startswith="Mev"), Remark.objects.get(text__startswith="Koop")
    wrong = me.post(f"{AT}zin/{lonely.pk}/", {"text": "85.07.30-033.28", "once": uuid.uuid4()})
    assert (wrong.status_code, "rijksregisternummer" in text(wrong)) == (422, True)
    me.post(f"{AT}zin/{lonely.pk}/", {"text": "Iemand is alleen.", "once": uuid.uuid4()})
    me.post(f"{AT}zin/{shoes.pk}/", {"drop": "1"})
    assert list(Remark.objects.values_list("text", "state")) == [("Iemand is alleen.", "kept")]
    assert "Iemand is alleen." in text(me.get(f"{AT}{running.pk}/uitslag/"))


def test_names_and_addresses_typed_from_paper_are_pointed_out_when_typed_and_when_looked_at(me, running):
    said = "Jan Peeters uit de Kerkstraat 12, 0470123456, is alleen."
    address = f"{AT}{running.pk}/invoeren/"
    typed = sheet(running, a8=said)
    answer = me.post(address, typed)
    assert (answer.status_code, "<mark" in text(answer), AnswerSet.objects.count()) == (422, True, 0)
    assert said in text(answer)
    assert me.post(address, {**typed, "zo": "1"}).status_code == 303
    row = Remark.objects.get()
    looked = text(me.get(f"{AT}{running.pk}/zinnen/"))
    assert ("<mark" in looked, looked.count("Kerkstraat 12")) == (True, 2)  # never in what is proposed
    kept = {"text": "Jan Peeters is alleen.", "once": uuid.uuid4()}
    answer = me.post(f"{AT}zin/{row.pk}/", kept)
    row.refresh_from_db()
    assert (answer.status_code, row.state, "bewaar het zo" in text(answer)) == (422, "new", True)
    me.post(f"{AT}zin/{row.pk}/", {**kept, "zo": "1"})
    row.refresh_from_db()
    assert (row.state, row.text) == ("kept", "Jan Peeters is alleen.")


def test_a_month_after_it_closed_only_the_figures_are_left(me, running):
    fill(running, 20, 20)
    with seeding("test"):
        Remark.objects.create(survey=running, question=running.questions.last(), text="Nog niet gelezen.")
    me.post(f"{AT}{running.pk}/afsluiten/")
    later = timezone.now() + datetime.timedelta(days=32)
    with time_machine.travel(later, tick=False), seeding("test"):
        cutoff, far = (timezone.now() - datetime.timedelta(days=days) for days in (31, 730))
        assert (retention_surveys.end_answers(cutoff), retention_surveys.end_remarks(far)) == (40, 1)
    assert AnswerSet.objects.count() == 0
    assert "50\u00a0%" in text(me.get(f"{AT}{running.pk}/uitslag/"))


def test_a_survey_that_nobody_closes_closes_after_three_months_and_its_answers_go(me, running):
    fill(running, 20, 20)
    with seeding("test"):
        Remark.objects.create(survey=running, question=running.questions.last(), text="Nog niet gelezen.")
    with time_machine.travel(timezone.now() + datetime.timedelta(days=92), tick=False):
        assert jobs.close_surveys(running.network_id) == {"closed": 0}
    with time_machine.travel(timezone.now() + datetime.timedelta(days=93), tick=False):
        assert [jobs.close_surveys(running.network_id)["closed"] for _time in range(2)] == [1, 0]
    running.refresh_from_db()
    assert (running.state, running.result["answers"]) == ("closed", [40, 38, 42])


def test_answers_of_a_survey_that_stayed_open_all_the_same_go_too(running):
    fill(running, 20, 20)
    with seeding("test"):
        Remark.objects.create(survey=running, question=running.questions.last(), text="Nog niet gelezen.")
    for days, gone in ((92 + 30, (0, 0)), (92 + 33, (40, 1))):
        with time_machine.travel(timezone.now() + datetime.timedelta(days=days), tick=False), seeding("test"):
            cutoff, far = (timezone.now() - datetime.timedelta(days=days) for days in (31, 730))
            assert (retention_surveys.end_answers(cutoff), retention_surveys.end_remarks(far)) == gone


def kept_in_order(model):
    """The rows as the database keeps them."""
    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as rows:
        rows.execute(f'SELECT id FROM "{model._meta.db_table}" ORDER BY {place}')
        return [uuid.UUID(str(key)) for (key,) in rows.fetchall()]


def test_after_a_night_the_order_of_the_rows_joins_no_sentence_to_answers(me, running):
    for number in range(12):
        typed = sheet(running, a8=f"Zin {number}.", age_band="60" if number % 2 else "80")
        assert me.post(f"{AT}{running.pk}/invoeren/", typed).status_code == 303
    before = {model: (kept_in_order(model), sorted(model.objects.values_list(*names)))
              for model, names in ((AnswerSet, ("pk", "sheet", "age_band")), (Remark, ("pk", "text")))}  # fmt: skip
    assert jobs.mix_answers(running.network_id) == {"mixed": 24}
    for model, names in ((AnswerSet, ("pk", "sheet", "age_band")), (Remark, ("pk", "text"))):
        came, held = before[model]
        assert kept_in_order(model) == sorted(came) != came
        assert sorted(model.objects.values_list(*names)) == held


def test_the_paper_is_a_tagged_pdf(me, running):
    answer = me.get(f"{AT}{running.pk}/blad.pdf")
    assert answer.content.startswith(b"%PDF")
    assert b"vragenlijst.pdf" in answer.headers["Content-Disposition"].encode()


def test_the_paper_and_the_typing_speak_the_languages_of_the_network(me, running):
    question = running.questions.get(kind="sentence")
    with seeding("a translation"):
        Question.objects.filter(pk=question.pk).update(words={**question.words, "fr": "Que manque-t-il ici ?"})
    for language, there, not_there in (
        ("fr", ("Mettez une croix", "Que manque-t-il ici ?", "existe pas encore"), "kruisje"),
        ("xx", ("Zet een kruisje",), "nog niet in jouw taal"),
    ):
        read = PdfReader(io.BytesIO(me.get(f"{AT}{running.pk}/blad.pdf?in={language}").content))
        words = " ".join(" ".join(page.extract_text().split()) for page in read.pages)
        assert all(one in words for one in there), words
        assert not_there not in words
    typing = me.get(f"{AT}{running.pk}/invoeren/?in=fr")
    assert "Que manque-t-il ici ?" in text(typing) and "80 ans ou plus" in text(typing)
    bound = me.post(f"{AT}{running.pk}/invoeren/?in=fr", sheet(running))
    assert bound.headers["Location"].endswith("/invoeren/?hoe=blad&in=fr")
    assert AnswerSet.objects.get().language == "fr"
    assert "Que manque-t-il ici ?" in text(me.get(f"{AT}{running.pk}/nakijken/1/"))


def test_the_pages_ask_the_same_however_many_answers_and_questions(me, running):
    def asked(address):
        with CaptureQueriesContext(connection) as rows:
            assert me.get(address).status_code == 200
        return len(rows)

    pages = [AT, f"{AT}{running.pk}/", f"{AT}{running.pk}/invoeren/", f"/noord/vragen/{running.code}/"]
    [asked(address) for address in pages]
    before = [asked(address) for address in pages]
    fill(running, 10, 10)
    with seeding("test"):
        for number in range(3):
            Question.objects.create(
                survey=running, position=9 + number, key=f"k{number}", kind="faces", words={"nl": "Hoe gaat het?"}
            )
            Survey.objects.create(title=f"Nog {number}", code=f"0000000{number}", state="open")
    assert [asked(address) for address in pages] == before
