"""The own plan of a person: a goal in the own words, steps, and who helps."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms_of_plans import Helper, PlanState


class OwnPlan(Tenant):
    """A goal of somebody, in the own words, which are sealed with the own key: erasing the person is erasing the plan.

    The person is the owner; ``organisation`` is where it is written down. ``version`` goes up with each change, so that
    two workers do not undo one another.
    """

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Participant", on_delete=models.PROTECT, related_name="+")
    goal = models.BinaryField()
    state = models.CharField(max_length=8, choices=PlanState.choices, default=PlanState.RUNNING)
    since = models.DateField(default=timezone.localdate)
    changed_on = models.DateField(default=timezone.localdate)
    version = models.PositiveIntegerField(default=1)

    privacy = Privacy(keep=Keep.PERSON, goal=Class.IDENTITY, state=Class.PERSONAL)
    person_field = "person_id"

    class Meta:
        ordering = ["-changed_on", "-pk"]
        verbose_name = _("eigen plan")
        indexes = [models.Index(fields=["organisation", "state"]), models.Index(fields=["person"])]


class PlanStep(Tenant):
    """One step of a plan: what, who does it, by when, and whether it is done."""

    plan = models.ForeignKey(OwnPlan, on_delete=models.CASCADE, related_name="steps")
    person = models.ForeignKey("people.Participant", on_delete=models.PROTECT, related_name="+")
    what = models.BinaryField()
    helper = models.CharField(_("wie doet het"), max_length=10, choices=Helper.choices, default=Helper.SELF)
    due_on = models.DateField(_("tegen wanneer"), null=True)
    done_on = models.DateField(null=True)
    made_at = models.DateTimeField(default=timezone.now)

    privacy = Privacy(keep=Keep.PERSON, what=Class.IDENTITY, helper=Class.PERSONAL)
    person_field = "person_id"

    class Meta:
        ordering = ["made_at", "pk"]
