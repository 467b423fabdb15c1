"""Tables of plans, by noun."""

from .findings import Finding, FindingFigure, FindingVoice, Swot, SwotLine
from .goals import Answering, Goal, Measurement, Milestone, PlannedAction
from .observations import Observation
from .plans import Plan
from .tools import NewsItem, Tool, TourStop

__all__ = [
    "Answering",
    "Finding",
    "FindingFigure",
    "FindingVoice",
    "Goal",
    "Measurement",
    "Milestone",
    "NewsItem",
    "Observation",
    "Plan",
    "PlannedAction",
    "Swot",
    "SwotLine",
    "Tool",
    "TourStop",
]
