"""What is offered: initiatives and activities."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant
from meedoen.networks.public import Step

from ..rules.series import Pattern, from_rrule, to_rrule
from ..rules.versions import version_of
from ..terms import Kind, SignUp, Status


class Initiative(Tenant):
    """A lasting initiative (a social grocery, a sewing studio) with activities, hours and tallies under it."""

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("naam"), max_length=120)
    about = models.TextField(_("waarover gaat het"), blank=True)
    need = models.CharField(_("nood in het programma"), max_length=20, blank=True)
    since = models.DateField(_("gestart op"), default=timezone.localdate)
    ended_on = models.DateField(_("gestopt op"), null=True, blank=True)

    privacy = Privacy(keep=Keep.OFFER, name=Class.PUBLIC, about=Class.PUBLIC, need=Class.PUBLIC)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["network", "name"], name="initiative_one_name")]

    def __str__(self):
        return self.name


class Activity(Tenant):
    """One thing people can join: what, for whom, where, at what price, and which thresholds are lowered."""

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    initiative = models.ForeignKey(
        Initiative, on_delete=models.PROTECT, null=True, blank=True, related_name="activities"
    )
    kind = models.CharField(_("soort"), max_length=15, choices=Kind.choices, default=Kind.ACTIVITY)
    title = models.CharField(_("naam"), max_length=120)
    text = models.TextField(_("waarover gaat het"), blank=True)
    translations = models.JSONField(default=dict, blank=True)
    pictogram = models.CharField(_("beeld"), max_length=40, blank=True)
    themes = models.JSONField(_("thema's"), default=list, blank=True)
    for_whom = models.CharField(_("voor wie"), max_length=160, blank=True)
    age_min = models.PositiveSmallIntegerField(_("leeftijd van"), null=True, blank=True)
    age_max = models.PositiveSmallIntegerField(_("leeftijd tot en met"), null=True, blank=True)
    price_cents = models.PositiveIntegerField(_("prijs"), null=True, blank=True)
    social_price_cents = models.PositiveIntegerField(_("kansentarief"), null=True, blank=True)
    languages = models.JSONField(_("gesproken talen"), default=list, blank=True)
    no_dutch_needed = models.BooleanField(_("je moet niet goed Nederlands spreken"), default=False)
    children_welcome = models.BooleanField(_("kinderen mogen mee"), default=False)
    childcare_places = models.PositiveSmallIntegerField(_("plaatsen in de kinderopvang"), default=0)
    childcare_age_min = models.PositiveSmallIntegerField(_("opvang vanaf (jaar)"), null=True, blank=True)
    childcare_age_max = models.PositiveSmallIntegerField(_("opvang tot en met (jaar)"), null=True, blank=True)
    childcare_hours = models.CharField(_("uren van de opvang"), max_length=80, blank=True)
    food = models.CharField(_("eten en drinken"), max_length=120, blank=True)
    bring = models.CharField(_("wat breng je mee"), max_length=200, blank=True)
    contact_name = models.CharField(_("wie bel je"), max_length=80, blank=True)
    contact_phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    welcomed_by = models.CharField(_("wie verwelkomt je"), max_length=40, blank=True)
    step_free = models.CharField(_("zonder trappen"), max_length=10, choices=Step.choices, default=Step.UNKNOWN)
    quiet = models.BooleanField(_("rustig"), default=False)
    transport_offered = models.BooleanField(_("vervoer mogelijk"), default=False)
    companion_welcome = models.BooleanField(_("er kan iemand met je meegaan"), default=False)
    place = models.ForeignKey("networks.Place", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sign_up = models.CharField(_("hoe doe je mee"), max_length=10, choices=SignUp.choices, default=SignUp.WALK_IN)
    capacity = models.PositiveSmallIntegerField(_("plaatsen"), null=True, blank=True)
    pattern = models.JSONField(default=dict, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    source = models.CharField(max_length=20, blank=True)
    source_id = models.CharField(max_length=160, blank=True)
    source_hash = models.CharField(max_length=64, blank=True)
    unknown_terms = models.JSONField(default=list, blank=True)
    import_run = models.ForeignKey(
        "activities.ImportRun", on_delete=models.SET_NULL, null=True, blank=True, related_name="activities"
    )
    confirmed_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    privacy = Privacy(
        keep=Keep.OFFER,
        confirmed_by=Class.STAFF,
        source_hash=Class.OPERATIONAL,
        pattern=Class.PUBLIC,
        **dict.fromkeys(
            [
                "kind", "title", "text", "translations", "pictogram", "themes", "for_whom", "languages",
                "childcare_hours", "food", "bring", "contact_name", "contact_phone", "welcomed_by", "step_free",
                "sign_up", "status", "source", "source_id", "unknown_terms",
            ],
            Class.PUBLIC,
        ),
    )  # fmt: skip

    class Meta:
        ordering = ["title"]
        verbose_name = _("activiteit")
        indexes = [
            models.Index(fields=["network", "status"]),
            models.Index(
                fields=["network", "status", "price_cents", "children_welcome", "no_dutch_needed", "step_free"],
                name="activity_wishes",
            ),
            models.Index(fields=["network", "title"]),
            models.Index(fields=["network", "source", "source_id"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "source", "source_id"],
                condition=~models.Q(source_id=""),
                name="activity_one_source",
            )
        ]

    def __str__(self):
        return self.title

    @property
    def series(self) -> Pattern | None:
        """When it happens; None when each session stands by itself, or when there is none."""
        rule = self.pattern.get("rrule")
        return from_rrule(rule) if rule else None

    @series.setter
    def series(self, pattern: Pattern | None) -> None:
        self.pattern = {"rrule": to_rrule(pattern)} if pattern else {}

    @property
    def version(self) -> str:
        """Changes with everything that can be edited: a form that was opened before it is refused."""
        kept = {"id", "network_id", "created_at", "confirmed_at", "confirmed_by"}
        return version_of(
            [getattr(self, field.attname) for field in self._meta.concrete_fields if field.attname not in kept]
        )
