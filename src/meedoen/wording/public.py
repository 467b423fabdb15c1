"""What other features may use of wording."""

from . import search
from .accessibility import Examined, examined
from .credits import Credit, Library, credit, credits, libraries
from .pictograms import Chip, Pictogram, chip
from .pictograms import all as all_pictograms
from .pictograms import best as best_pictogram
from .pictograms import drawing as pictogram_drawing
from .pictograms import find as find_pictograms
from .pictograms import get as get_pictogram
from .plain import Level, ReadByResidents, Reading, level_of, only_read, read, take_over, taken_over
from .recognised import recognised
from .usual import is_usual_word, terms_left_out

__all__ = [
    "Chip",
    "Credit",
    "Examined",
    "Level",
    "Library",
    "Pictogram",
    "ReadByResidents",
    "Reading",
    "all_pictograms",
    "best_pictogram",
    "chip",
    "credit",
    "credits",
    "examined",
    "find_pictograms",
    "get_pictogram",
    "is_usual_word",
    "level_of",
    "libraries",
    "only_read",
    "pictogram_drawing",
    "read",
    "recognised",
    "search",
    "take_over",
    "taken_over",
    "terms_left_out",
]
