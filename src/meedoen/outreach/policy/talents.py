"""Talents and ideas (H6): offered by the person, found by who looks, nobody named before both agreed."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, Sensitivity, everything, roles
from meedoen.kernel.actors import STAFF, Actor, Role

from .roles import own

TALENT_ROLES = (Role.COORDINATOR, Role.WORKER, Role.GROUP_GUIDE)
PURPOSE = "talenten en ideeën van mensen een plaats geven"


def to_answer(actor: Actor) -> Q:
    """Questions to people whom the actor asks: their own, and those of a colleague who is gone."""
    mine = Q(talent__worker_id=actor.user_id) | Q(talent__worker_id=None)
    return own(actor) & (mine if actor.user_id else Q(pk__in=[]))


def asked_here(actor: Actor) -> Q:
    """The actor's own questions."""
    return own(actor) & (Q(asked_by_id=actor.user_id) if actor.user_id else Q(pk__in=[]))


def to_close(actor: Actor) -> Q:
    """The actor's own questions, and those of a colleague who is gone."""
    return asked_here(actor) | (own(actor) & Q(asked_by_id=None))


OFFER_TALENT = Action(
    name="outreach.offer_talent",
    label=_("Noteren wat iemand graag doet of wil beginnen"),
    roles=roles(*TALENT_ROLES),
    purpose=PURPOSE,
    sensitivity=Sensitivity.PERSONAL,
)
SEE_TALENTS = Action(
    name="outreach.see_talents",
    label=_("Zien wat mensen graag doen"),
    roles=roles(*TALENT_ROLES),
    purpose=PURPOSE,
    model="outreach.Talent",
    rows=own,
    sensitivity=Sensitivity.PERSONAL,
)
CHANGE_TALENT = Action(
    name="outreach.change_talent",
    label=_("Een talent of idee weghalen, of er een activiteit van maken"),
    roles=roles(*TALENT_ROLES),
    purpose=PURPOSE,
    model="outreach.Talent",
    rows=own,
    sensitivity=Sensitivity.PERSONAL,
)
ASK_TALENT = Action(
    name="outreach.ask_talent",
    label=_("Laten vragen of iemand wil helpen"),
    roles=roles(*TALENT_ROLES),
    purpose=PURPOSE,
    model="outreach.Talent",
    rows=own,
)
SEE_ASKS = Action(
    name="outreach.see_asks",
    label=_("De eigen vragen naar een talent zien"),
    roles=roles(*TALENT_ROLES),
    purpose=PURPOSE,
    model="outreach.TalentAsk",
    rows=asked_here,
    sensitivity=Sensitivity.PERSONAL,
)
WITHDRAW_ASK = Action(
    name="outreach.withdraw_ask",
    label=_("Een vraag naar een talent sluiten"),
    roles=roles(*TALENT_ROLES),
    purpose=PURPOSE,
    model="outreach.TalentAsk",
    rows=to_close,
)
ANSWER_ASK = Action(
    name="outreach.answer_ask",
    label=_("Noteren wat iemand antwoordde"),
    roles=roles(*TALENT_ROLES),
    purpose=PURPOSE,
    model="outreach.TalentAsk",
    rows=to_answer,
    sensitivity=Sensitivity.PERSONAL,
)
COUNT_ASKS = Action(
    name="outreach.count_asks",
    label=_("Zien hoeveel mensen nog gevraagd moeten worden"),
    roles=roles(*TALENT_ROLES),
    purpose=PURPOSE,
    model="outreach.TalentAsk",
    rows=to_answer,
)
SEE_TALENT_FIGURES = Action(
    name="outreach.see_talent_figures",
    label=_("Veilige cijfers van talenten en ideeën zien"),
    roles=STAFF,
    purpose="verantwoorden",
    model="outreach.Talent",
    rows=everything,
)
