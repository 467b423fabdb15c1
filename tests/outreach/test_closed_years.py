"""The figures of a closed year stand, whatever fades later; a correction is one more edition with its reason."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meedoen.kernel import tenancy
from meedoen.kernel.guard import seeding
from meedoen.kernel.refusals import Closed, Refused
from meedoen.kernel.release.freezing import frozen
from meedoen.networks.models import YearEdition
from meedoen.outreach.models import Contact, Path
from meedoen.outreach.queries import editions, figures
from meedoen.outreach.queries import paths as path_reads
from meedoen.outreach.rules.periods import Span
from meedoen.outreach.services import close_paths_year, close_year
from meedoen.outreach.services import paths as path_services
from meedoen.referrals import queries as referrals
from meedoen.referrals.models import Referral
from meedoen.referrals.services import close_year as close_referrals
from tests.factories import actor_in, make_member, make_organisation

from .test_figures import TODAY, year  # noqa: F401 - the contacts of a year

pytestmark = pytest.mark.django_db


def test_a_closed_year_stands_and_a_correction_is_seen(year, partner):  # noqa: F811
    leader = actor_in(partner, "coordinator")
    live = figures.figures_of(leader, period=figures.period_of(TODAY, 2025), unknown="Buurt niet gekend")
    assert editions.closed_year(leader, 2025) is None
    close_year(leader, year=2025)
    kept = editions.closed_year(leader, 2025)
    assert frozen(kept.figures, without=("period",)) == frozen(live, without=("period",))
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


def test_a_year_of_paths_and_one_of_referrals_stand_too_each_for_itself(in_noord, partner):
    leader, today = actor_in(partner, "coordinator"), timezone.localdate()
    last = today.year - 1
    kind = path_services.make_template(
        leader, name="Premie", counted="households", steps=["Bekeken"], endings=[("reached", "Betaald")]
    )
    with seeding("test"):
        for at in range(7):
            Path.objects.create(
                template_id=kind.pk, organisation=partner, started_on=datetime.date(last, 3, 1 + at),
                touched_on=datetime.date(last, 3, 1), ended_on=datetime.date(last, 9, 1), outcome="threshold",
                threshold="affordable",
            )  # fmt: skip
            Referral.objects.create(
                organisation=partner, receiver=partner, agreed_on=datetime.date(last, 5, 2), state="proposed"
            )
    paths = path_reads.figures(leader, Span(last).period)
    led = referrals.of_year(leader, last)
    close_paths_year(leader, year=last)
    close_referrals(leader, year=last)
    with seeding("test"):
        Path.objects.all().delete()
        Referral.objects.all().delete()
    kept_paths, kept_led = editions.closed_paths(leader, last), referrals.closed_year(leader, last)
    assert kept_paths.figures == paths
    assert (paths.templates[0].started.text, paths.templates[0].outcomes["threshold"].text) == (
        "ongeveer 5", "ongeveer 5",
    )  # fmt: skip
    assert kept_led.figures == led
    assert (led.agreed.text, led.offers[0].name) == ("ongeveer 5", partner.name)
    assert editions.closed_year(leader, last) is None
    for close in (close_paths_year, close_referrals):
        with pytest.raises(Refused, match="verbeterd"):
            close(leader, year=last)
        close(leader, year=last, why="na een controle")
        with pytest.raises(Refused, match="nog niet voorbij"):
            close(leader, year=today.year)
        with pytest.raises(Closed):
            close(actor_in(partner, "worker"), year=last - 1)
    now = editions.closed_paths(leader, last)
    assert ([one.started.text for one in now.figures.templates], [one.number for one in now.earlier]) == (["0–4"], [1])
    assert editions.closed_paths(leader, last, number=1).figures == paths


@pytest.mark.parametrize(
    ("figures_page", "close_page", "span"),
    [("outreach:path_figures", "outreach:paths_year_close", "periode"),
     ("referrals:figures", "referrals:year_close", "jaar")],
)  # fmt: skip
def test_the_others_are_closed_on_screen_in_two_taps(in_noord, partner, figures_page, close_page, span):
    client, last = Client(), timezone.localdate().year - 1
    client.force_login(make_member(partner, "coordinator"))
    shown = f"{reverse(figures_page, args=[in_noord.slug])}?{span}={last}"
    close = reverse(close_page, args=[in_noord.slug, last])
    assert close in client.get(shown).content.decode()
    said = {"once": client.get(close).context["form"]["once"].value()}
    told = client.post(close, said, follow=True)
    assert (told.request["QUERY_STRING"], "Dit jaar is afgesloten" in told.content.decode()) == (f"{span}={last}", True)
    assert client.post(close, {"why": " "}).status_code == 422
    running = client.get(reverse(close_page, args=[in_noord.slug, last + 1]))
    assert (running.status_code, f"{span}={last + 1}" in running["Location"]) == (303, True)
