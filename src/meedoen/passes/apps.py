from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PassesConfig(AppConfig):
    name = "meedoen.passes"
    label = "passes"

    def ready(self):
        from meedoen.kernel import due, editions
        from meedoen.kernel.privacy import erasure, exports
        from meedoen.kernel.privacy import retention as terms
        from meedoen.kernel.ui import slots
        from meedoen.kernel.web import menu
        from meedoen.people import public as people

        from . import due_lines, forgetting, jobs, parts, policy, site_link

        shown = {"passes.Scheme", "passes.SchemeVersion"}  # whether one runs is told on the board
        for model in self.get_models():
            if model._meta.label in shown:
                continue
            editions.off_the_site(model._meta.label, "what somebody gets is for who asks it, and for the staff")
        jobs.connect()
        erasure.register("passes", forgetting.forget)
        exports.register("passes", forgetting.tell, title=_("Je pas en tegemoetkomingen"), model="passes.Claim")
        terms.register("passes.Right", forgetting.drop_rights)
        terms.register("passes.Claim", forgetting.unlink_claims)
        terms.register("passes.Pass", forgetting.drop_passes)
        terms.register("passes.DoorUse", forgetting.drop_door_uses)
        terms.register("passes.UitpasSale", forgetting.drop_uitpas_sales)
        terms.register("passes.Receipt", forgetting.drop_receipts)
        terms.register("passes.Question", forgetting.drop_questions)
        people.use(forgetting.with_a_right)
        people.use(forgetting.claimed_since)
        people.use(forgetting.with_a_pass)
        due.use(due_lines.lines)
        due.use(due_lines.at_till)
        slots.fill("site.ways", site_link.on_the_site)
        slots.fill("people.person", parts.of_person)
        slots.fill("activities.session", parts.of_session)
        menu.add(
            menu.Item(_("Regelingen"), "passes:schemes", "list", policy.SEE_SCHEMES, order=83),
            menu.Item(_("Aanvragen"), "passes:claims", "euro", policy.SEE_CLAIMS, order=38),
            menu.Item(_("Afrekenen"), "passes:settlements", "euro", policy.SETTLE, order=84),
            menu.Item(_("Andere gemeenten"), "passes:municipalities", "map", policy.SEE_MUNICIPALITIES, order=85),
            menu.Item(_("Wat wij krijgen"), "passes:owed", "euro", policy.SEE_OWED, order=85),
            menu.Item(_("Pas nakijken"), "passes:check_pass", "check", policy.CHECK, order=41, main=True),
            menu.Item(_("Toestellen aan de deur"), "passes:devices", "check", policy.SEE_DEVICES, order=86),
            menu.Item(_("Groepspassen"), "passes:groups", "people", policy.SEE_GROUPS, order=85),
            menu.Item(_("Passen die eindigen"), "passes:ending", "clock", policy.SEE_ENDING, order=39),
            menu.Item(_("Passen afdrukken"), "passes:cards", "printer", policy.PRINT, order=40),
        )
