"""What can be done with referrals and companions, by whom, on which rows and why.

Who refers sees what the own organisation sent; who receives sees first name and practical needs of what comes, from the
own yes of the person on; a companion sees the own tasks. What is not yours is not there.
"""

import datetime

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, by_role, everything, own_organisation, roles
from meedoen.kernel.actors import STAFF, Actor, Role

from .terms import State

REFERRERS = (Role.COORDINATOR, Role.WORKER, Role.REFERRER, Role.GROUP_GUIDE)
"""Every service and organisation of the network may refer, on its own judgement (W12): one of these roles is enough."""
RECEIVERS = (Role.COORDINATOR, Role.WORKER, Role.PROVIDER, Role.GROUP_GUIDE)
GUIDES_COMPANIONS = (Role.COORDINATOR, Role.WORKER, Role.GROUP_GUIDE)
AFTERWARDS = datetime.timedelta(days=14)
PURPOSE = "warm toeleiden"


def sent(actor: Actor) -> Q:
    """What the own organisation refers."""
    return Q(organisation_id__in=actor.organisation_ids)


def received(actor: Actor) -> Q:
    """What comes to the own organisation, once the person said yes: before that nobody there knows of it."""
    return Q(receiver_id__in=actor.organisation_ids) & ~Q(state=State.PROPOSED) & ~Q(agreed_on=None)


def entrusted(actor: Actor) -> Q:
    """What was given to this person to go along with: until two weeks after the first time, to note the hours."""
    lately = timezone.localdate() - AFTERWARDS
    open_task = Q(state=State.ACCOMPANIED) | Q(state=State.FIRST_TIME, first_on__gte=lately)
    going_on = Q(companion__user_id=actor.user_id, companion__stopped_on=None) & open_task
    return going_on & Q(companion__organisation_id__in=actor.organisation_ids)


def own_companions(actor: Actor) -> Q:
    return Q(organisation_id__in=actor.organisation_ids)


def asked_of_us(actor: Actor) -> Q:
    """What other partners ask of companions of the own organisation."""
    return Q(companion__organisation_id__in=actor.organisation_ids)


