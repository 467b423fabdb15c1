"""Addresses of the front door and of the desk."""

from django.urls import URLPattern, path

from meedoen.kernel.messages import reports
from meedoen.kernel.web import traces

from . import job_views, message_views, reading, views

everywhere: list[URLPattern] = [
    path("", views.front, name="front"),
    path("werk/", views.choose, name="choose"),
    path("kleur/<slug:colour>.css", views.accent, name="accent"),
    path("taal/<slug:code>/", views.language, name="language"),
    path("stijl/<slug:code>/", reading.choose, name="reading"),
    path("teken/<str:mark>.css", traces.fetched, name="trace"),
    path("sms/ontvangst/", reports.receive, name="sms_report"),
    path("sms/ontvangst/<str:key>/", reports.receive, name="sms_report_key"),
    path("beheer/berichten/", message_views.server, name="messages"),
    path("beheer/taken/", job_views.server, name="jobs"),
    path("beheer/taken/<uuid:job_id>/opnieuw/", job_views.again, name="job_again"),
]
worker: list[URLPattern] = [
    path("", views.today, name="today"),
    path("ochtendmail/", views.choose_mail, name="choose_mail"),
    path("leeslogboek/", views.read_log, name="read_log"),
    path("taken/", job_views.network, name="jobs"),
    path("taken/<uuid:job_id>/opnieuw/", job_views.again, name="job_again"),
]
