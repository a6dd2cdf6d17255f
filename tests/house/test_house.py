"""The house keeps its own rules: sizes, directions, migrations, translations, the inventory of personal data."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from miteinander.ground.inventory import ACTIVITIES, DECLARATIONS, Erase

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "miteinander"
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
FLOORS = [layer.split(" | ") for layer in CONTRACTS[0]["layers"]]  # from the roof down


def python_files() -> list[Path]:
    files = [path for part in ("src", "tests", "tools", "bench") for path in (ROOT / part).rglob("*.py")]
    return [path for path in files if "migrations" not in path.parts]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def own_models() -> list:
    return [model for model in apps.get_models() if model.__module__.startswith("miteinander.")]


def test_no_python_file_is_longer_than_300_lines():
    assert [str(path.relative_to(ROOT)) for path in python_files() if lines(path) > 300] == []


def test_no_template_is_longer_than_120_lines_and_no_component_than_20():
    too_long = []
    for path in PACKAGE.rglob("templates/**/*.html"):
        limit = 20 if path.parent.name == "ui" else 120
        too_long += [str(path.relative_to(ROOT))] if lines(path) > limit else []
    assert too_long == []


def test_no_script_of_ours_is_longer_than_100_lines():
    own = [path for path in PACKAGE.rglob("static/**/*.js") if not path.name.endswith(".min.js")]
    assert [path.name for path in own if lines(path) > 100] == []


def test_foreign_keys_point_to_the_same_floor_or_down():
    floor = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
    upward = [
        f"{model._meta.label}.{field.name}"
        for model in own_models()
        for field in model._meta.get_fields()
        if field.concrete and field.is_relation and field.related_model
        if field.related_model._meta.app_label in floor
        if field.related_model._meta.app_label != model._meta.app_label
        if floor[field.related_model._meta.app_label] <= floor[model._meta.app_label]
    ]
    assert upward == []


def test_every_model_has_its_word_in_the_glossary():
    rows = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    words = {word.strip() for row in rows if row.startswith("|") for word in row.split("|")[2].split(",")}
    assert sorted({model.__name__ for model in own_models()} - words) == []


@pytest.mark.django_db
def test_migrations_are_in_step_with_the_models():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_sentence_has_its_german():
    done = subprocess.run(
        [sys.executable, "tools/messages.py", "check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "Every sentence has its German.\n")


def test_every_model_field_has_its_inventory_entry():
    without = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if field.name not in getattr(DECLARATIONS.get(model._meta.label), "fields", {})
    ]
    assert without == []


def test_the_inventory_names_only_fields_that_exist():
    gone = []
    for label, declaration in DECLARATIONS.items():
        names = {field.name for field in apps.get_model(label)._meta.local_fields}
        gone += [f"{label}.{name}" for name in declaration.fields if name not in names]
    assert gone == []


def test_every_inventory_entry_belongs_to_an_activity_and_says_when_rows_go():
    assert [label for label, entry in DECLARATIONS.items() if entry.activity not in ACTIVITIES] == []
    assert [label for label, entry in DECLARATIONS.items() if not entry.retention and not entry.retention_reason] == []


def test_whoever_stores_personal_fields_says_whose_they_are():
    def is_personal(declaration) -> bool:
        return any(field.exported or field.erase != Erase.KEEP for field in declaration.fields.values())

    ownerless = [label for label, entry in DECLARATIONS.items() if is_personal(entry) and entry.belongs_to is None]
    assert set(ownerless) <= {"account.EmailConfirmation", "sessions.Session"}  # found through the account


def test_now_is_asked_only_at_the_edge():
    edge = re.compile(r"(views|management|jobs|middleware|receiver|serving|demo|context|adapter|sign_in|/command\.py)")
    asking = [
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if re.search(r"\btimezone\.now\(\)|datetime\.now\(", path.read_text(encoding="utf-8"))
        if not edge.search(str(path.relative_to(PACKAGE)))
    ]
    assert asking == []


def test_no_page_carries_inline_script_or_style():
    pages = [path for path in PACKAGE.rglob("templates/**/*.html") if "allauth" not in path.parts]
    script = r'<script(?! type="application/ld\+json">)(?![^>]*\bsrc=)'  # a block of data is never executed
    inline = re.compile(rf"<style|\sstyle=|{script}|\son[a-z]+=|javascript:", re.IGNORECASE)
    found = [str(path.relative_to(PACKAGE)) for path in pages if inline.search(path.read_text(encoding="utf-8"))]
    assert found == []
