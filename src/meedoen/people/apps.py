from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "meedoen.people"
    label = "people"

    def ready(self):
        from meedoen.kernel import doors, due, editions, messages
        from meedoen.kernel.privacy import erasure, exports
        from meedoen.kernel.privacy import retention as terms
        from meedoen.kernel.ui import slots
        from meedoen.kernel.web import menu
        from meedoen.networks import public as networks

        from . import (  # noqa: F401 importing the jobs registers them
            alerts,
            answering,
            closing,
            due_lines,
            events,
            jobs,
            policy,
            queries,
            retention,
            seat_part,
            services,
            telling,
        )

        answering.connect()
        erasure.register("people", services.forget)
        exports.register("people", telling.tell, title=_("Wie je bent"), model="people.Participant")
        terms.register("people.Participant", retention.erase_unseen)
        terms.register("people.Grant", retention.end_grants)
        terms.register("people.RightsRequest", retention.end_requests)
        terms.register("people.ReturnWay", services.end_ways)
        retention.use(queries.in_use)
        retention.use(queries.seats_in_use)
        slots.fill("voice.seat", seat_part.who_sits)
        slots.fill("people.person", seat_part.sits_at)
        for label, expire in retention.OTHERS.items():
            terms.register(f"people.{label}", expire)
        networks.closing.use(closing.left_behind)
        menu.add(menu.Item(_("Mijn mensen"), "people:people", "people", policy.SEE_PEOPLE, order=33))
        menu.add(menu.Item(_("Antwoorden brengen"), "people:bring", "mail", policy.COUNT_TO_BRING, order=32))
        menu.add(menu.Item(_("Eigen gegevens"), "people:rights", "people", policy.SEE_REQUESTS, order=85))
        menu.add(
            menu.Item(
                _("Dringend geopend"), "people:urgent", "info", policy.SEE_EMERGENCIES, order=86,
                also=("mensen/opvallend/",),
            )
        )  # fmt: skip
        editions.off_the_site("people.Participant", "who takes part is named nowhere")
        for model in self.get_models():
            if model.__name__ != "Participant":
                editions.off_the_site(f"people.{model.__name__}", "who takes part is named nowhere")
        due.use(due_lines.lines)
        doors.subscribe(events.OpenedUrgently, alerts.tell)
        messages.set_resolver(queries.reached)
