"""The kernel's own tables: accounts of staff, the log, receipts of commands."""

import uuid
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .identifiers import new_id, short_code
from .privacy.classes import Class, Keep, Privacy
from .tenancy import Tenant, without_own_index


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password) if password else user.set_unusable_password()
        user.save()
        return user

    def get_by_natural_key(self, email: str | None) -> "User":
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    """An account of the staff or of a volunteer; residents have none. Global: one person works in several networks."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(_("e-mailadres"), unique=True)
    name = models.CharField(_("naam"), max_length=120)
    code = models.CharField(max_length=12, unique=True, default=short_code, editable=False)
    is_active = models.BooleanField(default=True)
    is_operator = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)
    signed_out_times = models.PositiveIntegerField(default=0)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()

    global_because = "one member of staff may work in several networks; memberships in networks give the rights"
    privacy = Privacy(
        keep=Keep.ACCOUNT, email=Class.STAFF, name=Class.STAFF, code=Class.OPERATIONAL, password=Class.SECRET_HASH
    )

    def __str__(self):
        return self.name

    def get_full_name(self):
        return self.name

    def _get_session_auth_hash(self, secret=None):
        """What every session of this account carries; ending the others is moving ``signed_out_times`` on."""
        found = super()._get_session_auth_hash(secret)  # type: ignore[misc]  # the types do not know it
        return f"{found}.{self.signed_out_times}" if self.signed_out_times else found


class Device(models.Model):
    """A browser in which somebody of the staff signed in: a keyed print of its cookie, and since when it is known."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    print = models.CharField(max_length=64)
    first_at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)

    global_because = "an account belongs to no single network"
    privacy = Privacy(keep=Keep.ACCOUNT, print=Class.SECRET_HASH)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "print"], name="device_once")]


class AuditHead(models.Model):
    """The last link of each network's chain, locked while a new entry is added."""

    network_id = models.UUIDField(primary_key=True)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    global_because = "one row a network, read by the log itself only"
    network_column = "network_id"
    privacy = Privacy(keep=Keep.LOG, hash=Class.OPERATIONAL)


class Edition(models.Model):
    """The mark of what a network shows from one table (``kernel.editions``); an empty scope counts for all networks."""

    scope = models.CharField(max_length=32, blank=True)
    shown = models.CharField(max_length=63)
    mark = models.CharField(max_length=32)

    global_because = "random marks that say only that something changed; read before a network's pages are shown"
    privacy = Privacy(keep=Keep.NETWORK, scope=Class.OPERATIONAL, shown=Class.OPERATIONAL, mark=Class.OPERATIONAL)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "shown"], name="edition_once")]


class AuditCheckpoint(models.Model):
    """Up to where the chain of a network was folded away after its ten years: the last link, and our signature.

    What follows still verifies from here; what came before is gone, and its number of entries stands here.
    """

    network_id = models.UUIDField(primary_key=True)
    seq = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    until = models.DateTimeField()
    folded_at = models.DateTimeField()
    signature = models.CharField(max_length=64)

    global_because = "one row a network, read by the log itself only"
    network_column = "network_id"
    privacy = Privacy(keep=Keep.NETWORK, hash=Class.OPERATIONAL, signature=Class.OPERATIONAL)


class AuditEntry(Tenant):
    """Who did or saw what, for which purpose. Append-only; each entry holds the hash of the one before it."""

    network = without_own_index()
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    actor_code = models.CharField(max_length=60)
    action = models.CharField(max_length=80)
    purpose = models.CharField(max_length=120)
    target_kind = models.CharField(max_length=80, blank=True)
    target_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    privacy = Privacy(
        keep=Keep.LOG,
        actor_code=Class.STAFF,
        action=Class.OPERATIONAL,
        purpose=Class.OPERATIONAL,
        target_kind=Class.OPERATIONAL,
        reason=Class.STAFF,
        details=Class.OPERATIONAL,
        previous=Class.OPERATIONAL,
        hash=Class.OPERATIONAL,
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "seq"], name="audit_one_chain")]
        indexes = [models.Index(fields=["network", "at"])]


