"""The work of voice in the background."""

import uuid

from django.utils.translation import gettext_lazy as _

from meedoen.kernel import jobs
from meedoen.kernel.actors import Actor

from .services import answers, suggesting


@jobs.job("voice.alike", _("Zoeken welke signalen bij elkaar horen"), every="45 3 * * *")
def alike(network_id: uuid.UUID) -> dict[str, int]:
    return {"pairs": suggesting.look_for_alike(Actor.system(network_id, "voice"))}


@jobs.job("voice.close_told", _("Bundels afronden waarvan iedereen het antwoord kreeg"), every="55 3 * * *")
def close_told(network_id: uuid.UUID) -> dict[str, int]:
    return {"closed": answers.close_told(Actor.system(network_id, "voice"))}
