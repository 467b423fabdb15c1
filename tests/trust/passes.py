"""A scheme, for the world of the grid."""

from django.utils import timezone

from meedoen.passes import models as passes
from meedoen.passes.rules.schemes import Terms, kept


def add_to(made) -> None:
    """One of everything for this household; its words are canaries. Called inside ``seeding``."""
    sings, today = made.canaries.sing, timezone.localdate()
    scheme = passes.Scheme.objects.create(name=sings("inside", "regeling"))
    version = passes.SchemeVersion.objects.create(
        scheme=scheme, fund_id=made.rows["fund_id"], terms=kept(Terms()), starts_on=today, by_code="AAAA"
    )
    made.rows.setdefault("version_id", version.pk)
