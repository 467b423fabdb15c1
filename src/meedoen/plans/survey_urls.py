"""Addresses of surveys."""

from django.urls import URLPattern, path

from .views import survey_paper, survey_results, survey_sheets, survey_site, surveys

_S = "vragenlijsten/"
_ONE = f"{_S}<uuid:survey_id>/"
worker: list[URLPattern] = [
    path(_S, surveys.surveys, name="surveys"),
    path(f"{_S}nieuw/", surveys.make, name="survey_make"),
    path(f"{_S}vraag/<uuid:question_id>/", surveys.change_question, name="survey_question"),
    path(f"{_S}vraag/<uuid:question_id>/plaats/", surveys.move_question, name="survey_question_move"),
    path(f"{_S}vraag/<uuid:question_id>/weg/", surveys.drop_question, name="survey_question_drop"),
    path(f"{_S}zin/<uuid:remark_id>/", survey_sheets.remark, name="survey_remark"),
    path(_ONE, surveys.survey, name="survey"),
    path(f"{_S}<uuid:draft_id>/aanpassen/", surveys.change, name="survey_change"),
    path(f"{_S}<uuid:draft_id>/schaal/", surveys.add_scale, name="survey_scale_add"),
    path(f"{_S}<uuid:draft_id>/vraag/", surveys.add_question, name="survey_question_add"),
    path(f"{_S}<uuid:running_id>/openzetten/", surveys.open_survey, name="survey_open"),
    path(f"{_S}<uuid:running_id>/afsluiten/", surveys.close, name="survey_close"),
    path(f"{_S}<uuid:closed_id>/opnieuw/", surveys.again, name="survey_again"),
    path(f"{_ONE}blad.pdf", survey_paper.paper, name="survey_paper"),
    path(f"{_S}<uuid:running_id>/invoeren/", survey_sheets.enter, name="survey_enter"),
    path(f"{_S}<uuid:running_id>/nakijken/", survey_sheets.check, name="survey_check"),
    path(f"{_S}<uuid:running_id>/nakijken/<int:number>/", survey_sheets.second, name="survey_second"),
    path(f"{_ONE}zinnen/", survey_sheets.remarks, name="survey_remarks"),
    path(f"{_S}<uuid:closed_id>/uitslag/", survey_results.result, name="survey_result"),
]
resident: list[URLPattern] = [
    path("vragen/", survey_site.surveys, name="surveys"),
    path("vragen/dank/", survey_site.thanks, name="answered"),
    path("vragen/<slug:survey_code>/", survey_site.answer, name="answer"),
]
