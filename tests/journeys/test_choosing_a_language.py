"""Choosing a language halfway: nothing typed is lost, and Enter still answers the question. Without JavaScript."""

import pytest

from tests.factories import make_activity, make_organisation, make_session

pytestmark = pytest.mark.journey


@pytest.fixture
def joining(in_noord, live_server):
    activity = make_activity(make_organisation(in_noord, "De Dreef"), "Samen koken", sign_up="sign_up")
    session = make_session(activity, capacity=4)
    return f"{live_server.url}/noord/a/{activity.pk}/meedoen/{session.pk}/"


def test_a_name_typed_before_the_language_was_chosen(new_context, joining):
    page = new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False).new_page()
    page.goto(joining)
    page.fill("[name=first_name]", "Amina")
    page.locator(".languages summary").click()
    page.get_by_role("button", name="العربية").click()
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.input_value("[name=first_name]") == "Amina"
    page.press("[name=first_name]", "Enter")
    assert page.locator("[name=step]").input_value() == "way"
    assert page.locator("html").get_attribute("lang") == "ar"
    page.goto(joining.split("/a/")[0] + "/over/")
    assert page.locator("html").get_attribute("lang") == "ar"
