"""Addresses of planning: the offer, the calendar, one session."""

from django.urls import path, re_path

from .views import calendar, editor, exporting, fitting, initiatives, offer, sessions, translations

urls = [
    path("aanbod/", offer.offer, name="offer"),
    re_path(r"^aanbod/lijst\.(?P<kind>xlsx|csv)$", exporting.export, name="export"),
    re_path(r"^aanbod/momenten\.(?P<kind>xlsx|csv)$", exporting.sessions, name="export_sessions"),
    path("aanbod/nieuw/", editor.plan, name="plan"),
    path("aanbod/beelden/", editor.pictures, name="pictures"),
    path("aanbod/<uuid:activity_id>/", offer.activity, name="activity"),
    path("aanbod/<uuid:activity_id>/aanpassen/", editor.edit, name="edit"),
    path("aanbod/<uuid:activity_id>/wanneer/", editor.series, name="series"),
    path("aanbod/<uuid:activity_id>/talen/", translations.translations, name="translations"),
    path("aanbod/<uuid:activity_id>/talen/<slug:language>/", translations.translate, name="translate"),
    path("aanbod/<uuid:activity_id>/extra/", sessions.add, name="add_session"),
    path("aanbod/<uuid:activity_id>/tonen/", offer.publish, name="publish"),
    path("aanbod/<uuid:activity_id>/verbergen/", offer.unpublish, name="unpublish"),
    path("aanbod/<uuid:activity_id>/stoppen/", offer.end, name="end"),
    path("aanbod/<uuid:activity_id>/klopt-nog/", offer.confirm, name="confirm"),
    path("wat-past/", fitting.for_somebody, name="fit"),
    path("initiatieven/", initiatives.initiatives, name="initiatives"),
    path("initiatieven/nieuw/", initiatives.new, name="new_initiative"),
    path("initiatief/<uuid:initiative_id>/", initiatives.initiative, name="initiative"),
    path("initiatief/<uuid:initiative_id>/aanpassen/", initiatives.edit, name="edit_initiative"),
    path("initiatief/<uuid:initiative_id>/stoppen/", initiatives.end, name="end_initiative"),
    path("initiatief/<uuid:initiative_id>/opnieuw/", initiatives.again, name="initiative_again"),
    path("kalender/", calendar.this_week, name="calendar"),
    re_path(r"^kalender/(?P<year>\d{4})-W(?P<number>\d{2})/$", calendar.week, name="week"),
    re_path(r"^kalender/(?P<year>\d{4})-(?P<number>\d{2})/$", calendar.month, name="month"),
    path("sessie/<uuid:session_id>/", sessions.session, name="session"),
    path("sessie/<uuid:session_id>/verplaatsen/", sessions.move, name="move"),
    path("sessie/<uuid:session_id>/afzeggen/", sessions.cancel, name="cancel"),
    path("sessie/<uuid:session_id>/terugzetten/", sessions.restore, name="restore"),
    path("sessie/<uuid:session_id>/plaatsen/", sessions.places, name="change_places"),
]
