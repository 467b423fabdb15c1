from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "meedoen.desk"
    label = "desk"

    def ready(self):
        from meedoen.kernel import editions
        from meedoen.kernel.web import menu

        from . import jobs, policy  # noqa: F401 importing the jobs registers them

        menu.add(
            menu.Item(_("Vandaag"), "desk:today", "home", policy.TODAY, order=10, main=True),
            menu.Item(_("Leeslogboek"), "desk:read_log", "info", policy.READ_LOG, order=90),
        )
        editions.off_the_site("desk.MorningMail", "what a worker wants by mail is no part of the site")
