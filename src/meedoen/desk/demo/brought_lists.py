"""Two old lists that Westerlo brought along: the contacts of a summer, and groups that met before. All invented."""

import datetime
from typing import Any

from meedoen.kernel.actors import Actor
from meedoen.networks import public as networks
from meedoen.outreach import public as outreach
from meedoen.voice import public as voice

from .calendar import Days

CONTACTS = (
    (46, "Huisbezoek", "Wonen", 2),
    (45, "Op straat", "Vrije tijd", 3),
    (43, "Inloop", "", 4),
    (39, "Telefoon", "", 1),
)
"""Days ago, how, about what, with how many people."""
GROUPS = (("Breigroep Tongerlo", "Focusgroep", "", 6), ("Koffietafel Oevel", "Participatiegroep", "Paula, Rosette", 5))


def bring(slug: str, worker: Actor, organisation: Any, days: Days) -> None:
    """Read both lists in, as a worker would. Called while the network is named."""
    if slug != "westerlo":
        return
    where = next(iter(networks.area_names(worker).values()))
    rows = [(1, ["Datum", "Waar", "Hoe", "Thema's", "Mensen"])]
    for at, (ago, kind, theme, number) in enumerate(CONTACTS, start=2):
        day = days.today - datetime.timedelta(days=ago)
        rows.append((at, [f"{day:%d/%m/%Y}", where, kind, theme, str(number)]))
    contacts = outreach.read_contact_list(rows, outreach.what_is_here(worker))
    outreach.take_contacts_in(
        worker, organisation_id=organisation.pk, listing=contacts, filename="contacten zomer.xlsx"
    )
    listed = [(1, ["Groep", "Soort", "Leden", "Aantal leden"])]
    listed += [(at, [*words, str(number)]) for at, (*words, number) in enumerate(GROUPS, start=2)]
    groups = voice.read_group_list(listed)
    voice.take_groups_in(worker, organisation_id=organisation.pk, listing=groups, filename="groepen.xlsx")
