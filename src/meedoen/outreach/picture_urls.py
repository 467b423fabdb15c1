"""Addresses of the network map, the flow of groups, long paths and talents, all for the staff."""

from django.urls import URLPattern, path

from .views import path_kinds, paths, pictures, talents

urls: list[URLPattern] = [
    path("netwerkkaart/", pictures.network_map, name="network_map"),
    path("doorstroom/", pictures.flow_groups, name="flow_groups"),
    path("doorstroom/<uuid:initiative_id>/", pictures.flow, name="flow"),
    path("trajecten/", paths.paths, name="paths"),
    path("trajecten/begin/", paths.start, name="path_start"),
    path("trajecten/cijfers/", path_kinds.figures, name="path_figures"),
    path("trajecten/cijfers/<int:year>/vastleggen/", path_kinds.close_year, name="paths_year_close"),
    path("trajecten/soorten/", path_kinds.kinds, name="path_kinds"),
    path("trajecten/soorten/nieuw/", path_kinds.make, name="path_kind_new"),
    path("trajecten/soorten/<uuid:template_id>/", path_kinds.change, name="path_kind_change"),
    path("trajecten/soorten/<uuid:template_id>/stop/", path_kinds.stop, name="path_kind_stop"),
    path("trajecten/<uuid:path_id>/", paths.path, name="path"),
    path("trajecten/<uuid:path_id>/stap/", paths.step, name="path_step"),
    path("trajecten/<uuid:path_id>/stap/<slug:step>/terug/", paths.step_undo, name="path_step_undo"),
    path("trajecten/<uuid:path_id>/plan/", paths.plan, name="path_plan"),
    path("trajecten/<uuid:path_id>/einde/", paths.end, name="path_end"),
    path("trajecten/<uuid:path_id>/verder/", paths.reopen, name="path_reopen"),
    path("trajecten/<uuid:path_id>/overnemen/", paths.take_over, name="path_take_over"),
    path("talenten/", talents.talents, name="talents"),
    path("talenten/erbij/", talents.offer, name="talent_offer"),
    path("talenten/cijfers/", talents.figures, name="talent_figures"),
    path("talenten/ideeen/", talents.ideas, name="ideas"),
    path("talenten/<uuid:talent_id>/weg/", talents.end, name="talent_end"),
    path("talenten/<uuid:talent_id>/vraag/", talents.ask, name="talent_ask"),
    path("talenten/<uuid:talent_id>/idee/", talents.idea, name="idea"),
    path("talenten/<uuid:talent_id>/idee/begin/", talents.begin, name="talent_begin"),
    path("talenten/<uuid:talent_id>/idee/open/", talents.idea_open, name="idea_open"),
    path("talenten/vraag/<uuid:ask_id>/antwoord/", talents.answer, name="talent_answer"),
    path("talenten/vraag/<uuid:ask_id>/antwoord/terug/", talents.unanswer, name="talent_unanswer"),
    path("talenten/vraag/<uuid:ask_id>/sluiten/", talents.ask_close, name="talent_ask_close"),
]
