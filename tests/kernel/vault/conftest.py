"""Master keys of their own for every test, never those of the machine."""

import pytest


@pytest.fixture(autouse=True)
def own_master_keys(settings, tmp_path):
    settings.MEEDOEN_MASTER_KEY_FILE = tmp_path / "keys" / "master.json"
    return settings.MEEDOEN_MASTER_KEY_FILE
