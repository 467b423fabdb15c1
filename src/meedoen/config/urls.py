"""All addresses: residents under ``/<network>/``, workers under ``/werk/<network>/``, accounts under ``/account/``."""

from django.urls import include, path

from meedoen.activities import urls as activities
from meedoen.budgets import urls as budgets
from meedoen.desk import urls as desk
from meedoen.kernel.accounts import urls as accounts
from meedoen.kernel.web.gate import open_route
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
    path("", include((desk.worker, "desk"))),
    path("", include((networks.worker, "networks"))),
    path("", include((budgets.worker, "budgets"))),
    path("", include((people.worker, "people"))),
    path("", include((activities.worker, "activities"))),
    path("", include((passes.worker, "passes"))),
    path("", include((outreach.worker, "outreach"))),
    path("", include((referrals.worker, "referrals"))),
    path("", include((own_plans.worker, "own_plans"))),
    path("", include((small_help.worker, "small_help"))),
    path("", include((voice.worker, "voice"))),
    path("", include((plans.worker, "plans"))),
    path("", include((press.worker, "press"))),
]
RESIDENTS = [
    path("", include((activities.resident, "site"))),
    path("", include((referrals.resident, "referral_site"))),
    path("", include((small_help.resident, "help_site"))),
    path("", include((passes.resident, "pass_site"))),
    path("", include((voice.resident, "voice_site"))),
    path("", include((plans.resident, "plans_site"))),
    path("", include((people.resident, "return_site"))),
    path("", include((press.resident, "welcome"))),
    path("", include((networks.resident, "network_site"))),
]
urlpatterns = [
    path("account/", include((accounts.urls, "accounts"))),
    path("account/", include("allauth.urls")),
    path("", include((desk.everywhere, "house"))),
    path("api/v1/", include((api.urls, "api"))),
    path("uitnodiging/", include((networks.invitations, "invitations"))),
    path("beheer/", include((networks.operator, "operator"))),
    path("werk/<slug:network>/", include(WORKERS)),
    path("<slug:network>/", include(RESIDENTS)),
]
