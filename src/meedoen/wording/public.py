"""What other features may use of wording."""

from . import search
from .credits import Credit, credit, credits
from .pictograms import Pictogram
from .pictograms import all as all_pictograms
from .pictograms import find as find_pictograms
from .pictograms import get as get_pictogram

__all__ = ["Credit", "Pictogram", "all_pictograms", "credit", "credits", "find_pictograms", "get_pictogram"]
