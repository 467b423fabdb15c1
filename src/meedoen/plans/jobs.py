"""The work of plans in the background."""

import uuid

from django.utils.translation import gettext_lazy as _

from meedoen.kernel import jobs
from meedoen.kernel.actors import Actor

from .queries import surveys as reads
from .services import answer_sets
from .services import surveys as services


@jobs.job("plans.close_surveys", _("Vragenlijsten afsluiten na hun laatste dag"), every="35 2 * * *")
def close_surveys(network_id: uuid.UUID) -> dict[str, int]:
    actor = Actor.system(network_id, "vragenlijsten")
    over = reads.over(actor)
    for survey_id in over:
        services.close_survey(actor, survey_id)
    return {"closed": len(over)}


@jobs.job("plans.mix_answers", _("Antwoorden op vragenlijsten door elkaar leggen"), every="25 2 * * *")
def mix_answers(network_id: uuid.UUID) -> dict[str, int]:
    return {"mixed": answer_sets.mix_answers(Actor.system(network_id, "vragenlijsten"))}
