"""A scheme, a right, a pass and claims, for the world of the grid."""

import base64
import datetime

from django.utils import timezone

from meedoen.budgets import models as budgets
from meedoen.kernel import vault
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.typed_codes import random_code
from meedoen.passes import models as passes
from meedoen.passes.rules.schemes import Terms, kept
from meedoen.passes.terms import GROUND, PICTURE, QUESTION


def add_to(made) -> None:
    """One of everything for this household; its words are canaries. Called inside ``seeding``."""
    sings, today = made.canaries.sing, timezone.localdate()
    scheme = passes.Scheme.objects.create(name=sings("inside", "regeling"))
    version = passes.SchemeVersion.objects.create(
        scheme=scheme,
        fund_id=made.rows["fund_id"],
        terms=kept(Terms(paid_to=("person", "organiser"))),
        starts_on=today,
        by_code="AAAA",
    )
    person = list(made.people)[1]
    right = passes.Right.objects.create(
        organisation=made.organisation, person_id=person, ground=vault.seal(person, GROUND, "attest"),
        checked_by="AAAA", valid_until=today + datetime.timedelta(days=90),
    )  # fmt: skip
    card = passes.Pass.objects.create(
        organisation=made.organisation, person_id=person, code=random_code(), own_index=sings("hash", "own"),
        valid_until=today + datetime.timedelta(days=30), to_tell=True,
    )  # fmt: skip
    made.rows.setdefault("pass_id", card.pk)
    group = passes.GroupPass.objects.create(
        organisation=made.organisation, holder=made.organisation, scheme=scheme, places=10, by_code="AAAA"
    )
    passes.GroupYear.objects.create(group=group, year=today.year, places=10, used=1)
    passes.Pass.objects.create(
        organisation=made.organisation, group=group, code=random_code(), own_index=sings("hash", "groep"),
        valid_until=today + datetime.timedelta(days=90),
    )  # fmt: skip
    made.rows.setdefault("group_pass_id", group.pk)
    sale = passes.UitpasSale.objects.create(
        session_id=made.rows["session_id"], number=1, cents=200, state="registered", by_code="AAAA",
        tickets=[{"id": sings("inside", "verkoop"), "name": sings("inside", "tarief"), "kind": "SOCIALTARIFF",
                  "cents": 200, "cancelled": False}],
    )  # fmt: skip
    made.rows.setdefault("sale_id", sale.pk)
    device = passes.Device.objects.create(
        organisation=made.organisation, name=sings("inside", "toestel"), by_code="AAAA"
    )
    passes.DoorUse.objects.create(
        device=device, card=card, person_id=person, look=new_id(), at=timezone.now(), seen="twice"
    )
    made.rows.setdefault("device_id", device.pk)
    for state, held in (("waiting", "reserved"), ("granted", "committed")):
        pot = budgets.FundYear.objects.get(pk=made.rows["fund_year_id"])
        hold = budgets.Hold.objects.create(
            fund_year=pot, key=f"world:{scheme.pk}:{state}", cents=100, left=100, state=held
        )
        setattr(pot, held, getattr(pot, held) + 100)
        pot.save()
        row = passes.Claim.objects.create(
            organisation=made.organisation, person_id=person, version=version, hold=hold, code=made.canaries.code(),
            cost="ticket", on=today, price=125, granted=100, own_part=25, proof="none", paid_to="person", state=state,
            said=sings("inside", "uitleg"), by_code="BBBB",
        )  # fmt: skip
        made.rows.setdefault("claim_id", row.pk)
        if state == "waiting":
            _with_receipt(made, row)
    town = passes.Municipality.objects.create(name=sings("inside", "gemeente"), by_code="AAAA")
    back = passes.Repayment.objects.create(
        municipality=town, number=passes.Repayment.objects.count() + 1, first_day=today, last_day=today, cents=100,
        claims_count=1, by_code="BBBB",
    )  # fmt: skip
    made.rows.setdefault("municipality_id", town.pk)
    made.rows.setdefault("repayment_id", back.pk)
    paid = passes.Settlement.objects.create(
        organiser=made.organisation, number=passes.Settlement.objects.count() + 1, first_day=today, last_day=today,
        cents=100, claims_count=1, iban=sings("inside", "rekening"), holder=sings("inside", "houder"), by_code="BBBB",
    )  # fmt: skip
    made.rows.setdefault("settlement_id", paid.pk)
    owed = passes.Claim.objects.get(pk=row.pk)
    owed.organiser, owed.paid_to, owed.settlement = made.organisation, "organiser", paid
    owed.save()
    made.rows.setdefault("version_id", version.pk)
    made.rows.setdefault("entitlement_id", right.pk)


def _with_receipt(made, row) -> None:
    """The photo of a receipt, and a question with its answer: sealed canaries."""
    person, sings = row.person_id, made.canaries.sing
    picture = base64.b64encode(sings("inside", "foto").encode()).decode()
    passes.Receipt.objects.create(
        claim=row, person_id=person, picture=vault.seal(person, f"{PICTURE}:{row.pk}", picture)
    )  # fmt: skip
    asked = passes.Question(pk=new_id(), claim=row, person_id=person, by_code="CCCC")
    asked.text = vault.seal(person, f"{QUESTION}:{asked.pk}", sings("inside", "vraag"))
    asked.save(force_insert=True)
