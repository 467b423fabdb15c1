"""Writes of networks: making one, partners, who works where, invitations, places."""

import datetime
import uuid

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from meedoen.kernel import audit, tenancy
from meedoen.kernel.accounts.sign_in import WITHOUT_MAIL
from meedoen.kernel.actors import Actor, Role
from meedoen.kernel.guard import seeding
from meedoen.kernel.models import User
from meedoen.kernel.refusals import Closed, NotFound, Refused
from meedoen.networks import queries, services
from meedoen.networks.identity import actor_of, network_of_invitation
from meedoen.networks.models import Area, Figure, Invitation, Membership, Network, Organisation, Place
from tests.factories import actor_in, make_member, make_organisation, make_place, make_user

pytestmark = pytest.mark.django_db
GOOD = "groene fiets zingt"


@pytest.fixture
def operator(db):
    user = make_user("Oda", is_operator=True)
    return actor_of(user, None)


def membership_of(user):
    return Membership.objects.get(user=user, until=None)


# networks


def test_a_network_comes_with_its_areas_and_figures(operator):
    made = services.create_network(operator, slug="westerlo", name="Westerlo", municipalities=["13049"])
    with tenancy.use_network(made.pk):
        assert Area.objects.filter(kind="village", unknown=False).count() == 4
        assert Figure.objects.get(area_code="13049", indicator="inhabitants", year=2024).value == 25620
        assert audit.verify(made.pk) == []


def test_figures_that_are_typed_again_keep_what_they_were_and_ask_as_much_for_one_as_for_three(in_noord, noord, zuid):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    lead, asked = actor_in(make_organisation(noord), Role.COORDINATOR), []
    for value, codes in ((7, ["13049"]), (7, ["04000", "02000", "01000"]), (8, ["13049"]), (8, ["04000", "02000"])):
        told = [services.TypedFigure(code, "living_wage", 2024, "persons", value, "brief") for code in codes]
        with CaptureQueriesContext(connection) as found:
            assert services.note_figures(lead, told) == len(codes)
        asked.append(sum("networks_figure" in line["sql"] for line in found))
    assert asked == [4, 3, 4, 4]  # the first time the source is made too
    typed = Figure.objects.filter(indicator="living_wage").order_by("area_code", "version")
    assert [(one.area_code, int(one.value), one.version, one.replaced_at is None) for one in typed] == [
        ("01000", 7, 1, True),
        ("02000", 7, 1, False),
        ("02000", 8, 2, True),
        ("04000", 7, 1, False),
        ("04000", 8, 2, True),
        ("13049", 7, 1, False),
        ("13049", 8, 2, True),
    ]
    named = queries.figures_named(lead, ["01000", "02000", "04000", "13049"], ["living_wage"])
    assert [(one.area_code, int(one.value)) for one in named] == [
        ("01000", 7),
        ("02000", 8),
        ("04000", 8),
        ("13049", 8),
    ]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"slug": "werk"}, "slug"),
        ({"slug": "kleur"}, "slug"),
        ({"slug": "noord"}, "slug"),
        ({"accent": "#ffff66"}, "accent"),
        ({"municipalities": ["99999"]}, "municipalities"),
    ],
)
def test_a_network_that_cannot_be_made_leaves_nothing(operator, fields, field):
    given = {"slug": "west", "name": "West", "municipalities": ["13049"], **fields}
    with pytest.raises(Refused) as refusal:
        services.create_network(operator, **given)
    assert refusal.value.field == field
    assert Network.objects.count() == 2


def test_a_colour_that_is_too_light_comes_with_a_suggestion_that_is_not(operator):
    with pytest.raises(Refused) as refusal:
        services.create_network(operator, slug="west", name="West", municipalities=[], accent="#ffff66")
    better = refusal.value.sentence.split("#")[1][:6]
    assert services.create_network(operator, slug="west", name="West", municipalities=[], accent=f"#{better}")


def test_only_the_operator_makes_networks(coordinator):
    with pytest.raises(Closed):
        services.create_network(coordinator, slug="west", name="West", municipalities=[])


# partners


@pytest.mark.parametrize(
    ("fields", "field"), [({"kbo": "0123.456.748"}, "kbo"), ({"name": " De  Kring "}, "name"), ({"name": " "}, "name")]
)
def test_a_partner_that_is_refused(coordinator, club, fields, field):
    with pytest.raises(Refused) as refusal:
        services.add_organisation(coordinator, **{"name": "Nieuw", "kind": "other", **fields})
    assert refusal.value.field == field


def test_another_network_may_have_a_partner_of_the_same_name(coordinator, foreign):
    assert services.add_organisation(coordinator, name=foreign.name, kind="library").pk


# invitations


