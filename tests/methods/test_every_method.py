"""What holds for every method: documented, measured, explained by its command, and nothing heavy at rest."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import bench.__main__ as bench
from miteinander.methods.command import METHODS, main

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("cv2", "scipy", "ortools", "typst", "sklearn", "highspy", "pypdfium2", "zxingcpp")


@pytest.mark.parametrize("name", METHODS)
def test_each_method_is_documented_with_its_command(name):
    page = (ROOT / "docs" / "methods" / f"{name}.md").read_text()
    assert f"python -m miteinander methods {name}" in page
    assert "by hand" in page
    assert "## Limits" in page


@pytest.mark.parametrize("name", METHODS)
def test_each_method_is_measured(name):
    assert name in bench.MEASUREMENTS


def test_an_unknown_method_is_a_sentence(capsys):
    assert main(["nope"]) == 2
    assert capsys.readouterr().err.startswith("Das Verfahren „nope“ gibt es nicht. Möglich: barcamp, budget, ")


@pytest.mark.parametrize("name", METHODS)
def test_each_command_explains_itself(name, capsys):
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert "--json" in capsys.readouterr().out


def test_neither_the_list_of_methods_nor_the_web_process_loads_a_solver():
    rooms = "miteinander.config.urls, miteinander.config.wsgi, miteinander.methods.command"
    asked = (
        f"import sys, django; django.setup(); import {rooms}; print([name for name in {HEAVY} if name in sys.modules])"
    )
    around = {"DJANGO_SETTINGS_MODULE": "miteinander.config.settings", "DATABASE_URL": "postgresql://x@localhost/x"}
    command, environment = [sys.executable, "-c", asked], {**os.environ, **around}
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True, env=environment)
    assert run.stdout.strip() == "[]"
