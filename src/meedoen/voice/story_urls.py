"""Addresses of stories."""

from django.urls import URLPattern, path

from .views import site_stories, stories, story_paper, story_people

_V = "verhalen/"
_S = f"{_V}<uuid:story_id>/"
worker: list[URLPattern] = [
    path(_V, stories.stories, name="stories"),
    path(f"{_V}nieuw/", stories.make, name="story_new"),
    path(_S, stories.story, name="story"),
    path(f"{_S}aanpassen/", stories.change, name="story_change"),
    path(f"{_S}toon/", stories.publish, name="story_publish"),
    path(f"{_S}af/", stories.take_off, name="story_off"),
    path(f"{_S}weg/", stories.drop, name="story_drop"),
    path(f"{_S}beeld/", stories.add_picture, name="story_picture_add"),
    path(f"{_S}beeld/<uuid:picture_id>.jpg", stories.picture, name="story_picture"),
    path(f"{_S}beeld/<uuid:picture_id>/weg/", stories.drop_picture, name="story_picture_drop"),
    path(f"{_S}wie/", story_people.add, name="story_people"),
    path(f"{_S}wie/<uuid:yes_id>/weg/", story_people.drop, name="story_person_drop"),
    path(f"{_V}ja/<uuid:yes_id>/", story_people.yes, name="story_yes"),
    path(f"{_V}ja/<uuid:yes_id>/terug/", story_people.withdraw, name="story_yes_back"),
    path(f"{_V}ja/<uuid:yes_id>/briefje.pdf", story_paper.slip, name="story_slip"),
]
resident: list[URLPattern] = [
    path(_V, site_stories.stories, name="stories"),
    path(_S, site_stories.story, name="story"),
    path(f"{_S}<uuid:picture_id>.jpg", site_stories.picture, name="story_picture"),
]
