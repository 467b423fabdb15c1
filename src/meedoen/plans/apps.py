from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

SHOWN = ("Plan", "Goal", "PlannedAction", "NewsItem", "Survey", "Question")
"""What pages for everybody read."""


class PlansConfig(AppConfig):
    name = "meedoen.plans"
    label = "plans"

    def ready(self):
        from meedoen.budgets import public as budgets
        from meedoen.kernel import due, editions
        from meedoen.kernel.privacy import retention as terms
        from meedoen.kernel.ui import slots
        from meedoen.kernel.web import menu

        from . import due_lines, joining_surveys, retention, site_links
        from .policy import plans

        for model in self.get_models():
            if model.__name__ not in SHOWN:
                editions.off_the_site(model._meta.label, "what a plan rests on is for who makes it")
        terms.register("plans.Observation", retention.fade)
        due.use(due_lines.lines)
        slots.fill("site.links", site_links.on_the_site)
        slots.fill("desk.today", site_links.on_today)
        slots.fill("voice.bundle", site_links.beside_a_bundle)
        budgets.evidence.use(
            site_links.FINISHED, site_links.finished, route="plans:action", argument="planned_action_id"
        )
        menu.add(menu.Item(_("Buurtplannen"), "plans:plans", "list", plans.SEE_PLANS, order=72))
        joining_surveys.connect()
