"""Long paths: a template per network, the path of a person or household, the steps that were done."""

from django.db import models
from django.db.models import Q

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant
from meedoen.networks.public import Threshold

from ..rules.paths import By, Counted, Outcome


class PathTemplate(Tenant):
    """The steps and possible outcomes of one kind of path. ``steps``: pairs of key and word; ``endings``: key, kind
    and word. A key stays when its word changes, so that what was done stays done.
    """

    name = models.CharField(max_length=80)
    counted = models.CharField(max_length=10, choices=Counted.choices, default=Counted.HOUSEHOLDS)
    steps = models.JSONField(default=list)
    endings = models.JSONField(default=list)
    ended_on = models.DateField(null=True)

    privacy = Privacy(
        keep=Keep.OFFER,
        name=Class.OPERATIONAL,
        counted=Class.OPERATIONAL,
        steps=Class.OPERATIONAL,
        endings=Class.OPERATIONAL,
    )

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["network", "name"], name="path_template_one_name")]

    def __str__(self):
        return self.name


class Path(Tenant):
    """One path. There is no field for a story: only which step, on which day, and how it ended.

    A kind that counts households belongs to the ``household``: it stands with everybody who lives there, and
    ``participant`` is with whom we talk. ``worker_id`` is who follows it (empty: the whole team). ``touched_on`` is
    the last day on which something was done with it: the term counts from there. ``version`` goes up with each change,
    so that two colleagues do not undo one another.
    """

    template = models.ForeignKey(PathTemplate, on_delete=models.PROTECT, related_name="paths")
    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("people.Participant", on_delete=models.PROTECT, null=True, related_name="+")
    household = models.ForeignKey("people.Household", on_delete=models.SET_NULL, null=True, related_name="+")
    worker_id = models.UUIDField(null=True)
    started_on = models.DateField()
    touched_on = models.DateField()
    next_key = models.CharField(max_length=8, blank=True)
    next_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    ending = models.CharField(max_length=8, blank=True)
    threshold = models.CharField(max_length=10, choices=Threshold.choices, blank=True)
    version = models.PositiveIntegerField(default=1)

    privacy = Privacy(
        keep=Keep.SESSION,
        next_key=Class.OPERATIONAL,
        outcome=Class.PERSONAL,
        ending=Class.PERSONAL,
        threshold=Class.PERSONAL,
    )
    person_field = "participant_id"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["template", "organisation", "participant"],
                condition=Q(ended_on=None) & ~Q(participant=None),
                name="path_once_open",
            ),
            models.UniqueConstraint(
                fields=["template", "household"],
                condition=Q(ended_on=None) & ~Q(household=None),
                name="path_once_open_at_home",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "next_on"], condition=Q(ended_on=None), name="path_due"),
            models.Index(fields=["network", "started_on"]),
            models.Index(fields=["participant", "ended_on"]),
        ]


class StepDone(Tenant):
    """A step that was done: when and by what kind of hand. ``word`` is what the template said then."""

    path = models.ForeignKey(Path, on_delete=models.CASCADE, related_name="done")
    key = models.CharField(max_length=8)
    word = models.CharField(max_length=80)
    on = models.DateField()
    by = models.CharField(max_length=10, choices=By.choices, default=By.US)
    partner = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    by_code = models.CharField(max_length=60)

    privacy = Privacy(
        keep=Keep.SESSION,
        key=Class.OPERATIONAL,
        word=Class.OPERATIONAL,
        by=Class.OPERATIONAL,
        by_code=Class.STAFF,
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["path", "key"], name="path_step_once")]
