"""Tables of voice, by noun."""

from .signals import Approval, Bundle, PhaseStep, Signal, VoiceWays

__all__ = ["Approval", "Bundle", "PhaseStep", "Signal", "VoiceWays"]
