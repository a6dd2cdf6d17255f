"""Small enough to be read: functions, classes, views; and the drawing of the house is the one the linter enforces."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "miteinander"
KINDS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def definitions(*, under: str = "") -> Iterator[tuple[str, ast.AST, int]]:
    for path in PACKAGE.rglob("*.py"):
        where = str(path.relative_to(PACKAGE))
        if "migrations" in path.parts or under not in where:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, KINDS):
                yield f"{where}:{node.name}", node, (node.end_lineno or 0) - node.lineno + 1


def test_no_function_is_longer_than_40_lines():
    functions = (KINDS[0], KINDS[1])
    assert [name for name, node, size in definitions() if isinstance(node, functions) and size > 40] == []


def test_no_class_is_longer_than_150_lines():
    assert [name for name, node, size in definitions() if isinstance(node, ast.ClassDef) and size > 150] == []


def test_no_view_is_longer_than_20_lines():
    views = [(name, size) for name, node, size in definitions(under="views") if not isinstance(node, ast.ClassDef)]
    assert [name for name, size in views if size > 20] == []


def test_settings_stay_on_250_lines():
    assert len((PACKAGE / "config" / "settings.py").read_text(encoding="utf-8").splitlines()) <= 250


def test_the_drawn_floors_are_the_enforced_ones():
    drawing = re.search(
        r"```\n(serving .*?)```", (ROOT / "docs/architecture.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert drawing
    drawn = [re.split(r"\s{2,}|\n", line)[0].strip() for line in drawing[1].strip().splitlines()]
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    assert drawn == [layer for layer in contracts["contracts"][0]["layers"] if layer != "__main__"]
