"""What can be done with people, by whom and why."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, by_role, everything, roles
from meedoen.kernel.actors import Actor, Role

from .terms import LinkKind

WHO_MEETS_PEOPLE = (Role.COORDINATOR, Role.WORKER, Role.PROVIDER, Role.GROUP_GUIDE, Role.REFERRER)


WHO_KNOWS_PEOPLE = (Role.COORDINATOR, Role.WORKER, Role.REFERRER, Role.GROUP_GUIDE)


def mine(actor: Actor) -> Q:
    """People of the actor's own organisation, and those that another organisation shares until a day.

    Who is protected is left out, without a trace, but for who has a link by name or received the person (trust.md T3).
    """
    own = Q(organisation_id__in=actor.organisation_ids)
    shared = Q(grants__organisation_id__in=actor.organisation_ids, grants__until__gte=timezone.localdate())
    return Q(pk__in=_ids(own | shared)) & unprotected(actor)


def unprotected(actor: Actor) -> Q:
    """Who is not protected, or whom the actor has a live link with."""
    open_to_all = Q(protected_until=None) | Q(protected_until__lt=timezone.localdate())
    return open_to_all | Q(pk__in=_linked(actor))


def _linked(actor: Actor):
    from .models import Link

    by_name = Q(user_id=actor.user_id) if actor.user_id else Q(pk__in=[])
    received = Q(user=None, kind=LinkKind.REFERRAL)
    live = Link.objects.filter(by_name | received, until__gt=timezone.now())
    return live.filter(organisation_id__in=actor.organisation_ids).values("participant_id")


def _ids(condition: Q):
    from .models import Participant

    return Participant.objects.filter(condition).values("pk")


def seen_here(actor: Actor) -> Q:
    """People of the actor's own organisation; who is protected only for who has a link by name."""
    return own(actor) & unprotected(actor)


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
WHO_ANSWERS = (Role.COORDINATOR, Role.WORKER, Role.DPO)


def own(actor: Actor) -> Q:
    """People of the actor's own organisation: who shares somebody may receive, and does not answer for the data."""
    return Q(organisation_id__in=actor.organisation_ids)


def answered_for(actor: Actor) -> Q:
    """The officer of data protection answers for every organisation of the network, the others for their own."""
    return by_role([((Role.DPO,), everything), ((Role.COORDINATOR, Role.WORKER), own)])(actor)


FIND = Action(
    name="people.find",
    label=_("Iemand opzoeken die vraagt naar de eigen gegevens"),
    roles=roles(*WHO_ANSWERS),
    purpose="een vraag over de eigen gegevens",
    model="people.Participant",
    rows=answered_for,
    sensitivity=Sensitivity.PERSONAL,
)
SEE_REQUESTS = Action(
    name="people.see_requests",
    label=_("Zien welke vragen over eigen gegevens er waren (zonder namen)"),
    roles=roles(*WHO_ANSWERS),
    purpose="toezicht op de gegevensbescherming",
    model="people.RightsRequest",
    rows=answered_for,
)
OPEN_REQUEST = Action(
    name="people.open_request",
    label=_("Een vraag over eigen gegevens noteren"),
    roles=roles(*WHO_ANSWERS),
    purpose="een vraag over de eigen gegevens",
    model="people.Participant",
    rows=answered_for,
    sensitivity=Sensitivity.PERSONAL,
)
END_REQUEST = Action(
    name="people.end_request",
    label=_("Een vraag over eigen gegevens afsluiten"),
    roles=roles(*WHO_ANSWERS),
    purpose="een vraag over de eigen gegevens",
    model="people.RightsRequest",
    rows=answered_for,
    sensitivity=Sensitivity.PERSONAL,
)
CORRECT = Action(
    name="people.correct",
    label=_("Een foute voornaam of een fout nummer verbeteren"),
    roles=roles(*WHO_ANSWERS),
    purpose="recht op verbetering",
    model="people.Participant",
    rows=answered_for,
    sensitivity=Sensitivity.PERSONAL,
)
MARK = Action(
    name="people.mark",
    label=_("Opzoekbaar maken wie er al stond"),
    roles=roles(Role.SYSTEM),
    purpose="een vraag over de eigen gegevens",
    sensitivity=Sensitivity.PERSONAL,
)
ERASE = Action(
    name="people.erase",
    label=_("Iemand wissen"),
    roles=roles(Role.COORDINATOR, Role.WORKER, Role.DPO),
    purpose="recht om vergeten te worden",
    model="people.Participant",
    rows=answered_for,
    sensitivity=Sensitivity.PERSONAL,
)
TELL = Action(
    name="people.tell",
    label=_("Iemand tonen wat we over hem of haar weten"),
    roles=roles(Role.COORDINATOR, Role.WORKER, Role.DPO),
    purpose="recht op inzage",
    model="people.Participant",
    rows=answered_for,
    sensitivity=Sensitivity.PERSONAL,
)
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
WHO_WATCHES = (Role.COORDINATOR, Role.DPO)


def watched(actor: Actor) -> Q:
    """The officer sees every urgent opening of the network, the lead those of the own organisation."""
    return by_role([((Role.DPO,), everything), ((Role.COORDINATOR,), own)])(actor)


BREAK_GLASS = Action(
    name="people.break_glass",
    label=_("Iemand dringend openen, een uur lang"),
    roles=roles(Role.COORDINATOR, Role.WORKER),
    purpose="iemand dringend helpen",
    model="people.Participant",
    rows=own,
    sensitivity=Sensitivity.SECRET,
)
END_EMERGENCY = Action(
    name="people.end_emergency",
    label=_("Wat dringend geopend is weer sluiten"),
    roles=roles(Role.COORDINATOR, Role.WORKER),
    purpose="iemand dringend helpen",
    model="people.Emergency",
    rows=lambda actor: Q(user_id=actor.user_id, organisation_id__in=actor.organisation_ids),
    sensitivity=Sensitivity.PERSONAL,
)
SEE_EMERGENCIES = Action(
    name="people.see_emergencies",
    label=_("Zien wie iemand dringend opende"),
    roles=roles(*WHO_WATCHES),
    purpose="toezicht op de gegevensbescherming",
    model="people.Emergency",
    rows=watched,
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
