"""Participants: as little as will do. The only home of identity."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import Channel, Level


class Participant(Tenant):
    """Somebody who takes part. Belongs to one organisation; name and reach are sealed with the person's own key.

    ``reach_confirmed_at`` is empty until somebody of the staff knows that the number or address is theirs: before that
    nothing is sent to it (G33). ``language`` is the one in which a message is written. ``address`` is always hidden:
    showing it is an act of its own. Until ``protected_until`` the person is shown to nobody but who has a link by name.
    ``kept_until`` is a later end than the term, with a reason and a name in ``Postponement``.
    """

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=12, choices=Level.choices)
    code = models.CharField(_("code"), max_length=12)
    first_name = models.BinaryField(null=True)
    channel = models.CharField(_("hoe bereiken"), max_length=10, choices=Channel.choices, default=Channel.NONE)
    reach = models.BinaryField(null=True)
    reach_confirmed_at = models.DateTimeField(null=True)
    last_name = models.BinaryField(null=True)
    address = models.BinaryField(null=True)
    protected_until = models.DateField(_("beschermd tot"), null=True)
    kept_until = models.DateField(_("bewaard tot"), null=True)
    language = models.CharField(_("taal"), max_length=2, default="nl")
    no_reminder = models.BooleanField(_("geen herinnering"), default=False)
    brought_by = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="brought")
    since = models.DateField(default=timezone.localdate)
    last_seen_on = models.DateField(null=True)
    erased_at = models.DateTimeField(null=True)

    privacy = Privacy(
        keep=Keep.PERSON,
        level=Class.PERSONAL,
        code=Class.PERSONAL,
        first_name=Class.IDENTITY,
        channel=Class.PERSONAL,
        reach=Class.IDENTITY,
        last_name=Class.IDENTITY,
        address=Class.IDENTITY,
        language=Class.PERSONAL,
    )
    person_field = "id"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "code"], name="participant_one_code")]
        indexes = [
            models.Index(fields=["organisation", "last_seen_on"]),
            models.Index(
                fields=["protected_until"], condition=models.Q(protected_until__isnull=False), name="protected"
            ),
        ]


class Mark(Tenant):
    """A keyed print of a name, a sound, a pair of words, a way to reach: finds somebody without opening everybody.

    It counts within one organisation only, so that equal names of two organisations have other prints.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="marks", db_index=False)
    print = models.CharField(max_length=32)

    privacy = Privacy(keep=Keep.PERSON, print=Class.SECRET_HASH)
    person_field = "participant_id"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["participant", "print"], name="mark_once")]
        indexes = [models.Index(fields=["network", "print", "participant"])]
