"""The result of a survey: what a closed survey shows, on screen."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from meedoen.kernel.access import can
from meedoen.kernel.release import THRESHOLD
from meedoen.kernel.web import acts, page, words
from meedoen.kernel.web.request import HouseRequest

from .. import survey_words as say
from ..policy import surveys as policy
from ..queries import surveys as reads
from ..rules.asking import words_of
from ..rules.intervals import LEAST
from ..rules.results import read
from .evidence import asked_code


@require_safe
@acts(policy.READ_RESULTS)
def result(request: HouseRequest, network: Any, closed_id: uuid.UUID) -> HttpResponse:
    """One page: how many, the scales, our own questions, before and after, who was heard, and how it was counted."""
    found = reads.results(request.actor, closed_id)
    kept = reads.kept_remarks(request.actor, closed_id) if can(request.actor, "plans.read_kept_remarks") else []
    labels = words_of(found.screens)
    waiting = reads.remarks_waiting(request.actor) if can(request.actor, "plans.read_remarks") else {}
    lives = found.row.result.get("lives")
    context = {
        "survey": found.row,
        "closed": words.dated(found.row.closed_on, year=True) if found.row.closed_on else "",
        "answers": read(found.row.result["answers"]).text_with_unit,
        "enough": found.row.result["enough"],
        "least": LEAST,
        "threshold": THRESHOLD,
        "ways": say.ways(found),
        "scales": say.scales(found),
        "questions": say.questions(found),
        "changes": say.before_and_after(found),
        "lives": {**lives, "year": str(lives["year"])} if lives else None,
        "response": say.response(found),
        "kept": [{"question": labels[key]["text"], "text": text} for key, text in kept if key in labels],
        "waiting": waiting.get(found.row.pk, 0),
        "may_again": can(request.actor, "plans.make_survey"),
        "evidence": asked_code(found.row.pk) if can(request.actor, "plans.write_finding") else "",
    }
    return page(request, "plans/survey_result.html", context)
