"""Addresses of money and agreements, in the workers' tree."""

from django.urls import URLPattern, path

from .views import agreements, funds, key, lowered, papers, spending, subsidies

worker: list[URLPattern] = [
    path("geld/", funds.funds, name="funds"),
    path("geld/uitgave/", spending.expense, name="expense"),
    path("geld/euro/", lowered.lowered, name="lowered"),
    path("geld/euro/<int:year>/lijst/<slug:kind>/", lowered.export, name="export_lowered"),
    path("geld/regel/<int:entry_id>/verbeteren/", spending.correct, name="correct"),
    path("geld/regel/<int:entry_id>/terug/", spending.take_back, name="take_back"),
    path("geld/fondsen/nieuw/", funds.add, name="add"),
    path("geld/fondsen/<uuid:fund_id>/aanpassen/", funds.change, name="change"),
    path("geld/fondsen/<uuid:fund_id>/jaar/", funds.open_year, name="open_year"),
    path("geld/jaar/<uuid:fund_year_id>/", funds.fund, name="fund"),
    path("geld/jaar/<uuid:fund_year_id>/budget/", funds.budget, name="budget"),
    path("geld/jaar/<uuid:fund_year_id>/afsluiten/", funds.close, name="close"),
    path("geld/jaar/<uuid:fund_year_id>/rekening.pdf", papers.account, name="account"),
    path("geld/jaar/<uuid:fund_year_id>/lijst/<slug:kind>/", papers.export, name="export"),
    path("geld/subsidies/", subsidies.subsidies, name="subsidies"),
    path("geld/subsidies/nieuw/", subsidies.grant, name="grant"),
    path("geld/subsidies/<uuid:subsidy_id>/betalen/", subsidies.pay, name="pay_subsidy"),
    path("geld/subsidies/<uuid:subsidy_id>/verantwoorden/", subsidies.account, name="account_subsidy"),
    path("geld/trekkingsrecht/", key.key, name="key"),
    path("geld/trekkingsrecht/cijfers/", key.note, name="note_key"),
    path("geld/trekkingsrecht/bestand/", key.read_file, name="read_key"),
    path("geld/afspraken/", agreements.agreements, name="agreements"),
    path("geld/afspraken/nieuw/", agreements.add, name="add_agreement"),
    path("geld/afspraken/<uuid:agreement_id>/", agreements.agreement, name="agreement"),
    path("geld/afspraken/<uuid:agreement_id>/aanpassen/", agreements.cover, name="cover"),
    path("geld/afspraken/<uuid:agreement_id>/vernieuwen/", agreements.renew, name="renew"),
    path("geld/afspraken/<uuid:agreement_id>/naast-de-vorige/", agreements.beside, name="beside"),
    path("geld/afspraken/<uuid:agreement_id>/belofte/", agreements.promise, name="promise"),
    path("geld/afspraken/<uuid:agreement_id>/terugkijken/", agreements.evaluate, name="evaluate"),
    path("geld/beloften/<uuid:promise_id>/stand/", agreements.state, name="state"),
    path("geld/beloften/<uuid:promise_id>/bewijs/", agreements.show, name="show"),
    path("geld/beloften/<uuid:promise_id>/aanpassen/", agreements.change_promise, name="change_promise"),
    path("geld/beloften/<uuid:promise_id>/schrappen/", agreements.drop_promise, name="drop_promise"),
    path("geld/bewijs/<uuid:evidence_id>/weg/", agreements.drop_evidence, name="drop_evidence"),
]
