"""Reads back what a reader of the PDF gets: text through the fonts' Unicode tables, tags, metadata."""

import re

import pikepdf


def _unicode_table(font):
    table = {}
    text = font.ToUnicode.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        table |= {int(code, 16): _utf16(letters) for code, letters in re.findall(r"<(\w+)>\s*<(\w*)>", block)}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, letters in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            start = int(first, 16)
            for step in range(int(last, 16) - start + 1):
                table[start + step] = chr(ord(_utf16(letters)) + step)
    return table


def _utf16(digits):
    return bytes.fromhex(digits).decode("utf-16-be")


def _shown(operands):
    parts = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
    return b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))


def _page_text(holder):
    fonts = {name: _unicode_table(font) for name, font in holder.Resources.get("/Font", {}).items()}
    table, letters = {}, []
    for operands, operator in pikepdf.parse_content_stream(holder):
        if str(operator) == "Tf":
            table = fonts[str(operands[0])]
        elif str(operator) in {"Tj", "TJ"}:
            codes = _shown(operands)
            letters += [table.get(int.from_bytes(codes[at : at + 2], "big"), "") for at in range(0, len(codes), 2)]
    return "".join(letters)


def text_of(pdf):
    """All text without spaces and soft breaks: lines may break anywhere."""
    return squeezed("".join(_page_text(page.obj) for page in pdf.pages))


def squeezed(text):
    return re.sub(r"[\s\u200b\u00ad]", "", text)


def tags_of(pdf):
    """The roles of all structure elements, with the element, in reading order."""
    found = []

    def walk(element):
        if isinstance(element, pikepdf.Array):
            for part in element:
                walk(part)
        elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
            found.append((str(element.S), element))
            walk(element.get("/K", pikepdf.Array()))

    walk(pdf.Root.StructTreeRoot.K)
    return found


def fonts_of(pdf):
    """Every font of the file with its descriptor."""
    fonts = [font for page in pdf.pages for font in page.obj.Resources.get("/Font", {}).values()]
    return {str(font.BaseFont): font.DescendantFonts[0].FontDescriptor for font in fonts}
