"""Draws the town square of the start page and the bench of empty pages, by day and by night, as plain SVG files.

python tools/kern/square.py writes platz.svg, platz-nacht.svg, bank.svg and bank-nacht.svg beside the style sheets.
"""

from pathlib import Path

STATIC = Path(__file__).resolve().parents[2] / "src/miteinander/ground/static/ground"
DAY = {
    "sun": "#f7c873",
    "cloud": "#fffaf2",
    "hill": "#d8e3cd",
    "hill2": "#c5d8bd",
    "ground": "#ecdcc0",
    "stone": "#e0cba8",
    "wall": ["#f8e7cb", "#f3cfae", "#e8dcc3", "#d9e5df", "#f6d7a6", "#f1e0d0"],
    "roof": ["#b9573a", "#a54a33", "#c87450", "#96503c"],
    "trim": "#fffaf0",
    "beam": "#8a5a40",
    "pane": "#7d9aa0",
    "shut": ["#2f7a68", "#a8452c", "#4d6f8f", "#7a8b4b"],
    "door": "#7a4a35",
    "leaf": "#6f9f6a",
    "leaf2": "#86b37e",
    "trunk": "#7a5a42",
    "cloth": "#fffdf8",
    "wood": "#a97b55",
    "iron": "#4a4640",
    "glow": "#ffffff00",
    "flag": ["#c2553a", "#e5a93c", "#0f6657", "#5b83a8"],
    "skin": ["#f1c7a5", "#c98d63", "#8d5a3c", "#e3b08a", "#a8724c"],
    "hair": ["#4a342a", "#2a2320", "#c9a15f", "#d8d2c8", "#7a4a2e"],
    "coat": ["#c2553a", "#0f6657", "#e5a93c", "#5b83a8", "#8a5a80", "#3f6f8a", "#d98a6a", "#6f8b4b"],
    "card": ["#fff1c9", "#cfe9df", "#f9d3c5"],
}
NIGHT = DAY | {
    "sun": "#f3e7c4",
    "cloud": "#332b38",
    "hill": "#2a2a31",
    "hill2": "#25272c",
    "ground": "#3a322b",
    "stone": "#463c33",
    "wall": ["#5a4a48", "#634c45", "#514a4c", "#48505a", "#665243", "#584e4c"],
    "roof": ["#6e3a2e", "#5f332b", "#774435", "#55332d"],
    "trim": "#7d6c62",
    "beam": "#3b2c28",
    "pane": "#ffcf7a",
    "shut": ["#244f47", "#6a3327", "#34495c", "#4c5633"],
    "door": "#3a2823",
    "leaf": "#3f5f48",
    "leaf2": "#4a6d52",
    "trunk": "#4a3a2f",
    "cloth": "#e9dcc8",
    "wood": "#7b5b43",
    "iron": "#2c2a28",
    "glow": "#ffd27a2e",
}


class Picture:
    """Collects shapes; colours come from the palette of the hour."""

    def __init__(self, frame: str, colours: dict) -> None:
        self.frame, self.colours, self.shapes = frame, colours, []

    def add(self, shape: str) -> None:
        self.shapes.append(shape)

    def rect(self, x, y, w, h, fill, r=0) -> None:
        self.add(
            f'<rect x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" fill="{fill}"'
            + (f' rx="{r:g}"' if r else "")
            + "/>"
        )

    def path(self, d, fill="none", stroke="", width=3) -> None:
        line = (
            f' stroke="{stroke}" stroke-width="{width:g}" stroke-linecap="round" stroke-linejoin="round"'
            if stroke
            else ""
        )
        self.add(f'<path d="{d}" fill="{fill}"{line}/>')

    def circle(self, x, y, r, fill) -> None:
        self.add(f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="{fill}"/>')

    def write(self, name: str) -> None:
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{self.frame}">'
            + "".join(self.shapes)
            + "</svg>\n"
        )
        (STATIC / name).write_text(svg, encoding="utf-8")


def window(p, x, y, w, h, shutter=None) -> None:
    c = p.colours
    if shutter:
        p.rect(x - w * 0.5, y, w * 0.38, h, shutter, 1)
        p.rect(x + w * 1.12, y, w * 0.38, h, shutter, 1)
    p.rect(x - 2, y - 2, w + 4, h + 4, c["trim"], 2)
    p.rect(x, y, w, h, c["pane"], 1)
    p.path(f"M{x + w / 2:g} {y}v{h}", stroke=c["trim"], width=2)


