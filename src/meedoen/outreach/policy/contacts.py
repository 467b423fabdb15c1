"""Noting a contact, reading it again, mending it, and the secret note beside it."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, roles

from .roles import OUTREACH, PURPOSE, TEAM, own

NOTE = Action(
    name="outreach.note",
    label=_("Een contact noteren"),
    roles=roles(*OUTREACH),
    purpose=PURPOSE,
    sensitivity=Sensitivity.PERSONAL,
)
SEE = Action(
    name="outreach.see",
    label=_("Contacten van de eigen organisatie zien"),
    roles=roles(*OUTREACH),
    purpose=PURPOSE,
    model="outreach.Contact",
    rows=own,
    sensitivity=Sensitivity.PERSONAL,
)
CORRECT = Action(
    name="outreach.correct",
    label=_("Een contact verbeteren of weghalen"),
    roles=roles(*OUTREACH),
    purpose=PURPOSE,
    model="outreach.Contact",
    rows=own,
    sensitivity=Sensitivity.PERSONAL,
)
WRITE_SECRET = Action(
    name="outreach.write_secret",
    label=_("Een geheime notitie voor het team schrijven"),
    roles=roles(*TEAM),
    purpose=PURPOSE,
    model="outreach.Contact",
    rows=own,
    sensitivity=Sensitivity.SECRET,
)
READ_SECRET = Action(
    name="outreach.read_secret",
    label=_("Een geheime notitie van het team lezen"),
    roles=roles(*TEAM),
    purpose=PURPOSE,
    model="outreach.Contact",
    rows=own,
    sensitivity=Sensitivity.SECRET,
)
SETTLE = Action(
    name="outreach.settle",
    label=_("Kiezen tussen twee versies van een contact"),
    roles=roles(*OUTREACH),
    purpose=PURPOSE,
    model="outreach.Conflict",
    rows=own,
    sensitivity=Sensitivity.PERSONAL,
)
IMPORT_CONTACTS = Action(
    name="outreach.import_contacts",
    label=_("Een lijst van contacten inlezen"),
    roles=roles(*OUTREACH),
    purpose="een bestaande lijst meebrengen",
    sensitivity=Sensitivity.PERSONAL,
)
UNDO_CONTACTS = Action(
    name="outreach.undo_contacts",
    label=_("Een ingelezen lijst van contacten terugdraaien"),
    roles=roles(*OUTREACH),
    purpose="een bestaande lijst meebrengen",
    model="outreach.ContactRun",
    rows=own,
    sensitivity=Sensitivity.PERSONAL,
)
