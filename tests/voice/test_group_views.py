"""Groups on screen: the way of one meeting, a telephone that counts once, strangers, and pages that ask no more."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.web.throttle import Rate
from meedoen.voice import models
from meedoen.voice.views import site_room
from tests.factories import make_activity, make_member, make_organisation, make_session

pytestmark = pytest.mark.django_db
W = "/werk/noord"
TOMORROW = (timezone.localdate() + datetime.timedelta(days=1)).isoformat()


@pytest.fixture
def house(noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return make_organisation(noord, "De Dreef")


@pytest.fixture
def desk(client, house):
    client.force_login(make_member(house, Role.WORKER))
    return client


def text(answer):
    return answer.content.decode()


def to(answer):
    assert answer.status_code in (302, 303), text(answer)[:3000]
    return answer["Location"].split("#")[0]


def undo(desk, answer):
    """Where the button to take it back leads, on the page after this answer."""
    page = text(desk.get(to(answer)))
    return page.split('class="notice__undo')[-1].split('action="')[1].split('"')[0].replace("&amp;", "&")


def a_group(desk, house, kind="participation"):
    answer = desk.post(f"{W}/groepen/nieuw/", {"name": "De groep", "kind": kind, "organisation_id": house.pk})
    return to(answer)


def a_meeting(desk, group):
    said = {"title": "De bus", "start_date": TOMORROW, "start_time": "14:00", "end_time": "16:00"}
    return to(desk.post(f"{group}vergadering/", said))


def test_one_meeting_from_plan_to_follow_up(desk, house, in_noord):
    group = a_group(desk, house)
    wrong = desk.post(f"{group}lid/", {"alias": "0470 12 34 56", "role": "member"})
    assert wrong.status_code == 422 and "0470 12 34 56" in text(wrong) and "Voornaam of schuilnaam" in text(wrong)
    for alias in ("Mia", "Bo"):
        to(desk.post(f"{group}lid/", {"alias": alias, "role": "member"}))
    meeting = a_meeting(desk, group)
    late = desk.post(f"{group}vergadering/", {"title": "X", "start_date": TOMORROW, "start_time": "14:00",
                                              "end_time": "13:00"})  # fmt: skip
    assert late.status_code == 422 and "na het begin" in text(late)
    to(desk.post(f"{meeting}onthaal/", {"coffee": "on", "way_note": "Bus 12", "listeners": "de schepen"}))
    to(desk.post(f"{meeting}punt/", {"title": "Avondbus", "easy_title": "De bus 's avonds"}))
    said = text(desk.get(f"{meeting}uitnodigen/"))
    assert "Bus 12" in said and "Mia" in said and "de schepen" in said and "Bo" in said
    paper = desk.get(f"{meeting}uitnodiging.pdf")
    assert paper["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")
    to(desk.post(f"{meeting}uitgenodigd/"))
    room = to(desk.post(f"{meeting}zaal/open/"))
    row = models.Meeting.objects.get()
    mia = models.GroupMember.objects.get(alias="Mia")
    to(desk.post(f"{room}aanwezig/", {"here": [mia.pk]}))
    to(desk.post(f"{room}ronde/", {"question": "Wat stoort je?"}))
    assert "1 mens zei nog niets" in text(desk.get(room))
    to(desk.post(f"{room}gehoord/", {"row": models.Present.objects.get().pk, "here": "1"}))
    assert "Iedereen is aan het woord geweest" in text(desk.get(room))
    to(desk.post(f"{room}stelling/", {"words": "De bus rijdt te vroeg."}))
    assert desk.get(f"{room}kaart.pdf").content.startswith(b"%PDF")
    to(desk.post(f"{room}dicht/"))
    empty = desk.post(f"{meeting}verslag/", {"wat": "belofte", "belofte-what": "Bellen"})
    assert empty.status_code == 422 and "Bellen" in text(empty)
    for said in (
        {"wat": "regel", "regel-words": "We vragen een late bus.", "regel-kind": "decided"},
        {"wat": "belofte", "belofte-what": "De Lijn bellen", "belofte-owner": "de schepen", "belofte-due": TOMORROW},
        {"wat": "kort", "kort-summary": "Over de bus.", "kort-policy_makers_present": "1"},
    ):
        to(desk.post(f"{meeting}verslag/", said))
    to(desk.post(f"{meeting}opgevolgd/"))
    shown = text(desk.get(meeting))
    assert "We vragen een late bus." in shown and "De Lijn bellen" in shown and "Over de bus." in shown
    row.refresh_from_db()
    assert (row.stage, row.present_members, row.heard, row.policy_makers_present) == ("followed_up", 1, 1, 1)
    assert desk.get(f"{meeting}verslag.pdf").content.startswith(b"%PDF")


def test_the_room_asks_before_it_closes_and_a_card_that_was_saved_is_no_draft_any_more(desk, house, in_noord):
    room = to(desk.post(f"{a_meeting(desk, a_group(desk, house))}zaal/open/"))
    key = models.Meeting.objects.get().pk
    open_page = text(desk.get(room))
    assert f'data-draft="briefje-{key}"' in open_page and "data-drop-draft" not in open_page
    assert f'href="{room}dicht/"' in open_page and f'action="{room}dicht/"' not in open_page
    assert "Alleen de aantallen blijven" in text(desk.get(f"{room}dicht/"))
    assert models.Meeting.objects.get().room_closed_at is None
    saved = desk.post(f"{room}briefje/", {"words": "De lift is stuk"})
    assert f'data-drop-draft="briefje-{key}"' in text(desk.get(saved["Location"]))
    minutes = to(desk.post(f"{room}dicht/"))
    assert models.Meeting.objects.get().room_closed_at is not None
    note = models.RoomNote.objects.get()
    assert f"?zin={note.pk}" in text(desk.get(minutes))
    to(desk.post(minutes, {"wat": "regel", "regel-words": "De lift is stuk", "regel-kind": "said"}))
    written = text(desk.get(minutes))
    assert f"?zin={note.pk}" not in written and "staat in het verslag" in written


def test_what_was_typed_in_the_room_stays_after_a_bad_input(desk, house, in_noord):
    room = to(desk.post(f"{a_meeting(desk, a_group(desk, house))}zaal/open/"))
    for part, name, words in (
        ("gast", "alias", "Mia 0470 12 34 56"),
        ("ronde", "question", "Wat stoort je? " * 20),
        ("briefje", "words", "Het is donker. " * 30),
    ):
        again = desk.post(f"{room}{part}/", {name: words})
        assert again.status_code == 422 and words.strip() in text(again)
    to(desk.post(f"{room}dicht/"))
    late = desk.post(f"{room}ronde/", {"question": "Wat stoort je?"})
    assert late.status_code == 422 and "Wat stoort je?" in text(late)


def test_what_people_wrote_is_within_reach_after_the_room_closed(desk, client, house, in_noord):
    meeting = a_meeting(desk, a_group(desk, house))
    room = to(desk.post(f"{meeting}zaal/open/"))
    to(desk.post(f"{room}briefje/", {"words": "De lift is stuk"}))
    note = models.RoomNote.objects.get()
    to(desk.post(f"{room}dicht/"))
    minutes = text(desk.get(f"{meeting}verslag/"))
    page = f"{W}/vergadering/zin/{note.pk}/"
    assert "De lift is stuk" in minutes and page in minutes
    assert ">De lift is stuk</textarea>" in text(desk.get(f"{meeting}verslag/?zin={note.pk}")).replace("\n", "")
    named = desk.post(page, {"text": "Mia Peeters zegt dat de lift stuk is.", "theme": "housing"})
    assert named.status_code == 422 and "<mark>" in text(named)
    asked = to(desk.post(page, {"text": "De lift werkt vaak niet.", "theme": "housing"}))
    assert 'value="next_meeting"' in text(desk.get(asked)).split(" checked")[0][-200:]
    assert desk.get(page).status_code == 404
    clerk = Client()
    clerk.force_login(make_member(house, Role.COUNCIL_CLERK))
    assert clerk.get(page).status_code == 404
    assert f'href="{page}"' not in text(clerk.get(f"{meeting}verslag/"))
    to(clerk.post(f"{page}weg/"))
    assert "De lift is stuk" not in text(clerk.get(f"{meeting}verslag/"))


def test_a_meeting_that_does_not_go_on_says_why_and_who_was_invited_still_is(desk, house, in_noord):
    meeting = a_meeting(desk, a_group(desk, house))
    to(desk.post(f"{meeting}uitgenodigd/"))
    to(desk.post(f"{meeting}afzeggen/", {"why": "De zaal staat onder water."}))
    assert "De zaal staat onder water." in text(desk.get(meeting))
    to(desk.post(f"{meeting}afzeggen/?opnieuw=1"))
    row = models.Meeting.objects.get()
    assert row.stage == "invited" and "Toch nog niet" in text(desk.get(f"{meeting}uitnodigen/"))
    assert f"{meeting}verslag/" not in text(desk.get(meeting))
    with seeding("test"):
        models.Meeting.objects.update(starts_at=timezone.now() - datetime.timedelta(hours=3))
    assert f"{meeting}verslag/" in text(desk.get(meeting))


def test_a_council_counts_who_could_vote_also_without_the_room(desk, house, in_noord):
    council = a_group(desk, house, kind="council")
    with seeding("test"):
        models.Group.objects.update(quorum=3, women=2, men=2, unsaid=0, counted_on=timezone.localdate())
    meeting = a_meeting(desk, council)
    sent = {"wat": "kort", "kort-summary": "Over de bus.", "kort-present_members": "4"}
    to(desk.post(f"{meeting}verslag/", sent))
    assert "Nog niet geteld hoeveel stemgerechtigde leden" in text(desk.get(meeting))
    to(desk.post(f"{meeting}verslag/", {**sent, "kort-present_voting": "3", "kort-present_members": ""}))
    row = models.Meeting.objects.get()
    assert (row.present_voting, row.present_members) == (3, None)
    assert "een advies is geldig" in text(desk.get(meeting))


def test_who_leads_the_group_of_another_house_keeps_it_up(desk, house, noord, in_noord):
    group = a_group(desk, house)
    guide = make_member(make_organisation(noord, "Ander huis"), Role.GROUP_GUIDE)
    sport = make_organisation(noord, "Sportdienst")
    with seeding("test"):
        here = models.Group.objects.get()
        models.GroupMember.objects.create(group=here, user_id=guide.pk, role="guide")
        asked = models.PolicyCheck.objects.create(
            organisation=sport, group=here, title="Een plan", question="Goed?", needed_by=timezone.localdate()
        )
    leads = Client()
    leads.force_login(guide)
    to(leads.post(f"{group}aanpassen/", {"name": "Een nieuwe naam", "kind": "participation"}))
    here.refresh_from_db()
    assert (here.name, here.organisation_id) == ("Een nieuwe naam", house.pk)
    assert "Een plan" in text(leads.get(f"{W}/toetsen/{asked.pk}/"))


def test_a_lead_makes_a_group_only_in_a_house_of_their_own(client, house, noord, in_noord):
    make_organisation(noord, "Ander huis")
    client.force_login(make_member(house, Role.COORDINATOR))
    assert "Ander huis" not in text(client.get(f"{W}/groepen/nieuw/"))
    a_group(client, house)


def test_a_telephone_counts_once_however_often_it_sends(desk, house, in_noord):
    meeting = a_meeting(desk, a_group(desk, house))
    room = to(desk.post(f"{meeting}zaal/open/"))
    to(desk.post(f"{room}stelling/", {"words": "Te duur", "in_ar": "غالٍ جدًا"}))
    code, statement = models.Meeting.objects.get().room_code, models.Statement.objects.get()
    phone, other = Client(), Client()
    wrong = phone.post("/noord/zaal/", {"code": "99999"})
    assert wrong.status_code == 422 and "kennen we niet" in text(wrong)
    here = to(phone.post("/noord/zaal/", {"code": f" {code[:2].lower()}-{code[2:]} "}))
    assert "Te duur" in text(phone.get(here)) and "غالٍ جدًا" in text(other.get(f"{here}?in=ar"))
    cookie = phone.cookies["zaal"]
    assert cookie["httponly"] and cookie["path"] == "/noord/zaal/" and cookie["max-age"] <= 12 * 3600
    vote = f"{here}?stelling={statement.pk}"
    for side in ("agree", "agree", "disagree"):
        to(phone.post(vote, {"side": side, "words": ""}))
    typed = other.post(vote, {"side": "disagree", "words": "De halte is nog"})
    assert (typed.status_code, 'aria-pressed="true"' in text(typed)) == (200, True)
    assert typed.context["say"]["words"].value() == "De halte is nog" and "De halte is nog" in text(typed)
    assert phone.post(vote, {"side": "shout"}).status_code == 303
    assert sorted(models.Vote.objects.values_list("side", flat=True)) == ["disagree", "disagree"]
    assert 'aria-pressed="true"' in text(phone.get(here)) and "2 niet eens" in text(desk.get(room))
    once = phone.get(here).content.decode().split('name="once" value="')[1].split('"')[0]
    for _time in range(2):
        to(phone.post(f"{here}zeg/", {"words": "De halte is donker.", "once": once}))
    assert models.RoomNote.objects.count() == 1 and "De halte is donker." in text(desk.get(room))
    assert phone.post(f"{here}zeg/", {"words": "reclame", "homepage": "x"}).status_code == 422
    to(desk.post(f"{room}dicht/"))
    for _time in range(32):
        over = phone.get(here)
        assert over.status_code == 422 and "voorbij" in text(over)
    wifi, side = {"REMOTE_ADDR": "198.51.100.8"}, {"side": "agree"}
    guessed = [
        Client().post(f"/noord/zaal/9{number:04d}/?stelling={statement.pk}", side, **wifi) for number in range(31)
    ]
    assert "te vaak fout" in text(guessed[-1]) and "te vaak fout" not in text(guessed[-2])
    assert "voorbij" in text(phone.get(here, **wifi))


def test_who_sends_too_fast_reads_why_and_keeps_the_words(desk, house, in_noord, monkeypatch):
    meeting = a_meeting(desk, a_group(desk, house))
    to(desk.post(f"{meeting}zaal/open/"))
    phone = Client()
    here = to(phone.post("/noord/zaal/", {"code": models.Meeting.objects.get().room_code}))
    monkeypatch.setattr(site_room, "SENDINGS", Rate("slow", 0, 600))
    fast = phone.post(f"{here}zeg/", {"words": "De halte is donker."})
    assert fast.status_code == 422 and "heel snel" in text(fast) and "De halte is donker." in text(fast)


def test_hands_are_taken_back_once_and_nobody_is_cleared_by_an_old_page(desk, house, in_noord):
    group = a_group(desk, house)
    to(desk.post(f"{group}lid/", {"alias": "Mia", "role": "member"}))
    meeting = a_meeting(desk, group)
    room = to(desk.post(f"{meeting}zaal/open/"))
    mia = models.GroupMember.objects.get(alias="Mia")
    to(desk.post(f"{room}aanwezig/", {"here": [mia.pk]}))
    to(desk.post(f"{room}aanwezig/", {"here": [house.pk]}))
    assert models.Present.objects.count() == 1 and "veranderde intussen" in text(desk.get(room))
    to(desk.post(f"{room}stelling/", {"words": "De bus rijdt te vroeg."}))
    hands = f"{W}/vergadering/stelling/{models.Statement.objects.get().pk}/"
    to(desk.post(hands, {"agree": "3"}))
    back = undo(desk, desk.post(hands, {"agree": "2"}))
    for _time in range(2):
        to(desk.post(back))
    assert models.Statement.objects.get().agree == 3


def test_a_replacement_is_undone_whole_and_who_left_may_sit_there_again(desk, house, in_noord):
    group = a_group(desk, house)
    with seeding("test"):
        models.Group.objects.update(seats=1)
    to(desk.post(f"{group}lid/", {"alias": "Mia", "role": "member"}))
    mia = models.GroupMember.objects.get(alias="Mia")
    back = undo(desk, desk.post(f"{group}lid/", {"alias": "Bo", "role": "member", "instead_of_id": mia.pk}))
    to(desk.post(f"{W}/groepen/lid/{mia.pk}/geleerd/", {"skill": "listening", "words": "Wachten."}))
    left = text(desk.get(group))
    assert "Zat er vroeger bij" in left and "Wachten." in text(desk.get(f"{W}/groepen/lid/{mia.pk}/"))
    to(desk.post(back))
    assert [one.alias for one in models.GroupMember.objects.filter(until=None).exclude(alias="")] == ["Mia"]
    to(desk.post(f"{W}/groepen/lid/{mia.pk}/weg/"))
    to(desk.post(f"{group}lid/", {"alias": "An", "role": "member"}))
    full = desk.post(f"{W}/groepen/lid/{mia.pk}/weg/?opnieuw=1")
    assert full.status_code == 422 and "Alle plaatsen zijn bezet" in text(full)


def test_guessing_codes_ends(client, house):
    answers = [
        client.post("/noord/zaal/", {"code": f"9{number:04d}"}, REMOTE_ADDR="198.51.100.7") for number in range(31)
    ]
    assert {answer.status_code for answer in answers} == {422}
    assert "te vaak fout" in text(answers[-1]) and "te vaak fout" not in text(answers[-2])


def test_the_delegate_is_debriefed_point_by_point(desk, house, in_noord):
    council = a_group(desk, house, kind="council")
    meeting = a_meeting(desk, council)
    for title in ("Bus", "Huur"):
        to(desk.post(f"{meeting}punt/", {"title": title}))
    assert desk.get(f"{meeting}rugzak.pdf").content.startswith(b"%PDF")
    assert desk.get(f"{meeting}spreekkaart.pdf").content.startswith(b"%PDF")
    first = text(desk.get(f"{meeting}nabespreken/"))
    assert "Punt 1 van 2" in first
    for point in models.AgendaPoint.objects.order_by("place"):
        to(desk.post(f"{meeting}nabespreken/", {"punt": point.pk, "outcome": "later", "said": "Ze kijken."}))
    assert "Alles is nabesproken" in text(desk.get(f"{meeting}nabespreken/"))
    to(desk.post(f"{meeting}verteld/"))
    assert "Verteld aan de groep" in text(desk.get(f"{meeting}nabespreken/"))


def test_who_sent_a_delegate_to_the_council_of_another_house_prepares_and_debriefs(desk, house, noord, in_noord):
    council = a_group(desk, house, kind="council")
    meeting = a_meeting(desk, council)
    to(desk.post(f"{meeting}punt/", {"title": "Bus"}))
    point = models.AgendaPoint.objects.get()
    other = make_organisation(noord, "Ander huis")
    sender = Client()
    sender.force_login(make_member(other, Role.WORKER))
    theirs = a_group(sender, other).rstrip("/").rsplit("/", 1)[-1]
    assert sender.get(meeting).status_code == 404
    to(desk.post(f"{council}lid/", {"alias": "Bo", "role": "delegate", "sent_by_id": theirs}))
    shown = text(sender.get(meeting))
    assert f"{meeting}rugzak/" in shown and council not in shown and f"{meeting}verslag/" not in shown
    field = f"{point.pk.hex[:12]}-we_ask"
    long = sender.post(f"{meeting}rugzak/", {"punt": point.pk, field: "x" * 301})
    assert long.status_code == 422 and "x" * 301 in text(long)
    to(sender.post(f"{meeting}rugzak/", {"punt": point.pk, field: "Een late bus"}))
    assert "Een late bus" in text(sender.get(f"{meeting}rugzak/"))
    to(desk.post(f"{meeting}zaal/open/"))
    assert f"{meeting}nabespreken/" in text(sender.get(meeting))
    to(sender.post(f"{meeting}nabespreken/", {"punt": point.pk, "outcome": "later", "said": "Ze kijken."}))
    assert "Ze kijken." in text(sender.get(meeting))
    to(sender.post(f"{meeting}nabespreken/", {"punt": house.pk, "outcome": "not", "said": "Neen."}))
    assert [one.said for one in models.Debrief.objects.all()] == ["Ze kijken."]


def test_a_session_leads_to_its_meeting_and_back(desk, house, in_noord):
    group = a_group(desk, house)
    session = make_session(make_activity(house, "Praat mee", kind="meeting"))
    page = text(desk.get(f"{W}/sessie/{session.pk}/"))
    href = page.split("vergadering/nieuw/?")[1].split('"')[0].replace("&amp;", "&")
    assert "De groep" in text(desk.get(f"{W}/vergadering/nieuw/?{href}"))
    form = text(desk.get(f"{group}vergadering/?{href}"))
    assert 'value="Praat mee"' in form
    start = timezone.localtime(session.starts_at)
    said = {"title": "Praat mee", "start_date": start.date().isoformat(), "start_time": "14:00", "end_time": "16:00"}
    meeting = to(desk.post(f"{group}vergadering/?{href}", said))
    assert str(session.pk) in text(desk.get(meeting))
    assert meeting in text(desk.get(f"{W}/sessie/{session.pk}/"))
    assert desk.post(f"{group}vergadering/?{href}", said).status_code == 422


def test_a_stranger_finds_nothing_and_the_list_asks_no_more(desk, house, noord, zuid, in_noord):
    group = a_group(desk, house)
    meeting = a_meeting(desk, group)
    stranger = Client()
    stranger.force_login(make_member(make_organisation(zuid, "Elders"), Role.COORDINATOR))
    neighbour = Client()
    neighbour.force_login(make_member(make_organisation(noord, "Buur"), Role.WORKER))
    for who in (stranger, neighbour):
        assert [who.get(page).status_code for page in (group, meeting, f"{meeting}zaal/")] == [404] * 3

    def asked(page):
        desk.get(page)
        with CaptureQueriesContext(connection) as found:
            assert desk.get(page).status_code == 200
        return len(found)

    pages = (f"{W}/groepen/", group, meeting, f"{W}/drempels/", f"{W}/ladder/", f"{W}/tijdlijn/", f"{W}/toetsen/")
    rows_of_everything(house, 1)
    before = [asked(page) for page in pages]
    rows_of_everything(house, 2)
    assert [asked(page) for page in pages] == before


def rows_of_everything(house, times):
    today = timezone.localdate()
    with seeding("test"):
        row, meeting = models.Group.objects.order_by("pk")[0], models.Meeting.objects.get()
        for number in range(times):
            models.GroupMember.objects.create(group=row, alias=f"Lid {number}")
            models.Group.objects.create(organisation=house, name=f"Groep {number}", kind="focus")
            models.AgendaPoint.objects.create(meeting=meeting, place=number, title="Punt")
            models.Promise.objects.create(meeting=meeting, what="Iets", owner="de dienst", due=today)
            models.ThresholdRow.objects.create(group=row, kind="known", found="Iets")
            walk = models.Trajectory.objects.create(organisation=house, name=f"Traject {number}")
            models.LadderStep.objects.create(trajectory=walk, rung="inform", on=today, ground="x")
            models.QuickWin.objects.create(organisation=house, on=today, title="Beter")
            models.PolicyCheck.objects.create(
                organisation=house, group=row, title="Plan", question="?", needed_by=today
            )


def test_once_everybody_is_invited_that_step_is_done_and_its_sentence_reads_well(desk, house, in_noord):
    meeting = a_meeting(desk, a_group(desk, house))
    said = text(desk.get(f"{meeting}uitnodigen/")).split("Het is op ")[1]
    assert said[0].islower()
    to(desk.post(f"{meeting}uitgenodigd/"))
    steps = text(desk.get(meeting)).split('class="g-steps"')[1].split("</ol>")[0].split("<li")
    assert "g-steps__done" in steps[2] and "Uitnodigen" in steps[2]
    assert "g-steps__now" in steps[3] and "In de zaal" in steps[3]