def house(p, x, base, w, h, kind, number) -> None:
    """One house; kind is gable, steps, beams or eaves."""
    c = p.colours
    wall, roof, shut = (c[key][number % len(c[key])] for key in ("wall", "roof", "shut"))
    top, middle, rise = base - h, x + w / 2, w * 0.62
    if kind == "eaves":
        p.rect(x, top, w, h, wall)
        p.path(f"M{x - 8} {top}l14-46h{w - 12}l14 46z", roof)
        for at in (x + w * 0.22, x + w * 0.62):
            p.path(f"M{at:g} {top - 8}v-14l11-10 11 10v14z", wall)
            p.rect(at + 6, top - 22, 10, 12, c["pane"], 1)
    elif kind == "steps":
        n, step = 4, w / 9
        d = f"M{x} {base}V{top}"
        for _ in range(n):
            d += f"v-{rise / n:.0f}h{step:.0f}"
        d += f"h{w - 2 * n * round(step):g}"
        for _ in range(n):
            d += f"h{step:.0f}v{rise / n:.0f}"
        p.path(d + f"V{base}z", wall)
        window(p, middle - 9, top - rise * 0.5, 18, 24)
    else:
        p.path(f"M{x} {base}V{top}L{middle:g} {top - rise:g}L{x + w} {top}V{base}z", wall)
        p.path(
            f"M{x - 6} {top + 5}L{middle:g} {top - rise - 2:g}L{x + w + 6} {top + 5}", stroke=roof, width=11
        )
        window(p, middle - 8, top - rise * 0.42, 16, 20)
    if kind == "beams":
        s = c["beam"]
        p.path(
            f"M{x + 2} {top + 6}h{w - 4}M{x + 2} {top + 58}h{w - 4}M{x + 3} {top + 4}V{base}M{x + w - 3} {top + 4}V{base}M{middle:g} {top + 6}v52"
            f"M{x + 4} {top + 56}l22-48M{x + w - 4} {top + 56}l-22-48",
            stroke=s,
            width=4,
        )
    columns = 2 if w < 140 else 3
    gap = w / columns
    for row in range(int((h - 62) // 56) + 1):
        for column in range(columns):
            at = x + gap * column + gap / 2 - 9
            if kind == "beams" and row == 0:
                window(p, at, top + 18, 18, 26)
            else:
                window(p, at, top + 16 + row * 56, 18, 28, shut)
    p.path(f"M{middle - 12:g} {base}v-32a12 12 0 0 1 24 0v32z", c["door"])


def town_hall(p, x, base) -> None:
    c = p.colours
    p.rect(x, base - 170, 210, 170, c["wall"][0])
    p.path(f"M{x - 10} {base - 168}l26-62h178l26 62z", c["roof"][1])
    p.rect(x + 78, base - 300, 54, 134, c["wall"][4])
    p.path(f"M{x + 72} {base - 298}l33-66 33 66z", c["roof"][0])
    p.path(f"M{x + 105} {base - 364}v-22", stroke=c["iron"], width=3)
    p.path(f"M{x + 106} {base - 386}l24 7-24 8z", c["flag"][0])
    p.circle(x + 105, base - 268, 19, c["trim"])
    p.path(f"M{x + 105} {base - 280}v12l8 6", stroke=c["beam"], width=3)
    for at in (18, 54, 138, 174):
        window(p, x + at, base - 148, 20, 34)
    window(p, x + 95, base - 222, 20, 28)
    for at in (6, 58, 110, 162):
        p.path(f"M{x + at} {base}v-58a21 21 0 0 1 42 0v58z", c["door"])
        p.path(f"M{x + at + 5} {base}v-56a16 16 0 0 1 32 0v56z", c["pane"] if at in (58, 110) else c["beam"])
    p.rect(x - 4, base - 96, 218, 7, c["trim"])


def tree(p, x, base, s=1.0) -> None:
    c = p.colours
    p.path(f"M{x - 8 * s:g} {base}c3-40 2-60 2-90h12c0 30 0 50 3 90z", c["trunk"])
    for dx, dy, r, key in (
        (-34, -96, 36, "leaf"),
        (32, -100, 38, "leaf"),
        (0, -136, 44, "leaf2"),
        (-6, -94, 34, "leaf2"),
    ):
        p.circle(x + dx * s, base + dy * s, r * s, c[key])


def lantern(p, x, base) -> None:
    c = p.colours
    p.circle(x, base - 104, 34, c["glow"])
    p.path(f"M{x} {base}v-92", stroke=c["iron"], width=4)
    p.path(
        f"M{x - 9} {base - 112}h18l-4 20h-10z",
        c["pane"] if c["glow"] != "#ffffff00" else c["trim"],
        c["iron"],
        2,
    )


def head(p, x, y, n, r=12) -> None:
    """A head with one of four kinds of hair."""
    c = p.colours
    skin, hair, kind = c["skin"][n % 5], c["hair"][(n * 3 + 1) % 5], n % 4
    if kind == 1:
        p.path(f"M{x - r - 1} {y + r}v-{r}a{r + 1} {r + 1} 0 0 1 {2 * r + 2} 0v{r}z", hair)
    if kind == 3:
        p.circle(x, y - r, r * 0.5, hair)
    p.circle(x, y, r, skin)
    if kind == 2:
        scarf = c["coat"][(n + 3) % 8]
        p.path(
            f"M{x - r - 1} {y + r * 0.9:g}v-{r * 0.9:g}a{r + 1} {r + 1} 0 0 1 {2 * r + 2} 0v{r * 0.9:g}l-4 2v-{r}q-{r - 3} -6-{2 * r - 6} 0v{r}z",
            scarf,
        )
    else:
        p.path(f"M{x - r} {y}a{r} {r} 0 0 1 {2 * r} 0q-{r * 0.8:g}-{r * 0.5:g}-{2 * r} 0z", hair)


def sitting(p, x, table, n, arm="") -> None:
    c = p.colours
    coat = c["coat"][n % 8]
    if arm == "up":
        p.path(f"M{x + 15} {table - 26}l9-30", stroke=coat, width=9)
        p.circle(x + 25, table - 60, 5, c["skin"][n % 5])
    if arm == "card":
        p.path(f"M{x + 15} {table - 24}l12-16", stroke=coat, width=9)
        p.rect(x + 18, table - 66, 26, 18, c["card"][0], 2)
    p.path(f"M{x - 20} {table + 4}v-22q0-18 20-18t20 18v22z", coat)
    head(p, x, table - 46, n)


def standing(p, x, base, n, s=1.0, arm="") -> None:
    c = p.colours
    coat, y = c["coat"][n % 8], base - 92 * s
    p.path(
        f"M{x - 6 * s:g} {base - 34 * s:g}V{base - 2:g}M{x + 6 * s:g} {base - 34 * s:g}V{base - 2:g}",
        stroke=c["iron"],
        width=8 * s,
    )
    if arm:
        side = 1 if arm == "right" else -1
        p.path(
            f"M{x + 12 * side * s:g} {y + 26 * s:g}l{18 * side * s:g} {16 * s:g}", stroke=coat, width=8 * s
        )
    p.path(
        f"M{x - 16 * s:g} {base - 28 * s:g}v-{30 * s:g}q0-{18 * s:g} {16 * s:g}-{18 * s:g}t{16 * s:g} {18 * s:g}v{30 * s:g}z",
        coat,
    )
    head(p, x, y, n, round(11 * s))


def wheelchair(p, x, base, n) -> None:
    c = p.colours
    coat = c["coat"][n % 8]
    p.path(f"M{x - 4} {base - 34}h26l8 28h10", stroke=c["iron"], width=8)
    p.path(f"M{x - 16} {base - 30}v-24q0-16 15-16t16 16v24z", coat)
    p.path(f"M{x + 8} {base - 52}l22 8", stroke=coat, width=8)
    p.add(f'<circle cx="{x}" cy="{base - 22}" r="20" fill="none" stroke="{c["iron"]}" stroke-width="4"/>')
    p.circle(x, base - 22, 3, c["iron"])
    p.circle(x + 38, base - 6, 6, c["iron"])
    p.path(f"M{x - 20} {base - 62}h-8", stroke=c["iron"], width=4)
    head(p, x - 1, base - 84, n)


def bunting(p, x1, y1, x2, y2, sag) -> None:
    c = p.colours
    p.path(f"M{x1} {y1}Q{(x1 + x2) / 2:g} {(y1 + y2) / 2 + sag * 2:g} {x2} {y2}", stroke=c["beam"], width=2)
    count = int((x2 - x1) // 34)
    for i in range(1, count):
        t = i / count
        x = (1 - t) ** 2 * x1 + 2 * (1 - t) * t * (x1 + x2) / 2 + t * t * x2
        y = (1 - t) ** 2 * y1 + 2 * (1 - t) * t * ((y1 + y2) / 2 + sag * 2) + t * t * y2
        p.path(f"M{x - 9:.0f} {y:.0f}h18l-9 20z", c["flag"][i % 4])


def table(p, x, y, w) -> None:
    c = p.colours
    for at in (x + 24, x + w / 2, x + w - 24):
        p.path(f"M{at - 8:g} {y + 26}l-6 40M{at + 8:g} {y + 26}l6 40", stroke=c["wood"], width=6)
    p.rect(x, y, w, 12, c["wood"], 4)
    p.path(
        f"M{x + 30} {y}h{w - 60}v24q-20 10-40 0t-40 0-40 0-40 0-40 0-40 0-40 0-40 0-40 0z"
        if w == 460
        else f"M{x + 30} {y}h{w - 60}v24h-{w - 60}z",
        c["cloth"],
    )
    for i, at in enumerate(range(x + 60, x + w - 60, 58)):
        p.rect(at, y - 5, 24, 6, c["card"][i % 3], 1)
        if i % 2:
            p.path(f"M{at + 36} {y}v-12h9v12z", c["flag"][i % 4])


def square(colours, name) -> None:
    p = Picture("0 -64 1600 504", colours)
    c, base = colours, 330
    p.circle(1180, 92, 40, c["sun"])
    for x, y, w in ((150, 90, 120), (470, 50, 90), (1330, 70, 150)):
        p.rect(x, y, w, 26, c["cloud"], 13)
        p.rect(x + 24, y - 16, w * 0.5, 32, c["cloud"], 16)
    p.path("M0 250Q240 150 520 230T1000 210T1600 190V360H0z", c["hill"])
    p.path("M0 290Q300 210 700 270T1600 250V360H0z", c["hill2"])
    houses = (
        (-30, 120, 120, "gable"),
        (92, 104, 150, "beams"),
        (200, 150, 112, "eaves"),
        (354, 112, 158, "steps"),
        (470, 124, 128, "beams"),
        (830, 118, 148, "gable"),
        (952, 150, 118, "eaves"),
        (1106, 108, 160, "beams"),
        (1218, 122, 128, "steps"),
        (1344, 144, 118, "eaves"),
        (1492, 122, 146, "gable"),
    )
    for number, (x, w, h, kind) in enumerate(houses):
        house(p, x, base, w, h, kind, number)
    town_hall(p, 608, base)
    p.path(f"M0 {base - 4}H1600V440H0z", c["ground"])
    for row, y in enumerate((352, 384, 418)):
        for x in range(-40 + row * 50, 1600, 180):
            p.rect(x, y, 64 - row * 6, 5, c["stone"], 3)
    bunting(p, 530, 196, 612, 176, 20)
    bunting(p, 818, 176, 1160, 150, 44)
    bunting(p, 146, 150, 530, 196, 44)
    tree(p, 1096, 372, 1.15)
    tree(p, 330, 356, 0.9)
    p.path("M1040 372h112M1052 372v16M1140 372v16", stroke=c["wood"], width=7)
    lantern(p, 452, 370)
    lantern(p, 1262, 372)
    for i, (x, arm) in enumerate(
        ((624, ""), (676, "up"), (730, ""), (784, "card"), (838, ""), (890, ""), (942, "up"))
    ):
        sitting(p, x, 352, i + 1, arm)
    table(p, 580, 352, 400)
    wheelchair(p, 532, 410, 3)
    for x, y, n, s, arm in (
        (1012, 416, 6, 1, "left"),
        (1182, 396, 4, 0.95, ""),
        (1222, 398, 9, 0.62, ""),
        (392, 404, 5, 1, "right"),
        (424, 406, 10, 1, ""),
        (236, 392, 7, 0.92, "right"),
        (1400, 398, 8, 0.95, "left"),
        (1366, 400, 2, 0.95, "right"),
        (92, 402, 1, 0.95, ""),
    ):
        standing(p, x, y, n, s, arm)
    p.write(name)


def bench(colours, name) -> None:
    p = Picture("0 0 480 180", colours)
    c = colours
    p.add(f'<ellipse cx="240" cy="160" rx="200" ry="14" fill="{c["ground"]}"/>')
    house(p, 40, 160, 84, 70, "gable", 1)
    house(p, 116, 160, 92, 56, "beams", 4)
    tree(p, 352, 162, 0.86)
    lantern(p, 420, 162)
    for y in (112, 124):
        p.rect(222, y, 96, 7, c["wood"], 3)
    p.rect(216, 138, 108, 7, c["wood"], 3)
    p.path("M228 112v50M312 112v50", stroke=c["iron"], width=4)
    p.rect(262, 130, 22, 8, c["card"][0], 1)
    p.write(name)


if __name__ == "__main__":
    for palette, ending in ((DAY, ""), (NIGHT, "-nacht")):
        square(palette, f"platz{ending}.svg")
        bench(palette, f"bank{ending}.svg")
