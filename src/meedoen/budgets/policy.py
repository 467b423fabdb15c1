"""What can be done with the money of the network, and by whom."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, everything, roles
from meedoen.kernel.actors import Role

PURPOSE = "geld verantwoorden"

SEE_FUNDS = Action(
    name="budgets.see_funds",
    label=_("De fondsen en hun stand zien"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
    model="budgets.FundYear",
    rows=everything,
)
MAKE_FUND = Action(
    name="budgets.make_fund",
    label=_("Een fonds maken"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
)
CHANGE_FUND = Action(
    name="budgets.change_fund",
    label=_("Een fonds aanpassen of een nieuw jaar openen"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
    model="budgets.Fund",
    rows=everything,
)
CHANGE_BUDGET = Action(
    name="budgets.change_budget",
    label=_("Het budget van een jaar hoger of lager zetten"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
    model="budgets.FundYear",
    rows=everything,
)
NOTE_EXPENSE = Action(
    name="budgets.note_expense",
    label=_("Een uitgave noteren"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
    model="budgets.FundYear",
    rows=everything,
    along=("fund__kind",),
)
CORRECT = Action(
    name="budgets.correct",
    label=_("Een regel verbeteren met een tegenregel"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
    model="budgets.Entry",
    rows=everything,
)
CLOSE_YEAR = Action(
    name="budgets.close_year",
    label=_("Een jaar van een fonds afsluiten"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
    model="budgets.FundYear",
    rows=everything,
)
EXPORT = Action(
    name="budgets.export",
    label=_("De rekening van een fonds meenemen"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
    model="budgets.FundYear",
    rows=everything,
)
EXPORT_YEAR = Action(
    name="budgets.export_year",
    label=_("Meenemen wat een euro wegnam"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
)
SEE_SUBSIDIES = Action(
    name="budgets.see_subsidies",
    label=_("Subsidies aan verenigingen zien"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
    model="budgets.Subsidy",
    rows=everything,
)
GRANT = Action(
    name="budgets.grant",
    label=_("Een subsidie toekennen"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
    model="budgets.FundYear",
    rows=everything,
)
SETTLE_SUBSIDY = Action(
    name="budgets.settle_subsidy",
    label=_("Een subsidie uitbetalen en haar verantwoording noteren"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
    model="budgets.Subsidy",
    rows=everything,
)
SEE_PROMISES = Action(
    name="budgets.see_promises",
    label=_("De beloften van een afsprakennota zien, met wat ervan kwam"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
    model="budgets.Promise",
    rows=everything,
)
WRITE_PROMISE = Action(
    name="budgets.write_promise",
    label=_("Een belofte of een evaluatie schrijven"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
)
FOLLOW_PROMISE = Action(
    name="budgets.follow_promise",
    label=_("Noteren wat er van een belofte kwam"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
    model="budgets.Promise",
    rows=everything,
)
CHANGE_PROMISE = Action(
    name="budgets.change_promise",
    label=_("Een belofte anders schrijven of schrappen"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
    model="budgets.Promise",
    rows=everything,
)
DROP_EVIDENCE = Action(
    name="budgets.drop_evidence",
    label=_("Een bewijs bij een belofte weghalen"),
    roles=roles(Role.COORDINATOR),
    purpose=PURPOSE,
    model="budgets.Evidence",
    rows=everything,
)
