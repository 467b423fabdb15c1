"""Money asked back by the person with a photo, odd claims that are looked at first, a question inside a claim."""

import datetime
import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from meedoen.budgets.models import FundYear
from meedoen.kernel.actors import Actor
from meedoen.kernel.guard import seeding
from meedoen.kernel.privacy import exports
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.kernel.typed_codes import random_code
from meedoen.passes import forgetting, services
from meedoen.passes.models import Claim, Question, Receipt
from meedoen.passes.own_codes import own_code
from meedoen.passes.rules.schemes import Band, Terms
from meedoen.passes.rules.signs import WORDS, Looked, Near, signs
from tests.factories import make_participant

from .test_claims import running, somebody

TODAY = timezone.localdate()
SITE, AT = "/noord/pas/", "/werk/noord/aanvragen/"
ON, AT_NOON = datetime.date(2026, 5, 6), datetime.datetime(2026, 5, 7, 12)
TERMS = Terms(household_ceiling=1, four_eyes_above=5_000)


def near(**said):
    return Near(**{"on": ON, "price": 2_000, "granted": 1_600, "cost": "ticket", "same_scheme": True, "session": False,
                   **said})  # fmt: skip


def looked(**said):
    return Looked(**{"on": ON, "price": 3_000, "granted": 2_400, "cost": "ticket", "at": AT_NOON, **said})


PAPER = "0" * 64
SIGNS = [
    ({}, []),
    ({"near": [near(price=3_000)]}, ["twice"]),
    ({"near": [near(price=3_000, session=True)], "session": True}, []),
    ({"near": [near(granted=2_700)]}, ["split"]),
    ({"near": [near(granted=2_600)]}, []),
    ({"near": [near(granted=2_700, cost="camp")]}, []),
    ({"near": [near(granted=2_700, on=ON - datetime.timedelta(8))]}, []),
    ({"sketch": PAPER, "sketches": [("f" * 64, 3_000)]}, []),
    ({"sketch": PAPER, "sketches": [("f" * 5 + "0" * 59, 3_000)]}, ["receipt"]),
    ({"sketch": PAPER, "sketches": [("f" * 5 + "0" * 59, 3_001)]}, []),
    ({"sketch": PAPER, "sketches": [("f" + "0" * 63, 3_001)]}, ["receipt"]),
    ({"sketch": "", "sketches": [(PAPER, 3_000)]}, []),
    ({"homes": {1: 100, 2: 0}}, []),
    ({"homes": {1: 100, 2: 50}}, ["two_homes"]),
    ({"session": True, "near": [near(session=True, granted=1)] * 2}, ["busy_day"]),
    ({"session": True, "at": AT_NOON.replace(month=6, day=7)}, ["late"]),
    ({"session": True, "at": AT_NOON.replace(hour=3)}, ["night"]),
    ({"session": True, "uncounted": 1}, ["uncounted"]),
    ({"session": True, "uncounted": -4}, []),
    ({"session": True, "here": 12, "charged": [3, 4, 4]}, ["crowd"]),
    ({"session": True, "here": 12, "charged": [4, 4, 4]}, []),
    ({"session": True, "here": 40, "charged": [4, 4]}, []),
]


@pytest.mark.parametrize(("around", "found"), SIGNS)
def test_what_is_odd(around, found):
    assert signs(TERMS, looked(**around)) == found


def test_every_sign_has_its_words_and_its_case():
    assert {name for _around, found in SIGNS for name in found} == set(WORDS)


def photo(seed=1):
    made = io.BytesIO()
    Image.effect_noise((300, 400), 90 + seed).save(made, "JPEG")
    return SimpleUploadedFile("bon.jpg", made.getvalue(), "image/jpeg")


@pytest.fixture
def scheme(lead, pot):
    return running(lead, pot, terms=Terms(bands=(Band(0, 80, 10_000),), most=3))


@pytest.fixture
def held(worker, partner, scheme):
    """Somebody with a right and a pass."""
    right = somebody(worker, partner)
    return services.issue(worker, person_id=right.person_id)


def asking(held, scheme, **said):
    return {"code": own_code(held.pk), "sure": "1", "scheme_id": scheme, "cost": "camp", "cents": "50",
            "on": TODAY.isoformat(), "photo": photo(), "once": uuid.uuid4(), **said}  # fmt: skip


pytestmark = pytest.mark.django_db


def test_many_at_once_are_counted_one_after_the_other(client, held, scheme):
    """Each waiting claim holds money: the count stands behind the queue of who decides, not before it."""
    with CaptureQueriesContext(connection) as asked:
        client.post(f"{SITE}terugvragen/", asking(held, scheme))
    said = [one["sql"] for one in asked]
    queue = next(at for at, sql in enumerate(said) if 'FROM "passes_scheme" ' in sql and "ORDER BY" in sql)
    assert [at > queue for at, sql in enumerate(said) if "COUNT(*)" in sql and "by_code" in sql] == [True]


