"""For whom a text is: what residents can see is in five languages, the rest of the product speaks Dutch.

``RESIDENTS`` and ``WORKERS`` are patterns of files below ``src/meedoen``; what fits no pattern of either is a violation
of the check, so that nobody forgets to say it. ``file.py::Name`` takes only the class or the table of that name.
The list is proven by ``tests/kernel/test_translated.py``: no page that residents get looks up a text outside it.
"""

import ast
from fnmatch import fnmatch
from functools import cache, lru_cache
from pathlib import Path

RESIDENTS = (
    "activities/api/*",
    "activities/forms/sign_up.py",
    "activities/queries/programme.py",
    "activities/rules/enrolling.py",
    "activities/rules/tellings.py",
    "activities/services/enrolment.py",
    "activities/templates/activities/site/*",
    "activities/terms.py::Kind",
    "activities/terms.py::Language",
    "activities/terms.py::SignUp",
    "activities/terms.py::Theme",
    "activities/views/board.py",
    "activities/views/feeds.py",
    "activities/views/fit*.py",
    "activities/views/filters.py",
    "activities/views/join.py",
    "activities/views/leave.py",
    "activities/views/month.py",
    "activities/views/notices.py",
    "activities/views/offer_map.py",
    "activities/views/one_activity.py",
    "activities/views/over.py",
    "activities/views/sharing.py",
    "activities/views/site.py",
    "activities/views/site_choices.py",
    "activities/views/takeaway.py",
    "desk/templates/desk/front.html",
    "kernel/api/*",
    "kernel/messages/delivery.py",
    "kernel/receipts.py",
    "kernel/ui/forms.py",
    "kernel/ui/templates/*.html",
    "kernel/web/aids.py",
    "kernel/web/codes.py",
    "kernel/web/errors.py",
    "kernel/web/forms.py",
    "kernel/web/public_forms.py",
    "kernel/web/words.py",
    "networks/terms.py::OrganisationKind",
    "outreach/rules/rights_list.py",
    "outreach/terms.py::Right",
    "outreach/views/rights_paper.py",
    "outreach/views/rights_words.py",
    "kernel/release/figures.py",
    "passes/forms/own.py",
    "passes/own_codes.py",
    "passes/renewal_texts.py",
    "passes/queries/own.py",
    "passes/rules/saying.py::_no",
    "passes/rules/saying.py::proof_word",
    "passes/services/claims.py::asked_for",
    "passes/services/own.py",
    "passes/services/receipts.py::answered",
    "kernel/photos.py",
    "passes/rules/saying.py::clash_words",
    "passes/rules/saying.py::elsewhere_words",
    "passes/rules/saying.py::from_age_words",
    "passes/rules/saying.py::left_words",
    "passes/rules/saying.py::limit_words",
    "passes/templates/passes/site/*",
    "passes/views/site.py",
    "people/answering.py",
    "people/forms/returns.py::NAME",
    "people/forms/returns.py::OWN_WORDS",
    "people/forms/returns.py::REACH",
    "people/forms/returns.py::ReachForm",
    "people/forms/returns.py::WayForm",
    "people/papers.py",
    "people/services/returns.py",
    "people/templates/people/site/*",
    "people/views/returns_site.py",
    "plans/services/answer_sets.py",
    "plans/templates/plans/site/*",
    "plans/terms/surveys.py::AgeBand",
    "plans/terms/surveys.py::Face",
    "plans/views/survey_paper.py",
    "plans/views/survey_site.py",
    "voice/forms/answers.py::JudgeForm",
    "voice/forms/answers.py::NO",
    "voice/forms/answers.py::OwnAnswerForm",
    "voice/forms/answers.py::YES",
    "voice/queries/own_answer.py",
    "voice/rules/judging.py",
    "voice/services/judging.py",
    "voice/templates/voice/site/judge.html",
    "voice/templates/voice/site/judged.html",
    "voice/templates/voice/site/own_answer.html",
    "voice/templates/voice/site/what_happened.html",
    "voice/terms/answers.py::OUTCOME_SHORT",
    "voice/terms/answers.py::PROGRESS_SHORT",
    "voice/terms/signals.py::Theme",
    "voice/under_token.py",
    "voice/views/judging.py",
    "voice/views/own_answer.py",
    "voice/views/site_answers.py",
    "people/rules/reaching.py",
    "plans/forms/reading.py",
    "plans/services/observations.py::say_of_plan",
    "plans/templates/plans/site/*",
    "plans/terms/findings.py::Verdict",
    "plans/views/site.py",
    "press/papers/*",
    "referrals/templates/referrals/site/*",
    "referrals/terms_of_help.py::Help",
    "press/templates/press/site/*",
    "press/terms.py",
    "press/views/answers.py",
    "press/views/reading.py",
    "referrals/services/revoking.py",
    "referrals/templates/referrals/site/*",
    "referrals/views/revoking.py",
    "voice/forms/room.py",
    "voice/forms/signals.py::SayForm",
    "voice/forms/signals.py::THRESHOLD_WORDS",
    "voice/forms/signals.py::SOMEWHERE",
    "voice/forms/signals.py::areas_in",
    "voice/forms/signals.py::_text",
    "voice/rules/cleaning/*",
    "voice/rules/signals.py",
    "voice/services/signals.py::give_public_signal",
    "voice/templates/cotton/picks.html",
    "voice/templates/voice/site/closed.html",
    "voice/templates/voice/site/link.html",
    "voice/templates/voice/site/ways.html",
    "voice/templates/voice/site/say.html",
    "voice/terms/signals.py::Theme",
    "voice/views/site.py",
    "voice/rules/speaking.py",
    "voice/templates/voice/site/enter.html",
    "voice/templates/voice/site/room.html",
    "voice/templates/voice/site/stories.html",
    "voice/templates/voice/site/stories_link.html",
    "voice/templates/voice/site/story.html",
    "voice/templates/voice/site/wins.html",
    "voice/terms/groups.py::Side",
    "voice/views/site_room.py",
    "voice/views/site_stories.py",
    "voice/views/story_paper.py",
)
"""Read first: what a page, a message or a print for residents says."""

