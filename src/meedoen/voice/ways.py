"""How a network deals with signals: the one place that reads it. Called inside reads and commands."""

from .models import VoiceWays


def ways() -> VoiceWays:
    """The choices of this network; the defaults where nothing was chosen."""
    return VoiceWays.objects.first() or VoiceWays()
