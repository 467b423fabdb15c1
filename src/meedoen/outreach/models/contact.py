"""A contact as it was noted, the secret note beside it, and two versions that do not agree."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.identifiers import new_id
from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import Duration, Kind, Met, Settled, Who


class Contact(Tenant):
    """One contact. Rows only come: a correction is a new row that points to the one it replaces (``corrects``).

    ``client_id`` is made by who sends the note: sent twice it is stored once. ``root`` is the first row of a chain of
    corrections (empty in that first row); what is followed up hangs there. ``digest`` is a keyed print of what was
    sent. ``faded_at``: only place, theme and counts are left, and ``on`` is the first day of that month.
    """

    client_id = models.UUIDField(default=new_id)
    organisation = models.ForeignKey(
        "networks.Organisation", on_delete=models.PROTECT, db_index=False, related_name="+"
    )
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="corrected_by")
    root = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="versions")
    withdrawn = models.BooleanField(default=False)
    worker_id = models.UUIDField(null=True)
    by_code = models.CharField(max_length=60, blank=True)
    on = models.DateField(_("wanneer"))
    noted_at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(_("hoe"), max_length=12, choices=Kind.choices)
    who = models.CharField(_("met wie"), max_length=12, choices=Who.choices, default=Who.NOBODY)
    participant = models.ForeignKey(
        "people.Participant", on_delete=models.PROTECT, null=True, db_index=False, related_name="+"
    )
    area = models.ForeignKey("networks.Area", on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    place = models.ForeignKey("networks.Place", on_delete=models.PROTECT, null=True, db_index=False, related_name="+")
    answered = models.BooleanField(default=True)
    persons = models.PositiveSmallIntegerField(default=1)
    households = models.PositiveSmallIntegerField(default=1)
    met = models.CharField(max_length=8, choices=Met.choices, default=Met.UNKNOWN)
    themes = models.JSONField(default=list)
    thresholds = models.JSONField(default=list)
    signal = models.BooleanField(default=False)
    duration = models.CharField(max_length=10, choices=Duration.choices, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    faded_at = models.DateTimeField(null=True)

    privacy = Privacy(
        keep=Keep.SESSION,
        by_code=Class.STAFF,
        kind=Class.OPERATIONAL,
        who=Class.OPERATIONAL,
        met=Class.OPERATIONAL,
        themes=Class.PERSONAL,
        thresholds=Class.PERSONAL,
        duration=Class.OPERATIONAL,
        digest=Class.SECRET_HASH,
    )
    person_field = "participant_id"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "worker_id", "client_id"], name="contact_once"),
        ]
        indexes = [
            models.Index(fields=["organisation", "on"]),
            models.Index(fields=["network", "kind", "organisation", "on"]),
            models.Index(fields=["network", "on"]),
            models.Index(fields=["participant", "on"]),
            models.Index(fields=["worker_id", "noted_at"]),
        ]

    @property
    def first_id(self):
        """The first row of its chain."""
        return self.root_id or self.pk


class SecretNote(Tenant):
    """What falls under professional secrecy: for the team alone, sealed, with a short term of its own (``until``).

    Sealed with the key of the person, or of the organisation when nobody was named. It stands in no list, search,
    figure, export or message.
    """

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("people.Participant", on_delete=models.PROTECT, null=True, related_name="+")
    text = models.BinaryField()
    by_code = models.CharField(max_length=60)
    written_at = models.DateTimeField(default=timezone.now)
    until = models.DateField()

    privacy = Privacy(keep=Keep.SECRECY, text=Class.IDENTITY, by_code=Class.STAFF)
    person_field = "participant_id"

    class Meta:
        indexes = [models.Index(fields=["until"])]


class Conflict(Tenant):
    """The same note came twice with other content. Nothing is overwritten: somebody of the team decides.

    ``sent`` is what came the second time, sealed with the key of the organisation.
    """

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    participant = models.ForeignKey("people.Participant", on_delete=models.PROTECT, null=True, related_name="+")
    sent = models.BinaryField()
    digest = models.CharField(max_length=64)
    worker_id = models.UUIDField(null=True)
    by_code = models.CharField(max_length=60)
    received_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True)
    settled = models.CharField(max_length=6, choices=Settled.choices, blank=True)

    privacy = Privacy(
        keep=Keep.MONTH,
        sent=Class.IDENTITY,
        digest=Class.SECRET_HASH,
        by_code=Class.STAFF,
        settled=Class.OPERATIONAL,
    )
    person_field = "participant_id"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contact", "digest"], name="conflict_once")]
        indexes = [models.Index(fields=["organisation", "settled_at"])]
