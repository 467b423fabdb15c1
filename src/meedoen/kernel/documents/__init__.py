"""The print engine: a template of a feature and data in, a tagged PDF/UA-1 out (``docs/adr/0005``).

A template is ``<feature>/documents/<name>.typ``. It imports ``/kernel/documents/house.typ`` and reads its data
from there; what people typed only ever arrives as data, so no sign in it can become markup.
"""

from .engine import DocumentFault, House, render_pages, render_pdf, told_by

__all__ = ["DocumentFault", "House", "render_pages", "render_pdf", "told_by"]
