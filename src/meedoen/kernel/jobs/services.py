"""Writes of the queue by hand."""

import uuid

from django.db.models import Q
from django.utils import timezone

from .. import tenancy
from ..actors import Actor
from ..doors import belongs_to, command, remember
from ..models import Job, JobState
from ..refusals import NotFound
from . import policy


@command(policy.AGAIN)
def try_again(actor: Actor, *, job_id: uuid.UUID) -> None:
    """Put a job that failed back on the queue, with all its tries. Raises NotFound; of another network too."""
    mine = Q() if actor.network_id is None else Q(network_id=actor.network_id)
    with tenancy.all_networks("the operator has the work of any network tried again"):
        row = Job.objects.select_for_update().filter(mine, pk=job_id, state=JobState.FAILED).first()
        if row is None:
            raise NotFound("job")
        Job.objects.filter(pk=row.pk).update(
            state=JobState.WAITING, tries=0, run_after=timezone.now(), finished_at=None, error=""
        )
    if actor.network_id is None and row.network_id is not None:
        belongs_to(row.network_id)
    remember(job=row.name)
