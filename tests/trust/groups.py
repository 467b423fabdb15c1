"""Groups, meetings, checks and the ladder in the grid of access: who may what, by hand, and a row of each.

``ACTIONS`` and ``ROUTES`` belong to the table of ``expected``; ``add_to`` makes the rows that the addresses ask for.
"""

import datetime

from django.utils import timezone

from meedoen.kernel.identifiers import short_code
from meedoen.networks.models import Membership
from meedoen.voice import models as voice

STAFF = "CWRPGKMDSVA"
ALL = STAFF + "O-"
LED = {"network": "C", "own": "WGK"}
"""Of the network for who leads it, of the own organisation for its workers, guides and clerks."""
TOLD = {"network": "C", "own": "G"}

ACTIONS: dict[str, dict[str, str]] = {
    "voice.see_groups": LED,
    "voice.make_group": {"network": "CWGK"},
    "voice.import_groups": {"network": "CWGK"},
    "voice.undo_groups": {"own": "CWGK"},
    "voice.change_group": LED,
    "voice.change_member": LED,
    "voice.see_meetings": LED,
    "voice.lead_meeting": LED,
    "voice.prepare_delegate": LED,
    "voice.change_point": LED,
    "voice.keep_promise": LED,
    "voice.pass_on_note": {"network": "C", "own": "WG"},
    "voice.drop_note": LED,
    "voice.count_statement": LED,
    "voice.speak": {"network": ALL},
    "voice.see_thresholds": {"network": STAFF},
    "voice.note_threshold": LED,
    "voice.change_threshold": LED,
    "voice.ask_check": {"network": "CWGKPM"},
    "voice.see_checks": {"network": "CKM", "own": "WGP"},
    "voice.advise": LED,
    "voice.answer_check": {"network": "C", "own": "WGKPM"},
    "voice.see_ladder": {"network": STAFF},
    "voice.make_trajectory": {"network": "CWGK"},
    "voice.step_ladder": LED,
    "voice.see_wins": {"network": STAFF},
    "voice.note_win": {"network": "CWGK"},
    "voice.change_win": LED,
    "voice.read_wins": {"network": ALL},
    "voice.see_stories": TOLD,
    "voice.make_story": {"network": "CG"},
    "voice.change_story": TOLD,
    "voice.publish_story": TOLD,
    "voice.note_story_yes": TOLD,
    "voice.read_stories": {"network": ALL},
    "voice.print_stories": {"network": STAFF},
}

