"""The pass: a code that looks the same for everybody."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant


class Pass(Tenant):
    """A pass of somebody: a random code until a day. Nothing on it or in it says whether there is a right.

    ``code`` is what a door reads. The own code, with which the person sees what is left, is made again from the key of
    the network whenever it is needed (``own_codes``); only its print is kept.
    """

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Participant", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=8)
    own_index = models.CharField(max_length=64)
    issued_on = models.DateField(default=timezone.localdate)
    valid_until = models.DateField()
    printed_on = models.DateField(null=True)
    stopped_on = models.DateField(null=True)

    privacy = Privacy(keep=Keep.MONTH, code=Class.PERSONAL, own_index=Class.SECRET_HASH)
    person_field = "person_id"

    class Meta:
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "code"], name="pass_one_code"),
            models.UniqueConstraint(fields=["person"], condition=Q(stopped_on=None), name="pass_one_living"),
        ]
        indexes = [models.Index(fields=["network", "own_index"])]
