"""What can be done with plans, by whom, on which rows and why; by noun."""

from . import plans

__all__ = ["plans"]