def test_money_asked_back_with_a_photo_from_the_own_code_to_the_answer(client, lead, user, held, scheme):
    plain = client.post(SITE, {"code": own_code(held.pk)}).content.decode()
    assert "Vraag geld terug" in plain
    form = client.post(f"{SITE}terugvragen/", {"code": own_code(held.pk)}).content.decode()
    assert ("Foto van je bewijs" in form, "Wat wil je gebruiken" in form) == (True, False)
    without = client.post(f"{SITE}terugvragen/", asking(held, scheme, photo="", cents="twaalf"))
    assert (without.status_code, 'value="twaalf"' in without.content.decode()) == (422, True)
    sent = asking(held, scheme)
    for _time in range(2):
        page = client.post(f"{SITE}terugvragen/", {**sent, "photo": photo()}).content.decode().replace("\xa0", " ")
        assert "Klopt je bewijs, dan krijg je € 40,00" in page
    row = Claim.objects.get()
    assert (row.granted, row.state, row.waits_for, row.by_code) == (4_000, "waiting", "receipt", "eigen pas")
    assert (FundYear.objects.get().reserved, "nakijken" in row.said or "kijken" in row.said) == (4_000, True)
    client.force_login(user)
    assert "Bekijk het bewijs" in client.get(AT).content.decode()
    shown = client.get(f"{AT}{row.pk}/bewijs.jpg")
    assert (shown["Content-Type"], shown["Cache-Control"], Image.open(io.BytesIO(shown.content)).size) == (
        "image/jpeg", "no-store", (300, 400)
    )  # fmt: skip
    assert client.post(f"{AT}{row.pk}/vragen/", {"text": "Voor wie? 93.05.18-223.61"}).status_code == 422
    client.post(f"{AT}{row.pk}/vragen/", {"text": "Welk kamp was dit?", "once": uuid.uuid4()})
    assert "wacht een vraag op antwoord" in client.get(AT).content.decode()
    assert client.post(f"{AT}{row.pk}/vragen/", {"text": "En nog iets?"}).status_code == 422
    client.logout()
    told = client.post(SITE, {"code": own_code(held.pk)}).content.decode()
    assert "Welk kamp was dit?" in told
    empty = {"code": own_code(held.pk), "sure": "1", "claim_id": row.pk, "text": ""}
    assert client.post(f"{SITE}antwoorden/", empty).status_code == 422
    answered = client.post(f"{SITE}antwoorden/", {**empty, "text": "Het kamp van de zomer"}).content.decode()
    assert "Je antwoord is bewaard" in answered
    client.force_login(user)
    assert "Het kamp van de zomer" in client.get(f"{AT}{row.pk}/").content.decode()
    services.decide_claim(lead, row.pk, yes=True)
    client.logout()
    page = client.post(SITE, {"code": own_code(held.pk)}).content.decode()
    assert ("Dit is goed" in page, "Stuur mijn antwoord" in page) == (True, False)


def test_only_the_own_code_asks_and_answers(lead, held, worker, partner, scheme, in_noord):
    anybody = Actor.anonymous(in_noord.pk)
    taken = services.claims.photos.read_photo(photo().read())
    said = {"scheme_id": scheme, "cents": 5_000, "cost": "camp", "on": TODAY, "photo": taken}
    for code in (held.code, random_code(), ""):
        with pytest.raises(Refused, match="kennen we niet"):
            services.claim_own(anybody, code=code, **said)
    row = services.claim_own(anybody, code=own_code(held.pk), **said)
    services.ask(lead, row.pk, text="Wat is dit?")
    other = services.issue(worker, person_id=somebody(worker, partner, first_name="Bart").person_id)
    for pk in (row.pk, uuid.uuid4()):
        with pytest.raises(NotFound):
            services.answer_own(anybody, code=own_code(other.pk), claim_id=pk, text="Niets")
    without = services.issue(worker, person_id=make_participant_of(worker, partner))
    with pytest.raises(Refused) as refusal:
        services.claim_own(anybody, code=own_code(without.pk), **said)
    assert refusal.value.code == "right_over"
    for _time in range(2):
        services.claim_own(anybody, code=own_code(held.pk), **{**said, "cents": 100})
    with pytest.raises(Refused) as often:
        services.claim_own(anybody, code=own_code(held.pk), **said)
    assert often.value.code in ("number", "many")


def make_participant_of(worker, partner):
    from meedoen.people import public as people

    person = make_participant(partner, first_name="Chantal")
    people.take_on(worker, person.pk)
    return person.pk


def test_the_same_receipt_is_seen_and_the_photo_goes(client, user, lead, worker, partner, scheme):
    one, two = (somebody(worker, partner, first_name=name) for name in ("Nadia", "Sami"))
    taken = services.claims.photos.read_photo(photo(5).read())
    said = {"scheme_id": scheme, "cost": "camp", "on": TODAY, "photo": taken}
    first = services.claim(worker, one.pk, cents=3_000, **said)
    second = services.claim(worker, two.pk, cents=4_000, **said)
    assert (first.state, second.state, second.signs, second.waits_for) == ("granted", "waiting", ["receipt"], "look")
    client.force_login(user)
    assert "hangt al aan een andere aanvraag" in client.get(AT).content.decode()
    services.ask(lead, second.pk, text="Is dit hetzelfde?")
    services.answer(worker, second.pk, text="Ja, een vergissing")
    told = exports.export_person(two.person_id)["passes"]
    assert "Ja, een vergissing" in str(told)
    later = timezone.now() + datetime.timedelta(days=40)
    with seeding("test"):
        assert (forgetting.drop_receipts(later), forgetting.drop_questions(later)) == (1, 0)
        assert Receipt.objects.get().claim_id == second.pk
        forgetting.forget(two.person_id)
    assert (Receipt.objects.count(), Question.objects.count()) == (0, 0)
    assert Claim.objects.get(pk=second.pk).signs == []
