from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "meedoen.people"
    label = "people"

    def ready(self):
        from meedoen.kernel import editions, messages
        from meedoen.kernel.privacy import erasure, exports
        from meedoen.kernel.privacy import retention as terms

        from . import queries, retention, services, telling

        erasure.register("people", services.forget)
        exports.register("people", telling.tell)
        terms.register("people.Participant", retention.erase_unseen)
        terms.register("people.Grant", retention.end_grants)
        editions.off_the_site("people.Participant", "who takes part is named nowhere")
        editions.off_the_site("people.Grant", "who takes part is named nowhere")
        messages.set_resolver(queries.way_to_reach)
