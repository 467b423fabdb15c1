"""The voice of the device reads the page: there only when there is one, marked sentence by sentence, and it stops."""

import pytest

pytestmark = pytest.mark.journey
VOICES = """
(() => {
  const made = %s.map(([lang, localService]) => ({ lang, localService, name: lang }));
  const said = [];
  let busy = null;
  const voice = {
    getVoices: () => made,
    addEventListener: () => {},
    speak: (words) => { said.push([words.lang, words.text]); busy = words; },
    cancel: () => { const was = busy; busy = null; if (was && was.onerror) was.onerror(); },
  };
  Object.defineProperty(window, "speechSynthesis", { value: voice });
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  window.said = said;
  window.ended = () => { const was = busy; busy = null; was.onend(); };
})();
"""
MARKED = "() => [...(CSS.highlights.get('said') ?? [])].map((range) => range.toString().replace(/\\s+/g, ' ').trim())"


@pytest.fixture
def aloud(open_samples):
    """The style page on a device with these voices: language, and whether it is of the device itself."""

    def opened(*voices, language="nl"):
        page = open_samples("resident", language)
        page.add_init_script(
            VOICES % [list(voice) for voice in voices].__repr__().replace("True", "true").replace("False", "false")
        )
        page.reload()
        return page

    return opened


def button(page):
    return page.locator("[data-read-aloud]")


@pytest.mark.parametrize(
    ("language", "voices", "there"),
    [
        ("ar", [("nl-BE", True), ("ar_SA", True)], True),
        ("nl", [("fr-BE", True)], False),
        ("nl", [("nl-NL", False)], False),
    ],
)
def test_the_button_is_there_only_with_a_voice_of_the_device(aloud, language, voices, there):
    page = aloud(*voices, language=language)
    assert button(page).is_visible() is there
    assert page.problems == []


def test_it_reads_from_the_top_sentence_by_sentence_and_marks_what_is_said(aloud):
    page = aloud(("nl-BE", True))
    button(page).click()
    heading = " ".join(page.locator("main h1").first.inner_text().split())
    assert page.evaluate("said") == [["nl-BE", heading]]
    assert page.evaluate(MARKED) == [heading]
    assert button(page).inner_text().strip() == "Stop met lezen"
    for _ in range(4):
        page.evaluate("ended()")
    told = page.evaluate("said")
    assert len(told) == 5
    assert page.evaluate(MARKED)[0].replace(" ", "") == told[-1][1].replace(" ", "")
    assert ["nl-BE", "Vandaag van 14 tot 16 uur"] in told
    assert all(len(text) < 300 for _lang, text in told)


@pytest.mark.parametrize("how", ["click", "Escape"])
def test_it_stops_at_once_and_the_focus_stays(aloud, how):
    page = aloud(("nl-BE", True))
    button(page).click()
    if how == "click":
        button(page).click()
    else:
        page.keyboard.press("Escape")
    assert button(page).inner_text().strip() == "Lees voor"
    assert page.evaluate(MARKED) == []
    assert page.evaluate("document.activeElement.matches('[data-read-aloud]')")
    assert page.evaluate("said.length") == 1


def test_words_of_another_language_have_their_own_voice_or_are_passed_by(aloud):
    page = aloud(("nl-BE", True), ("fr-FR", True))
    page.evaluate(
        "document.getElementById('inhoud').innerHTML ="
        "'<p>Eerst.</p><p lang=fr>Bonjour.</p><p lang=tr>Merhaba.</p>"
        "<p aria-hidden=true>x</p><p hidden>y</p><p>Dan.</p>'"
    )
    button(page).click()
    for _ in range(2):
        page.evaluate("ended()")
    assert page.evaluate("said") == [["nl-BE", "Eerst."], ["fr-FR", "Bonjour."], ["nl-BE", "Dan."]]
    page.evaluate("ended()")
    assert button(page).inner_text().strip() == "Lees voor"


def test_leaving_the_page_is_silent(aloud):
    page = aloud(("nl-BE", True))
    page.route("https://www.meteo.be/**", lambda route: None)
    button(page).click()
    silenced = page.evaluate("""() => { let silent = false;
        speechSynthesis.cancel = () => { silent = true; };
        document.querySelector('[data-exit]').click();
        return silent; }""")
    assert silenced is True


def test_larger_letters_and_contrast_change_what_is_seen(open_samples):
    page = open_samples("resident")
    before = page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
    page.evaluate("document.documentElement.className = 'text-largest contrast calm'")
    after = page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
    assert after >= 1.45 * before
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    outside = "els => els.filter(el => el.getBoundingClientRect().right > innerWidth + 1).map(el => el.className)"
    assert page.eval_on_selector_all(".exit, .aids__help, main .notice-card", outside) == []
