"""Addresses of observations, findings and the four quadrants."""

from django.urls import URLPattern, path

from .views import findings, observations, swot

_P = "buurtplannen/"
_one = f"{_P}<uuid:area_plan_id>/"
worker: list[URLPattern] = [
    path(f"{_P}gezien/", observations.observations, name="observations"),
    path(f"{_P}gezien/nieuw/", observations.note, name="note"),
    path(f"{_P}gezien/<uuid:observation_id>/", observations.look, name="look"),
    path(f"{_P}gezien/<uuid:observation_id>/weg/", observations.drop, name="drop_observation"),
    path(f"{_one}bevindingen/", findings.findings, name="findings"),
    path(f"{_one}bevindingen/nieuw/", findings.write, name="write_finding"),
    path(f"{_P}bevinding/<uuid:finding_id>/", findings.change, name="change_finding"),
    path(f"{_P}bevinding/<uuid:finding_id>/weg/", findings.drop, name="drop_finding"),
    path(f"{_P}bevinding/<uuid:finding_id>/cijfer/<uuid:figure_id>/", findings.renew, name="renew_figure"),
    path(f"{_one}swot/", swot.swot, name="swot"),
    path(f"{_one}swot/nieuw/", swot.begin, name="make_swot"),
    path(f"{_one}swot/naast/", swot.compare, name="compare"),
    path(f"{_P}swot/<uuid:swot_id>/zet/", swot.place, name="place"),
]
