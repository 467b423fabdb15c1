"""Addresses at the door, of the desk that enrols and calls, and of the outcome."""

from django.urls import path

from .views import call_list, door, door_papers, enrol, missing, outcome, tallies

door_urls = [
    path("deur/<uuid:session_id>/", door.door, name="door"),
    path("deur/<uuid:session_id>/tik/<uuid:enrolment_id>/", door.tick_party, name="door_tick"),
    path("deur/<uuid:session_id>/rij/<uuid:attendance_id>/", door.tick_row, name="door_row"),
    path("deur/<uuid:session_id>/rij/<uuid:attendance_id>/meer/", door.line, name="door_line"),
    path("deur/<uuid:session_id>/erbij/", door.add, name="door_add"),
    path("deur/<uuid:session_id>/anderen/", door.others, name="door_others"),
    path(
        "deur/<uuid:session_id>/anderen/terug/<int:adults>/<int:children>/<int:households>/",
        door.others_back,
        name="door_others_back",
    ),
    path("deur/<uuid:session_id>/lijst.pdf", door_papers.door_list, name="door_list"),
    path("stempelkaarten/", door_papers.stamp_cards, name="stamp_cards"),
    path("sessie/<uuid:session_id>/inschrijven/", enrol.enrol, name="enrol"),
    path("inschrijving/<uuid:enrolment_id>/uit/", enrol.cancel, name="enrol_cancel"),
    path("inschrijving/<uuid:enrolment_id>/terug/", enrol.cancel_back, name="enrol_cancel_back"),
    path("inschrijving/<uuid:enrolment_id>/code/", enrol.code, name="enrol_code"),
    path("bellen/", call_list.calls, name="calls"),
    path("bellen/<uuid:enrolment_id>/gebeld/<slug:what>/", call_list.told, name="calls_told"),
    path("bellen/<uuid:enrolment_id>/niet-gebeld/<slug:what>/", call_list.not_told, name="calls_not_told"),
    path("bellen/<uuid:enrolment_id>/niet-bereikt/", call_list.not_reached, name="calls_not_reached"),
    path("bellen/<uuid:enrolment_id>/niet-geprobeerd/", call_list.not_tried, name="calls_not_tried"),
    path("bellen/<uuid:enrolment_id>/komt-niet/<slug:what>/", call_list.does_not_come, name="calls_does_not_come"),
    path("bellen/<uuid:enrolment_id>/komt-toch/<slug:what>/", call_list.comes, name="calls_comes"),
    path("bellen/<uuid:enrolment_id>/klopt/", call_list.confirm, name="reach_confirm"),
    path("bellen/<uuid:enrolment_id>/herinnering/", call_list.reminders_for, name="reminders_for"),
    path("bellen/<uuid:enrolment_id>/klopt-niet/", call_list.unconfirm, name="reach_unconfirm"),
    path("opbrengst/<uuid:activity_id>/", outcome.activity, name="outcome"),
    path("opbrengst/<uuid:activity_id>/uren/", outcome.effort, name="outcome_effort"),
    path("opbrengst/<uuid:activity_id>/telling/", tallies.activity, name="outcome_tally"),
    path("opbrengst/uren/<uuid:effort_id>/weg/", outcome.effort_back, name="outcome_effort_back"),
    path("opbrengst/telling/<uuid:tally_id>/weg/", tallies.back, name="outcome_tally_back"),
    path("initiatief/<uuid:initiative_id>/opbrengst/", outcome.initiative, name="outcome_initiative"),
    path("initiatief/<uuid:initiative_id>/uren/", outcome.initiative_effort, name="initiative_effort"),
    path("initiatief/<uuid:initiative_id>/telling/", tallies.initiative, name="initiative_tally"),
    path("cijfers/", outcome.year, name="figures"),
    path("cijfers/wie-ontbreekt/", missing.missing, name="missing"),
]
