"""Plain language, looked at while somebody writes (W6, word.3). It only hints: nothing is ever refused here.

Dutch only: of a text in another language it says nothing. ``read`` gives the level in words and what could be plainer,
each with its place in the text; ``take_over`` puts the simpler word there.
"""

from .fields import ReadByResidents, only_read, taken_over
from .reading import Level, Reading, level_of, read
from .signs import Hint
from .taking_over import take_over

__all__ = ["Hint", "Level", "ReadByResidents", "Reading", "level_of", "only_read", "read", "take_over", "taken_over"]
