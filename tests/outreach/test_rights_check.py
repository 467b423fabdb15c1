"""The rights check: a short list for a situation kept nowhere, counts without a name, a sheet in five languages."""

import datetime
import re
import uuid

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from meedoen.kernel.models import AuditEntry, Receipt
from meedoen.kernel.refusals import NotFound, Refused
from meedoen.outreach import models, services
from meedoen.outreach.models import RightFound, RightText
from meedoen.outreach.rules import rights_list
from meedoen.outreach.rules.ways import Choice
from meedoen.outreach.terms import Right
from meedoen.outreach.terms_of_rights import Situation
from tests.factories import actor_in, make_organisation
from tests.trust.crawler import read

EVERY = rights_list.told([Choice(code, str(word)) for code, word in Right.choices], {})


class TestShortList:
    def test_every_right_of_the_list_is_told_with_source_and_day(self):
        assert set(rights_list.STANDARD) == set(Right.values)
        for code, info in rights_list.STANDARD.items():
            assert str(info.what) and str(info.where) and info.source and info.situations, code
            assert len(str(info.what).split(".")[0].split()) <= 14, code

    @pytest.mark.parametrize("situation", Situation.values)
    def test_each_situation_gives_something_and_never_more_than_eight(self, situation):
        found = rights_list.short_list(EVERY, [situation])
        assert 0 < len(found) <= rights_list.MOST
        assert all(situation in line.fits for line in found)

    def test_what_fits_twice_comes_first_and_nothing_said_is_everything(self):
        both = rights_list.short_list(EVERY, ["debts", "bills"])
        assert both[0].code in (Right.LIVING_WAGE, Right.DEBT_HELP)
        assert both[1].code in (Right.LIVING_WAGE, Right.DEBT_HELP)
        assert rights_list.short_list(EVERY, []) == EVERY

    def test_the_words_of_a_network_come_before_those_of_the_list(self):
        own = rights_list.Info("Iets", "Hier", "onze gids", frozenset({"rents"}), datetime.date(2026, 1, 2))
        lines = rights_list.told([Choice("own-taxi", "Taxicheques"), Choice("legal_aid", "Raad")], {"own-taxi": own})
        assert [line.info for line in lines] == [own, rights_list.STANDARD["legal_aid"]]


