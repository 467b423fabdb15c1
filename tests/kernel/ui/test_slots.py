"""A lower page shows the part of a higher feature, made before rendering."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.html import format_html

from meedoen.kernel.ui import slots

NAME = "tests.session.after_ticks"
SHOWN = Template('{% load ui %}[{% slot "tests.session.after_ticks" %}]')
SHOWN_FOR = Template('{% load ui %}[{% slot "tests.session.after_ticks" thing %}]')


class Thing:
    def __init__(self, pk):
        self.pk = pk


@pytest.fixture
def request_():
    return RequestFactory().get("/")


@pytest.fixture
def filled():
    def first(request, thing):
        return format_html("<p>{}</p>", f"pas & {thing.pk}" if thing else "pas")

    def second(request, thing):
        return "<script>" if thing and thing.pk == 2 else None

    for part in (first, second, first):
        slots.fill(NAME, part)
    yield
    slots.empty(NAME, first)
    slots.empty(NAME, second)


def test_an_empty_slot_shows_nothing(request_):
    assert slots.prepare(NAME, request_) == []
    assert SHOWN.render(Context({"request": request_})) == "[]"


def test_parts_show_once_in_order_and_plain_text_is_escaped(request_, filled):
    assert slots.prepare(NAME, request_, Thing(2)) == ["<p>pas &amp; 2</p>", "&lt;script&gt;"]
    assert SHOWN_FOR.render(Context({"request": request_, "thing": Thing(2)})) == "[<p>pas &amp; 2</p>&lt;script&gt;]"


def test_each_row_has_its_own_part(request_, filled):
    for thing in (Thing(1), Thing(7)):
        slots.prepare(NAME, request_, thing)
    assert SHOWN_FOR.render(Context({"request": request_, "thing": Thing(1)})) == "[<p>pas &amp; 1</p>]"
    assert SHOWN_FOR.render(Context({"request": request_, "thing": Thing(7)})) == "[<p>pas &amp; 7</p>]"


def test_a_slot_that_the_view_did_not_prepare_is_an_error(request_, filled):
    with pytest.raises(slots.UnpreparedSlot, match=NAME):
        SHOWN.render(Context({"request": request_}))


def test_rendering_runs_no_part(request_, filled):
    slots.prepare(NAME, request_)

    def late(request, thing):
        raise AssertionError("a part ran while the template rendered")

    slots.fill(NAME, late)
    try:
        assert SHOWN.render(Context({"request": request_})) == "[<p>pas</p>]"
    finally:
        slots.empty(NAME, late)
