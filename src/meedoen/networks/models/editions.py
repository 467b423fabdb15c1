"""The figures of a year that is over, as they stood when it was closed."""

from django.db import models

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant


class YearEdition(Tenant):
    """The released figures of one year of one feature (``about``): rounded, of nobody. ``number`` 1 is made at the
    close, each correction is one more with its reason. An edition never changes."""

    about = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    figures = models.JSONField()
    why = models.CharField(max_length=200, blank=True)
    made_on = models.DateField()
    by_code = models.CharField(max_length=60)

    privacy = Privacy(
        keep=Keep.NETWORK, about=Class.OPERATIONAL, figures=Class.OPERATIONAL, why=Class.OPERATIONAL,
        by_code=Class.STAFF,
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "about", "year", "number"], name="year_edition_once_a_feature")
        ]
