"""The work of referrals in the background."""

import uuid

from django.utils.translation import gettext_lazy as _

from meedoen.kernel import jobs

from .services import following


@jobs.job("referrals.remind", _("Opnieuw vragen of iemand aankwam"), every="20 6 * * *")
def remind(network_id: uuid.UUID) -> dict[str, int]:
    """Each morning: who receives and did not answer, is asked again, once a week."""
    return {"asked": following.remind_all(network_id)}
