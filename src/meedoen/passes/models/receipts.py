"""What belongs to a claim while it is being decided: the photo of a receipt, a question and its answer."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from .claims import Claim


class Receipt(Tenant):
    """The photo of a receipt, sealed with the person's own key. It goes a month after the decision."""

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="receipt")
    person = models.ForeignKey("people.Participant", on_delete=models.PROTECT, related_name="+")
    picture = models.BinaryField()
    added_on = models.DateField(default=timezone.localdate)

    privacy = Privacy(keep=Keep.MONTH, picture=Class.IDENTITY)
    person_field = "person_id"


class Question(Tenant):
    """Something that who decides wants to know, and the answer of who asked: both sealed with the person's own key."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="questions")
    person = models.ForeignKey("people.Participant", on_delete=models.PROTECT, related_name="+")
    text = models.BinaryField()
    answer = models.BinaryField(null=True)
    asked_on = models.DateField(default=timezone.localdate)
    answered_on = models.DateField(null=True)
    by_code = models.CharField(max_length=60)

    privacy = Privacy(keep=Keep.MONTH, text=Class.IDENTITY, answer=Class.IDENTITY, by_code=Class.STAFF)
    person_field = "person_id"

    class Meta:
        ordering = ["asked_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["claim"], condition=models.Q(answered_on=None), name="question_one_open"),
        ]
