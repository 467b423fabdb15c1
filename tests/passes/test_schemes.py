"""The screens of schemes: made, tried on families, published, followed by a next version, stopped."""

import datetime
import uuid

import pytest
from django.utils import timezone

from meedoen.kernel.refusals import Refused
from meedoen.passes import services
from meedoen.passes.models import Scheme, SchemeVersion
from meedoen.passes.rules.schemes import Band, Terms, read
from tests.factories import make_pot

pytestmark = pytest.mark.django_db
AT = "/werk/noord/regelingen/"
TODAY = timezone.localdate()


def said(pot, **fields):
    base = {
        "name": "Spoor 2", "fund_id": pot.fund_id, "rate": "80", "organiser_rate": "0", "ceiling": "100", "most": "2",
        "period": "calendar", "costs": ["membership", "ticket", "camp"], "where": "here", "payer": "domicile",
        "deadline": "none", "deadline_days": "0", "proof": "none", "decider": "caseworker", "four_eyes_above": "50",
        "paid_to": ["person"], "renewal_weeks": "8", "once": uuid.uuid4(),
    }  # fmt: skip
    return {**base, **fields}


def test_from_nothing_to_a_scheme_that_counts(client, user, in_noord, pot):
    client.force_login(user)
    assert "Nog geen regelingen" in client.get(AT).content.decode()
    form = said(pot)
    for _time in range(2):
        made = client.post(f"{AT}nieuw/", form, follow=True)
    page = made.content.decode().replace("\xa0", " ")
    assert "Het ontwerp staat klaar" in page
    assert (
        "80 % van € 130 is € 104. Het plafond is € 100. Daarvan is nog € 90,40 over. Zelf te betalen: € 39,60." in page
    )
    version = SchemeVersion.objects.get()
    assert read(version.terms) == Terms(
        bands=(Band(0, 80, 10_000),), most=2, costs=("membership", "ticket", "camp"), where="here",
        four_eyes_above=5_000, renewal_weeks=8,
    )  # fmt: skip
    assert "8 weken ervoor" in page
    at = f"{AT}versie/{version.pk}/"
    wrong = client.post(f"{at}publiceren/", {"starts_on": "gisteren"})
    assert (wrong.status_code, "Deze dag bestaat niet" in wrong.content.decode()) == (422, True)
    assert (
        "De regeling geldt vanaf"
        in client.post(f"{at}publiceren/", {"starts_on": TODAY.isoformat()}, follow=True).content.decode()
    )
    assert "geldt nu" in client.get(AT).content.decode()
    fixed = client.post(f"{at}aanpassen/", said(pot, rate="10"))
    assert (fixed.status_code, "verandert niet meer" in fixed.content.decode()) == (422, True)
    assert "gestopt" in client.post(f"{at}stoppen/", follow=True).content.decode()
    assert Scheme.objects.get().ended_on == TODAY


def test_a_fund_without_an_open_year_is_not_offered(client, user, in_noord, pot, lead, noord):
    old = make_pot(noord, name="Fonds tot 2019", year=TODAY.year - 7)
    client.force_login(user)
    page = client.get(f"{AT}nieuw/").content.decode()
    assert ("Eigen inbreng" in page, "Fonds tot 2019" in page) == (True, False)
    assert client.post(f"{AT}nieuw/", said(pot, fund_id=old.fund_id)).status_code == 422
    draft = services.make_scheme(lead, name="Oud", fund_id=old.fund_id, terms=Terms(costs=("camp",)))
    assert "Fonds tot 2019" in client.get(f"{AT}versie/{draft.pk}/aanpassen/").content.decode()
    tried = client.get(f"{AT}versie/{draft.pk}/").content.decode()
    assert ("Dit valt er niet onder." in tried, "Kies een andere" in tried) == (True, False)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"rate": "70", "organiser_rate": "40"}, "niet meer dan 100 procent"),
        ({"renewal_weeks": "0"}, "van 1 tot 26"),
        ({"rate": "0"}, "Schrijf meer dan 0"),
        ({"other_from": "18"}, "Schrijf hoeveel procent het dan is."),
        ({"other_rate": "90"}, "Schrijf vanaf welke leeftijd dit geldt."),
        ({"costs": []}, "Kies er een."),
        ({"ceiling": "veel"}, "Schrijf een bedrag"),
    ],
)
def test_bad_input_stays(client, user, in_noord, pot, fields, sentence):
    client.force_login(user)
    answer = client.post(f"{AT}nieuw/", said(pot, **fields))
    page = answer.content.decode()
    assert (answer.status_code, sentence in page, "Spoor 2" in page) == (422, True, True)
    assert not Scheme.objects.exists()


def test_a_next_version_begins_as_the_last_and_follows_it(client, user, in_noord, pot, lead):
    first = services.make_scheme(lead, name="Spoor 1", fund_id=pot.fund_id, terms=Terms())
    services.publish(lead, first.pk, starts_on=datetime.date(TODAY.year, 1, 1))
    draft = services.new_version(lead, first.pk)
    assert services.new_version(lead, first.pk).pk == draft.pk
    assert draft.terms == SchemeVersion.objects.get(pk=first.pk).terms
    with pytest.raises(Refused):
        services.publish(lead, draft.pk, starts_on=TODAY - datetime.timedelta(1))
    services.change_draft(lead, draft.pk, name="Anders", fund_id=pot.fund_id, terms=Terms(bands=(Band(0, 40),)))
    assert Scheme.objects.get().name == "Spoor 1"
    client.force_login(user)
    page = client.get(f"{AT}versie/{draft.pk}/").content.decode()
    assert "Nu betalen ze" in page
    assert "betaalt meer dan een kwart zelf" in page
