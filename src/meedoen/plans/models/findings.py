"""Findings with their evidence, and the four quadrants in which they are placed."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant
from meedoen.voice.public import Addressee, Theme

from ..terms import findings as terms
from .observations import Observation
from .plans import Plan


class Finding(Tenant):
    """What figures and voices show together, in one sentence: which right it is about, and who must act.

    ``follows`` is the finding of an earlier analysis of which this is the sequel (D2). ``working_area`` is the zone,
    empty for the whole area.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="findings")
    text = models.CharField(max_length=240)
    theme = models.CharField(max_length=12, choices=Theme.choices, default=Theme.OTHER)
    right = models.CharField(max_length=12, choices=terms.Right.choices, blank=True)
    duty = models.CharField(max_length=12, choices=Addressee.choices, blank=True)
    partner = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    working_area = models.ForeignKey("networks.WorkingArea", on_delete=models.PROTECT, null=True, related_name="+")
    follows = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="sequels")
    found_on = models.DateField(default=timezone.localdate)

    privacy = Privacy(
        keep=Keep.OFFER,
        text=Class.PUBLIC,
        theme=Class.PUBLIC,
        right=Class.PUBLIC,
        duty=Class.PUBLIC,
    )

    class Meta:
        ordering = ["found_on", "id"]

    def __str__(self):
        return self.text


class FindingFigure(Tenant):
    """A figure behind a finding, in words, with source and year. ``indicator``, ``period`` and ``place`` lead to the
    figure itself when it is one of the network's own, and ``number`` is what it was when it was taken over, so that a
    revision is seen; a figure out of a report has words and a source alone."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="figures")
    words = models.CharField(max_length=300)
    source = models.CharField(max_length=300, blank=True)
    indicator = models.CharField(max_length=80, blank=True)
    period = models.CharField(max_length=12, blank=True)
    place = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=40, blank=True)

    privacy = Privacy(
        keep=Keep.OFFER,
        words=Class.PUBLIC,
        source=Class.PUBLIC,
        indicator=Class.PUBLIC,
        period=Class.PUBLIC,
        place=Class.PUBLIC,
        number=Class.PUBLIC,
    )

    class Meta:
        ordering = ["id"]


class FindingVoice(Tenant):
    """A voice behind a finding: an observation, or a bundle of signals (by type and id)."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="voices")
    observation = models.ForeignKey(Observation, on_delete=models.CASCADE, null=True, related_name="+")
    about_kind = models.CharField(max_length=20, blank=True)
    about_id = models.UUIDField(null=True)

    privacy = Privacy(keep=Keep.OFFER, about_kind=Class.OPERATIONAL)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["finding", "observation"], name="finding_voice_observation_once"),
            models.UniqueConstraint(fields=["finding", "about_id"], name="finding_voice_about_once"),
        ]


class Swot(Tenant):
    """The four quadrants of a plan in one year."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="swots")
    year = models.PositiveSmallIntegerField()
    made_on = models.DateField(default=timezone.localdate)

    privacy = Privacy(keep=Keep.OFFER)

    class Meta:
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["plan", "year"], name="swot_once_a_year")]


class SwotLine(Tenant):
    """A finding in a quadrant. The line says what the finding says: no line stands without its evidence."""

    swot = models.ForeignKey(Swot, on_delete=models.CASCADE, related_name="lines")
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="lines")
    quadrant = models.CharField(max_length=12, choices=terms.Quadrant.choices)
    order = models.PositiveSmallIntegerField(default=0)

    privacy = Privacy(keep=Keep.OFFER, quadrant=Class.PUBLIC)

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["swot", "finding"], name="swot_line_once")]
