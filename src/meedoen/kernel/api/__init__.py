"""What other systems ask of the house: JSON answers, problems in plain sentences, pages with a cursor, keys.

The routers stand in the features (``networks.api``, ``activities.api``); ``desk.api`` puts them together.
"""

from .answers import Limit, Problem, answer, read, reads, writes
from .cursors import Cursor, after, following
from .mounting import Kind, kind

__all__ = ["Cursor", "Kind", "Limit", "Problem", "after", "answer", "following", "kind", "read", "reads", "writes"]
