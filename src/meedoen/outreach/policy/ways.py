"""How a network works outreach."""

from django.utils.translation import gettext_lazy as _

from meedoen.kernel.access import Action, roles
from meedoen.kernel.actors import Role

SET_WAYS = Action(
    name="outreach.set_ways",
    label=_("Kiezen welke thema's en rechten gevraagd worden, en hoelang notities blijven"),
    roles=roles(Role.COORDINATOR),
    purpose="werking van het netwerk",
)
