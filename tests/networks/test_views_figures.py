"""From an empty network to the profile of a working area, on screen: draw, read in, look, take back."""

import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding
from meedoen.networks import services
from meedoen.networks.identity import actor_of
from meedoen.networks.models import Figure, FigureImport, Network, WorkingArea

pytestmark = pytest.mark.django_db
BASE = "/werk/noord/gebieden/"
FILE = (
    "geoitem;period;Gezinnen;Gezinnen van 1 persoon;Groene daken\n"
    "12040;2024;10000;2400;500\n12040W13;2024;1000;400;-99997\n12040W14;2024;500;200;9\n"
)


@pytest.fixture
def in_willebroek(noord, boss):
    with seeding("test"):
        Network.objects.filter(pk=noord.pk).update(municipalities=["12040"])
    with tenancy.use_network(noord.pk):
        services.load_areas(actor_of(boss, noord.pk), nis="12040")


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def draw(client, name="Noord", codes=("12040W13", "12040W14"), where="werkgebied/", **more):
    return client.post(f"{BASE}{where}", {"name": name, "codes": list(codes), "once": str(uuid.uuid4()), **more})


def the(model, network):
    with tenancy.use_network(network.pk):
        return list(model.objects.order_by("pk"))


def send(client, content, name="export.csv"):
    return client.post(f"{BASE}cijfers/", {"file": SimpleUploadedFile(name, content.encode()), "year": ""})


def say_yes(client, seen, **more):
    held = re.search(r'name="held" value="([^"]+)"', seen.content.decode())[1]
    return client.post(f"{BASE}cijfers/ja/", {"held": held, **more}, follow=True)


def test_a_working_area_is_drawn_with_a_zone_and_shows_what_is_known(as_boss, in_willebroek, noord):
    answer = draw(as_boss, "")
    assert answer.status_code == 422
    assert 'value="12040W13" id="id_codes_' in text(answer)
    assert len(re.findall(r'name="codes" value="\S+"[^>]*checked', text(answer))) == 2  # what was ticked stays
    assert draw(as_boss).status_code == 303
    (whole,) = the(WorkingArea, noord)
    assert draw(as_boss).status_code == 422  # the name is there
    zone = draw(as_boss, "Zone", ["12040W13"], f"werkgebied/?in={whole.pk}")
    assert zone.status_code == 303
    assert [(one.name, one.codes, one.part_of_id) for one in the(WorkingArea, noord)] == [
        ("Noord", ["12040W13", "12040W14"], None),
        ("Zone", ["12040W13"], whole.pk),
    ]
    smaller = draw(as_boss, "Noord", ["12040W14"], f"werkgebied/{whole.pk}/aanpassen/")
    assert (smaller.status_code, "Zone zou er dan buiten vallen" in text(smaller)) == (422, True)
    page = text(as_boss.get(f"{BASE}werkgebied/{whole.pk}/"))
    assert "3.898" in page and "28.238 personen" in page
    assert "Inkomen per belastingaangifte, gemiddeld: alleen voor de hele gemeente (2013)." in page
    assert "Sociale huurwoningen: daar hebben we geen enkel cijfer van." in page
    assert 'href="/werk/noord/gebieden/werkgebied/' in text(as_boss.get(BASE))


def test_figures_are_looked_at_taken_in_shown_and_taken_back(as_boss, in_willebroek, noord):
    draw(as_boss)
    (area,) = the(WorkingArea, noord)
    wrong = send(as_boss, FILE + "12040W99;2024;1;1;1\n;2024;2;2;2\n")
    assert wrong.status_code == 422
    assert "Deze code kennen we niet in dit netwerk: 12040W99" in text(wrong)
    assert "Neem deze cijfers op" not in text(wrong)
    seen = send(as_boss, FILE)
    assert (seen.status_code, "Wat is “Groene daken”?" in text(seen)) == (200, True)
    lacking = say_yes(as_boss, seen, kind_0="share", theme_0="housing")
    assert (lacking.status_code, "Waar komen deze cijfers vandaan?" in text(lacking)) == (422, True)
    assert '<option value="share" selected>' in text(lacking)
    assert the(FigureImport, noord) == []
    once = str(uuid.uuid4())
    taken = say_yes(as_boss, seen, kind_0="share", theme_0="housing", credit="Bron: cijfers", once=once)
    assert "9 cijfers staan erbij" in text(taken)
    again = say_yes(as_boss, seen, kind_0="share", theme_0="housing", credit="Bron: cijfers", once=once)
    assert "9 cijfers staan erbij" in text(again) and "stond te lang klaar" not in text(again)
    assert len(the(FigureImport, noord)) == 1
    page = text(as_boss.get(f"{BASE}werkgebied/{area.pk}/?reeks=share.alone&cijfer=households"))
    assert "hier 40 op de 100, in de rest van Willebroek 21 op de 100. Dat is 19 meer." in page
    assert "Iedereen werd geteld. Dit verschil is geen toeval." in page
    assert "Bron: cijfers" in page and "Groene daken" in page
    (run,) = the(FigureImport, noord)
    for _twice in range(2):
        back = as_boss.post(f"{BASE}cijfers/{run.pk}/terug/", follow=True)
        assert "Wat ze vervingen, geldt weer" in text(back)
    gone = say_yes(as_boss, seen, kind_0="share", theme_0="housing", credit="Bron: cijfers", once=once)
    assert "stond te lang klaar" in text(gone)  # what was taken back does not come in again by an old page
    assert not [one for one in the(Figure, noord) if one.run_id]


def test_the_example_can_be_sent_back_at_once(as_boss, in_willebroek):
    example = as_boss.get(f"{BASE}cijfers/voorbeeld.xlsx")
    seen = as_boss.post(f"{BASE}cijfers/", {"file": SimpleUploadedFile("lijst.xlsx", b"".join(example)), "year": ""})
    assert seen.status_code == 200
    assert "Bron: Voorbeeld: vul hier je bron in" in text(seen)


def test_more_figures_cost_no_more_queries(as_boss, in_willebroek, noord):
    draw(as_boss)
    (area,) = the(WorkingArea, noord)
    asked = []
    for rows in (1, 3):
        seen = send(
            as_boss, "geoitem;period;Gezinnen\n" + "".join(f"12040W1{n};2024;{n * 9}\n" for n in range(3, 3 + rows))
        )
        say_yes(as_boss, seen, credit="Bron")
        as_boss.get(f"{BASE}werkgebied/{area.pk}/")
        with CaptureQueriesContext(connection) as found:
            assert as_boss.get(f"{BASE}werkgebied/{area.pk}/").status_code == 200
        asked.append(len(found))
    assert asked[0] == asked[1]
