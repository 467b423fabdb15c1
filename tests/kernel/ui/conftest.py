import pytest

from tests.kernel.ui import stage
from tools.testing import machine


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": machine.browser(), "args": ["--no-sandbox"]}


@pytest.fixture
def open_samples(new_context):
    """Open the style page in the browser: ``open_samples("resident", "ar", 360)``."""

    def opened(base: str, language: str = "nl", width: int = 360, path: str = "", **options):
        context = new_context(viewport={"width": width, "height": 800}, **options)
        page = context.new_page()
        page.route(f"{stage.SITE}/**", stage.answer)
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda line: line.type == "error" and page.problems.append(line.text))
        page.goto(f"{stage.SITE}/{path or f'{base}/{language}'}")
        return page

    return opened
