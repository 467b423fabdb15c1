"""What other features may use of voice. Nothing here leads to a person: a token is all that voice knows of anybody."""

from .rules.signals import Told
from .services.signals import give_public_signal, give_signal
from .terms.signals import Phase, Theme, WayIn

__all__ = ["Phase", "Theme", "Told", "WayIn", "give_public_signal", "give_signal"]
