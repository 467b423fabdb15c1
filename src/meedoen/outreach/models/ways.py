"""How a network works outreach: which themes and rights it asks about, and how long notes are kept."""

from django.db import models

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant


class Ways(Tenant):
    """One row a network; without it the defaults of ``rules.ways`` count.

    ``themes`` and ``rights`` are codes of the standard list that are asked about (empty: all), ``own_themes`` and
    ``own_rights`` pairs of a code and a word that the network added.
    """

    themes = models.JSONField(default=list)
    own_themes = models.JSONField(default=list)
    rights = models.JSONField(default=list)
    own_rights = models.JSONField(default=list)
    fade_days = models.PositiveSmallIntegerField(default=365)
    secret_days = models.PositiveSmallIntegerField(default=31)
    goal = models.PositiveSmallIntegerField(default=60)

    privacy = Privacy(
        keep=Keep.NETWORK,
        themes=Class.OPERATIONAL,
        own_themes=Class.OPERATIONAL,
        rights=Class.OPERATIONAL,
        own_rights=Class.OPERATIONAL,
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network"], name="ways_once")]