def test_an_invitation_with_mail_makes_an_account_and_a_role(coordinator, office):
    invitation, secret = services.invite(coordinator, office.pk, name="Bo", role="worker", email="Bo@voorbeeld.be")
    user = services.accept_invitation(
        Actor.anonymous(coordinator.network_id), invitation.pk, secret=secret, password=GOOD
    )
    assert (user.email, user.name, membership_of(user).role) == ("bo@voorbeeld.be", "Bo", "worker")
    assert user.check_password(GOOD)


def test_an_invitation_by_phone_is_a_code_that_can_be_typed_in_any_way(coordinator, office):
    invitation, secret = services.invite(coordinator, office.pk, name="Vera", role="companion")
    assert len(secret) == 12
    typed = f"{secret[:4]}-{secret[4:8]} {secret[8:]}".lower()
    assert network_of_invitation(typed).slug == "noord"
    user = services.accept_invitation(
        Actor.anonymous(coordinator.network_id), invitation.pk, secret=typed, password=GOOD
    )
    assert user.email.endswith(WITHOUT_MAIL)


def refused(call, code):
    with pytest.raises(Refused) as refusal:
        call()
    assert refusal.value.code == code


def test_an_invitation_works_once(coordinator, office):
    invitation, secret = services.invite(coordinator, office.pk, name="Vera", role="companion")
    public = Actor.anonymous(coordinator.network_id)
    services.accept_invitation(public, invitation.pk, secret=secret, password=GOOD)
    refused(lambda: services.accept_invitation(public, invitation.pk, secret=secret, password=GOOD), "expired")
    assert User.objects.filter(name="Vera").count() == 1


def test_a_double_click_makes_one_account(coordinator, office):
    invitation, secret = services.invite(coordinator, office.pk, name="Vera", role="companion")
    public, token = Actor.anonymous(coordinator.network_id), uuid.uuid4()
    made = [
        services.accept_invitation(public, invitation.pk, secret=secret, password=GOOD, once=token) for _ in range(2)
    ]
    assert made[0] == made[1]


@pytest.mark.parametrize("days", [14, 15])
def test_after_fourteen_days_it_is_over(coordinator, office, monkeypatch, days):
    invitation, secret = services.invite(coordinator, office.pk, name="Vera", role="companion")
    later = timezone.now() + datetime.timedelta(days=days)
    monkeypatch.setattr(timezone, "now", lambda: later)
    with pytest.raises(NotFound):
        queries.invitation(coordinator, secret)
    public = Actor.anonymous(coordinator.network_id)
    refused(lambda: services.accept_invitation(public, invitation.pk, secret=secret, password=GOOD), "expired")


def test_a_withdrawn_invitation_is_over_and_withdrawing_twice_is_no_fault(coordinator, office):
    invitation, secret = services.invite(coordinator, office.pk, name="Vera", role="companion")
    for _ in range(2):
        services.withdraw_invitation(coordinator, invitation.pk)
    assert queries.open_invitations(coordinator) == []
    with pytest.raises(NotFound):
        queries.invitation(coordinator, secret)


@pytest.mark.parametrize("password", ["kort", "123456789012", "wachtwoord", "Vera Vrijwilliger"])
def test_a_weak_password_keeps_the_invitation(coordinator, office, password):
    invitation, secret = services.invite(coordinator, office.pk, name="Vera Vrijwilliger", role="companion")
    public = Actor.anonymous(coordinator.network_id)
    with pytest.raises(Refused) as refusal:
        services.accept_invitation(public, invitation.pk, secret=secret, password=password)
    assert refusal.value.field == "password"
    assert queries.invitation(coordinator, secret) == invitation


def test_an_account_that_exists_is_not_taken_over(coordinator, office):
    known = make_user("Al Bekend")
    invitation, secret = services.invite(coordinator, office.pk, name="Al", role="worker", email=known.email)
    public = Actor.anonymous(coordinator.network_id)
    refused(lambda: services.accept_invitation(public, invitation.pk, secret=secret, password=GOOD), "sign_in_first")
    own = actor_of(known, coordinator.network_id)
    assert services.accept_invitation(own, invitation.pk, secret=secret, password="") == known
    assert membership_of(known).role == "worker"


def test_an_operator_invites_coordinators_only_and_takes_no_role(operator, noord, office):
    with tenancy.use_network(noord.pk):
        here = actor_of(User.objects.get(pk=operator.user_id), noord.pk)
        with pytest.raises(Refused):
            services.invite(here, office.pk, name="Ik zelf", role="worker")
        invitation, secret = services.invite(here, office.pk, name="Cor", role="coordinator")
        refused(lambda: services.accept_invitation(here, invitation.pk, secret=secret, password=GOOD), "operator")


