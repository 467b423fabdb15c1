"""The style page in a real browser: barriers, sizes, keyboard, directions, and what the small scripts do."""

import pytest

from tests.axe import violations
from tests.kernel.ui import stage

pytestmark = pytest.mark.journey
FROM_THE_TOP = "() => { document.body.tabIndex = -1; document.body.focus(); scrollTo(0, 0); }"
TARGETS = """() => [...document.querySelectorAll(
    'a[href], button:not([hidden]), summary, input:not([type=hidden]), select, textarea')]
  .filter(el => el.checkVisibility() && !el.matches('.skip') && !el.closest('p, td, th'))
  .map(el => {
    const big = el.closest('label.choice') ?? (el.matches('.card__link') ? el.closest('article') : el);
    const box = big.getBoundingClientRect();
    return [el.outerHTML.slice(0, 90), box.width, box.height];
  })"""


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("language", ["nl", "ar"])
@pytest.mark.parametrize("base", ["resident", "worker"])
def test_axe_finds_nothing_and_nothing_sticks_out(open_samples, base, language, width):
    page = open_samples(base, language, width)
    assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert [(rule["id"], [node["html"][:120] for node in rule["nodes"]]) for rule in violations(page)] == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert page.problems == []


def test_axe_would_find_a_planted_barrier(open_samples):
    page = open_samples("resident")
    page.evaluate("() => document.querySelector('label.field__label').removeAttribute('for')")
    assert [rule["id"] for rule in violations(page)] == ["label"]


def test_axe_finds_nothing_in_forced_colours(open_samples):
    page = open_samples("resident", forced_colors="active")
    assert violations(page) == []


@pytest.mark.parametrize("base", ["resident", "worker"])
def test_every_target_is_44_pixels(open_samples, base):
    page = open_samples(base)
    targets = page.evaluate(TARGETS)
    assert len(targets) > 40
    assert [(html, width, height) for html, width, height in targets if min(width, height) < 44] == []


@pytest.mark.parametrize("base", ["resident", "worker"])
def test_by_keyboard_every_stop_shows_and_is_not_hidden_behind_a_bar(open_samples, base):
    page = open_samples(base, width=1280 if base == "worker" else 360)
    page.evaluate(FROM_THE_TOP)
    stops = []
    for _ in range(25):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate("""() => {
          const el = document.activeElement, box = el.getBoundingClientRect();
          const style = getComputedStyle(el), after = getComputedStyle(el, '::after');
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return {html: el.outerHTML.slice(0, 80), ring: style.outlineWidth === '3px' || after.outlineWidth === '3px',
                  seen: el === top || el.contains(top) || !!top?.contains(el)};
        }""")
        )
    assert len({stop["html"] for stop in stops}) > 20
    assert [stop for stop in stops if not (stop["ring"] and stop["seen"])] == []


def test_the_first_stop_jumps_to_the_content(open_samples):
    page = open_samples("resident")
    page.evaluate(FROM_THE_TOP)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "inhoud"


def test_the_summary_of_errors_has_the_focus_and_leads_to_each_field(open_samples):
    page = open_samples("resident")
    assert page.evaluate("() => document.activeElement.className").startswith("errors")
    targets = page.eval_on_selector_all(".errors__list a", "links => links.map(a => a.getAttribute('href'))")
    assert targets == ["#id_phone", "#id_day", "#id_place", "#id_helper_0", "#id_agree"]
    assert all(page.locator(target).count() == 1 for target in targets)


def test_hint_and_error_are_read_with_the_input(open_samples):
    phone = open_samples("resident").locator("#id_phone")
    assert phone.get_attribute("aria-describedby") == "id_phone_helptext id_phone_error"
    assert phone.get_attribute("aria-invalid") == "true"


@pytest.mark.parametrize("way", ["click", "shift"])
def test_leaving_blanks_the_page_at_once_and_leaves_no_way_back(open_samples, way):
    page = open_samples("resident")
    page.route(
        "https://www.meteo.be/**", lambda route: route.fulfill(body="<title>weer</title>", content_type="text/html")
    )
    page.evaluate("""() => { new MutationObserver(() => {
        if (!document.body.childElementCount) name = String(performance.now() - began); })
        .observe(document.body, {childList: true}); }""")
    page.evaluate("() => { window.began = performance.now(); }")
    if way == "click":
        page.evaluate("() => document.querySelector('[data-exit]').click()")
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("https://www.meteo.be/**")
    page.go_back()
    assert page.url == "about:blank"


