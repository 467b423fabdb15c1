"""A finding keeps the words of its figure; what was revised is pointed out, and taken over with one tap."""

import uuid

import pytest

from meedoen.kernel.actors import Role
from meedoen.kernel.guard import seeding
from meedoen.networks import services
from meedoen.networks.intake import SourceDraft, read
from meedoen.networks.models import Network
from meedoen.plans.models import Finding, FindingFigure
from tests.factories import actor_in
from tests.factories.plans import make_plan

pytestmark = pytest.mark.django_db
AT = "/werk/noord/buurtplannen/"
SOURCE = SourceDraft("Bron: Willebroek in cijfers", "vrij te gebruiken", threshold=5)


@pytest.fixture
def bring(in_noord, noord, partner):
    with seeding("test"):
        Network.objects.filter(pk=noord.pk).update(municipalities=["12040"])
    services.load_areas(actor_in(partner, Role.COORDINATOR), nis="12040")
    analyst = actor_in(partner, Role.ANALYST)

    def taken(*rows):
        text = "geoitem;period;Gezinnen\n" + "".join(f"{row}\n" for row in rows)
        done = services.import_figures(analyst, reading=read(text.encode(), "a.csv"), filename="a.csv", source=SOURCE)
        return done.run_id

    return taken


def test_a_revised_figure_is_pointed_out_and_taken_over_with_one_tap(me, noord, partner, bring):
    bring("12040W13;2023;100", "12040W14;2023;40")
    lead = actor_in(partner, Role.COORDINATOR)
    zone = services.make_working_area(lead, name="Zone", codes=["12040W13", "12040W14"])
    plan = make_plan(noord, working_area_id=zone.pk)
    form = {"text": "Er komen gezinnen bij.", "theme": "housing", "figure": "households", "once": uuid.uuid4()}
    page = me.post(f"{AT}{plan.pk}/bevindingen/nieuw/", form, follow=True).content.decode()
    row = FindingFigure.objects.get()
    assert (row.number, row.period, "140 gezinnen, 2023." in row.words) == ("140", "2023", True)
    assert "Bron" not in row.words
    assert ("Neem het nieuwste cijfer" in page, "Bron: Willebroek in cijfers" in page) == (False, True)
    bring("12040W13;2023;110")
    where = f"{AT}{plan.pk}/bevindingen/"
    assert "Dit cijfer is intussen herzien: het is nu 150." in me.get(where).content.decode()
    bring("12040W13;2024;120", "12040W14;2024;41")
    assert "Er is een nieuwer cijfer: 161 in 2024." in me.get(where).content.decode()
    finding = Finding.objects.get()
    for _time in range(2):
        page = me.post(f"{AT}bevinding/{finding.pk}/cijfer/{row.pk}/", follow=True).content.decode()
        assert ("161 gezinnen, 2024." in page, "Neem het nieuwste cijfer" in page) == (True, False)
    assert me.post(f"{AT}bevinding/{finding.pk}/cijfer/{uuid.uuid4()}/").status_code == 404
    kept = {**form, "figure": "", "keep": [str(row.pk)], "text": "Meer gezinnen.", "once": uuid.uuid4()}
    me.post(f"{AT}bevinding/{finding.pk}/", kept)
    assert FindingFigure.objects.get().number == "161"
