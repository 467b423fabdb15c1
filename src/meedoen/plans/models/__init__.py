"""Tables of plans, by noun."""

from .findings import Finding, FindingFigure, FindingVoice, Swot, SwotLine
from .goals import Answering, Goal, Measurement, Milestone, PlannedAction
from .observations import Observation
from .plans import Plan
from .surveys import AnswerSet, Question, Remark, Survey
from .tools import NewsItem, Tool, TourStop

__all__ = [
    "AnswerSet",
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
    "Question",
    "Remark",
    "Survey",
    "Swot",
    "SwotLine",
    "Tool",
    "TourStop",
]