@pytest.fixture
def partner(noord, zuid, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    return make_organisation(noord, "De Dreef")


@pytest.fixture
def desk(client, partner):
    from tests.factories import make_member

    client.force_login(make_member(partner))
    return client


def at(name, **more):
    return reverse(f"outreach:{name}", kwargs={"network": "noord", **more})


@pytest.mark.django_db
class TestScreens:
    def asked(self, desk, *situations):
        return desk.post(at("rights_check"), {"step": "list", "situations": situations, "once": str(uuid.uuid4())})

    def test_from_situation_to_counts_and_nothing_of_the_situation_is_kept(self, desk, partner, in_noord):
        assert "Huurt een woning" in desk.get(at("rights_check")).content.decode()
        answer = self.asked(desk, "debts", "bills")
        text = answer.content.decode()
        shown = re.findall(r'name="shown" value="([\w-]+)"', text)
        assert answer["Cache-Control"] == "no-store" and "debt_help" in shown and len(shown) <= 8
        assert "eerstehulpbijschulden.be" in text
        said = {"step": "keep", "shown": shown, "once": str(uuid.uuid4()), "organisation_id": str(partner.pk)}
        said |= {"state_debt_help": "found", "state_living_wage": "arranged", "state_leisure_pass": "used"}
        without = desk.post(at("rights_check"), said)
        assert without.status_code == 422 and "Kies welke dienst het regelde." in without.content.decode()
        said["by_living_wage"] = "social_welfare_centre"
        for _time in range(2):
            assert desk.post(at("rights_check"), said).status_code == 303
        rows = set(RightFound.objects.values_list("right", "state", "by"))
        assert rows == {("debt_help", "found", ""), ("living_wage", "arranged", "social_welfare_centre")}
        assert RightFound.objects.count() == 2
        self.nothing_kept_of("debts", "bills")

    def test_where_nothing_fits_the_whole_list_is_one_tap_away(self, desk, monkeypatch):
        from meedoen.outreach.queries import rights_list as reads

        monkeypatch.setattr(reads, "checked", lambda actor, situations: [] if situations else EVERY)
        text = self.asked(desk, "debts").content.decode()
        assert "Niets op de lijst past hierbij" in text
        tapped = dict(re.findall(r'<input type="hidden" name="(step)" value="(\w+)">', text))
        whole = desk.post(at("rights_check"), tapped).content.decode()
        assert all(line.word in whole and line.info.source in whole for line in EVERY[:3])

    def nothing_kept_of(self, *situations):
        kept = [str(row) for model in (AuditEntry, Receipt, RightFound) for row in model.objects.values()]
        assert [word for word in situations for text in kept if f"'{word}'" in text] == []
        fields = {field.name for field in models.RightFound._meta.concrete_fields}
        assert not fields & {"situations", "participant", "contact", "worker_id"}

    def test_nothing_chosen_is_a_sentence(self, desk, partner):
        said = {"step": "keep", "shown": ["debt_help"], "organisation_id": str(partner.pk), "once": str(uuid.uuid4())}
        answer = desk.post(at("rights_check"), said)
        assert answer.status_code == 422 and "Duid minstens één recht aan" in answer.content.decode()

    @pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
    def test_a_sheet_in_each_language(self, desk, language):
        answer = desk.post(at("rights_leaflet"), {"shown": ["debt_help", "legal_aid"], "language": language})
        assert answer.status_code == 200 and answer.content[:5] == b"%PDF-"
        assert answer["Cache-Control"] == "no-store"
        with override(language):
            word = str(Right.DEBT_HELP.label)
        text = "".join(read(answer).split())
        assert language == "ar" or "".join(word.split()) in text

    def test_what_is_in_order_is_not_on_the_sheet(self, partner, desk, monkeypatch):
        from meedoen.outreach.views import rights_paper

        printed = []
        monkeypatch.setattr(rights_paper, "render_pdf", lambda name, told, **more: printed.append(told) or b"%PDF-")
        said = {"shown": ["debt_help", "legal_aid"], "state_debt_help": "arranged", "language": "fr"}
        desk.post(at("rights_leaflet"), said)
        (told,) = printed
        assert [one["word"] for one in told["rights"]] == ["Aide juridique"]
        assert "vérifi" in told["rights"][0]["source"]


@pytest.mark.django_db
class TestOwnWords:
    def test_a_network_keeps_its_own_words_and_another_does_not_see_them(self, in_noord, zuid, partner):
        from meedoen.kernel import tenancy
        from meedoen.kernel.actors import Role
        from meedoen.outreach.queries import rights_list as reads

        lead = actor_in(partner, Role.COORDINATOR)
        said = {"what": "Je betaalt 80 cent.", "where": "Aan het loket.", "source": "gemeentegids"}
        services.set_right_text(
            lead, code="leisure_pass", checked_on=datetime.date(2026, 2, 1), situations=["goes_out"], **said
        )
        assert reads.one_right(lead, "leisure_pass").info.what == "Je betaalt 80 cent."
        foreign = actor_in(make_organisation(zuid), Role.COORDINATOR)
        with tenancy.use_network(zuid.pk):
            assert reads.one_right(foreign, "leisure_pass").info.what == rights_list.STANDARD["leisure_pass"].what
        with pytest.raises(Refused):
            services.set_right_text(
                lead, code="leisure_pass", checked_on=datetime.date(2999, 1, 1), situations=[], **said
            )
        with pytest.raises(NotFound):
            services.set_right_text(
                lead, code="own-nothing", checked_on=datetime.date(2026, 1, 1), situations=[], **said
            )
        services.drop_right_text(lead, code="leisure_pass")
        assert not RightText.objects.exists()

    def test_on_screen_by_who_leads(self, client, partner, in_noord):
        from meedoen.kernel.actors import Role
        from tests.factories import make_member

        client.force_login(make_member(partner, Role.COORDINATOR))
        assert "Schuldhulp" in client.get(at("rights_list")).content.decode()
        page = at("right_text", right="debt_help")
        assert client.post(page, {"what": "", "where": ""}).status_code == 422
        said = {"what": "We helpen.", "where": "In het huis.", "checked_on": "2026-03-04", "once": str(uuid.uuid4())}
        assert client.post(page, said).status_code == 303
        assert "We helpen." in client.get(at("rights_list")).content.decode()
        assert client.post(at("right_standard", right="debt_help")).status_code == 303
        assert "We helpen." not in client.get(at("rights_list")).content.decode()
