"""All addresses: residents under ``/<network>/``, workers under ``/werk/<network>/``, accounts under ``/account/``."""

from django.urls import include, path

from meedoen.activities import urls as activities
from meedoen.budgets import urls as budgets
from meedoen.desk import urls as desk
from meedoen.kernel.accounts import urls as accounts
from meedoen.kernel.web.gate import open_route
from meedoen.kernel.web.routes import group
from meedoen.networks import urls as networks
from meedoen.outreach import urls as outreach
from meedoen.passes import urls as passes
from meedoen.people import urls as people
from meedoen.plans import urls as plans
from meedoen.press import urls as press
from meedoen.referrals import help_urls as small_help
from meedoen.referrals import plan_urls as own_plans
from meedoen.referrals import urls as referrals
from meedoen.voice import urls as voice

from . import api

handler404 = "meedoen.kernel.web.errors.not_found"
handler403 = "meedoen.kernel.web.errors.forbidden"
handler400 = "meedoen.kernel.web.errors.bad_request"
handler500 = "meedoen.kernel.web.errors.server_error"

SIGN_IN = "aanmelden gaat aan elke rol vooraf; django-allauth bewaakt dit zelf"
for _name in (
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_inactive",
    "account_change_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_index",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_login_webauthn",
    "mfa_reauthenticate_webauthn",
    "mfa_signup_webauthn",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_remove_webauthn",
    "mfa_edit_webauthn",
):
    open_route(_name, SIGN_IN)

WORKERS = [
    group("", desk.worker, "desk"),
    group("", networks.worker, "networks"),
    group("", budgets.worker, "budgets"),
    group("", people.worker, "people"),
    group("", activities.worker, "activities"),
    group("", passes.worker, "passes"),
    group("", outreach.worker, "outreach"),
    group("", referrals.worker, "referrals"),
    group("", own_plans.worker, "own_plans"),
    group("", small_help.worker, "small_help"),
    group("", voice.worker, "voice"),
    group("", plans.worker, "plans"),
    group("", press.worker, "press"),
]
RESIDENTS = [
    group("", activities.resident, "site"),
    group("", referrals.resident, "referral_site"),
    group("", small_help.resident, "help_site"),
    group("", passes.resident, "pass_site"),
    group("", voice.resident, "voice_site"),
    group("", plans.resident, "plans_site"),
    group("", people.resident, "return_site"),
    group("", press.resident, "welcome"),
    group("", press.newsletter, "newsletter"),
    group("", networks.resident, "network_site"),
]
EVERYTHING = [
    path("account/", include((accounts.urls, "accounts"))),
    path("account/", include("allauth.urls")),
    group("", desk.everywhere, "house"),
    path("api/v1/", include((api.urls, "api"))),
    path("uitnodiging/", include((networks.invitations, "invitations"))),
    path("beheer/", include((networks.operator, "operator"))),
    group("werk/<slug:network>/", WORKERS),
    group("<slug:network>/", RESIDENTS),
]
urlpatterns = [group("", EVERYTHING)]
