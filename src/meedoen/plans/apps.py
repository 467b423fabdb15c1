from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "meedoen.plans"
    label = "plans"

    def ready(self):
        from meedoen.kernel.web import menu

        from .policy import plans

        menu.add(menu.Item(_("Buurtplannen"), "plans:plans", "list", plans.SEE_PLANS, order=72))
