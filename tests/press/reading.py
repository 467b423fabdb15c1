"""A PDF and a page picture, as a test reads them."""

import io

import pikepdf
from PIL import Image
from pypdf import PdfReader

BLANK = 250


def words(pdf):
    """All the text of a PDF, squeezed."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def pages(pdf):
    return len(PdfReader(io.BytesIO(pdf)).pages)


def tags(pdf):
    """Every tag in reading order with its alternative text and its language."""
    found = []

    def walk(node):
        if isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append((str(node["/S"])[1:], str(node.get("/Alt", "")), str(node.get("/Lang", ""))))
            if "/K" in node:
                walk(node["/K"])
        elif isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)

    with pikepdf.open(io.BytesIO(pdf)) as document:
        walk(document.Root.StructTreeRoot.K)
    return found


TEXTS = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6"})


def _nodes(pdf):
    """Every node of the tree of tags: its role, the roles above it and all roles below it."""
    found = []

    def walk(node, above):
        if isinstance(node, pikepdf.Array):
            return frozenset().union(*(walk(child, above) for child in node))
        if not isinstance(node, pikepdf.Dictionary):
            return frozenset()
        role = str(node.get("/S", ""))[1:]
        below = walk(node["/K"], above | {role}) if "/K" in node else frozenset()
        found.append((role, above, below))
        return below | {role}

    with pikepdf.open(io.BytesIO(pdf)) as document:
        walk(document.Root.StructTreeRoot.K, frozenset())
    return found


def faults(pdf):
    """What is heard as something else than it is: a paragraph or heading inside one, a table without heads."""
    nested = [("inside another", role, *sorted(above & TEXTS)) for role, above, _ in _nodes(pdf)
              if role in TEXTS and above & TEXTS]  # fmt: skip
    return nested + [("without heads", role) for role, _, below in _nodes(pdf) if role == "Table" and "TH" not in below]


def claims(pdf):
    """What the document says of itself: marked, tree of tags, language, title shown, PDF/UA part."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        with document.open_metadata() as metadata:
            part = metadata.get("pdfuaid:part")
            title = metadata.get("dc:title")
        return {
            "marked": bool(root.MarkInfo.Marked),
            "tagged": str(root.StructTreeRoot.Type),
            "language": str(root.Lang).split("-")[0],
            "title": title,
            "title_shown": bool(root.ViewerPreferences.DisplayDocTitle),
            "part": part,
        }


def ink_outside(png, share=0.012):
    """How many pixels are not white in the outermost edge of a page: what stands there, a printer cuts off."""
    picture = Image.open(io.BytesIO(png)).convert("L")
    wide, tall = picture.size
    edge = max(1, round(wide * share))
    strips = [
        (0, 0, wide, edge), (0, tall - edge, wide, tall), (0, 0, edge, tall), (wide - edge, 0, wide, tall),
    ]  # fmt: skip
    return sum(sum(picture.crop(strip).histogram()[:BLANK]) for strip in strips)
