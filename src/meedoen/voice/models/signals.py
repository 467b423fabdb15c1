"""What was said, what belongs together, which phase it is in. No row leads to a person (``architecture.md``)."""

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import signals as terms

BEGINNING = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
"""Before everything: since when the first round of a bundle counts."""


class VoiceWays(Tenant):
    """How a network deals with signals: one row a network; without it the defaults of the fields count.

    ``answer_days``: how many days after a signal its answer is promised. ``least_voices``: with fewer voices a bundle
    is published only in other words. ``public_form``: whether the residents' site has the form.
    """

    answer_days = models.PositiveSmallIntegerField(default=60)
    least_voices = models.PositiveSmallIntegerField(default=3)
    public_form = models.BooleanField(default=True)

    privacy = Privacy(keep=Keep.NETWORK)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network"], name="voice_ways_once")]


class Bundle(Tenant):
    """Signals that belong together. Each voice stays a row of its own: taking the bundle apart loses nothing.

    ``statement`` is the problem in neutral words, for who works on it; ``public_statement`` what everybody reads.
    ``paraphrased``: somebody confirmed that no single voice can be heard in it. ``owner_id`` is the member of the
    staff who follows it up, compulsory from the phase ACT on. ``promised_on`` is the earliest of its signals.
    ``round_since``: decisions and answers from then on count; opening it again moves it, and nothing else does.
    """

    title = models.CharField(max_length=120)
    statement = models.TextField(blank=True)
    public_title = models.CharField(max_length=120, blank=True)
    public_statement = models.TextField(blank=True)
    paraphrased = models.BooleanField(default=False)
    theme = models.CharField(max_length=12, choices=terms.Theme.choices)
    area = models.ForeignKey("networks.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    addressee = models.CharField(max_length=12, choices=terms.Addressee.choices, default=terms.Addressee.UNKNOWN)
    phase = models.CharField(max_length=10, choices=terms.Phase.choices, default=terms.Phase.BUNDLE)
    phase_since = models.DateField(default=timezone.localdate)
    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    owner_id = models.UUIDField(null=True)
    promised_on = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)
    closed_on = models.DateField(null=True)
    reopened = models.PositiveSmallIntegerField(default=0)
    round_since = models.DateTimeField(default=BEGINNING)

    privacy = Privacy(
        keep=Keep.OFFER,
        title=Class.OPERATIONAL,
        statement=Class.OPERATIONAL,
        public_title=Class.PUBLIC,
        public_statement=Class.PUBLIC,
        theme=Class.PUBLIC,
        addressee=Class.OPERATIONAL,
        phase=Class.PUBLIC,
    )

    class Meta:
        indexes = [
            models.Index(fields=["network", "phase"]),
            models.Index(fields=["network", "promised_on"]),
            models.Index(fields=["network", "published_at"]),
        ]

    def __str__(self):
        return self.title


