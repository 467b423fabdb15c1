from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutreachConfig(AppConfig):
    name = "meedoen.outreach"
    label = "outreach"

    def ready(self):
        from meedoen.kernel import due, editions, facts, keys
        from meedoen.kernel.privacy import erasure, exports
        from meedoen.kernel.privacy import retention as terms
        from meedoen.kernel.ui import slots
        from meedoen.kernel.web import menu
        from meedoen.networks import public as networks
        from meedoen.people import public as people

        from . import closing, due_lines, leaver, path_joining, policy, reasons, retention, services
        from . import facts as outreach_facts
        from .queries import telling
        from .views import person

        for model in self.get_models():
            editions.off_the_site(model._meta.label, "whom the staff meets, and where, is for the staff")
        erasure.register("outreach", services.forget)
        exports.register("outreach", telling.tell, title=_("Waar we je ontmoetten"), model="outreach.Contact")
        terms.register("outreach.Contact", retention.fade)
        terms.register("outreach.FollowUp", retention.unlink_follow_ups)
        terms.register("outreach.SecretNote", retention.end_secrets)
        terms.register("outreach.Conflict", retention.end_conflicts)
        terms.register("outreach.Visiting", retention.end_visiting)
        terms.register("outreach.Passing", retention.end_passings)
        terms.register("outreach.ContactRun", retention.end_lists)
        people.use(retention.met_since)
        people.use(retention.still_visited)
        due.use(due_lines.lines)
        leaver.connect()
        people.live_through(reasons.why)
        networks.closing.use(closing.left_behind)
        keys.grantable(policy.NOTE.name, policy.NOTE.label)
        slots.fill("people.person", person.section)
        menu.add(
            menu.Item(
                _("Contacten"),
                "outreach:today",
                "chat",
                policy.SEE_TODAY,
                order=15,
                also=("contacten/",),
            )
        )
        facts.register("outreach.contacts", outreach_facts.CONTACTS, outreach_facts.contacts)
        facts.register("outreach.follow_ups", outreach_facts.FOLLOW_UPS, outreach_facts.follow_ups)
        facts.register("outreach.rights", outreach_facts.RIGHTS, outreach_facts.rights)
        path_joining.connect()
