"""A referral, and what stays of one that stopped at a threshold."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant
from meedoen.networks.public import Threshold

from ..terms import Answer, Asked, Because, State


class Referral(Tenant):
    """Somebody is led to an activity or a service, with the own yes and with company where that helps.

    There is no field for a reason, a status or a proof (W12, R24): a partner refers on its own judgement. The name is
    in ``people``. ``organisation`` refers, ``receiver`` receives; ``expected_on`` is the day on which somebody is
    awaited for the first time. ``version`` goes up with each change, so that two workers do not undo one another.
    """

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    person = models.ForeignKey("people.Participant", on_delete=models.PROTECT, null=True, related_name="+")
    receiver = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    activity = models.ForeignKey("activities.Activity", on_delete=models.PROTECT, null=True, related_name="+")
    session = models.ForeignKey("activities.Session", on_delete=models.PROTECT, null=True, related_name="+")
    enrolment = models.ForeignKey("activities.Enrolment", on_delete=models.SET_NULL, null=True, related_name="+")
    companion = models.ForeignKey("referrals.Companion", on_delete=models.SET_NULL, null=True, related_name="tasks")
    asked = models.CharField(_("hoe gevraagd"), max_length=8, choices=Asked.choices, blank=True)
    transport = models.BooleanField(_("vervoer nodig"), default=False)
    children = models.PositiveSmallIntegerField(_("kinderen voor de opvang"), default=0)
    language = models.CharField(_("taal"), max_length=2, default="nl")
    company = models.BooleanField(_("iemand die meegaat"), default=False)
    was_accompanied = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.PROPOSED)
    proposed_on = models.DateField(default=timezone.localdate)
    agreed_on = models.DateField(null=True)
    expected_on = models.DateField(null=True)
    first_on = models.DateField(null=True)
    first_session = models.ForeignKey("activities.Session", on_delete=models.SET_NULL, null=True, related_name="+")
    stayed_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    because = models.CharField(_("waarom afgelopen"), max_length=10, choices=Because.choices, blank=True)
    threshold = models.CharField(_("drempel"), max_length=10, choices=Threshold.choices, blank=True)
    revoked = models.BooleanField(default=False)
    ended_by_receiver = models.BooleanField(default=False)
    ended_from = models.CharField(max_length=12, choices=State.choices, blank=True)
    answer = models.CharField(max_length=12, choices=Answer.choices, blank=True)
    answered_on = models.DateField(null=True)
    answer_seen_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    reminded_on = models.DateField(null=True)
    code_index = models.CharField(max_length=64, blank=True)
    version = models.PositiveIntegerField(default=1)

    privacy = Privacy(
        keep=Keep.SESSION,
        asked=Class.PERSONAL,
        language=Class.PERSONAL,
        state=Class.PERSONAL,
        because=Class.PERSONAL,
        threshold=Class.PERSONAL,
        ended_from=Class.OPERATIONAL,
        answer=Class.PERSONAL,
        code_index=Class.SECRET_HASH,
    )
    person_field = "person_id"

    class Meta:
        ordering = ["-proposed_on", "-pk"]
        indexes = [
            models.Index(fields=["organisation", "state"]),
            models.Index(fields=["receiver", "state"]),
            models.Index(fields=["network", "proposed_on"]),
            models.Index(fields=["network", "code_index"]),
            models.Index(fields=["person", "state"]),
        ]


class ThresholdStop(Tenant):
    """That somebody, somewhere, stopped at a threshold: which one, about what, in which area, in which month.

    Nothing leads from here to a person, a referral, a worker or an organisation, and it is not noted on which day: so
    it may be counted, and later become a signal.
    """

    threshold = models.CharField(max_length=10, choices=Threshold.choices)
    theme = models.CharField(max_length=20, blank=True)
    area_code = models.CharField(max_length=20, blank=True)
    month = models.DateField()
    taken_at = models.DateTimeField(null=True)

    privacy = Privacy(
        keep=Keep.SESSION, threshold=Class.OPERATIONAL, theme=Class.OPERATIONAL, area_code=Class.OPERATIONAL
    )

    class Meta:
        ordering = ["-month"]
        indexes = [models.Index(fields=["network", "month"])]
