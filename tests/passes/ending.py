"""One row of everything in passes that ends: for the nights that carry out the terms."""

import datetime
import uuid

from django.utils import timezone

from meedoen.budgets.models import Fund, FundYear, Hold
from meedoen.kernel import vault
from meedoen.passes.models import (
    Claim,
    Device,
    DoorUse,
    Pass,
    Question,
    Receipt,
    Right,
    Scheme,
    SchemeVersion,
    UitpasSale,
)
from tests.factories import make_activity, make_participant, make_session

DAY = datetime.timedelta(days=1)
MONTH, TWO_YEARS = 31 * DAY, 730 * DAY


def ends(organisation, at):
    """(table, when its term ends, how to see that it ended) for rows of this moment. Call inside ``seeding``."""
    day = timezone.localdate(at)
    end = timezone.make_aware(datetime.datetime.combine(day + DAY, datetime.time()))
    person = make_participant(organisation, since=day, last_seen_on=day + 4000 * DAY)
    mine = {"organisation": organisation, "person": person}
    right = Right.objects.create(**mine, ground=vault.seal(person.pk, "proef", "x"), checked_by="A", valid_until=day)
    over = Pass.objects.create(**mine, code=_code(), own_index=_code(), issued_on=day, valid_until=day)
    lost = Pass.objects.create(
        organisation=organisation,
        person=make_participant(organisation, since=day, last_seen_on=day + 4000 * DAY),
        code=_code(),
        own_index=_code(),
        issued_on=day,
        valid_until=day + 4000 * DAY,
        stopped_on=day,
    )
    claim = Claim.objects.create(
        **mine, version=_version(day), hold=_hold(day), code=_code(), cost="ticket", on=day, asked_on=day, price=2,
        granted=1, own_part=1, proof="receipt", paid_to="person", state="paid", said="80 % van iets", by_code="A",
    )  # fmt: skip
    receipt = Receipt.objects.create(claim=claim, person=person, picture=b"x", added_on=day)
    question = Question.objects.create(claim=claim, person=person, text=b"x", asked_on=day, by_code="A")
    device = Device.objects.create(organisation=organisation, name="kassa", by_code="A", made_on=day, fetched_at=at)
    look = DoorUse.objects.create(device=device, card=lost, person=person, look=uuid.uuid4(), at=at, seen="good")
    session = make_session(make_activity(organisation), at - datetime.timedelta(hours=2))
    sale = UitpasSale.objects.create(session=session, number=1, by_code="A", at=at)
    return [
        ("passes.UitpasSale", at + MONTH, _gone(UitpasSale, sale.pk)),
        ("passes.Receipt", end + MONTH, _gone(Receipt, receipt.pk)),
        ("passes.Question", end + MONTH, _gone(Question, question.pk)),
        ("passes.DoorUse", at + MONTH, _gone(DoorUse, look.pk)),
        ("passes.Right", end + MONTH, _gone(Right, right.pk)),
        ("passes.Pass", end + MONTH, _gone(Pass, over.pk)),
        ("passes.Pass", end + MONTH, _gone(Pass, lost.pk)),
        ("passes.Claim", end + TWO_YEARS, lambda: Claim.objects.filter(pk=claim.pk, person=None, said="").exists()),
    ]


def _version(day):
    scheme = Scheme.objects.create(name=f"Spoor {_code()}", made_on=day)
    return SchemeVersion.objects.create(scheme=scheme, fund=_fund(day), terms={}, starts_on=day, by_code="A")


def _fund(day):
    return Fund.objects.create(name=f"Fonds {_code()}", kind="own_contribution", funder="Gemeente", made_on=day)


def _hold(day):
    year = FundYear.objects.create(fund=_fund(day), year=day.year, budget=2)
    return Hold.objects.create(fund_year=year, key=_code(), cents=1, left=0, state="paid")


def _code():
    return uuid.uuid4().hex[:8].upper()


def _gone(model, pk):
    return lambda: not model.objects.filter(pk=pk).exists()
