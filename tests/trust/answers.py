"""What one organisation has of decisions, answers and ways back; its words are canaries too."""

import datetime
import uuid

from django.utils import timezone

from meedoen.kernel import vault
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.typed_codes import random_code
from meedoen.networks.models import Membership
from meedoen.people.models import ReturnWay
from meedoen.people.terms import RETURN_NAME, RETURN_REACH
from meedoen.voice import models as voice


def add_to(made) -> None:
    """A bundle that was decided on and answered, with a way back for who spoke. Called inside ``seeding``."""
    sings, organisation, today = made.canaries.sing, made.organisation, timezone.localdate()
    user = Membership.objects.values_list("user_id", flat=True).get(pk=made.rows["membership_id"])
    token = uuid.uuid4()
    bundle = voice.Bundle.objects.create(
        organisation=organisation, title=sings("checked", "bundel"), statement=sings("checked", "probleem"),
        theme="mobility", phase="act", promised_on=today, owner_id=user,
    )  # fmt: skip
    signal = voice.Signal.objects.create(
        organisation=organisation, way_in="note", state="checked", statement=sings("checked", "signaal"),
        theme="mobility", promised_on=today, token=token, bundle=bundle,
    )  # fmt: skip
    decision = voice.Decision.objects.create(
        bundle=bundle, body="council", outcome="taken_up", reasons=sings("checked", "redenen")
    )
    act = voice.Action.objects.create(decision=decision, what=sings("checked", "actie"), owner_id=user, due=today)
    group = voice.Group.objects.create(
        organisation=organisation, name=sings("inside", "leesgroep"), kind="participation"
    )
    answer = voice.Answer.objects.create(
        bundle=bundle, decision=decision, asked=sings("public", "gezegd"), done=sings("public", "gedaan"),
        published_on=today, on_site=True, group=group, group_says="agrees",
    )  # fmt: skip
    delivery = voice.Delivery.objects.create(answer=answer, signal=signal, token=token, code=random_code())
    way = new_id()
    vault.create_key(way, made.network.pk)
    name, reach = sings("person", "antwoordnaam"), sings("person", "antwoordadres")
    ReturnWay.objects.create(
        id=way, token=token, organisation=organisation, channel="letter", confirmed_at=timezone.now(),
        name=vault.seal(way, RETURN_NAME, name), reach=vault.seal(way, RETURN_REACH, reach),
        until=today + datetime.timedelta(days=90),
    )  # fmt: skip
    made.people[way] = [name, reach]
    made.rows |= {"answer_id": answer.pk, "action_id": act.pk, "delivery_id": delivery.pk, "way_id": way}
    made.rows.setdefault("bundle_id", bundle.pk)