def test_leaving_takes_under_300_milliseconds_to_blank(open_samples):
    page = open_samples("resident")
    page.route("https://www.meteo.be/**", lambda route: None)
    took = page.evaluate("""() => { const began = performance.now();
        document.querySelector('[data-exit]').click();
        return [performance.now() - began, document.body.childElementCount, document.title.trim()]; }""")
    assert took[0] < 300
    assert took[1:] == [0, ""]


def test_without_scripts_all_is_there(open_samples):
    page = open_samples("resident", java_script_enabled=False)
    assert page.locator("[data-exit]").get_attribute("href").startswith("https://")
    assert page.locator(".tick__button").first.is_visible()
    assert page.locator("#id_adults").is_visible()
    assert not page.locator("[data-step]").first.is_visible()
    page.locator(".languages summary").click()
    assert page.locator(".languages a[lang=ar]").is_visible()


def test_lines_are_found_while_typing_and_nothing_leaves_the_browser(open_samples):
    page = open_samples("worker")
    asked = []
    field, lines = page.locator("#aan-de-deur-zoek"), page.locator("#aan-de-deur > li:visible")
    every = lines.count()
    page.on("request", lambda request: asked.append(request.url))
    field.fill("amína")
    assert 0 < lines.count() < every
    assert page.locator("[data-find] [role=status]").inner_text() == f"{lines.count()} / {every}"
    field.fill("zzzz")
    kept = page.evaluate(
        "() => JSON.stringify([{...sessionStorage}, {...localStorage}, document.cookie, location.href])"
    )
    assert "zzzz" not in kept
    assert lines.count() == 0
    assert page.locator("[data-find] [role=status]").inner_text() == "Niets met die letters."
    field.fill("")
    assert lines.count() == every
    assert asked == []


def test_minus_stops_at_nought(open_samples):
    page = open_samples("resident")
    less = page.locator("[data-stepper]", has=page.locator("#id_adults")).locator("[data-step='-1']")
    for _ in range(5):
        less.click()
    assert page.locator("#id_adults").input_value() == "0"


def test_a_draft_stays_in_this_tab_and_holds_nothing_about_a_person(open_samples):
    page = open_samples("worker")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#id_phone").fill("0470 11 22 33")
    page.locator("#free_note").fill("Breng ik iets mee?")
    kept = page.evaluate("() => [sessionStorage.getItem(`draft:voorbeeld:${location.pathname}`), localStorage.length]")
    assert kept == ['{"note":"Breng ik iets mee?"}', 0]
    assert "0470" not in page.evaluate("() => JSON.stringify(sessionStorage)")
    page.reload()
    assert page.locator("#free_note").input_value() == "Breng ik iets mee?"
    assert page.locator("#id_phone").input_value() == ""


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [(422, '<html><div class="lead"><p>De zaal is vol.</p></div></html>', "De zaal is vol."),
     (500, "", "Dit lukte niet."), (None, "", "Geen verbinding.")],
)  # fmt: skip
def test_trouble_with_a_part_becomes_one_sentence(open_samples, status, body, said):
    page = open_samples("worker")
    refuse = (
        (lambda route: route.abort()) if status is None else (lambda route: route.fulfill(status=status, body=body))
    )
    page.route(f"{stage.SITE}/trouble", refuse)
    page.evaluate("() => htmx.ajax('POST', '/trouble', {target: '#tick-2', swap: 'outerHTML'}).catch(() => {})")
    page.locator("#notices", has_text=said).wait_for()
    assert page.locator("#tick-2").is_visible()


def test_a_tick_that_is_refused_shows_in_its_place(open_samples):
    page = open_samples("worker")
    part = '<li class="tick" id="tick-2" data-sentence>Luc is uitgeschreven.</li>'
    page.route(f"{stage.SITE}/worker/tik", lambda route: route.fulfill(status=422, body=part, content_type="text/html"))
    page.evaluate("() => htmx.ajax('POST', '/worker/tik', {target: '#tick-2', swap: 'outerHTML'})")
    page.locator("#tick-2", has_text="Luc is uitgeschreven.").wait_for()
    assert page.locator("#tick-2").count() == 1
    assert page.locator("#tick-2").inner_text() == "Luc is uitgeschreven."


def test_printed_there_are_no_bars_and_buttons(open_samples):
    page = open_samples("resident")
    page.emulate_media(media="print")
    for gone in (".exit", ".filter", ".acts", ".languages"):
        assert not page.locator(gone).first.is_visible()
    assert page.locator(".aids__help").is_visible()
