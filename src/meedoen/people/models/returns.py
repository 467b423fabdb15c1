"""How an answer reaches who said something: the only place where a token becomes a way to somebody."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import ReturnChannel
from .participants import Participant


class ReturnWay(Tenant):
    """One way for one token. ``voice`` knows the token and nothing else of who stands behind it.

    ``participant`` is somebody who was known already; then the name and the number are that person's own and nothing
    stands here. Otherwise the row holds a key of its own: ``name`` and ``reach`` are sealed with it. The people of
    ``organisation`` bring the answer; it is empty for who left the way on the site. Until ``confirmed_at`` no letter
    and no message goes to it (G33).
    """

    token = models.UUIDField()
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, null=True, related_name="return_ways")
    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    channel = models.CharField(max_length=12, choices=ReturnChannel.choices)
    name = models.BinaryField(null=True)
    reach = models.BinaryField(null=True)
    language = models.CharField(max_length=2, default="nl")
    confirmed_at = models.DateTimeField(null=True)
    since = models.DateField(default=timezone.localdate)
    until = models.DateField()

    privacy = Privacy(
        keep=Keep.MONTH,
        channel=Class.PERSONAL,
        name=Class.IDENTITY,
        reach=Class.IDENTITY,
        language=Class.PERSONAL,
    )
    person_field = "participant_id"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "token"], name="return_way_once")]
        indexes = [models.Index(fields=["until"]), models.Index(fields=["organisation", "until"])]

    @property
    def holder(self):
        """Whose key seals and opens: the person's, or the row's own."""
        return self.participant_id or self.pk
