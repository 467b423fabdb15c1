"""What can be done with people, by whom and why."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, roles
from meedoen.kernel.actors import Role

from .rows import WHO_KNOWS_PEOPLE, WHO_MEETS_PEOPLE, mine, own, seen_here

READ_NAMES = Action(
    name="people.read_names",
    label=_("Voornamen en bereikbaarheid lezen"),
    roles=roles(*WHO_MEETS_PEOPLE),
    purpose="ontvangen wie ingeschreven is",
    model="people.Participant",
    rows=mine,
    sensitivity=Sensitivity.PERSONAL,
)


READ_FIRST_NAMES = Action(
    name="people.read_first_names",
    label=_("Voornamen lezen aan de deur"),
    roles=roles(*WHO_MEETS_PEOPLE, Role.COMPANION),
    purpose="ontvangen wie ingeschreven is",
    model="people.Participant",
    rows=mine,
    sensitivity=Sensitivity.PERSONAL,
)


RECOGNISE_CODE = Action(
    name="people.recognise_code",
    label=_("De code van een stempelkaart herkennen"),
    roles=roles(*WHO_MEETS_PEOPLE, Role.COMPANION, Role.DPO),
    purpose="deelname tellen",
    model="people.Participant",
    rows=lambda actor: Q(erased_at=None),
)


SEND_WORD = Action(
    name="people.send_word",
    label=_("Iemand een bericht sturen"),
    roles=roles(Role.SYSTEM),
    purpose="iemand verwittigen van een verandering",
    model="people.Participant",
    rows=lambda actor: Q(erased_at=None),
    sensitivity=Sensitivity.PERSONAL,
)


READ_TO_CALL = Action(
    name="people.read_to_call",
    label=_("Voornaam en nummer lezen van wie gebeld moet worden"),
    roles=roles(*WHO_MEETS_PEOPLE, Role.COMPANION),
    purpose="iemand verwittigen van een verandering",
    model="people.Participant",
    rows=mine,
    sensitivity=Sensitivity.PERSONAL,
)


CONFIRM_REACH = Action(
    name="people.confirm_reach",
    label=_("Bevestigen dat een nummer of adres klopt, en of iemand een herinnering wil"),
    roles=roles(*WHO_MEETS_PEOPLE),
    purpose="iemand verwittigen van een verandering",
    model="people.Participant",
    rows=mine,
    sensitivity=Sensitivity.PERSONAL,
)


REGISTER = Action(
    name="people.register",
    label=_("Iemand noteren met voornaam of code"),
    roles=frozenset(Role) - {Role.SYSTEM, Role.OPERATOR},
    purpose="inschrijven",
    open_because="een bewoner schrijft zichzelf in zonder account",
    sensitivity=Sensitivity.PERSONAL,
)


OVERSEES = (Role.DPO,)


SEE_PEOPLE = Action(
    name="people.see_people",
    label=_("Zien wie bij mijn mensen staat"),
    roles=roles(*WHO_KNOWS_PEOPLE),
    purpose="opvolgen wie ik begeleid",
    model="people.Participant",
    rows=seen_here,
    sensitivity=Sensitivity.PERSONAL,
)


SEE_PERSON = Action(
    name="people.see_person",
    label=_("De pagina van iemand openen"),
    roles=roles(*WHO_KNOWS_PEOPLE),
    purpose="opvolgen wie ik begeleid",
    model="people.Participant",
    rows=seen_here,
    sensitivity=Sensitivity.PERSONAL,
)


GIVE_REASON = Action(
    name="people.give_reason",
    label=_("Iemand openen met een opgeschreven reden"),
    roles=roles(*WHO_KNOWS_PEOPLE),
    purpose="iemand openen met een opgeschreven reden",
    model="people.Participant",
    rows=seen_here,
    sensitivity=Sensitivity.PERSONAL,
)


SUGGEST = Action(
    name="people.suggest",
    label=_("Zien of iemand al genoteerd is"),
    roles=roles(*WHO_KNOWS_PEOPLE),
    purpose="niemand twee keer noteren",
    model="people.Participant",
    rows=seen_here,
    sensitivity=Sensitivity.PERSONAL,
)


TAKE_ON = Action(
    name="people.take_on",
    label=_("Iemand bij mijn mensen zetten of eraf halen"),
    roles=roles(*WHO_KNOWS_PEOPLE),
    purpose="opvolgen wie ik begeleid",
    model="people.Participant",
    rows=seen_here,
    sensitivity=Sensitivity.PERSONAL,
)


CHANGE = Action(
    name="people.change",
    label=_("Noteren wat nodig is, en weglaten wat niet meer nodig is"),
    roles=roles(*WHO_KNOWS_PEOPLE),
    purpose="opvolgen wie ik begeleid",
    model="people.Participant",
    rows=seen_here,
    sensitivity=Sensitivity.PERSONAL,
)


REVEAL_ADDRESS = Action(
    name="people.reveal_address",
    label=_("Het adres van iemand tonen"),
    roles=roles(Role.COORDINATOR, Role.WORKER),
    purpose="naar iemand toe gaan of schrijven",
    model="people.Participant",
    rows=seen_here,
    sensitivity=Sensitivity.PERSONAL,
)


SAFE_CONTACT = Action(
    name="people.safe_contact",
    label=_("Weten hoe iemand veilig bereikt wordt"),
    roles=roles(*WHO_MEETS_PEOPLE, Role.COMPANION),
    purpose="iemand veilig bereiken",
    model="people.Participant",
    rows=mine,
    sensitivity=Sensitivity.PERSONAL,
)


NOTE = Action(
    name="people.note",
    label=_("Iemand noteren en bij mijn mensen zetten"),
    roles=roles(*WHO_KNOWS_PEOPLE),
    purpose="opvolgen wie ik begeleid",
    sensitivity=Sensitivity.PERSONAL,
)


PROTECT = Action(
    name="people.protect",
    label=_("Iemand beschermen: van alle lijsten weg"),
    roles=roles(Role.COORDINATOR, Role.WORKER),
    purpose="iemand beschermen",
    model="people.Participant",
    rows=seen_here,
    sensitivity=Sensitivity.PERSONAL,
)


KEEP_LONGER = Action(
    name="people.keep_longer",
    label=_("Iemand langer bewaren dan de termijn"),
    roles=roles(Role.COORDINATOR, Role.WORKER),
    purpose="een lopende zaak afmaken",
    model="people.Participant",
    rows=seen_here,
    sensitivity=Sensitivity.PERSONAL,
)


MERGE = Action(
    name="people.merge",
    label=_("Twee keer dezelfde persoon samen tonen"),
    roles=roles(Role.COORDINATOR, Role.WORKER),
    purpose="niemand twee keer noteren",
    model="people.Participant",
    rows=seen_here,
    sensitivity=Sensitivity.PERSONAL,
)


IMPORT = Action(
    name="people.import",
    label=_("Een lijst van mensen inlezen"),
    roles=roles(Role.COORDINATOR, Role.WORKER),
    purpose="een bestaande lijst meebrengen",
    sensitivity=Sensitivity.PERSONAL,
)


UNDO_IMPORT = Action(
    name="people.undo_import",
    label=_("Een ingelezen lijst terugdraaien"),
    roles=roles(Role.COORDINATOR, Role.WORKER),
    purpose="een bestaande lijst meebrengen",
    model="people.ListRun",
    rows=own,
    sensitivity=Sensitivity.PERSONAL,
)
