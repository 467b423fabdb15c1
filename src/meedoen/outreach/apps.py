from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutreachConfig(AppConfig):
    name = "meedoen.outreach"
    label = "outreach"

    def ready(self):
        from meedoen.kernel import editions
        from meedoen.kernel.privacy import erasure, exports
        from meedoen.kernel.privacy import retention as terms
        from meedoen.people import public as people

        from . import policy, retention, services  # noqa: F401 importing declares the actions
        from .queries import telling

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
        people.use(retention.met_since)
        people.use(retention.still_visited)