ROUTES: dict[str, tuple[str, str]] = {
    "voice:groups": ("GET", "voice.see_groups"),
    "voice:group_new": ("GET POST", "voice.make_group"),
    "voice:group_list": ("GET POST", "voice.import_groups"),
    "voice:group_list_example": ("GET", "voice.import_groups"),
    "voice:group_list_take_in": ("POST", "voice.import_groups"),
    "voice:group_list_undo": ("POST", "voice.undo_groups"),
    "voice:group": ("GET", "voice.see_groups"),
    "voice:group_change": ("GET POST", "voice.change_group"),
    "voice:group_end": ("POST", "voice.change_group"),
    "voice:member_add": ("GET POST", "voice.change_group"),
    "voice:composition": ("GET POST", "voice.change_group"),
    "voice:meeting_plan": ("GET POST", "voice.change_group"),
    "voice:meeting_of": ("GET", "voice.make_group"),
    "voice:member": ("GET POST", "voice.change_member"),
    "voice:member_end": ("POST", "voice.change_member"),
    "voice:learned": ("POST", "voice.change_member"),
    "voice:learned_paper": ("GET", "voice.change_member"),
    "voice:meeting": ("GET", "voice.see_meetings"),
    "voice:meeting_change": ("GET POST", "voice.lead_meeting"),
    "voice:meeting_cancel": ("GET POST", "voice.lead_meeting"),
    "voice:welcome": ("GET POST", "voice.lead_meeting"),
    "voice:rides": ("GET POST", "voice.lead_meeting"),
    "voice:ride_drop": ("POST", "voice.lead_meeting"),
    "voice:point_add": ("GET POST", "voice.lead_meeting"),
    "voice:point": ("GET POST", "voice.change_point"),
    "voice:point_move": ("POST", "voice.change_point"),
    "voice:point_drop": ("POST", "voice.change_point"),
    "voice:invite": ("GET", "voice.lead_meeting"),
    "voice:invitation": ("GET", "voice.lead_meeting"),
    "voice:invited": ("POST", "voice.lead_meeting"),
    "voice:room": ("GET", "voice.lead_meeting"),
    "voice:room_open": ("POST", "voice.lead_meeting"),
    "voice:room_close": ("GET POST", "voice.lead_meeting"),
    "voice:room_here": ("POST", "voice.lead_meeting"),
    "voice:room_guest": ("POST", "voice.lead_meeting"),
    "voice:room_round": ("POST", "voice.lead_meeting"),
    "voice:room_heard": ("POST", "voice.lead_meeting"),
    "voice:room_card": ("POST", "voice.lead_meeting"),
    "voice:room_note": ("GET POST", "voice.pass_on_note"),
    "voice:room_note_drop": ("POST", "voice.drop_note"),
    "voice:statement_add": ("GET POST", "voice.lead_meeting"),
    "voice:table_card": ("GET", "voice.lead_meeting"),
    "voice:statement": ("GET POST", "voice.count_statement"),
    "voice:statement_undo": ("POST", "voice.count_statement"),
    "voice:statement_close": ("POST", "voice.count_statement"),
    "voice:minutes": ("GET POST", "voice.lead_meeting"),
    "voice:minutes_paper": ("GET", "voice.see_meetings"),
    "voice:line_drop": ("POST", "voice.lead_meeting"),
    "voice:followed_up": ("POST", "voice.lead_meeting"),
    "voice:promise": ("GET POST", "voice.keep_promise"),
    "voice:backpack": ("GET POST", "voice.prepare_delegate"),
    "voice:backpack_paper": ("GET", "voice.prepare_delegate"),
    "voice:speaking_card": ("GET", "voice.prepare_delegate"),
    "voice:debrief": ("GET POST", "voice.prepare_delegate"),
    "voice:told": ("POST", "voice.prepare_delegate"),
    "voice:checks": ("GET", "voice.see_checks"),
    "voice:check_ask": ("GET POST", "voice.ask_check"),
    "voice:policy_check": ("GET", "voice.see_checks"),
    "voice:check_advise": ("GET POST", "voice.advise"),
    "voice:check_answer": ("GET POST", "voice.answer_check"),
    "voice:check_withdraw": ("POST", "voice.answer_check"),
    "voice:thresholds": ("GET", "voice.see_thresholds"),
    "voice:threshold_add": ("GET POST", "voice.note_threshold"),
    "voice:threshold": ("GET POST", "voice.change_threshold"),
    "voice:ladder": ("GET", "voice.see_ladder"),
    "voice:trajectory_add": ("GET POST", "voice.make_trajectory"),
    "voice:trajectory": ("GET", "voice.see_ladder"),
    "voice:trajectory_end": ("POST", "voice.step_ladder"),
    "voice:ladder_step": ("POST", "voice.step_ladder"),
    "voice:wins": ("GET", "voice.see_wins"),
    "voice:win_add": ("GET POST", "voice.note_win"),
    "voice:win": ("POST", "voice.change_win"),
    "voice_site:room_enter": ("GET POST", "voice.speak"),
    "voice_site:room": ("GET POST", "voice.speak"),
    "voice_site:room_say": ("POST", "voice.speak"),
    "voice_site:wins": ("GET", "voice.read_wins"),
    "voice:stories": ("GET", "voice.see_stories"),
    "voice:story_new": ("GET POST", "voice.make_story"),
    "voice:story": ("GET", "voice.see_stories"),
    "voice:story_change": ("GET POST", "voice.change_story"),
    "voice:story_publish": ("GET POST", "voice.publish_story"),
    "voice:story_off": ("POST", "voice.change_story"),
    "voice:story_drop": ("GET POST", "voice.change_story"),
    "voice:story_picture_add": ("GET POST", "voice.change_story"),
    "voice:story_picture": ("GET", "voice.see_stories"),
    "voice:story_picture_drop": ("POST", "voice.change_story"),
    "voice:story_people": ("GET POST", "voice.change_story"),
    "voice:story_person_drop": ("POST", "voice.change_story"),
    "voice:story_yes": ("GET POST", "voice.note_story_yes"),
    "voice:story_yes_back": ("POST", "voice.note_story_yes"),
    "voice:story_slip": ("GET", "voice.note_story_yes"),
    "voice_site:stories": ("GET", "voice.read_stories"),
    "voice_site:story": ("GET", "voice.read_stories"),
    "voice_site:story_picture": ("GET", "voice.read_stories"),
}

