from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferralsConfig(AppConfig):
    name = "meedoen.referrals"
    label = "referrals"

    def ready(self):
        from meedoen.kernel import due, editions
        from meedoen.kernel import facts as kernel_facts
        from meedoen.kernel.privacy import erasure, exports
        from meedoen.kernel.privacy import retention as terms
        from meedoen.kernel.ui import slots
        from meedoen.kernel.web import menu
        from meedoen.people import public as people

        from . import due_lines, facts, forgetting, jobs, leaver, listening, own_plans, parts, policy, small_help  # noqa: F401 importing the jobs registers them

        erasure.register("referrals", forgetting.forget)
        exports.register(
            "referrals", forgetting.tell, title=_("Waar we je naartoe brachten"), model="referrals.Referral"
        )
        terms.register("referrals.Referral", forgetting.unlink)
        terms.register("referrals.ToTell", forgetting.drop_told)
        terms.register("referrals.Companion", forgetting.drop_companions)
        terms.register("referrals.CompanionHours", forgetting.drop_hours)
        terms.register("referrals.CompanyAsk", forgetting.drop_company_asks)
        terms.register("referrals.ThresholdStop", forgetting.drop_stops)
        people.use(forgetting.referred_since)
        people.use(forgetting.going_along)
        for label in ("Referral", "ThresholdStop", "Companion", "CompanionHours", "CompanyAsk", "ToTell"):
            editions.off_the_site(f"referrals.{label}", "who is led where is named nowhere")
        own_plans.connect()
        small_help.connect()
        listening.connect()
        leaver.connect()
        due.use(due_lines.lines)
        kernel_facts.register("referrals.referral", facts.COLUMNS, facts.referrals)
        slots.fill("people.person", parts.of_person)
        slots.fill("activities.session", parts.of_session)
        slots.fill("activities.activity", parts.of_activity)
        slots.fill("activities.fit.offer", parts.of_offer)
        menu.add(
            menu.Item(_("Toeleiding"), "referrals:sent", "route", policy.SEE_SENT, order=35),
            menu.Item(_("Wie komt er"), "referrals:received", "door", policy.SEE_RECEIVED, order=36),
            menu.Item(_("Mijn taken"), "referrals:tasks", "route", policy.SEE_TASKS, order=15, main=True),
            menu.Item(_("Werk overdragen"), "referrals:hand_over", "share", policy.HAND_OVER, order=88),
        )
