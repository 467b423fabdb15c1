"""A survey in each of its states, with answers and sentences, for the world of the grid."""

from django.utils import timezone

from meedoen.kernel.typed_codes import make_code, random_code
from meedoen.plans import models as plans
from meedoen.plans.rules.asking import Asked, screens
from meedoen.plans.rules.results import Given, Plan, result

CODE = make_code(b"world")
"""Of the first survey that runs in a network."""
SCALE = Asked("djg6", "scale", instrument="djg6")
SHEET = 10


def add_to(made) -> None:
    """One of each for this household; its words are canaries. Called inside ``seeding``."""
    sings, today = made.canaries.sing, timezone.localdate()
    draft = _survey(made, "draft")
    running = _survey(made, "open", opened_on=today, sheets=SHEET)
    if not plans.Survey.objects.filter(code=CODE).exists():
        running.code = CODE
        running.save()
    kept = result(Plan(screens([SCALE]), "none"), [Given({"djg6.1": "yes"})] * 20)
    closed = _survey(made, "closed", opened_on=today, closed_on=today, result=kept)
    questions = {row: _questions(made, row) for row in (draft, running, closed)}
    plans.AnswerSet.objects.create(survey=running, answers={"djg6.1": "yes"}, way="paper", sheet=SHEET)
    remarks = [
        plans.Remark.objects.create(survey=row, question=questions[row], text=sings("inside", "zin"), state=state)
        for row, state in ((running, "new"), (closed, "kept"))
    ]
    rows = {
        "draft_id": draft.pk, "running_id": running.pk, "closed_id": closed.pk, "survey_id": running.pk,
        "question_id": questions[draft].pk, "remark_id": remarks[0].pk,
    }  # fmt: skip
    for name, row in rows.items():
        made.rows.setdefault(name, row)


def _survey(made, state, **fields):
    kind = "public" if state == "open" else "inside"
    title = made.canaries.sing(kind, "vragenlijst")
    about = made.canaries.sing(kind, "waarom")
    return plans.Survey.objects.create(title=title, about=about, state=state, code=random_code(), **fields)


def _questions(made, survey):
    plans.Question.objects.create(survey=survey, position=1, key="djg6", kind="scale", instrument="djg6")
    kind = "public" if survey.state == "open" else "inside"
    return plans.Question.objects.create(
        survey=survey, position=2, key="q1", kind="sentence", words={"nl": made.canaries.sing(kind, "vraag")}
    )
