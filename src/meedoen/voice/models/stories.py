"""Stories of a group, their pictures, and the yes of everybody who can be recognised in them (W7)."""

from django.db import models
from django.utils import timezone

from meedoen.kernel.privacy.classes import Class, Keep, Privacy
from meedoen.kernel.tenancy import Tenant

from ..terms import stories as terms
from .groups import Group, GroupMember


class Story(Tenant):
    """A story that a group shows. ``made_by``: who made it with them, an organisation. ``touched_at``: changed last.

    ``published_at`` says that somebody wants it shown; whether it is, each yes says on each day (``policy.stories``).
    """

    organisation = models.ForeignKey("networks.Organisation", on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, related_name="stories")
    title = models.CharField(max_length=100)
    text = models.TextField()
    language = models.CharField(max_length=2, choices=terms.StoryLanguage.choices, default=terms.StoryLanguage.NL)
    made_by = models.CharField(max_length=120, blank=True)
    touched_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True)

    privacy = Privacy(
        keep=Keep.DRAFT,
        title=Class.PERSONAL,
        text=Class.PERSONAL,
        language=Class.PUBLIC,
        made_by=Class.PUBLIC,
    )

    class Meta:
        indexes = [models.Index(fields=["network", "published_at"])]

    def __str__(self):
        return self.title


class StoryPicture(Tenant):
    """A picture of a story, drawn anew without place or camera; ``says`` is what somebody who cannot see it hears."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="pictures")
    content = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    says = models.CharField(max_length=200)
    place = models.PositiveSmallIntegerField()

    privacy = Privacy(keep=Keep.DRAFT, content=Class.PERSONAL, says=Class.PERSONAL)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["story", "place"], name="story_picture_place")]


class StoryYes(Tenant):
    """The yes of one person who can be recognised: an alias, never a full name; empty ``how``: not given yet.

    ``member`` is the seat in the group, where there is one: who asks to be erased is found by it.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="yeses")
    member = models.ForeignKey(GroupMember, on_delete=models.SET_NULL, null=True, related_name="+")
    alias = models.CharField(max_length=60)
    how = models.CharField(max_length=8, choices=terms.SaidHow.choices, blank=True)
    place = models.CharField(max_length=6, choices=terms.Shown.choices, blank=True)
    given_on = models.DateField(null=True)
    until = models.DateField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    by_code = models.CharField(max_length=60)

    privacy = Privacy(
        keep=Keep.DRAFT,
        alias=Class.PERSONAL,
        how=Class.PERSONAL,
        place=Class.PERSONAL,
        by_code=Class.STAFF,
    )

    class Meta:
        ordering = ["alias", "pk"]
        constraints = [models.UniqueConstraint(fields=["story", "alias"], name="story_alias_once")]
        indexes = [models.Index(fields=["network", "until"])]
