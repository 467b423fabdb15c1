from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PassesConfig(AppConfig):
    name = "meedoen.passes"
    label = "passes"

    def ready(self):
        from meedoen.kernel import editions
        from meedoen.kernel.web import menu

        from . import policy

        for model in self.get_models():
            editions.off_the_site(model._meta.label, "what somebody gets is for who asks it, and for the staff")
        menu.add(menu.Item(_("Regelingen"), "passes:schemes", "list", policy.SEE_SCHEMES, order=83))
