"""What the components and pages say, without a browser."""

import pytest
from django import forms
from django.template import Context, Template, engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler

from meedoen.kernel.ui import icons, samples, views
from meedoen.kernel.ui.forms import PlainForm
from meedoen.kernel.ui.templatetags import ui


def render(source: str, **context) -> str:
    template = engines["django"].from_string(CottonCompiler().process(source))
    return template.render(context, RequestFactory().get("/"))


@pytest.mark.parametrize("name", sorted(icons.PATHS))
def test_an_icon_is_hidden_from_ears(name):
    assert 'aria-hidden="true"' in ui.icon(name)


def test_the_menu_fits_a_thumb():
    menu = [{"label": str(number), "main": number in {5, 6}} for number in range(7)]
    assert [item["label"] for item in ui.thumb_items(menu)] == ["5", "6", "0", "1"]
    assert [item["label"] for item in ui.more_items(menu)] == ["2", "3", "4"]
    assert ui.thumb_items(menu[:5]) == menu[:5]
    assert ui.more_items(menu[:5]) == []


def test_plain_sentences_replace_the_frameworks_but_not_our_own():
    class Asked(PlainForm):
        name = forms.CharField()
        day = forms.DateField()
        agree = forms.BooleanField(error_messages={"required": "Zonder dit gaat het niet."})

    form = Asked({"day": "31/02/2026"})
    assert form.errors["name"] == ["Vul dit in."]
    assert form.errors["day"] == ["Deze dag bestaat niet. Schrijf bijvoorbeeld 28/11/2026."]
    assert form.errors["agree"] == ["Zonder dit gaat het niet."]
    assert "required" not in str(form["name"])


def test_plain_sentences_also_for_a_field_that_a_form_adds_for_what_it_was_given():
    form = PlainForm({"many": "veel"})
    form.fields["name"], form.fields["many"] = forms.CharField(), forms.IntegerField()
    form.fields["source"] = forms.CharField(error_messages={"required": "Zeg waar het vandaan komt."})
    assert form.errors["name"] == ["Vul dit in."]
    assert form.errors["many"] == ["Schrijf een getal, bijvoorbeeld 3."]
    assert form.errors["source"] == ["Zeg waar het vandaan komt."]


@pytest.mark.parametrize("name", list(samples.SampleForm.base_fields))
def test_each_shape_of_field_has_its_label_and_its_error(name):
    form = samples.SampleForm({})
    field = form[name]
    html = render('<c-field :field="field" />', field=field)
    assert str(field.label) in html
    assert html.count(f'id="{field.auto_id}_error"') == (1 if field.field.required else 0)
    assert ("(niet verplicht)" in html) == (not field.field.required)


def test_what_was_typed_is_escaped_and_kept():
    form = samples.SampleForm({"first_name": '"><script>', "note": "</textarea><b>"})
    assert "<script>" not in render('<c-field :field="f" />', f=form["first_name"])
    assert "&lt;/textarea&gt;&lt;b&gt;" in render('<c-field :field="f" />', f=form["note"])


def test_a_figure_states_its_unit_and_its_period():
    html = render('<c-figure number="31" unit="gezinnen" period="2026" />')
    assert all(part in html for part in ("31", "gezinnen", "2026"))


def test_an_undo_is_a_form_that_posts():
    html = render('<c-notice undo="/terug" once="a-b">Weg.</c-notice>')
    assert '<form class="notice__undo" method="post" action="/terug">' in html
    assert 'name="csrfmiddlewaretoken"' in html
    assert 'name="once" value="a-b"' in html


def test_the_accent_of_a_network_is_one_small_sheet():
    sheet = views.accent_css("#a8432b")
    assert sheet.startswith(":root{--accent:#a8432b;--accent-on:#ffffff;--accent-ink:#")
    assert len(sheet) < 120


@pytest.mark.parametrize("template", ["404.html", "403.html", "422.html", "500.html", "503.html"])
def test_an_error_page_has_one_heading_and_a_next_step(template):
    html = render_to_string(template, {"code": "K3-9P"})
    assert html.count("<h1") == 1
    assert "Ga " in html or "Probeer " in html
    assert ("K3-9P" in html) == (template != "422.html")


def test_the_page_for_a_broken_inside_needs_nothing():
    assert Template("{% include '500.html' %}").render(Context()).count("<h1>") == 1


def test_the_reason_page_says_what_a_reason_does():
    class Reason(PlainForm):
        reason = forms.CharField(label="Je reden", widget=forms.Textarea)

    html = render_to_string("ui/reason.html", {"form": Reason(), "back_url": "/werk/"}, RequestFactory().get("/"))
    assert "leeslogboek" in html
    assert "Je reden" in html


def test_a_page_that_confirms_says_what_will_happen():
    context = {
        "question": "Deze persoon wissen?",
        "consequences": ["De naam is weg."],
        "act": "Wis",
        "back_url": "/terug",
    }
    html = render_to_string("ui/confirm.html", context, RequestFactory().get("/"))
    assert "De naam is weg." in html
    assert "button--danger" in html
    assert "Toch niet" in html
