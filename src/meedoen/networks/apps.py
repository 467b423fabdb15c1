from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworksConfig(AppConfig):
    name = "meedoen.networks"
    label = "networks"

    def ready(self):
        from meedoen.kernel import editions, facts
        from meedoen.kernel.actors import set_resolver
        from meedoen.kernel.keys import set_finder as set_key_finder
        from meedoen.kernel.privacy import retention as terms
        from meedoen.kernel.web import menu
        from meedoen.kernel.web.addressed import set_network_finder

        from . import facts as area_facts
        from . import identity, jobs, keys, policy, retention  # noqa: F401 importing the jobs registers them

        set_resolver(identity.actor_of)
        set_network_finder(identity.network_and_marks)
        set_key_finder(keys.holder_of)
        editions.off_the_site("networks.Membership", "who works where is for the staff")
        editions.off_the_site("networks.Invitation", "who was asked is for the staff")
        editions.off_the_site("networks.YearEdition", "closed figures are for the staff and those they account to")
        editions.off_the_site("networks.ApiKey", "which programs have a key is for the coordinator")
        terms.register("networks.Invitation", retention.end_invitations)
        terms.register("networks.ApiKey", retention.end_keys)
        terms.register("networks.Membership", retention.end_memberships)
        terms.register("kernel.User", retention.end_accounts, everywhere=True)
        facts.register("networks.figures", area_facts.FIGURES, area_facts.figures)
        menu.add(
            menu.Item(_("Partners"), "networks:partners", "people", policy.SEE_NETWORK, order=50),
            menu.Item(_("Plaatsen"), "networks:places", "pin", policy.SEE_NETWORK, order=60),
            menu.Item(_("Gebieden"), "networks:areas", "map", policy.SEE_NETWORK, order=70),
            menu.Item(_("Instellingen"), "networks:settings", "settings", policy.EDIT_NETWORK, order=95),
        )
