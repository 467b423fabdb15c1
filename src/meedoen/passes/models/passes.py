"""The pass: a code that looks the same for everybody."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from .groups import GroupPass


class Pass(Tenant):
    """A pass of somebody, or of a group: a random code until a day. Nothing on it says whether there is a right.

    ``code`` is what a door reads. The own code, with which the person sees what is left, is made again from the key of
    the network whenever it is needed (``own_codes``); only its print is kept. ``reminded_for`` is the last day of which
    the person was reminded; ``to_tell``: no message could, so somebody has to say it.
    """

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Participant", on_delete=models.PROTECT, null=True, related_name="+")
    group = models.ForeignKey(GroupPass, on_delete=models.PROTECT, null=True, related_name="cards")
    code = models.CharField(max_length=8)
    own_index = models.CharField(max_length=64)
    issued_on = models.DateField(default=timezone.localdate)
    valid_until = models.DateField()
    printed_on = models.DateField(null=True)
    stopped_on = models.DateField(null=True)
    reminded_for = models.DateField(null=True)
    to_tell = models.BooleanField(default=False)

    privacy = Privacy(keep=Keep.MONTH, code=Class.PERSONAL, own_index=Class.SECRET_HASH)
    person_field = "person_id"

    class Meta:
        ordering = ["-issued_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["network", "code"], name="pass_one_code"),
            models.UniqueConstraint(fields=["person"], condition=Q(stopped_on=None), name="pass_one_living"),
            models.UniqueConstraint(fields=["group"], condition=Q(stopped_on=None), name="pass_one_of_a_group"),
            models.CheckConstraint(
                condition=Q(person=None, group__isnull=False) | Q(person__isnull=False, group=None),
                name="pass_of_one",
            ),
        ]
        indexes = [models.Index(fields=["network", "own_index"])]

    @property
    def owner_id(self) -> uuid.UUID:
        """Whose it is. Raises LookupError for the pass of a group."""
        if self.person_id is None:
            raise LookupError("the pass of a group has no person")
        return self.person_id
