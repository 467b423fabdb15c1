"""Networks, organisations, who works where, areas, places."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.actors import Role
from meedoen.kernel.database.read_rows import ReadRow
from meedoen.kernel.identifiers import new_id
from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import AreaKind, OrganisationKind, ReminderWay, Step


def every_way() -> list[str]:
    """The ways of reminding that a new network begins with: all."""
    return list(ReminderWay.values)


class Network(ReadRow):
    """A local network: one or more municipalities that work together."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(_("naam in het adres"), max_length=40, unique=True)
    name = models.CharField(_("naam"), max_length=120)
    tagline = models.CharField(_("in één zin"), max_length=160, blank=True)
    municipalities = models.JSONField(_("gemeenten (NIS-code)"), default=list)
    languages = models.JSONField(_("talen"), default=list)
    accent = models.CharField(_("kleur"), max_length=7, default="#1f5f8b")
    logo_picto = models.CharField(_("beeld"), max_length=40, blank=True)
    logo_name = models.CharField(_("logo"), max_length=40, blank=True)
    phone = models.CharField(_("telefoonnummer voor bewoners"), max_length=30, blank=True)
    email = models.EmailField(_("e-mailadres voor bewoners"), blank=True)
    controller = models.CharField(_("verantwoordelijke voor de gegevens"), max_length=160, blank=True)
    privacy_contact = models.CharField(_("functionaris voor gegevensbescherming"), max_length=120, blank=True)
    stale_after_days = models.PositiveSmallIntegerField(_("aanbod is verouderd na (dagen)"), default=90)
    let_smaller_pass = models.BooleanField(_("kleine groep mag een grotere voorgaan op de wachtlijst"), default=False)
    reminders = models.BooleanField(_("herinneren de dag voordien"), default=True)
    reminder_hour = models.PositiveSmallIntegerField(_("vanaf welk uur herinneren"), default=16)
    reminder_channels = models.JSONField(_("hoe herinneren"), default=every_way)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    global_because = "the list of networks is what / shows; everything else belongs to one of them"
    privacy = Privacy(
        keep=Keep.NETWORK,
        slug=Class.PUBLIC,
        name=Class.PUBLIC,
        tagline=Class.PUBLIC,
        municipalities=Class.PUBLIC,
        languages=Class.PUBLIC,
        accent=Class.PUBLIC,
        logo_picto=Class.PUBLIC,
        logo_name=Class.PUBLIC,
        phone=Class.PUBLIC,
        email=Class.PUBLIC,
        reminder_channels=Class.OPERATIONAL,
        controller=Class.PUBLIC,
        privacy_contact=Class.PUBLIC,
    )

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def logo_url(self) -> str:
        """Where the logo is to be had; another picture has another address. Empty without a logo."""
        return f"/{self.slug}/logo/{self.logo_name}" if self.logo_name else ""


class NetworkLogo(Tenant):
    """The logo of a network: the picture alone, checked and stripped (``kernel.pictures``)."""

    name = models.CharField(max_length=40)
    content = models.BinaryField()
    content_type = models.CharField(max_length=20)
    added_at = models.DateTimeField(default=timezone.now)

    privacy = Privacy(keep=Keep.NETWORK, name=Class.PUBLIC, content=Class.PUBLIC, content_type=Class.PUBLIC)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network"], name="network_one_logo")]


class Organisation(Tenant):
    """A partner in the network. An organisation is a wall: its people are its own."""

    name = models.CharField(_("naam"), max_length=120)
    kind = models.CharField(_("soort"), max_length=30, choices=OrganisationKind.choices)
    kbo = models.CharField(_("ondernemingsnummer (KBO)"), max_length=10, blank=True)
    about = models.TextField(_("wat doen jullie"), blank=True)
    contact_name = models.CharField(_("wie bel je"), max_length=120, blank=True)
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    email = models.EmailField(_("e-mailadres"), blank=True)
    website = models.URLField(_("website"), blank=True)
    joined_on = models.DateField(_("lid sinds"), default=timezone.localdate)
    left_on = models.DateField(_("lid tot"), null=True, blank=True)

    privacy = Privacy(
        keep=Keep.NETWORK,
        name=Class.PUBLIC,
        kind=Class.PUBLIC,
        kbo=Class.PUBLIC,
        about=Class.PUBLIC,
        contact_name=Class.PUBLIC,
        phone=Class.PUBLIC,
        email=Class.PUBLIC,
        website=Class.PUBLIC,
    )

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["network", "name"], name="organisation_one_name")]

    def __str__(self):
        return self.name


