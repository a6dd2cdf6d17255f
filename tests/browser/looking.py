"""What is looked at on every page: axe-core, headings, width, and that the browser had nothing to complain about."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = ["color-contrast", "target-size"]

RUN_AXE = """async (only) => {
  const found = await axe.run(document, {runOnly: only, resultTypes: ["violations"]});
  return found.violations.flatMap(rule => rule.nodes.slice(0, 5).map(node =>
    `${rule.id}: ${rule.help}: ${node.html.slice(0, 160)} ${(node.any[0] || {message: ""}).message}`));
}"""
SHAPE = """() => {
  const seen = [...document.querySelectorAll("h1,h2,h3,h4,h5,h6")].filter(it => it.checkVisibility());
  const levels = seen.map(it => Number(it.tagName[1]));
  const problems = [];
  if (levels.filter(level => level === 1).length !== 1) problems.push(`h1: ${levels.filter(l => l === 1).length}`);
  levels.forEach((level, n) => {
    if (n && level > levels[n - 1] + 1) problems.push(`skipped heading level before: ${seen[n].textContent.trim()}`);
  });
  return problems;
}"""
WIDTH = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  const scrolls = it => it && (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(it).overflowX)
    || scrolls(it.parentElement));
  const wide = [...document.body.querySelectorAll("*")].filter(it =>
    it.getBoundingClientRect().right > page.clientWidth + 1 && !scrolls(it.parentElement));
  return [`wider than the window (${page.scrollWidth} > ${page.clientWidth}): `
    + wide.slice(0, 3).map(it => it.outerHTML.slice(0, 120)).join(" | ")];
}"""


def problems_of(page: Page) -> list[str]:
    """Return all that axe and the shape of the page have to complain about."""
    page.evaluate(AXE)  # evaluated, not added as a script: the page's own policy forbids that, as it should
    return page.evaluate(RUN_AXE, {"type": "tag", "values": TAGS}) + page.evaluate(SHAPE) + page.evaluate(WIDTH)


def problems_in_other_lights(page: Page) -> list[str]:
    """Look at the same page light at 320 px and dark at both widths; axe is there already."""
    problems = []
    for light, width in (("light", 320), ("dark", 320), ("dark", 1280)):
        page.emulate_media(color_scheme=light)
        page.set_viewport_size({"width": width, "height": 900})
        found = page.evaluate(RUN_AXE, {"type": "rule", "values": RULES}) + page.evaluate(WIDTH)
        problems += [f"{light} {width}: {problem}" for problem in found]
    page.emulate_media(color_scheme="light")
    return problems
