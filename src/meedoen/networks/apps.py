from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "meedoen.networks"
    label = "networks"

    def ready(self):
        from meedoen.kernel.actors import set_resolver
        from meedoen.kernel.web.gate import set_network_finder

        from . import identity

        set_resolver(identity.actor_of)
        set_network_finder(identity.network_by_slug)
