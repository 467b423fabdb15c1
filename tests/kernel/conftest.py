"""What tests of the kernel share."""

import io
import logging

import pytest

from meedoen.kernel.log import JsonFormatter


@pytest.fixture
def said():
    """All that the log of the product says, in its own form."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.DEBUG)
    root.addHandler(handler)
    yield text
    root.removeHandler(handler)
    root.setLevel(before)
