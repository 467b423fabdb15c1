"""What the desk keeps: whether a worker wants a mail in the morning, and when the last one left."""

from django.conf import settings
from django.db import models

from meedoen.kernel.privacy.classes import Keep, Privacy
from meedoen.kernel.tenancy import Tenant


class MorningMail(Tenant):
    """One worker in one network. Without a row the mail is wanted and none left yet."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    wanted = models.BooleanField(default=True)
    last_on = models.DateField(null=True)

    privacy = Privacy(keep=Keep.ACCOUNT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "user"], name="morning_mail_once")]