class AuditSubject(Tenant):
    """Whose data an entry is about, by pseudonym: the answer to "who looked at me"."""

    network = without_own_index()
    entry = models.ForeignKey(AuditEntry, on_delete=models.PROTECT, related_name="subjects")
    subject_id = models.UUIDField(db_index=True)

    privacy = Privacy(keep=Keep.LOG)


class Receipt(Tenant):
    """The token of a submitted form and what it brought about, for one day."""

    network = without_own_index()
    token = models.UUIDField()
    action = models.CharField(max_length=80)
    rows = models.JSONField(default=list)
    many = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    privacy = Privacy(keep=Keep.DAY, action=Class.OPERATIONAL, rows=Class.OPERATIONAL)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "token"], name="receipt_once")]
        indexes = [models.Index(fields=["at"])]

    def result(self):
        from . import receipts

        return receipts.restore(self)


class JobState(models.TextChoices):
    WAITING = "waiting", _("wacht")
    RUNNING = "running", _("bezig")
    DONE = "done", _("klaar")
    FAILED = "failed", _("mislukt")


class Job(models.Model):
    """One run of a background job: waiting, running, done or failed. The table is the queue (``docs/adr/0006``).

    Arguments and outcome are codes and counts; of an error only its kind and place are kept, never its values.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    network = models.ForeignKey("networks.Network", on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=60)
    arguments = models.JSONField(default=dict)
    slot = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=JobState.choices, default=JobState.WAITING)
    run_after = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    outcome = models.JSONField(default=dict)
    error = models.CharField(max_length=160, blank=True)

    global_because = "some work is of the whole server; the wall of the network stands on its column all the same"
    network_column = "network_id"
    privacy = Privacy(
        keep=Keep.MONTH,
        name=Class.OPERATIONAL,
        arguments=Class.OPERATIONAL,
        state=Class.OPERATIONAL,
        outcome=Class.OPERATIONAL,
        error=Class.OPERATIONAL,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "network", "slot"], name="job_once_a_slot"),
            models.UniqueConstraint(
                fields=["name", "slot"], condition=models.Q(network=None), name="job_once_a_slot_everywhere"
            ),
        ]
        indexes = [models.Index(fields=["state", "run_after"])]


class MessageState(models.TextChoices):
    WAITING = "waiting", _("wacht")
    SENT = "sent", _("verstuurd")
    DELIVERED = "delivered", _("aangekomen")
    FAILED = "failed", _("niet aangekomen")
    CALLED = "called", _("niet meer nodig")
    WITHDRAWN = "withdrawn", _("teruggetrokken")


class Message(Tenant):
    """A message to somebody: which text, with which codes and times, from when. Never a name or an address.

    ``about_id`` is the thing it tells about, ``item_id`` the row that waits until the person knows. ``leaving_at`` is
    set just before it is handed over: who finds it later knows that it may have left. ``gateway_id`` is the number
    that the gateway gave it, for the report of delivery; ``trouble`` the kind of trouble, never its words.
    """

    channel = models.CharField(max_length=8)
    person_id = models.UUIDField(db_index=True)
    template = models.CharField(max_length=60)
    params = models.JSONField(default=dict)
    about_id = models.UUIDField(db_index=True)
    item_id = models.UUIDField()
    made_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=MessageState.choices, default=MessageState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    leaving_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    gateway_id = models.CharField(max_length=80, blank=True, db_index=True)
    trouble = models.CharField(max_length=20, blank=True)

    privacy = Privacy(
        keep=Keep.MONTH,
        channel=Class.PERSONAL,
        template=Class.OPERATIONAL,
        params=Class.OPERATIONAL,
        state=Class.OPERATIONAL,
        gateway_id=Class.OPERATIONAL,
        trouble=Class.OPERATIONAL,
    )
    person_field = "person_id"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item_id", "template"], condition=models.Q(state="waiting"), name="message_once_waiting"
            )
        ]
        indexes = [models.Index(fields=["network", "state", "due_at"])]


def new_token() -> uuid.UUID:
    """The token that a form carries so that a double submit counts once."""
    return uuid.uuid4()
