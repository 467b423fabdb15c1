"""What other features may use of plans: a plan with its findings, its SWOT, its goals with actions, its time line."""

from .queries.findings import Board, Found, FoundVoice, board, findings, swots
from .queries.goals import Acted, Aimed, goals, milestones
from .queries.plans import plan, plans
from .queries.reading import Readable, open_plans, readable
from .queries.surveys import latest_results
from .queries.tools import news_between
from .rules.findings_told import Figure, Told, Voice
from .rules.goals_told import ActionTold, Followed, GoalTold
from .rules.observing import Noted, Opinion
from .rules.plans import Cover
from .services.findings import change_finding, make_swot, place_finding, write_finding
from .services.goals import (
    add_milestone,
    follow_action,
    set_money_aside,
    take_tool,
    tick_milestone,
    write_action,
    write_goal,
)
from .services.observations import note_observation, say_of_plan
from .services.plans import make_plan
from .services.reading import open_reading
from .services.surveys import Cover as SurveyCover
from .services.surveys import Written as WrittenQuestion
from .services.surveys import add_question, ask_again, close_survey, make_survey, open_survey
from .services.tools import ToolTold, add_tool, plan_stop, visit, write_news
from .survey_words import figures_of_survey

__all__ = [
    "Acted",
    "ActionTold",
    "Aimed",
    "Board",
    "Cover",
    "Figure",
    "Followed",
    "Found",
    "FoundVoice",
    "GoalTold",
    "Noted",
    "Opinion",
    "Readable",
    "SurveyCover",
    "Told",
    "ToolTold",
    "Voice",
    "WrittenQuestion",
    "add_milestone",
    "add_question",
    "add_tool",
    "ask_again",
    "board",
    "change_finding",
    "close_survey",
    "figures_of_survey",
    "findings",
    "follow_action",
    "goals",
    "latest_results",
    "make_plan",
    "make_survey",
    "make_swot",
    "milestones",
    "news_between",
    "note_observation",
    "open_plans",
    "open_reading",
    "open_survey",
    "place_finding",
    "plan",
    "plan_stop",
    "plans",
    "readable",
    "say_of_plan",
    "set_money_aside",
    "swots",
    "take_tool",
    "tick_milestone",
    "visit",
    "write_action",
    "write_finding",
    "write_goal",
    "write_news",
]
