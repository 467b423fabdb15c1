"""What can be done with schemes, and by whom."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, by_role, everything, own_organisation, roles
from meedoen.kernel.actors import Actor, Role
from meedoen.people import public as people

SETS = "regels van een tegemoetkoming vastleggen"

SEE_SCHEMES = Action(
    name="passes.see_schemes",
    label=_("Regelingen zien"),
    roles=roles(Role.COORDINATOR),
    purpose=SETS,
    model="passes.SchemeVersion",
    rows=everything,
)
MAKE_SCHEME = Action(
    name="passes.make_scheme",
    label=_("Een regeling maken"),
    roles=roles(Role.COORDINATOR),
    purpose=SETS,
)
CHANGE_SCHEME = Action(
    name="passes.change_scheme",
    label=_("Een regeling aanpassen, publiceren of stoppen"),
    roles=roles(Role.COORDINATOR),
    purpose=SETS,
    model="passes.SchemeVersion",
    rows=everything,
)

CHECKS = "nakijken of iemand recht heeft op een tegemoetkoming"
PAYS = "een tegemoetkoming toekennen en verantwoorden"
DESK = (Role.COORDINATOR, Role.WORKER)

SEE_RIGHTS = Action(
    name="passes.see_rights",
    label=_("Zien of iemand recht heeft, en hoeveel er over is"),
    roles=roles(*DESK),
    purpose=CHECKS,
    model="passes.Right",
    rows=own_organisation(),
    sensitivity=Sensitivity.PERSONAL,
)
CHECK_RIGHT = Action(
    name="passes.check_right",
    label=_("Noteren dat iemand recht heeft"),
    roles=roles(*DESK),
    purpose=CHECKS,
    sensitivity=Sensitivity.PERSONAL,
)
CLAIM = Action(
    name="passes.claim",
    label=_("Een tegemoetkoming vragen voor iemand"),
    roles=roles(*DESK),
    purpose=PAYS,
    model="passes.Right",
    rows=own_organisation(),
    sensitivity=Sensitivity.PERSONAL,
)
SEE_CLAIMS = Action(
    name="passes.see_claims",
    label=_("Aanvragen zien, zonder naam"),
    roles=roles(*DESK),
    purpose=PAYS,
    model="passes.Claim",
    rows=by_role([((Role.COORDINATOR,), everything), ((Role.WORKER,), own_organisation())]),
    sensitivity=Sensitivity.PERSONAL,
)
DECIDE = Action(
    name="passes.decide",
    label=_("Beslissen over een aanvraag"),
    roles=roles(Role.COORDINATOR),
    purpose=PAYS,
    model="passes.Claim",
    rows=everything,
    sensitivity=Sensitivity.PERSONAL,
)
PAY = Action(
    name="passes.pay",
    label=_("Noteren dat een tegemoetkoming betaald is"),
    roles=roles(Role.COORDINATOR),
    purpose=PAYS,
    model="passes.Claim",
    rows=everything,
    sensitivity=Sensitivity.PERSONAL,
)
WITHDRAW = Action(
    name="passes.withdraw",
    label=_("Een aanvraag intrekken"),
    roles=roles(*DESK),
    purpose=PAYS,
    model="passes.Claim",
    rows=by_role([((Role.COORDINATOR,), everything), ((Role.WORKER,), own_organisation())]),
    sensitivity=Sensitivity.PERSONAL,
)

ANSWER = Action(
    name="passes.answer",
    label=_("Antwoorden op een vraag over een aanvraag"),
    roles=roles(*DESK),
    purpose=PAYS,
    model="passes.Claim",
    rows=by_role([((Role.COORDINATOR,), everything), ((Role.WORKER,), own_organisation())]),
    sensitivity=Sensitivity.PERSONAL,
)
SEE_RECEIPT = Action(
    name="passes.see_receipt",
    label=_("Het bewijs en de vragen van een aanvraag zien"),
    roles=roles(*DESK),
    purpose=PAYS,
    model="passes.Claim",
    rows=by_role([((Role.COORDINATOR,), everything), ((Role.WORKER,), own_organisation())]),
    sensitivity=Sensitivity.PERSONAL,
)

HANDS_OUT = "iemand een pas geven"
AT_THE_DOOR = "een pas nakijken aan de deur"

SEE_PASSES = Action(
    name="passes.see_passes",
    label=_("Passen van de eigen organisatie zien"),
    roles=roles(*DESK),
    purpose=HANDS_OUT,
    model="passes.Pass",
    rows=own_organisation(),
    sensitivity=Sensitivity.PERSONAL,
)
ISSUE = Action(
    name="passes.issue",
    label=_("Een pas geven"),
    roles=roles(*DESK),
    purpose=HANDS_OUT,
    sensitivity=Sensitivity.PERSONAL,
)
CHANGE_PASS = Action(
    name="passes.change_pass",
    label=_("Een pas vervangen of stoppen"),
    roles=roles(*DESK),
    purpose=HANDS_OUT,
    model="passes.Pass",
    rows=lambda actor: Q(organisation_id__in=actor.organisation_ids, group=None),
    sensitivity=Sensitivity.PERSONAL,
)
PRINT = Action(
    name="passes.print",
    label=_("Kaarten afdrukken"),
    roles=roles(*DESK),
    purpose=HANDS_OUT,
    sensitivity=Sensitivity.PERSONAL,
)


def _open_to_the_desk(actor: Actor) -> Q:
    """The passes of people of the own organisation, without those of who is protected (trust.md T3)."""
    return Q(organisation_id__in=actor.organisation_ids, group=None) & people.open_to_all("person__")


SEE_ENDING = Action(
    name="passes.see_ending",
    label=_("Zien welke passen bijna eindigen, en wie het nog moet horen"),
    roles=roles(*DESK),
    purpose=HANDS_OUT,
    model="passes.Pass",
    rows=_open_to_the_desk,
    sensitivity=Sensitivity.PERSONAL,
)
COUNT_ENDING = Action(
    name="passes.count_ending",
    label=_("Weten hoeveel passen bijna eindigen"),
    roles=roles(*DESK),
    purpose=HANDS_OUT,
    model="passes.Pass",
    rows=_open_to_the_desk,
)
RENEW = Action(
    name="passes.renew",
    label=_("Een pas vernieuwen, of noteren dat iemand het weet"),
    roles=roles(*DESK),
    purpose=HANDS_OUT,
    model="passes.Pass",
    rows=lambda actor: Q(organisation_id__in=actor.organisation_ids, group=None),
    sensitivity=Sensitivity.PERSONAL,
    along=("person__protected_until",),
)
REMIND = Action(
    name="passes.remind",
    label=_("Laten weten dat een pas eindigt"),
    roles=roles(Role.SYSTEM),
    purpose=HANDS_OUT,
    sensitivity=Sensitivity.PERSONAL,
)
SEND_WORD = Action(
    name="passes.send_word",
    label=_("Een bericht sturen over een pas"),
    roles=roles(Role.SYSTEM),
    purpose=HANDS_OUT,
    model="passes.Pass",
    rows=lambda actor: Q(group=None),
)
CHECK = Action(
    name="passes.check",
    label=_("Nakijken of een pas geldig is"),
    roles=roles(Role.COORDINATOR, Role.WORKER, Role.PROVIDER, Role.GROUP_GUIDE, Role.COMPANION, Role.CASHIER),
    purpose=AT_THE_DOOR,
    sensitivity=Sensitivity.PERSONAL,
)
SEE_TARIFF = Action(
    name="passes.see_tariff",
    label=_("Het tarief van een pas zien aan de kassa"),
    roles=roles(Role.CASHIER),
    purpose=AT_THE_DOOR,
    sensitivity=Sensitivity.PERSONAL,
)
SEE_WHETHER = Action(
    name="passes.see_whether",
    label=_("Zien of dit netwerk regelingen heeft"),
    roles=frozenset(Role) - {Role.SYSTEM},
    purpose="de eigen pas gebruiken",
    open_because="of er een regeling loopt, zegt niets over wie er recht op heeft",
    model="passes.SchemeVersion",
    rows=lambda actor: Q(starts_on__isnull=False),
    sensitivity=Sensitivity.OPEN,
)
READ_LEFT = Action(
    name="passes.read_left",
    label=_("Met de eigen code zien wat er over is"),
    roles=frozenset(Role) - {Role.SYSTEM},
    purpose="de eigen pas gebruiken",
    open_because="een bewoner ziet zonder account wat er over is, met de eigen code van de pas",
    sensitivity=Sensitivity.PERSONAL,
)
CLAIM_OWN = Action(
    name="passes.claim_own",
    label=_("Met de eigen code een tegemoetkoming vragen"),
    roles=frozenset(Role) - {Role.SYSTEM},
    purpose="de eigen pas gebruiken",
    open_because="een bewoner vraagt zonder account geld terug, met de eigen code van de pas; iemand kijkt het na",
    sensitivity=Sensitivity.PERSONAL,
)

ORGANISERS = (Role.COORDINATOR, Role.WORKER, Role.PROVIDER, Role.GROUP_GUIDE)
SETTLES = "organisatoren betalen voor wie met een pas kwam"

CLAIM_SESSION = Action(
    name="passes.claim_session",
    label=_("Een pas aanrekenen van wie aangevinkt is"),
    roles=roles(*ORGANISERS),
    purpose=SETTLES,
    model="activities.Session",
    rows=own_organisation("activity__organisation_id"),
    sensitivity=Sensitivity.PERSONAL,
    along=("activity__organisation_id", "activity__price_cents"),
)
SEE_OWED = Action(
    name="passes.see_owed",
    label=_("Zien wat de eigen organisatie nog krijgt"),
    roles=roles(*ORGANISERS),
    purpose=SETTLES,
    model="passes.Claim",
    rows=own_organisation("organiser_id"),
)
SEE_SETTLEMENTS = Action(
    name="passes.see_settlements",
    label=_("Afrekeningen zien"),
    roles=roles(*ORGANISERS),
    purpose=SETTLES,
    model="passes.Settlement",
    rows=by_role(
        [
            ((Role.COORDINATOR,), everything),
            ((Role.WORKER, Role.PROVIDER, Role.GROUP_GUIDE), own_organisation("organiser_id")),
        ]
    ),
)
SETTLE = Action(
    name="passes.settle",
    label=_("Afrekenen met een organisator"),
    roles=roles(Role.COORDINATOR),
    purpose=SETTLES,
)
PAY_SETTLEMENT = Action(
    name="passes.pay_settlement",
    label=_("Een afrekening betalen"),
    roles=roles(Role.COORDINATOR),
    purpose=SETTLES,
    model="passes.Settlement",
    rows=everything,
)
NOTE_ACCOUNT = Action(
    name="passes.note_account",
    label=_("De rekening van een partner noteren"),
    roles=roles(Role.COORDINATOR),
    purpose=SETTLES,
)

TAKE_ALONG = Action(
    name="passes.take_along",
    label=_("Passen nakijken zonder verbinding"),
    roles=CHECK.roles,
    purpose=AT_THE_DOOR,
    sensitivity=Sensitivity.PERSONAL,
)
SEE_DEVICES = Action(
    name="passes.see_devices",
    label=_("Toestellen aan de deur zien, en wat opviel"),
    roles=roles(Role.COORDINATOR),
    purpose=AT_THE_DOOR,
    model="passes.Device",
    rows=everything,
    sensitivity=Sensitivity.PERSONAL,
)
STOP_DEVICE = Action(
    name="passes.stop_device",
    label=_("Een toestel aan de deur stoppen"),
    roles=roles(Role.COORDINATOR),
    purpose=AT_THE_DOOR,
    model="passes.Device",
    rows=everything,
)

TO_A_GROUP = "een vereniging plaatsen geven"

SEE_GROUPS = Action(
    name="passes.see_groups",
    label=_("Groepspassen zien, met wat er over is"),
    roles=roles(Role.COORDINATOR),
    purpose=TO_A_GROUP,
    model="passes.GroupPass",
    rows=everything,
)
MAKE_GROUP = Action(
    name="passes.make_group",
    label=_("Een groepspas geven"),
    roles=roles(Role.COORDINATOR),
    purpose=TO_A_GROUP,
)
CHANGE_GROUP = Action(
    name="passes.change_group",
    label=_("Een groepspas wijzigen, vervangen, afdrukken of stoppen"),
    roles=roles(Role.COORDINATOR),
    purpose=TO_A_GROUP,
    model="passes.GroupPass",
    rows=everything,
)
CHARGE_GROUP = Action(
    name="passes.charge_group",
    label=_("Plaatsen van een groepspas aanrekenen"),
    roles=roles(*ORGANISERS, Role.CASHIER),
    purpose=SETTLES,
    model="activities.Session",
    rows=own_organisation("activity__organisation_id"),
    along=("activity__organisation_id", "activity__price_cents"),
)

BETWEEN = "met andere gemeenten afrekenen voor wie daar woont"

SEE_MUNICIPALITIES = Action(
    name="passes.see_municipalities",
    label=_("Zien wat andere gemeenten nog moeten terugbetalen"),
    roles=roles(Role.COORDINATOR),
    purpose=BETWEEN,
    model="passes.Municipality",
    rows=everything,
)
MAKE_MUNICIPALITY = Action(
    name="passes.make_municipality",
    label=_("Noteren dat een andere gemeente terugbetaalt"),
    roles=roles(Role.COORDINATOR),
    purpose=BETWEEN,
)
BILL_MUNICIPALITY = Action(
    name="passes.bill_municipality",
    label=_("Een afrekening voor een andere gemeente maken"),
    roles=roles(Role.COORDINATOR),
    purpose=BETWEEN,
    model="passes.Municipality",
    rows=everything,
)
SEE_REPAYMENTS = Action(
    name="passes.see_repayments",
    label=_("Afrekeningen met andere gemeenten zien"),
    roles=roles(Role.COORDINATOR),
    purpose=BETWEEN,
    model="passes.Repayment",
    rows=everything,
)
RECEIVE_REPAYMENT = Action(
    name="passes.receive_repayment",
    label=_("Noteren dat een andere gemeente betaalde"),
    roles=roles(Role.COORDINATOR),
    purpose=BETWEEN,
    model="passes.Repayment",
    rows=everything,
)
