"""QR codes as vector pictures; the text they hold is always printed beside them."""

from io import BytesIO

import segno

LONG = 120  # characters; beyond, the pattern would get too fine for a small print


def qr_svg(text: str) -> str:
    """Return a QR code with its quiet zone as SVG; level Q survives a quarter of the area being damaged."""
    picture = BytesIO()
    error = "q" if len(text) <= LONG else "m"
    segno.make(text, error=error, micro=False).save(picture, kind="svg", border=2, dark="#1d1b19", xmldecl=False)
    return picture.getvalue().decode()
