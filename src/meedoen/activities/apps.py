from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    name = "meedoen.activities"
    label = "activities"

    def ready(self):
        from meedoen.kernel import editions, facts, keys
        from meedoen.kernel.privacy import erasure, exports
        from meedoen.kernel.privacy import retention as terms
        from meedoen.kernel.ui import slots
        from meedoen.kernel.web import menu
        from meedoen.networks import public as networks
        from meedoen.people import public as people

        from . import facts as activity_facts
        from . import handing_over, jobs, listening, policy, reactions, reasons, retention, services, what_happened  # noqa: F401 importing the jobs registers them
        from .queries import enrolments, exporting
        from .views import meeting_part

        listening.connect()
        for label in ("Enrolment", "Attendance", "Tally", "Effort", "ImportRun"):
            editions.off_the_site(f"activities.{label}", "who comes, and how many, is for the staff")
        erasure.register("activities", services.forget)
        exports.register("activities", exporting.tell, title=_("Waaraan je meedeed"), model="activities.Enrolment")
        terms.register("activities.Enrolment", retention.unlink_enrolments)
        terms.register("activities.Attendance", retention.unlink_attendances)
        networks.closing.use(handing_over.left_behind, handing_over.hand_over)
        people.find_by(enrolments.whose_code)
        people.use(retention.signed_up_since)
        people.live_through(reasons.signed_up)
        people.use(retention.there_since)
        reactions.connect()
        what_happened.connect()
        keys.grantable(policy.ENROL.name, policy.ENROL.label)
        menu.add(
            menu.Item(
                _("Kalender"),
                "activities:calendar",
                "calendar",
                policy.SEE_CALENDAR,
                order=20,
                main=True,
                also=("sessie/", "deur/", "inschrijving/"),
            ),
            menu.Item(
                _("Aanbod"),
                "activities:offer",
                "list",
                policy.SEE_OFFER,
                order=30,
                main=True,
                also=("initiatie", "opbrengst/", "inlezen/", "stempelkaarten/"),
            ),
            menu.Item(_("Wat past?"), "activities:fit", "search", policy.FIT_SOMEBODY, order=35),
            menu.Item(_("Bellen"), "activities:calls", "phone", policy.CALL, order=40, main=True),
            menu.Item(_("Cijfers"), "activities:figures", "figures", policy.SEE_YEAR, order=80),
        )
        slots.fill("voice.meeting", meeting_part.part)
        facts.register("activities.attendance", activity_facts.COLUMNS, activity_facts.attendance)
