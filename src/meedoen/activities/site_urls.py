"""Addresses of the residents' site, under ``/<network>/``."""

from django.urls import URLPattern, path

from .views import fit_paper, fitting, join, leave, month, offer_map, one_activity, over, site, takeaway

urls: list[URLPattern] = [
    path("", site.programme, name="programme"),
    path("maand/", month.month, name="month"),
    path("kaart/", offer_map.offer_map, name="map"),
    path("wat-past/", fitting.begin, name="fit"),
    path("wat-past/voorstel/", fitting.offers, name="fit_offers"),
    path("wat-past/blad.pdf", fit_paper.sheet, name="fit_paper"),
    path("wat-past/<slug:step>/", fitting.ask, name="fit_ask"),
    path("a/<uuid:activity_id>/", one_activity.activity, name="activity"),
    path("a/<uuid:activity_id>/meedoen/<uuid:session_id>/", join.join, name="join"),
    path("a/<uuid:activity_id>/blad.pdf", takeaway.leaflet, name="leaflet"),
    path("a/<uuid:activity_id>/<uuid:session_id>.ics", takeaway.session_calendar, name="session_calendar"),
    path("kaart/<uuid:place_id>.svg", one_activity.place_map, name="place_map"),
    path("uitschrijven/", leave.leave, name="leave"),
    path("uitschrijven/klaar/", leave.left, name="left"),
    path("over/", over.about, name="about"),
    path("privacy/", over.privacy, name="privacy"),
    path("toegankelijk/", over.accessible, name="accessible"),
]
