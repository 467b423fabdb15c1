"""Under which words a session is found."""

from django.db import models
from django.db.models import Q

from meedoen.kernel import search
from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from .session import Session


class Finding(search.Entry):
    """One session of a published activity, as the search knows it: its terms, and what one may ask of it in numbers.

    ``merits`` are the bits of ``rules.fitting.Merit`` that are stored.

    Everything in it follows from other tables (``services.searching`` keeps it in step) and can be made anew.
    """

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="finding")
    activity_id = models.UUIDField()
    price_cents = models.PositiveIntegerField(null=True)
    age_min = models.PositiveSmallIntegerField(null=True)
    age_max = models.PositiveSmallIntegerField(null=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    merits = models.BigIntegerField(default=0)
    village_code = models.CharField(max_length=20, blank=True, default="")

    privacy = Privacy(keep=Keep.OFFER, words=Class.PUBLIC, village_code=Class.PUBLIC)

    class Meta:
        indexes = [
            models.Index(fields=["network", "activity_id"], name="finding_activity"),
            models.Index(fields=["network", "merits", "village_code", "activity_id"], name="finding_merits"),
        ]


class KnownWord(Tenant):
    """A word of the programme, as it is written and as it sounds: what a typing error can be mended to."""

    word = models.CharField(max_length=40)
    shown = models.CharField(max_length=40)
    sound = models.CharField(max_length=40)

    privacy = Privacy(keep=Keep.OFFER, word=Class.PUBLIC, shown=Class.PUBLIC, sound=Class.PUBLIC)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["network", "word"], name="known_word_once"),
            models.CheckConstraint(condition=~Q(word=""), name="known_word_not_empty"),
        ]
        indexes = [models.Index(fields=["network", "sound"])]


class SearchEdition(Tenant):
    """With which edition of the analysis the words of a network were made: another edition makes them anew."""

    edition = models.PositiveIntegerField()

    privacy = Privacy(keep=Keep.OFFER)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network"], name="search_edition_once")]
