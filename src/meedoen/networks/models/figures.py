"""Imported open figures with their versions, what they measure, where they come from; and working areas."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import AreaKind, Basis, FigureKind, Missing, Theme


class FigureSource(Tenant):
    """Where figures come from and what must be shown beside them.

    ``threshold``: the lowest count above zero that this source lets us show; empty when it sets none.
    """

    name = models.CharField(_("naam"), max_length=200)
    credit = models.CharField(_("bronvermelding"), max_length=300)
    licence = models.CharField(_("licentie"), max_length=120, blank=True)
    link = models.URLField(_("webadres"), max_length=300, blank=True)
    dated = models.CharField(_("toestand op"), max_length=20, blank=True)
    threshold = models.PositiveSmallIntegerField(_("laagste aantal dat je mag tonen"), null=True, blank=True)

    privacy = Privacy(
        keep=Keep.NETWORK,
        name=Class.PUBLIC,
        credit=Class.PUBLIC,
        licence=Class.PUBLIC,
        link=Class.PUBLIC,
        dated=Class.PUBLIC,
    )

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["network", "credit", "licence"], name="figure_source_once")]

    def __str__(self):
        return self.credit


class Indicator(Tenant):
    """What a figure measures, as an import named it; what the product knows by itself stands in ``rules.measures``."""

    code = models.CharField(max_length=80)
    name = models.CharField(_("naam"), max_length=160)
    unit = models.CharField(_("eenheid"), max_length=40, blank=True)
    kind = models.CharField(_("soort"), max_length=10, choices=FigureKind.choices, default=FigureKind.COUNT)
    theme = models.CharField(_("thema"), max_length=12, choices=Theme.choices, default=Theme.OTHER)
    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.REGISTER)
    numerator = models.JSONField(default=list)
    denominator = models.JSONField(default=list)
    factor = models.PositiveSmallIntegerField(default=100)

    privacy = Privacy(
        keep=Keep.NETWORK,
        code=Class.PUBLIC,
        name=Class.PUBLIC,
        unit=Class.PUBLIC,
        kind=Class.PUBLIC,
        theme=Class.PUBLIC,
        basis=Class.PUBLIC,
        numerator=Class.PUBLIC,
        denominator=Class.PUBLIC,
    )

    class Meta:
        ordering = ["code"]
        constraints = [models.UniqueConstraint(fields=["network", "code"], name="indicator_once")]

    def __str__(self):
        return self.name


class FigureImport(Tenant):
    """One file with figures: what it brought, taken back in one act."""

    filename = models.CharField(max_length=160)
    at = models.DateTimeField(default=timezone.now)
    by_code = models.CharField(max_length=60)
    read = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    undone_at = models.DateTimeField(null=True)

    privacy = Privacy(keep=Keep.NETWORK, filename=Class.STAFF, by_code=Class.STAFF)

    class Meta:
        ordering = ["-at"]


class Figure(Tenant):
    """An open figure about an area in a period: exact, or the reason why there is none (R21).

    A revised figure keeps what it was: the old row stays with the moment it was replaced, and by which file.
    """

    area_code = models.CharField(max_length=20)
    level = models.CharField(max_length=15, choices=AreaKind.choices, blank=True)
    indicator = models.CharField(max_length=80)
    period = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=40, blank=True)
    value = models.DecimalField(max_digits=18, decimal_places=4, null=True)
    missing = models.CharField(max_length=15, choices=Missing.choices, blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    source = models.ForeignKey(FigureSource, on_delete=models.PROTECT, related_name="+")
    run = models.ForeignKey(FigureImport, on_delete=models.PROTECT, null=True, related_name="figures")
    replaced_at = models.DateTimeField(null=True)
    replaced_by = models.ForeignKey(FigureImport, on_delete=models.PROTECT, null=True, related_name="replaced")

    privacy = Privacy(
        keep=Keep.NETWORK,
        area_code=Class.PUBLIC,
        level=Class.PUBLIC,
        indicator=Class.PUBLIC,
        period=Class.PUBLIC,
        unit=Class.PUBLIC,
        missing=Class.PUBLIC,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["network", "area_code", "indicator", "period"],
                condition=models.Q(replaced_at=None),
                name="figure_one_in_use",
            ),
            models.CheckConstraint(
                condition=models.Q(value=None) ^ models.Q(missing=""), name="figure_value_or_reason"
            ),
        ]
        indexes = [models.Index(fields=["network", "indicator"], name="figure_of_indicator")]


class WorkingArea(Tenant):
    """The area in which a network works: sectors, neighbourhoods or villages by their code, from a day until a day.

    A zone is a part of another working area (L1).
    """

    name = models.CharField(_("naam"), max_length=80)
    part_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="zones")
    codes = models.JSONField(_("buurten en sectoren"), default=list)
    valid_from = models.DateField(_("vanaf"), default=timezone.localdate)
    valid_to = models.DateField(_("tot en met"), null=True, blank=True)

    privacy = Privacy(keep=Keep.NETWORK, name=Class.PUBLIC, codes=Class.PUBLIC)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["network", "name"], name="working_area_one_name"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="working_area_ends_after_it_begins",
            ),
        ]

    def __str__(self):
        return self.name
