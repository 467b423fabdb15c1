"""Dilbeek's two tracks (D9): a discount at once, and a refund under a ceiling. Amounts show the shape of a rule."""

import datetime
import io
from typing import Any

from PIL import Image, ImageDraw

from meedoen.budgets import public as budgets
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.photos import Photo, read_photo
from meedoen.passes import public as passes
from meedoen.people import public as people

from .calendar import Days
from .people import phone

FIRST, SECOND = "Spoor 1: korting met de pas", "Spoor 2: terugbetaling"
WELFARE = "Sociaal-culturele toelage van het OCMW"
HUNDRED = 10_000


def make_schemes(slug: str, lead: Actor, days: Days) -> None:
    """Track 1 and 2 of Dilbeek since last year, and a draft of what track 2 could become."""
    if slug != "dilbeek":
        return
    funds = {name: key for key, name in budgets.fund_names(lead).items()}
    start = datetime.date(days.today.year - 1, 1, 1)
    at_once = passes.Terms(bands=(passes.Band(0, 80),), paid_to=("organiser",), four_eyes_above=15_000, payer="settled")
    one = passes.make_scheme(lead, name=FIRST, fund_id=funds["Eigen inbreng"], terms=at_once)
    passes.publish(lead, one.pk, starts_on=start)
    welfare = passes.Terms(bands=(passes.Band(0, 75, 6_000),), decider="committee", proof="receipt")
    ocmw = passes.make_scheme(
        lead, name=WELFARE, fund_id=funds["Participatie en sociale activering"], terms=welfare
    )  # fmt: skip
    passes.publish(lead, ocmw.pk, starts_on=start)
    refund = passes.Terms(
        bands=(passes.Band(0, 80, HUNDRED),), most=2, where="here", four_eyes_above=7_500,
        paid_to=("person", "organiser", "third"), excludes=(str(ocmw.scheme_id),),
    )  # fmt: skip
    two = passes.make_scheme(lead, name=SECOND, fund_id=funds["Trekkingsrecht"], terms=refund)
    passes.publish(lead, two.pk, starts_on=start)
    draft = passes.new_version(lead, two.pk)
    wider = passes.Terms(
        bands=(passes.Band(0, 80, 15_000), passes.Band(18, 80, HUNDRED)), most=3, where="here", four_eyes_above=7_500,
        household_ceiling=40_000, paid_to=("person", "organiser", "third"), excludes=(str(ocmw.scheme_id),),
    )  # fmt: skip
    passes.change_draft(lead, draft.pk, name=SECOND, fund_id=funds["Trekkingsrecht"], terms=wider)


ASKED = (
    # who of the list, what, cents, how many days ago, to whom
    (0, "membership", 8_500, 70, "person"),
    (0, "ticket", 1_200, 20, "person"),
    (1, "camp", 9_500, 130, "organiser"),
    (2, "membership", 6_500, 64, "person"),
    (3, "equipment", 4_750, 40, "third"),
    (4, "camp", 12_400, 9, "organiser"),
    (5, "membership", 15_000, 3, "person"),
    (7, "ticket", 1_800, 6, "person"),
    (7, "ticket", 1_800, 6, "person"),
)
BY_PHONE = {name: {"channel": "phone", "reach": phone(at)} for name, at in (("Bart", 71), ("Fouad", 72))}
NAMES = ("Amina", "Bart", "Chantal", "Dries", "Elif", "Fouad", "Greet", "Hanne")
YOUTH_IBAN, HOME_IBAN, CLUB_IBAN = "BE71096123456769", "BE43068999999501", "BE62510007547061"
NEXT_DOOR = "Lennik"
"""Invented numbers with a right sum."""
RIGHTS = ("attest", "attest", "income", "judgement", "attest", "income", "judgement", "attest")


