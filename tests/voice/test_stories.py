"""Stories: shown only while everybody in them says yes, gone at once when one takes it back, and ended in time (W7)."""

import datetime
import io
import itertools
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image
from pypdf import PdfReader

from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.photos import read_photo
from meedoen.kernel.privacy import retention
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.networks.identity import actor_of
from meedoen.voice import due_stories, models, public
from meedoen.voice.policy import stories as policy
from meedoen.voice.queries import stories as reads
from meedoen.voice.rules import stories as rules
from meedoen.voice.services import stories as services
from meedoen.voice.services.stories import StoryWords
from meedoen.voice.under_token import forget_tokens, said_under
from tests.factories import make_member, make_organisation

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
W, SITE = "/werk/noord/verhalen/", "/noord/verhalen/"
WORDS = StoryWords("De taart van Nora", "Nora brengt taart mee.", "nl")


@pytest.fixture
def house(noord, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return make_organisation(noord, "De Dreef")


def make_actor(house, role):
    return actor_of(make_member(house, role), house.network_id)


@pytest.fixture
def guide(house, in_noord):
    return make_actor(house, Role.GROUP_GUIDE)


@pytest.fixture
def desk(client, house):
    client.force_login(make_member(house, Role.GROUP_GUIDE))
    return client


@pytest.fixture
def group(house, in_noord):
    with seeding("a group"):
        made = models.Group.objects.create(organisation=house, name="De groep", kind="participation")
        for alias in ("Nora", "Gust"):
            models.GroupMember.objects.create(group=made, alias=alias, token=uuid.uuid4())
    return made


@pytest.fixture
def public_actor(noord):
    return Actor.anonymous(noord.pk)


def jpeg(size=(60, 40)):
    """A photo as a phone leaves it: with the place where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "Kanarie"
    exif[0x010E] = "Kanarie 51.0883 4.9153"
    made = io.BytesIO()
    Image.new("RGB", size, (200, 90, 40)).save(made, "JPEG", exif=exif)
    assert b"Kanarie" in made.getvalue()
    return made.getvalue()


def a_story(guide, group, *aliases):
    made = services.make_story(guide, organisation_id=group.organisation_id, words=WORDS, group_id=group.pk)
    seats = models.GroupMember.objects.filter(alias__in=aliases).values_list("pk", flat=True)
    if aliases:
        services.name_people(guide, made.pk, seats=list(seats))
    return made


def says_yes(guide, story, alias, place="both", *, days=300):
    row = models.StoryYes.objects.get(story=story, alias=alias)
    today = timezone.localdate()
    return services.note_yes(guide, row.pk, how="paper", given_on=today, place=place, until=today + days * DAY)


def titles(actor):
    return [one.title for one in reads.site_stories(actor)], [one.title for one in public.stories_for_paper(actor)]


def to(answer):
    assert answer.status_code in (302, 303), answer.content.decode()[:3000]
    return answer["Location"]


def test_a_story_waits_for_the_last_yes_and_goes_with_the_first_that_is_taken_back(guide, group, public_actor):
    story = a_story(guide, group, "Nora", "Gust")
    says_yes(guide, story, "Nora")
    with pytest.raises(Refused, match="Gust"):
        services.publish_story(guide, story.pk, sure=True)
    says_yes(guide, story, "Gust")
    with pytest.raises(Refused) as unsure:
        services.publish_story(guide, story.pk, sure=False)
    assert unsure.value.field == "sure"
    services.publish_story(guide, story.pk, sure=True)
    assert titles(guide) == ([WORDS.title], [WORDS.title])
    assert [one.title for one in reads.site_stories(public_actor)] == [WORDS.title]
    services.withdraw_yes(guide, models.StoryYes.objects.get(alias="Gust").pk)
    assert titles(guide) == ([], [])
    with pytest.raises(NotFound):
        reads.site_story(public_actor, story.pk)
    says_yes(guide, story, "Gust")
    assert titles(guide) == ([], []), "a yes that comes back does not show the story by itself"


def test_where_it_stands_on_the_page_is_where_the_rule_says(guide, group):
    """Every pair of states of two people: what the table's filter shows equals what the rule allows."""
    story = a_story(guide, group, "Nora", "Gust")
    today, now = timezone.localdate(), timezone.now()
    states = [
        {"how": "", "place": "", "until": None, "withdrawn_at": None},
        {"how": "paper", "place": "both", "until": None, "withdrawn_at": None},
        *(
            {"how": "paper", "place": place, "until": today + left * DAY, "withdrawn_at": at}
            for place, left, at in itertools.product(("both", "site", "paper"), (0, -1), (None, now))
        ),
    ]
    with seeding("published"):
        models.Story.objects.update(published_at=now)
    seen = set()
    for first, second in itertools.product(states, states):
        with seeding("a pair of states"):
            models.StoryYes.objects.filter(alias="Nora").update(**first)
            models.StoryYes.objects.filter(alias="Gust").update(**second)
        given = [rules.Yes(s["how"], s["place"], s["until"], s["withdrawn_at"] is not None) for s in (first, second)]
        allowed = rules.places(given, today)
        site = policy.READ_STORIES.queryset(guide).filter(pk=story.pk).exists()
        paper = policy.PRINT_STORIES.queryset(guide).filter(pk=story.pk).exists()
        assert (site, paper) == ("site" in allowed, "paper" in allowed), (first, second)
        seen.add((site, paper))
    assert len(seen) == 4


def test_a_story_that_changed_is_not_what_people_said_yes_to(guide, group):
    story = a_story(guide, group, "Nora")
    says_yes(guide, story, "Nora")
    photo = read_photo(jpeg())

    def shown():
        services.publish_story(guide, story.pk, sure=True)
        assert titles(guide)[0] == [WORDS.title]

    for change in (
        lambda: services.change_story(guide, story.pk, words=WORDS),
        lambda: services.add_picture(guide, story.pk, photo=photo, says="Een taart"),
        lambda: services.take_off(guide, story.pk),
    ):
        shown()
        change()
        assert titles(guide) == ([], [])
    shown()
    services.drop_picture(guide, story.pk, picture_id=models.StoryPicture.objects.get().pk)
    assert titles(guide)[0] == [WORDS.title], "showing less needs no new yes"
    services.name_people(guide, story.pk, alias="Mia")
    assert titles(guide) == ([], [])
    services.drop_person(guide, story.pk, yes_id=models.StoryYes.objects.get(alias="Mia").pk)
    assert titles(guide) == ([], [])


def test_a_yes_has_its_bounds(guide, group):
    story = a_story(guide, group, "Nora", "Gust")
    row, today = models.StoryYes.objects.get(alias="Nora"), timezone.localdate()

    def note(given_on=today, until=today + DAY):
        return services.note_yes(guide, row.pk, how="spoken", given_on=given_on, place="site", until=until)

    for wrong, field in (
        ({"given_on": today + DAY}, "given_on"),
        ({"until": today - DAY}, "until"),
        ({"until": rules.longest(today) + DAY}, "until"),
    ):
        with pytest.raises(Refused) as found:
            note(**wrong)
        assert found.value.field == field
    assert note(until=rules.longest(today)).until == rules.longest(today)
    says_yes(guide, story, "Nora", "site")
    says_yes(guide, story, "Gust", "paper")
    with pytest.raises(Refused, match="alleen voor papier"):
        services.publish_story(guide, story.pk, sure=True)
    for alias in ("", "Nora Peeters", "0470 12 34 56", "Gust"):
        with pytest.raises(Refused) as found:
            services.name_people(guide, story.pk, alias=alias)
        assert found.value.field == "alias"
    assert models.StoryYes.objects.count() == 2


def test_four_pictures_and_nothing_beside_the_picture(guide, group):
    story = a_story(guide, group)
    photo = read_photo(jpeg())
    with pytest.raises(Refused) as found:
        services.add_picture(guide, story.pk, photo=photo, says=" ")
    assert found.value.field == "says"
    made = [services.add_picture(guide, story.pk, photo=photo, says=f"Beeld {n}") for n in range(4)]
    assert b"Kanarie" not in bytes(made[0].content)
    with pytest.raises(Refused, match="vier beelden"):
        services.add_picture(guide, story.pk, photo=photo, says="Nog een")
    services.drop_picture(guide, story.pk, picture_id=made[1].pk)
    services.add_picture(guide, story.pk, photo=photo, says="Laatste")
    services.publish_story(guide, story.pk, sure=True)
    found = public.stories_for_paper(guide)[0]
    assert [says for _content, says in found.jpegs] == ["Beeld 0", "Beeld 2", "Beeld 3", "Laatste"]
    assert found.jpegs[0][0].startswith(b"\xff\xd8")


def test_stories_are_for_who_tells_them(house, noord, group, guide):
    story = a_story(guide, group)
    other = make_organisation(noord, "Ander huis")
    stranger, lead = make_actor(other, Role.GROUP_GUIDE), make_actor(other, Role.COORDINATOR)
    assert reads.stories(stranger, today=timezone.localdate()) == []
    assert [one.row.pk for one in reads.stories(lead, today=timezone.localdate())] == [story.pk]
    with pytest.raises(NotFound):
        services.take_off(stranger, story.pk)
    with pytest.raises(NotFound):
        services.make_story(stranger, organisation_id=house.pk, words=WORDS)
    with pytest.raises(NotFound):
        services.make_story(stranger, organisation_id=other.pk, words=WORDS, group_id=group.pk)
    with seeding("a guide of another house"):
        models.GroupMember.objects.create(group=group, user_id=stranger.user_id, role="guide")
    assert [one.row.pk for one in reads.stories(stranger, today=timezone.localdate())] == [story.pk]


def test_erasing_a_person_takes_the_story_with_them(guide, group):
    story, other = a_story(guide, group, "Nora", "Gust"), a_story(guide, group, "Gust")
    says_yes(guide, story, "Nora", "site")
    nora = models.GroupMember.objects.get(alias="Nora").token
    told = [line for line in said_under([nora]) if "verhaal" in line]
    assert [(line["verhaal"], line["schuilnaam"], line["ja voor"]) for line in told] == [
        (WORDS.title, "Nora", "Alleen op de website")
    ]
    with seeding("erased"):
        forget_tokens([nora])
    assert list(models.Story.objects.values_list("pk", flat=True)) == [other.pk]
    assert set(models.StoryYes.objects.values_list("alias", flat=True)) == {"Gust"}


def test_a_yes_is_asked_again_before_it_ends(house, guide, group):
    story = a_story(guide, group, "Nora", "Gust")
    says_yes(guide, story, "Nora", days=61)
    says_yes(guide, story, "Gust")
    services.publish_story(guide, story.pk, sure=True)

    def due(after):
        (line,) = due_stories.lines(guide, "noord", timezone.now() + after * DAY)
        return line.count, line.late

    assert [due(after) for after in (0, 1, 61, 62)] == [(0, False), (1, False), (1, False), (1, True)]
    assert list(due_stories.lines(make_actor(house, Role.WORKER), "noord", timezone.now())) == []


def test_stories_end_in_time(noord, guide, group):
    now = timezone.now()

    def shown(until, withdrawn_at=None):
        made = a_story(guide, group, "Nora")
        says_yes(guide, made, "Nora")
        services.publish_story(guide, made.pk, sure=True)
        models.StoryYes.objects.filter(story=made).update(until=until, withdrawn_at=withdrawn_at)
        return made.pk

    with seeding("long ago"):
        draft, fresh = a_story(guide, group), a_story(guide, group)
        models.Story.objects.filter(pk=draft.pk).update(touched_at=now - 366 * DAY)
        models.Story.objects.filter(pk=fresh.pk).update(touched_at=now - 364 * DAY)
        today = timezone.localdate()
        running, lately, ended = shown(today), shown(today - 300 * DAY), shown(today - 367 * DAY)
        back, gone = shown(today + DAY, now - 30 * DAY), shown(today + DAY, now - 32 * DAY)
        again = shown(today - 367 * DAY)
        models.Story.objects.exclude(pk__in=[draft.pk, fresh.pk, again]).update(touched_at=now - 800 * DAY)
    assert retention.run(noord.pk, now)["voice.Story"] == 3
    left = set(models.Story.objects.values_list("pk", flat=True))
    assert left == {fresh.pk, running, lately, back, again} and not {draft.pk, ended, gone} & left


def test_from_telling_to_showing_on_screen(desk, house, group):
    said = {"title": "De taart", "text": "Nora snijdt met Fatima.", "language": "nl", "group_id": group.pk,
            "organisation_id": house.pk}  # fmt: skip
    wrong = desk.post(f"{W}nieuw/", {**said, "text": ""})
    assert wrong.status_code == 422 and "De taart" in wrong.content.decode()
    here = to(desk.post(f"{W}nieuw/", said))
    nora = models.GroupMember.objects.get(alias="Nora")
    to(desk.post(f"{here}wie/", {"seats": [nora.pk]}))
    picture = SimpleUploadedFile("taart.jpg", jpeg(), "image/jpeg")
    to(desk.post(f"{here}beeld/", {"photo": picture, "says": "Een taart op tafel"}))
    page = desk.get(here).content.decode()
    assert "Fatima’ staat in de tekst, maar niet in de lijst" in page
    assert "wacht op een ja van Nora" in page and "Laat het verhaal zien" not in page
    row, story = models.StoryYes.objects.get(), models.Story.objects.get()
    early = desk.post(f"{here}toon/", {"sure": "on"})
    assert early.status_code == 422 and "Nora" in early.content.decode()
    for language in ("nl", "fr", "en", "ar", "tr"):
        slip = PdfReader(io.BytesIO(desk.get(f"{W}ja/{row.pk}/briefje.pdf?in={language}").content))
        root = slip.trailer["/Root"]
        assert (root["/Lang"], "/StructTreeRoot" in root, len(slip.pages)) == (language, True, 1)
        assert [round(float(side) / 72 * 25.4) for side in slip.pages[0].mediabox[2:]] == [148, 210]
        assert "De taart" in slip.pages[0].extract_text()
    today = timezone.localdate()
    note = {"how": "paper", "place": "both", "given_on": today.isoformat()}
    long = desk.post(f"{W}ja/{row.pk}/", {**note, "until": (today + 900 * DAY).isoformat()})
    assert long.status_code == 422 and "hoogstens twee jaar" in long.content.decode()
    to(desk.post(f"{W}ja/{row.pk}/", {**note, "until": (today + 300 * DAY).isoformat()}))
    assert desk.post(f"{here}toon/", {}).status_code == 422
    to(desk.post(f"{here}toon/", {"sure": "on"}))
    resident, jpg = Client(), f"{SITE}{story.pk}/{models.StoryPicture.objects.get().pk}.jpg"
    board = resident.get("/noord/").content.decode()
    assert SITE in board
    kept = resident.get(SITE)
    assert "De taart" in kept.content.decode() and kept.has_header("ETag"), "a kept page goes with the yes"
    told = resident.get(f"{SITE}{story.pk}/").content.decode()
    assert (
        "Nora snijdt met Fatima." in told and 'alt="Een taart op tafel"' in told and "Sta jij in dit verhaal?" in told
    )
    shown = resident.get(jpg)
    assert shown["Content-Type"] == "image/jpeg" and shown["Cache-Control"] == "no-store"
    assert "Geschreven in" not in told
    assert "Nederlands" in Client().get(f"{SITE}{story.pk}/", headers={"Accept-Language": "fr"}).content.decode()
    to(desk.post(f"{W}ja/{row.pk}/terug/"))
    assert resident.get(f"{SITE}{story.pk}/").status_code == 404 and resident.get(jpg).status_code == 404
    assert "De taart" not in resident.get(SITE).content.decode()
    assert SITE not in resident.get("/noord/").content.decode()
    after = desk.get(here).content.decode()
    assert "Nora wil niet meer. Vertel het verhaal zonder die persoon" in after and "briefje.pdf" not in after
    to(desk.post(f"{here}weg/"))
    assert not models.Story.objects.exists() and not models.StoryPicture.objects.exists()


def test_pages_ask_no_more_with_more_stories(desk, guide, group):
    def count(address, who):
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert who.get(address).status_code == 200
        return len(found)

    def another():
        story = a_story(guide, group, "Nora")
        says_yes(guide, story, "Nora")
        services.add_picture(guide, story.pk, photo=photo, says="Een taart")
        services.publish_story(guide, story.pk, sure=True)

    photo, resident = read_photo(jpeg()), Client()
    another()
    count(SITE, resident)
    one = count(W, desk), count(f"{SITE}?a=1", resident)
    another(), another()
    assert (count(W, desk), count(f"{SITE}?a=2", resident)) == one