ROOM, MEMBERS = "ZAAL5", 3


def add_to(made) -> None:
    """One of everything of this household: an open room, a check, a threshold, a trajectory. Inside ``seeding``."""
    sings, organisation, now = made.canaries.sing, made.organisation, timezone.now()
    taken = voice.Meeting.objects.filter(room_code=ROOM).exists()
    group = voice.Group.objects.create(organisation=organisation, name=sings("inside", "groep"), kind="participation")
    run = voice.GroupRun.objects.create(organisation=organisation, filename=sings("inside", "lijst"), by_code="AAAA")
    made.rows["group_run_id"] = run.pk
    seats = [
        voice.GroupMember.objects.create(group=group, alias=sings("draft", "schuilnaam")) for _seat in range(MEMBERS)
    ]
    user = Membership.objects.values_list("user_id", flat=True).get(pk=made.rows["membership_id"])
    voice.GroupMember.objects.create(group=group, user_id=user, role="guide")
    voice.Learned.objects.create(member=seats[0], skill="listening", words=sings("draft", "geleerd"))
    meeting = voice.Meeting.objects.create(
        group=group, title=sings("inside", "vergadering"), stage="open", starts_at=now,
        ends_at=now + datetime.timedelta(hours=2), place_id=made.rows["place_id"], room_opened_at=now,
        room_secret="g" * 64, room_code=short_code(5) if taken else ROOM,
    )  # fmt: skip
    point = voice.AgendaPoint.objects.create(meeting=meeting, place=1, title=sings("inside", "punt"))
    line = voice.Minute.objects.create(meeting=meeting, point=point, words=sings("draft", "regel"))
    promise = voice.Promise.objects.create(
        meeting=meeting, point=point, what=sings("inside", "belofte"), owner="de dienst", due=timezone.localdate()
    )
    statement = voice.Statement.objects.create(meeting=meeting, words=sings("inside", "stelling"))
    note = voice.RoomNote.objects.create(meeting=meeting, words=sings("draft", "zin"))
    voice.Present.objects.create(meeting=meeting, member=seats[0])
    voice.Ride.objects.create(meeting=meeting, member=seats[0], driver=seats[1])
    check = voice.PolicyCheck.objects.create(
        organisation=organisation, group=group, title=sings("inside", "toets"), question=sings("inside", "vraag"),
        needed_by=timezone.localdate(), advice=sings("inside", "advies"), state="advised",
        advised_on=timezone.localdate(),
    )  # fmt: skip
    row = voice.ThresholdRow.objects.create(group=group, kind="affordable", found=sings("staffread", "drempel"))
    walk = voice.Trajectory.objects.create(organisation=organisation, name=sings("staffread", "traject"))
    voice.LadderStep.objects.create(
        trajectory=walk, rung="inform", on=timezone.localdate(), ground=sings("staffread", "grond")
    )
    win = voice.QuickWin.objects.create(
        organisation=organisation, on=timezone.localdate(), title="Een bank", shown=True
    )
    _stories(made, group, seats[0])
    made.rows |= {
        "group_id": group.pk, "member_id": seats[0].pk, "meeting_id": meeting.pk, "point_id": point.pk,
        "word_id": promise.pk, "statement_id": statement.pk, "line_id": line.pk, "check_id": check.pk,
        "note_id": note.pk, "row_id": row.pk, "trajectory_id": walk.pk, "win_id": win.pk,
    }  # fmt: skip


def _stories(made, group, seat) -> None:
    """A story that everybody reads, and one that waits for a yes."""
    sings, today = made.canaries.sing, timezone.localdate()
    for kind, said in (("public", True), ("draft", False)):
        story = voice.Story.objects.create(
            organisation=made.organisation, group=group, title=sings(kind, "verhaal"), text=sings(kind, "tekst"),
            made_by=sings(kind, "maker"), published_at=timezone.now(),
        )  # fmt: skip
        picture = voice.StoryPicture.objects.create(
            story=story, content=b"\xff\xd8\xff\xd9", width=1, height=1, says=sings(kind, "beeld"), place=1
        )
        given = {"how": "paper", "place": "both", "given_on": today, "until": today + datetime.timedelta(days=99)}
        yes = voice.StoryYes.objects.create(
            story=story, member=seat, alias=sings("draft", "naam"), by_code="AAAA", **(given if said else {})
        )
        if said:
            made.rows |= {"story_id": story.pk, "picture_id": picture.pk, "yes_id": yes.pk}
