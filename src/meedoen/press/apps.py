from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressConfig(AppConfig):
    name = "meedoen.press"
    label = "press"

    def ready(self):
        from meedoen.kernel.ui import slots
        from meedoen.kernel.web import menu

        from . import policy, site_links

        slots.fill("site.links", site_links.welcome)
        slots.fill("site.links", site_links.newest_newsletter)

        menu.add(menu.Item(_("Drukwerk"), "press:prints", "printer", policy.PRINT, order=45))
        menu.add(menu.Item(_("Stand van zaken"), "press:state", "figures", policy.SEE_STATE, order=85))
