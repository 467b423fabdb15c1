"""What higher features may use of people."""

from .queries import Known, names
from .services import brought, erase, make_codes, register, seen_on
from .terms import Channel, Level

__all__ = ["Channel", "Known", "Level", "brought", "erase", "make_codes", "names", "register", "seen_on"]
