"""QR codes for print: a vector picture with a quiet zone, holding a code or an address and nothing about anybody."""

import io

import segno


def qr_svg(text: str, *, grows: bool = False) -> str:
    """The QR code of ``text`` as SVG, with four modules of white around; 15 % of it may be stained (level M).

    ``grows``: without a size of its own, for a screen that gives it one.
    """
    picture = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        picture, kind="svg", border=4, xmldecl=False, svgns=True, scale=4, omitsize=grows
    )
    return picture.getvalue().decode()
