"""Addresses of own plans, for workers only: the person has the plan on paper."""

from django.urls import URLPattern, path

from .views import own_plans

_one = "plannen/<uuid:plan_id>"

worker: list[URLPattern] = [
    path("plannen/", own_plans.plans, name="plans"),
    path("plannen/nieuw/", own_plans.begin, name="begin"),
    path(f"{_one}/", own_plans.plan, name="plan"),
    path(f"{_one}/doel/", own_plans.goal, name="goal"),
    path(f"{_one}/stap/", own_plans.add_step, name="add_step"),
    path(f"{_one}/stap/<uuid:step_id>/", own_plans.tick, name="tick"),
    path(f"{_one}/stap/<uuid:step_id>/weg/", own_plans.drop_step, name="drop_step"),
    path(f"{_one}/verder/", own_plans.move, name="move"),
    path(f"{_one}/blad.pdf", own_plans.paper, name="paper"),
]
