"""The work of activities in the background."""

import uuid

from django.utils.translation import gettext_lazy as _

from meedoen.kernel import jobs
from meedoen.networks import public as networks

from . import held_files, reactions, services
from .services import reminding


@jobs.job("activities.extend_series", _("Reeksen zes maanden vooruit plannen"), every="40 3 * * *")
def extend_series(network_id: uuid.UUID) -> dict[str, int]:
    network = next((one for one in networks.all_open_networks() if one.pk == network_id), None)
    return {"sessions": services.extend_all(network)} if network else {}


@jobs.job("activities.keep_search", _("De zoekwoorden nakijken"), every="20 4 * * *")
def keep_search(network_id: uuid.UUID) -> dict[str, int]:
    return {"mended": services.mend_search(network_id)}


@jobs.job("activities.send_word", _("Berichten klaarzetten die bleven liggen"), every="7-59/15 * * * *")
def send_word(network_id: uuid.UUID) -> dict[str, int]:
    return {"messages": reactions.catch_up(network_id)}


@jobs.job("activities.remind", _("Herinneringen klaarzetten voor morgen"), every="2 * * * *")
def remind(network_id: uuid.UUID) -> dict[str, int]:
    """Every hour; from the hour of the network on, whoever must still be reminded of tomorrow. Nobody twice."""
    network = next((one for one in networks.all_open_networks() if one.pk == network_id), None)
    return reminding.remind_all(network) if network is not None and network.reminders else {}


@jobs.job("activities.sweep_files", _("Ingelezen bestanden opruimen"), every="5 * * * *", everywhere=True)
def sweep_files(network_id: None) -> None:
    held_files.sweep()