WORKERS = (
    "activities/*",
    "budgets/*",
    "desk/*",
    "kernel/*",
    "networks/*",
    "outreach/*",
    "passes/*",
    "people/*",
    "plans/*",
    "press/*",
    "referrals/*",
    "voice/*",
    "wording/*",
    "config/*",
    "cli/*",
)
NOT_FOR_RESIDENTS = (
    "activities/api/*",
    "kernel/ui/templates/ui/base_worker.html",
    "kernel/ui/templates/ui/confirm.html",
    "kernel/ui/templates/ui/form.html",
    "kernel/ui/templates/ui/reason.html",
    "kernel/ui/templates/ui/samples.html",
    "kernel/ui/templates/ui/samples/*",
    "kernel/ui/templates/cotton/tick.html",
    "kernel/ui/templates/cotton/choose_file.html",
    "kernel/ui/templates/cotton/earlier_files.html",
    "kernel/ui/templates/cotton/refused_rows.html",
    "kernel/ui/templates/cotton/take_list.html",
)
"""Exceptions within the patterns of ``RESIDENTS``."""


def for_residents(tree: Path, name: str, line: int) -> bool:
    """Whether the text at this line of this file (below ``src/meedoen``) can be seen by a resident."""
    return any(not part or line in _lines(str(tree / "src" / "meedoen" / name), part) for part in _parts(name))


@cache
def _parts(name: str) -> tuple[str, ...]:
    """The parts of a file that residents can see; an empty one stands for all of it."""
    if any(fnmatch(name, pattern) for pattern in NOT_FOR_RESIDENTS):
        return ()
    split = [pattern.partition("::") for pattern in RESIDENTS]
    return tuple(part for file, _mark, part in split if fnmatch(name, file))


def is_placed(name: str) -> bool:
    """Whether somebody said for whom the texts of this file are."""
    files = [pattern.partition("::")[0] for pattern in (*RESIDENTS, *WORKERS)]
    return any(fnmatch(name, pattern) for pattern in files)


@lru_cache(maxsize=256)
def _lines(path: str, part: str) -> range:
    for node in ast.parse(Path(path).read_text()).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        names = {getattr(target, "id", None) for target in targets} | {getattr(node, "name", None)}
        if part in names:
            return range(node.lineno, (node.end_lineno or node.lineno) + 1)
    raise LookupError(f"{path} has no {part}")
