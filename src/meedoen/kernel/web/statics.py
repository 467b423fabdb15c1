"""Addresses of pictures, styles and scripts: looked up once in a process, as the files do not change while it runs."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class KnownAddresses(CompressedManifestStaticFilesStorage):
    """The storage of WhiteNoise, which remembers the address of each name; there are as many as there are files."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._known: dict[tuple[str, bool], str] = {}

    def url(self, name: str, force: bool = False) -> str:
        """The address of a file with the mark of its content. Raises ValueError for a file that is not there."""
        known = self._known.get((name, force))
        if known is None:
            known = self._known[name, force] = super().url(name, force)
        return known
