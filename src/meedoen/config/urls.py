"""All addresses: residents under ``/<network>/``, workers under ``/werk/<network>/``, accounts under ``/account/``."""

from django.urls import include, path

handler404 = "meedoen.kernel.web.errors.not_found"
handler403 = "meedoen.kernel.web.errors.forbidden"
handler400 = "meedoen.kernel.web.errors.bad_request"
handler500 = "meedoen.kernel.web.errors.server_error"

urlpatterns = [
    path("account/", include("allauth.urls")),
]