def test_nobody_is_invited_to_be_operator(coordinator, office):
    with pytest.raises(Refused):
        services.invite(coordinator, office.pk, name="Ik", role="operator")


# the end of a role, a lost key, a forgotten password


def test_the_last_coordinator_stays(coordinator, office):
    own = Membership.objects.get(user_id=coordinator.user_id)
    refused(lambda: services.end_membership(coordinator, own.pk), "last_coordinator")
    make_member(office, Role.COORDINATOR)
    assert services.end_membership(coordinator, own.pk).until < timezone.localdate()


def test_a_role_ends_once(coordinator, office):
    role = membership_of(make_member(office))
    ended = services.end_membership(coordinator, role.pk).until
    refused(lambda: services.end_membership(coordinator, role.pk), "ended")
    assert Membership.objects.get(pk=role.pk).until == ended


def test_ones_own_key_is_taken_away_by_another(coordinator):
    own = Membership.objects.get(user_id=coordinator.user_id)
    Authenticator.objects.create(user_id=coordinator.user_id, type="totp", data={})
    refused(lambda: services.reset_second_factor(coordinator, own.pk), "own_account")
    assert Authenticator.objects.filter(user_id=coordinator.user_id).exists()


def test_a_coordinator_does_not_touch_the_key_of_an_operator(coordinator, office):
    user = make_member(office, user=make_user(is_operator=True))
    Authenticator.objects.create(user=user, type="totp", data={})
    refused(lambda: services.reset_second_factor(coordinator, membership_of(user).pk), "operator")
    assert Authenticator.objects.filter(user=user).exists()


def phone_only(office):
    user = make_member(office, Role.COMPANION)
    with seeding("test"):
        user.email = f"{user.code.lower()}@{WITHOUT_MAIL}"
        user.save()
    return user


def test_a_forgotten_password_without_mail(coordinator, office):
    user = phone_only(office)
    invitation, secret = services.let_in_again(coordinator, membership_of(user).pk)
    public = Actor.anonymous(coordinator.network_id)
    assert services.accept_invitation(public, invitation.pk, secret=secret, password=GOOD) == user
    user.refresh_from_db()
    assert user.check_password(GOOD)
    assert Membership.objects.filter(user=user).count() == 1


def test_one_network_does_not_open_an_account_of_another(coordinator, office, foreign):
    user = phone_only(office)
    make_member(foreign, user=user)
    role = Membership.objects.get(user=user)
    refused(lambda: services.let_in_again(coordinator, role.pk), "elsewhere")
    assert not Invitation.objects.exists()


def test_who_has_mail_asks_a_link_by_mail(coordinator, office):
    role = membership_of(make_member(office))
    refused(lambda: services.let_in_again(coordinator, role.pk), "has_mail")
    assert not Invitation.objects.exists()


# places


def test_the_neighbourhood_follows_from_the_point(coordinator):
    services.load_areas(coordinator, nis="13049")
    place = services.add_place(coordinator, name="De Dreef", latitude=51.0883, longitude=4.9153)
    assert (place.area.kind, place.area.unknown) == ("neighbourhood", False)
    with pytest.raises(Refused) as refusal:
        services.edit_place(coordinator, place.pk, latitude=51.2, longitude=3.2)
    assert refusal.value.field == "point"
    assert Place.objects.get().latitude == 51.0883


def test_a_neighbourhood_or_partner_of_another_network_is_not_there(coordinator, foreign):
    with pytest.raises(Refused) as refusal:
        services.add_place(coordinator, name="De Dreef", organisation_id=foreign.pk)
    assert refusal.value.field == "organisation"


@pytest.mark.parametrize("service", ["edit_place", "edit_organisation", "end_membership", "withdraw_invitation"])
def test_a_foreign_row_and_an_absent_row_look_alike(coordinator, foreign, zuid, service):
    make_member(foreign)
    with tenancy.use_network(zuid.pk), seeding("test"):
        invitation = Invitation.objects.create(
            organisation=foreign, role="worker", name="X", token_hash="x", by_code="x", expires_at=timezone.now()
        )
        targets = {
            "edit_place": make_place(zuid).pk,
            "edit_organisation": foreign.pk,
            "end_membership": Membership.objects.get().pk,
            "withdraw_invitation": invitation.pk,
        }
    for target in (targets[service], uuid.uuid4()):
        with pytest.raises(NotFound):
            getattr(services, service)(coordinator, target)
    assert Organisation.objects.filter(pk=foreign.pk).count() == 0


def test_an_actor_of_zuid_invites_nobody_in_noord(office, foreign, zuid):
    stranger = actor_in(foreign, Role.COORDINATOR)
    with tenancy.use_network(zuid.pk), pytest.raises(NotFound):
        services.invite(stranger, office.pk, name="X", role="worker")
    assert make_organisation(zuid).pk
