from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BudgetsConfig(AppConfig):
    name = "meedoen.budgets"
    label = "budgets"

    def ready(self):
        from meedoen.kernel import due, editions, guard
        from meedoen.kernel.web import menu

        from . import due_lines, policy

        for model in self.get_models():
            editions.off_the_site(model._meta.label, "money is for the coordinator")
        guard.only_grows("budgets.Entry", "a ledger is corrected by a new line, never by changing one")
        due.use(due_lines.lines)
        menu.add(menu.Item(_("Geld"), "budgets:funds", "euro", policy.SEE_FUNDS, order=82))