class Signal(Tenant):
    """One thing that somebody noticed: the problem, in neutral words, and nothing of who said it.

    ``given`` is the text as it was typed, for who checks it alone; it is emptied once a second person checked it and
    ``statement`` stands. ``token`` is the opaque key under which the answer finds its way back (``people.returns``).
    ``wants_answer``: whoever said it may say that no answer needs to come; then nobody has to bring one.
    ``answer_code``: with it whoever said it on the site reads the answer there.
    ``organisation`` is who took it in; empty for what came by the site. ``given_by_id`` is a member of the staff.
    """

    way_in = models.CharField(max_length=10, choices=terms.WayIn.choices)
    state = models.CharField(max_length=10, choices=terms.SignalState.choices, default=terms.SignalState.RAW)
    given = models.TextField(blank=True)
    statement = models.TextField(blank=True)
    language = models.CharField(max_length=5, default="nl")
    theme = models.CharField(max_length=12, choices=terms.Theme.choices, default=terms.Theme.OTHER)
    origin = models.CharField(max_length=14, choices=terms.Origin.choices, default=terms.Origin.UNKNOWN)
    target_group = models.CharField(
        max_length=14, choices=terms.TargetGroup.choices, default=terms.TargetGroup.EVERYONE
    )
    thresholds = models.JSONField(default=list)
    area = models.ForeignKey("networks.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    people_band = models.CharField(max_length=8, choices=terms.PeopleBand.choices, default=terms.PeopleBand.UNKNOWN)
    recurring = models.CharField(max_length=8, choices=terms.Often.choices, default=terms.Often.UNKNOWN)
    tried_already = models.CharField(max_length=8, choices=terms.Tried.choices, default=terms.Tried.UNKNOWN)
    addressee = models.CharField(max_length=12, choices=terms.Addressee.choices, default=terms.Addressee.UNKNOWN)
    urgency = models.CharField(max_length=8, choices=terms.Urgency.choices, default=terms.Urgency.NORMAL)
    noticed_on = models.DateField(default=timezone.localdate)
    given_at = models.DateTimeField(default=timezone.now)
    organisation = models.ForeignKey(
        "networks.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    given_by_id = models.UUIDField(null=True)
    checked_by_id = models.UUIDField(null=True)
    checked_at = models.DateTimeField(null=True)
    set_aside = models.CharField(max_length=12, choices=terms.SetAside.choices, blank=True)
    promised_on = models.DateField()
    token = models.UUIDField(null=True, unique=True)
    wants_answer = models.BooleanField(default=True)
    answer_code = models.CharField(max_length=8, blank=True)
    bundle = models.ForeignKey(Bundle, on_delete=models.SET_NULL, null=True, related_name="signals")

    privacy = Privacy(
        keep=Keep.SESSION,
        way_in=Class.OPERATIONAL,
        state=Class.OPERATIONAL,
        given=Class.PERSONAL,
        statement=Class.OPERATIONAL,
        language=Class.OPERATIONAL,
        theme=Class.OPERATIONAL,
        origin=Class.OPERATIONAL,
        target_group=Class.OPERATIONAL,
        thresholds=Class.OPERATIONAL,
        people_band=Class.OPERATIONAL,
        recurring=Class.OPERATIONAL,
        tried_already=Class.OPERATIONAL,
        addressee=Class.OPERATIONAL,
        urgency=Class.OPERATIONAL,
        answer_code=Class.OPERATIONAL,
        set_aside=Class.OPERATIONAL,
    )

    class Meta:
        indexes = [
            models.Index(fields=["network", "state", "given_at"]),
            models.Index(fields=["network", "theme"]),
            models.Index(fields=["organisation", "state"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "answer_code"], condition=~Q(answer_code=""), name="signal_answer_code_once"
            ),
            models.CheckConstraint(
                condition=Q(bundle=None) | Q(state=terms.SignalState.CHECKED), name="signal_bundled_is_checked"
            ),
        ]


class SignalTerm(Tenant):
    """A term of a checked signal: what suggestions of what belongs together are found by."""

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="terms")
    term = models.CharField(max_length=60)

    privacy = Privacy(keep=Keep.OFFER, term=Class.OPERATIONAL)

    class Meta:
        indexes = [models.Index(fields=["network", "term"])]


class Suggestion(Tenant):
    """Two signals that may belong together, as the nightly job found them; made again whole every night."""

    signal = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="suggestions")
    other = models.ForeignKey(Signal, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    shared = models.JSONField(default=list)

    privacy = Privacy(keep=Keep.MONTH, shared=Class.OPERATIONAL)

    class Meta:
        indexes = [models.Index(fields=["network", "-score"])]


class Approval(Tenant):
    """What one organisation concerned says before a bundle is published."""

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="approvals")
    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=terms.ApprovalState.choices, default=terms.ApprovalState.ASKED)
    asked_on = models.DateField(default=timezone.localdate)
    answered_on = models.DateField(null=True)
    remark = models.CharField(max_length=300, blank=True)

    privacy = Privacy(keep=Keep.OFFER, state=Class.OPERATIONAL, remark=Class.OPERATIONAL)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bundle", "organisation"], name="approval_once")]


class PhaseStep(Tenant):
    """One step of a bundle from phase to phase: its time line. ``reason`` stands there for a step back."""

    bundle = models.ForeignKey(Bundle, on_delete=models.CASCADE, related_name="steps")
    phase_from = models.CharField(max_length=10, choices=terms.Phase.choices, blank=True)
    phase_to = models.CharField(max_length=10, choices=terms.Phase.choices)
    on = models.DateField(default=timezone.localdate)
    at = models.DateTimeField(default=timezone.now)
    by_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    privacy = Privacy(
        keep=Keep.OFFER, phase_from=Class.OPERATIONAL, phase_to=Class.OPERATIONAL, reason=Class.OPERATIONAL
    )

    class Meta:
        indexes = [models.Index(fields=["bundle", "at"])]
