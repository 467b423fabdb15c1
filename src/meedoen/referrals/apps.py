from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferralsConfig(AppConfig):
    name = "meedoen.referrals"
    label = "referrals"

    def ready(self):
        from meedoen.kernel import editions
        from meedoen.kernel.privacy import erasure, exports
        from meedoen.kernel.privacy import retention as terms
        from meedoen.people import public as people

        from . import forgetting, policy  # noqa: F401 importing the policy declares the actions

        erasure.register("referrals", forgetting.forget)
        exports.register(
            "referrals", forgetting.tell, title=_("Waar we je naartoe brachten"), model="referrals.Referral"
        )
        terms.register("referrals.Referral", forgetting.unlink)
        terms.register("referrals.ToTell", forgetting.drop_told)
        terms.register("referrals.Companion", forgetting.drop_companions)
        terms.register("referrals.CompanionHours", forgetting.drop_hours)
        terms.register("referrals.ThresholdStop", forgetting.drop_stops)
        people.use(forgetting.referred_since)
        people.use(forgetting.going_along)
        for label in ("Referral", "ThresholdStop", "Companion", "CompanionHours", "ToTell"):
            editions.off_the_site(f"referrals.{label}", "who is led where is named nowhere")
