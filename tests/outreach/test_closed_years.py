"""The figures of a closed year stand, whatever fades later; a correction is one more edition with its reason."""

import pytest
from django.test import Client
from django.urls import reverse

from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import Closed, Refused
from meedoen.outreach.models import Contact, YearEdition
from meedoen.outreach.queries import editions, figures
from meedoen.outreach.rules.freezing import frozen
from meedoen.outreach.services import close_year
from tests.factories import actor_in, make_member, make_organisation

from .test_figures import TODAY, year  # noqa: F401 - the contacts of a year

pytestmark = pytest.mark.django_db


def test_a_closed_year_stands_and_a_correction_is_seen(year, partner):  # noqa: F811
    leader = actor_in(partner, "coordinator")
    live = figures.figures_of(leader, period=figures.period_of(TODAY, 2025), unknown="Buurt niet gekend")
    assert editions.closed_year(leader, 2025) is None
    close_year(leader, year=2025)
    kept = editions.closed_year(leader, 2025)
    assert frozen(kept.figures) == frozen(live)
    assert (kept.figures.contacts, kept.figures.rights_share, kept.figures.themes) == (
        live.contacts, live.rights_share, [list(pair) for pair in live.themes],
    )  # fmt: skip

    with pytest.raises(Refused, match="verbeterd"):
        close_year(leader, year=2025)
    with pytest.raises(Refused, match="niets veranderd"):
        close_year(leader, year=2025, why="dubbel geteld")
    with seeding("test"):
        Contact.objects.filter(kind="street").delete()
    assert editions.closed_year(leader, 2025).figures == kept.figures
    close_year(leader, year=2025, why="een partner telde dubbel")
    now = editions.closed_year(leader, 2025)
    assert (now.figures.contacts.text, kept.figures.contacts.text) == ("ongeveer 60", "ongeveer 105")
    assert [(one.number, one.why) for one in now.editions] == [(2, "een partner telde dubbel"), (1, "")]
    assert editions.closed_year(leader, 2025, number=1).figures == kept.figures
    with pytest.raises(Refused, match="nog niet voorbij"):
        close_year(leader, year=9000)
    with pytest.raises(Closed):
        close_year(actor_in(partner, "worker"), year=2024)


def test_it_is_closed_on_screen_once_and_only_here(year, in_noord, partner, zuid):  # noqa: F811
    client = Client()
    client.force_login(make_member(partner, "coordinator"))
    page = reverse("outreach:year_close", kwargs={"network": in_noord.slug, "year": 2025})
    form = client.get(page).context["form"]
    said = {"once": form["once"].value()}
    assert [client.post(page, said).status_code for _twice in range(2)] == [303, 303]
    assert YearEdition.objects.filter(year=2025).count() == 1
    shown = client.get(reverse("outreach:figures", kwargs={"network": in_noord.slug}) + "?jaar=2025")
    assert "Dit jaar is afgesloten" in shown.content.decode()

    wrong = client.post(page, {"once": client.get(page).context["form"]["once"].value(), "why": "  "})
    assert (wrong.status_code, YearEdition.objects.count()) == (422, 1)
    elsewhere = actor_in(make_organisation(zuid), "coordinator")
    with tenancy.use_network(zuid.pk):
        assert editions.closed_year(elsewhere, 2025) is None