class Membership(Tenant):
    """One role of one person in one organisation, from a day until a day. The last day counts."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("rol"), max_length=20, choices=Role.choices)
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True, blank=True)

    privacy = Privacy(keep=Keep.ACCOUNT, role=Class.STAFF)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user", "role"], condition=models.Q(until=None), name="membership_once"
            )
        ]
        indexes = [models.Index(fields=["user"])]


class Invitation(Tenant):
    """An invitation that makes an account and a membership. The token is kept as a hash; a code can be read aloud.

    With ``user`` it lets someone in again who has an account and forgot the password, and has no e-mail address.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    role = models.CharField(_("rol"), max_length=20, choices=Role.choices)
    name = models.CharField(_("naam"), max_length=120)
    email = models.EmailField(_("e-mailadres"), blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    by_code = models.CharField(max_length=12)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    privacy = Privacy(
        keep=Keep.MONTH,
        role=Class.STAFF,
        name=Class.STAFF,
        email=Class.STAFF,
        token_hash=Class.SECRET_HASH,
        by_code=Class.STAFF,
    )


class ApiKey(Tenant):
    """A key with which a program acts in one role of one person, for some actions, until a day. Kept as a hash."""

    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="keys")
    name = models.CharField(_("waarvoor"), max_length=80)
    key_hash = models.CharField(max_length=64, unique=True)
    actions = models.JSONField(_("wat mag deze sleutel"), default=list)
    by_code = models.CharField(max_length=12)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    privacy = Privacy(
        keep=Keep.MONTH,
        name=Class.STAFF,
        key_hash=Class.SECRET_HASH,
        actions=Class.OPERATIONAL,
        by_code=Class.STAFF,
    )

    class Meta:
        ordering = ["-made_at"]


class Area(Tenant):
    """Municipality, village, neighbourhood or statistical sector, as it was in a period (R20)."""

    code = models.CharField(max_length=20)
    kind = models.CharField(max_length=15, choices=AreaKind.choices)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    inhabitants = models.PositiveIntegerField(null=True)
    outline = models.JSONField(default=list)
    label_point = models.JSONField(default=list)
    villages = models.JSONField(default=list)
    successors = models.JSONField(default=list)
    unknown = models.BooleanField(default=False)

    privacy = Privacy(
        keep=Keep.NETWORK,
        code=Class.PUBLIC,
        kind=Class.PUBLIC,
        name=Class.PUBLIC,
        outline=Class.PUBLIC,
        label_point=Class.PUBLIC,
        villages=Class.PUBLIC,
        successors=Class.PUBLIC,
    )

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["network", "code", "valid_from"], name="area_one_version")]
        indexes = [models.Index(fields=["network", "kind"])]

    def __str__(self):
        return self.name


class Agreement(Tenant):
    """An agreement note: its period, under which regime, when it was handed in and approved. Money is in ``budgets``.

    ``renews`` is the agreement that it follows; ``reference`` the decision on which it rests.
    """

    name = models.CharField(_("naam"), max_length=120)
    regime = models.CharField(_("regels"), max_length=40)
    first_day = models.DateField(_("van"))
    last_day = models.DateField(_("tot en met"))
    file_by = models.DateField(_("indienen ten laatste op"), null=True, blank=True)
    filed_on = models.DateField(_("ingediend op"), null=True, blank=True)
    approved_on = models.DateField(_("goedgekeurd op"), null=True, blank=True)
    reference = models.CharField(_("beslissing"), max_length=160, blank=True)
    renews = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    privacy = Privacy(keep=Keep.NETWORK, name=Class.PUBLIC, regime=Class.PUBLIC, reference=Class.PUBLIC)

    class Meta:
        ordering = ["-first_day"]
        constraints = [
            models.UniqueConstraint(fields=["network", "name"], name="agreement_one_name"),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="agreement_ends_after_it_begins"
            ),
        ]

    def __str__(self):
        return self.name


class AgreementParty(Tenant):
    """A partner that signs the agreement."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    privacy = Privacy(keep=Keep.NETWORK)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "organisation"], name="agreement_party_once")]


class Place(Tenant):
    """Where something happens, and how one gets there."""

    name = models.CharField(_("naam"), max_length=120)
    street = models.CharField(_("straat en nummer"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    locality = models.CharField(_("gemeente of dorp"), max_length=80, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="places")
    how_to_get_there = models.TextField(_("hoe geraak je er"), blank=True)
    bus_stop = models.CharField(_("bushalte"), max_length=120, blank=True)
    wheelchair = models.CharField(_("rolstoel"), max_length=10, choices=Step.choices, default=Step.UNKNOWN)
    toilet = models.CharField(_("aangepast toilet"), max_length=10, choices=Step.choices, default=Step.UNKNOWN)
    parking = models.BooleanField(_("parkeerplaats"), default=False)
    known_place = models.BooleanField(_("mensen komen hier al"), default=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="places"
    )
    source_id = models.CharField(max_length=120, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    privacy = Privacy(
        keep=Keep.OFFER,
        name=Class.PUBLIC,
        street=Class.PUBLIC,
        postcode=Class.PUBLIC,
        locality=Class.PUBLIC,
        how_to_get_there=Class.PUBLIC,
        bus_stop=Class.PUBLIC,
        wheelchair=Class.PUBLIC,
        toilet=Class.PUBLIC,
        source_id=Class.PUBLIC,
    )

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["network", "source_id"])]

    def __str__(self):
        return self.name

    @property
    def village_code(self) -> str:
        """The village in which its neighbourhood lies; empty when nobody knows."""
        area = self.area
        while area is not None and area.kind != AreaKind.VILLAGE:
            area = area.parent
        return area.code if area is not None else ""

    @property
    def address(self) -> str:
        town = f"{self.postcode} {self.locality}".strip()
        return ", ".join(part for part in (self.street, town) if part)
