"""Addresses of plans, their goals, actions and time line; of the library, the news and the tour."""

from django.urls import URLPattern, path

from .views import acting, goals, papers, plans, reading, site, timeline, tools, tour

_P = "buurtplannen/"
_one = f"{_P}<uuid:area_plan_id>/"
_act = f"{_P}actie/<uuid:planned_action_id>/"
worker: list[URLPattern] = [
    path(_P, plans.plans, name="plans"),
    path(f"{_P}nieuw/", plans.make, name="make"),
    path(_one, goals.plan, name="plan"),
    path(f"{_one}aanpassen/", plans.change, name="change"),
    path(f"{_one}doel/", goals.write_goal, name="write_goal"),
    path(f"{_one}tijdlijn/", timeline.timeline, name="timeline"),
    path(f"{_one}tijdlijn/nieuw/", timeline.add, name="add_milestone"),
    path(f"{_P}mijlpaal/<uuid:milestone_id>/", timeline.tick, name="tick_milestone"),
    path(f"{_one}papier/", papers.papers, name="papers"),
    path(f"{_one}papier/folder.pdf", papers.folder, name="folder"),
    path(f"{_one}papier/folder-<int:side>.png", papers.side, name="folder_side"),
    path(f"{_one}papier/verslag.pdf", papers.report, name="report"),
    path(f"{_one}leesversie/", reading.reading, name="reading"),
    path(f"{_one}leesversie/open/", reading.open_it, name="open_reading"),
    path(f"{_one}leesversie/sluit/", reading.close_it, name="close_reading"),
    path(f"{_P}doel/<uuid:goal_id>/", goals.change_goal, name="change_goal"),
    path(f"{_P}doel/<uuid:goal_id>/weg/", goals.drop_goal, name="drop_goal"),
    path(f"{_P}doel/<uuid:goal_id>/actie/", goals.write_action, name="write_action"),
    path(f"{_P}doel/<uuid:goal_id>/uit-de-kist/<uuid:tool_id>/", goals.take_tool, name="take_tool"),
    path(f"{_P}bevinding/<uuid:finding_id>/actie/", acting.act_on, name="act_on"),
    path(_act, goals.action, name="action"),
    path(f"{_act}aanpassen/", goals.change_action, name="change_action"),
    path(f"{_act}weg/", goals.drop_action, name="drop_action"),
    path(f"{_act}stand/", goals.follow, name="follow"),
    path(f"{_act}geld/", goals.money, name="money"),
    path(f"{_act}geld/vrij/", goals.free_money, name="free_money"),
    path(f"{_P}kist/", tools.tools, name="tools"),
    path(f"{_P}kist/nieuw/", tools.add, name="add_tool"),
    path(f"{_P}kist/<uuid:tool_id>/", tools.tool, name="tool"),
    path(f"{_P}kist/<uuid:tool_id>/aanpassen/", tools.change, name="change_tool"),
    path(f"{_P}kist/<uuid:tool_id>/weg/", tools.drop, name="drop_tool"),
    path(f"{_P}nieuws/", tools.news, name="news"),
    path(f"{_P}nieuws/nieuw/", tools.write_news, name="write_news"),
    path(f"{_P}nieuws/<uuid:item_id>/", tools.change_news, name="change_news"),
    path(f"{_P}nieuws/<uuid:item_id>/weg/", tools.drop_news, name="drop_news"),
    path(f"{_P}tour/", tour.tour, name="tour"),
    path(f"{_P}tour/nieuw/", tour.plan, name="plan_stop"),
    path(f"{_P}tour/<uuid:tour_stop_id>/", tour.visit, name="visit"),
    path(f"{_P}tour/<uuid:tour_stop_id>/weg/", tour.drop, name="drop_stop"),
]
resident: list[URLPattern] = [
    path("meeschrijven/", site.plans, name="plans"),
    path("meeschrijven/<uuid:area_plan_id>/", site.read, name="read"),
    path("meeschrijven/<uuid:area_plan_id>/papier.pdf", site.paper, name="paper"),
    path("nieuws/", site.news, name="news"),
]
