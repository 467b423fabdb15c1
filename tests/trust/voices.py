"""A signal, a raw signal, a bundle and a question for approval, for the world of the grid."""

from django.utils import timezone

from meedoen.kernel.identifiers import new_id
from meedoen.networks.models import Area
from meedoen.voice.models import Approval, Bundle, PhaseStep, Signal, Suggestion
from meedoen.voice.services.signals import index


def add_to(made):
    """Rows by the names that addresses use. What was checked may be read by the network; raw words by few."""
    sings, organisation, today = made.canaries.sing, made.organisation, timezone.localdate()
    area = Area.objects.get(code=made.rows["code"])
    told = {"way_in": "desk", "theme": "mobility", "promised_on": today, "organisation": organisation, "area": area}
    raw = Signal.objects.create(given=f"De bus stopt niet. {sings('raw', 'signaal')}", token=new_id(), **told)
    signal = Signal.objects.create(
        state="checked", statement=f"De bus rijdt niet. {sings('checked', 'signaal')}", token=new_id(), **told
    )
    index(signal)
    bundle = Bundle.objects.create(
        organisation=organisation, title=sings("checked", "bundel"), statement="De bus rijdt niet op zondag.",
        theme="mobility", phase="report", addressee="region", promised_on=today, published_at=timezone.now(),
        public_title=sings("public", "bundel"), public_statement="Op zondag rijdt er geen bus.",
    )  # fmt: skip
    PhaseStep.objects.create(bundle=bundle, phase_to="report")
    voice = Signal.objects.create(
        state="checked",
        statement=f"Geen bus op zondag. {sings('checked', 'stem')}",
        bundle=bundle,
        token=new_id(),
        **told,
    )
    index(voice)
    other = Signal.objects.create(state="checked", statement="De bus is er niet op zondag.", token=new_id(), **told)
    Suggestion.objects.create(signal=signal, other=other, score=1.0, shared=["=theme"])
    first = Bundle.objects.filter(organisation=organisation, phase="report").earliest("pk")
    Signal.objects.create(state="checked", statement="Ook op zondag.", bundle=first, token=new_id(), **told)
    asked = Approval.objects.create(bundle=bundle, organisation=organisation)
    made.rows |= {"signal_id": signal.pk, "raw_id": raw.pk, "bundle_id": bundle.pk, "approval_id": asked.pk}