def bring_in(slug: str, actors: dict[Role, Actor], partners: dict[str, Any], days: Days) -> list[Any]:
    """Rights of some people whom the worker follows, claims that were paid, wait for a decision or are settled.

    Gives the passes that were handed out.
    """
    if slug != "dilbeek":
        return []
    worker, lead, youth = actors[Role.WORKER], actors[Role.COORDINATOR], partners["jeugd"]
    home = min(worker.organisation_ids)
    found = [
        people.register(worker, organisation_id=home, first_name=name, confirmed=True, **BY_PHONE.get(name, {}))
        for name in NAMES
    ]
    with seeding("demo"):
        for one in found:
            people.follow(worker, one.pk, home)
    last = datetime.date(days.today.year + 1, 12, 31)
    rights = [
        passes.check_right(worker, person_id=one.pk, ground=ground, valid_until=last)
        for one, ground in zip(found, RIGHTS, strict=True)
    ]
    refund = next(key for key, name in passes.scheme_names(lead).items() if name == SECOND)
    for who, cost, cents, ago, paid_to in ASKED:
        on = max(days.today - datetime.timedelta(ago), datetime.date(days.today.year, 1, 1))
        made = passes.claim(
            worker, rights[who].pk, scheme_id=refund, cents=cents, cost=cost, on=on, paid_to=paid_to,
            organiser_id=youth.pk if paid_to == "organiser" else None,
        )  # fmt: skip
        if ago > 50:
            if made.waits_for:
                passes.decide_claim(lead, made.pk, yes=True)
            if paid_to != "organiser":
                passes.pay_claim(lead, made.pk)
    cards = [passes.issue(worker, person_id=one.pk) for one in found[:7]]
    _asked_back(lead, worker, found[6].pk, refund, days)
    passes.note_account(lead, organisation_id=youth.pk, iban=YOUTH_IBAN, holder=youth.name)
    passes.note_account(lead, organisation_id=home, iban=HOME_IBAN, holder="OCMW Dilbeek")
    passes.settle(lead, organiser_id=youth.pk, until=days.today)
    _from_next_door(lead, worker, partners["sport"], days)
    return cards


def _from_next_door(lead: Actor, worker: Actor, club: Any, days: Days) -> None:
    """Somebody from the next municipality, which pays back: one time was asked of it, another still has to be."""
    town = passes.agree_municipality(lead, name=NEXT_DOOR)
    home = min(worker.organisation_ids)
    person = people.register(worker, organisation_id=home, first_name="Ines")
    with seeding("demo"):
        people.follow(worker, person.pk, home)
    last = datetime.date(days.today.year + 1, 12, 31)
    right = passes.check_right(worker, person_id=person.pk, ground="attest", valid_until=last, municipality_id=town.pk)
    passes.note_account(lead, organisation_id=club.pk, iban=CLUB_IBAN, holder=club.name)
    track = next(key for key, name in passes.scheme_names(lead).items() if name == FIRST)
    for cents, ago in ((6_000, 45), (1_500, 15)):
        on = max(days.today - datetime.timedelta(ago), datetime.date(days.today.year, 1, 1))
        said = {"scheme_id": track, "cents": cents, "cost": "ticket", "on": on, "paid_to": "organiser"}
        passes.claim(worker, right.pk, organiser_id=club.pk, **said)
        passes.pay_settlement(lead, passes.settle(lead, organiser_id=club.pk, until=days.today).pk)
        if ago > 30:
            passes.ask_repayment(lead, town.pk, until=days.today)


def _asked_back(lead: Actor, worker: Actor, person_id: Any, scheme_id: Any, days: Days) -> None:
    """Somebody asks money back with the own code and a photo of a drawn receipt; the coordinator has a question."""
    public = Actor.anonymous(lead.network_id)
    on = max(days.today - datetime.timedelta(2), datetime.date(days.today.year, 1, 1))
    said = {"scheme_id": scheme_id, "cents": 4_200, "cost": "ticket", "on": on, "photo": _receipt()}
    made = passes.claim_own(public, code=passes.own_code_of(worker, person_id), **said)
    passes.ask(lead, made.pk, text="Voor welke voorstelling was dit ticket?")


def _receipt() -> Photo:
    """A photo of a receipt that exists nowhere: grey paper on a brown table."""
    table = Image.new("RGB", (600, 800), (120, 98, 76))
    pen = ImageDraw.Draw(table)
    pen.rectangle((120, 60, 480, 740), fill=(240, 238, 232))
    for at, line in enumerate(
        ("CULTUURHUIS (verzonnen)", "", "2 x ticket  21,00", "", "TOTAAL      42,00", "", "Dank je!")
    ):
        pen.text((150, 110 + at * 60), line, fill=(40, 40, 44), font_size=24)
    made = io.BytesIO()
    table.save(made, "JPEG")
    return read_photo(made.getvalue())