REFER = Action(
    name="referrals.refer",
    label=_("Iemand warm toeleiden"),
    roles=roles(*REFERRERS),
    purpose=PURPOSE,
    sensitivity=Sensitivity.PERSONAL,
)
SEE_SENT = Action(
    name="referrals.see_sent",
    label=_("Zien waar de eigen organisatie mensen naartoe leidt"),
    roles=roles(*REFERRERS),
    purpose=PURPOSE,
    model="referrals.Referral",
    rows=sent,
    sensitivity=Sensitivity.PERSONAL,
)
MOVE_ON = Action(
    name="referrals.move_on",
    label=_("Een toeleiding van de eigen organisatie verder zetten"),
    roles=roles(*REFERRERS),
    purpose=PURPOSE,
    model="referrals.Referral",
    rows=sent,
    sensitivity=Sensitivity.PERSONAL,
)
SEE_RECEIVED = Action(
    name="referrals.see_received",
    label=_("Zien wie naar de eigen organisatie komt: voornaam en wat nodig is"),
    roles=roles(*RECEIVERS),
    purpose="iemand ontvangen die toegeleid is",
    model="referrals.Referral",
    rows=received,
    sensitivity=Sensitivity.PERSONAL,
)
ANSWER = Action(
    name="referrals.answer",
    label=_("Antwoorden of iemand aankwam en er nog is"),
    roles=roles(*RECEIVERS),
    purpose="iemand ontvangen die toegeleid is",
    model="referrals.Referral",
    rows=received,
    sensitivity=Sensitivity.PERSONAL,
)
REVOKE = Action(
    name="referrals.revoke",
    label=_("De eigen toeleiding stoppen met een code"),
    roles=frozenset(Role) - {Role.SYSTEM},
    purpose=PURPOSE,
    open_because="de bewoner heeft geen account; de code beschermt dit",
    sensitivity=Sensitivity.PERSONAL,
)
FOLLOW = Action(
    name="referrals.follow",
    label=_("Een toeleiding laten volgen wat aan de deur gebeurde"),
    roles=roles(Role.SYSTEM),
    purpose=PURPOSE,
    model="referrals.Referral",
    rows=everything,
    sensitivity=Sensitivity.PERSONAL,
)
LOOK_FOR = Action(
    name="referrals.look_for",
    label=_("Nagaan of een toeleiding iets moet volgen (alleen sleutels)"),
    roles=roles(Role.SYSTEM),
    purpose=PURPOSE,
    model="referrals.Referral",
    rows=everything,
)
REMIND = Action(
    name="referrals.remind",
    label=_("Opnieuw vragen of iemand aankwam"),
    roles=roles(Role.SYSTEM),
    purpose=PURPOSE,
    sensitivity=Sensitivity.PERSONAL,
)
COUNT = Action(
    name="referrals.count",
    label=_("Zien hoeveel toeleidingen wachten (geen namen)"),
    roles=roles(*REFERRERS, Role.PROVIDER, Role.COMPANION),
    purpose=PURPOSE,
    model="referrals.Referral",
    rows=by_role([(REFERRERS, sent), (RECEIVERS, received), ((Role.COMPANION,), entrusted)]),
)
SEE_COMPANIONS = Action(
    name="referrals.see_companions",
    label=_("Zien wie met iemand kan meegaan"),
    roles=roles(*GUIDES_COMPANIONS, Role.REFERRER),
    purpose="vrijwilligers begeleiden",
    model="referrals.Companion",
    rows=own_companions,
    sensitivity=Sensitivity.PERSONAL,
)
ADD_COMPANION = Action(
    name="referrals.add_companion",
    label=_("Een gids noteren"),
    roles=roles(*GUIDES_COMPANIONS),
    purpose="vrijwilligers begeleiden",
    sensitivity=Sensitivity.PERSONAL,
)
EDIT_COMPANION = Action(
    name="referrals.edit_companion",
    label=_("De afspraken met een gids aanpassen, uren noteren, stoppen"),
    roles=roles(*GUIDES_COMPANIONS),
    purpose="vrijwilligers begeleiden",
    model="referrals.Companion",
    rows=own_companions,
    sensitivity=Sensitivity.PERSONAL,
)
FIND_COMPANIONS = Action(
    name="referrals.find_companions",
    label=_("Zien dat bij een andere partner een gids past, zonder wie"),
    roles=roles(*REFERRERS),
    purpose=PURPOSE,
    model="referrals.Companion",
    rows=lambda actor: Q(wider=True, stopped_on=None) & ~own_companions(actor),
)
SEE_ASKS = Action(
    name="referrals.see_asks",
    label=_("Zien wat een andere partner aan een gids van ons vraagt"),
    roles=roles(*GUIDES_COMPANIONS),
    purpose="vrijwilligers begeleiden",
    model="referrals.CompanyAsk",
    rows=asked_of_us,
    sensitivity=Sensitivity.PERSONAL,
)
ANSWER_ASK = Action(
    name="referrals.answer_ask",
    label=_("Noteren wat een gids van ons aan een andere partner antwoordt"),
    roles=roles(*GUIDES_COMPANIONS),
    purpose="vrijwilligers begeleiden",
    model="referrals.CompanyAsk",
    rows=asked_of_us,
    sensitivity=Sensitivity.PERSONAL,
)
COUNT_ASKS = Action(
    name="referrals.count_asks",
    label=_("Zien hoeveel gidsen een antwoord moeten geven"),
    roles=roles(*GUIDES_COMPANIONS),
    purpose="vrijwilligers begeleiden",
    model="referrals.CompanyAsk",
    rows=asked_of_us,
)
SEE_TASKS = Action(
    name="referrals.see_tasks",
    label=_("De eigen taken als gids zien: voornaam, waar en wanneer"),
    roles=roles(Role.COMPANION),
    purpose="meegaan met iemand",
    model="referrals.Referral",
    rows=entrusted,
    sensitivity=Sensitivity.PERSONAL,
)
NOTE_HOURS = Action(
    name="referrals.note_hours",
    label=_("De eigen uren als gids noteren"),
    roles=roles(Role.COMPANION),
    purpose="meegaan met iemand",
    model="referrals.Companion",
    rows=lambda actor: Q(user_id=actor.user_id, stopped_on=None, organisation_id__in=actor.organisation_ids),
)
SEE_FIGURES = Action(
    name="referrals.see_figures",
    label=_("Zien hoeveel mensen aankwamen, per aanbod en per drempel"),
    roles=STAFF,
    purpose="beleid en verantwoording",
    model="referrals.Referral",
    rows=everything,
)
YEARS = "referrals"
"""Under this name the closed years of referrals are kept."""
SEE_EDITIONS = Action(
    name="referrals.see_editions",
    label=_("Vastgelegde cijfers van de toeleiding van een voorbij jaar zien"),
    roles=STAFF,
    purpose="beleid en verantwoording",
    model="networks.YearEdition",
    rows=lambda actor: Q(about=YEARS),
)
CLOSE_YEAR = Action(
    name="referrals.close_year",
    label=_("De cijfers van de toeleiding van een voorbij jaar vastleggen, of met een reden verbeteren"),
    roles=roles(Role.COORDINATOR),
    purpose="beleid en verantwoording",
)
WRITE_FACTS = Action(
    name="referrals.write_facts",
    label=_("Naamloze cijfers over toeleiding wegschrijven"),
    roles=roles(Role.SYSTEM),
    purpose="beleid en verantwoording",
    model="referrals.Referral",
    rows=everything,
)
LEAVER = REFERRERS
HAND_OVER = Action(
    name="referrals.hand_over",
    label=_("Het eigen werk, of dat van een collega die vertrekt, overdragen"),
    roles=roles(*LEAVER),
    purpose="werk overdragen",
    sensitivity=Sensitivity.PERSONAL,
)
TELL_WHO = Action(
    name="referrals.tell_who",
    label=_("Mensen vertellen wie hen nu helpt"),
    roles=roles(*LEAVER),
    purpose="werk overdragen",
    model="referrals.ToTell",
    rows=own_organisation(),
    sensitivity=Sensitivity.PERSONAL,
)
