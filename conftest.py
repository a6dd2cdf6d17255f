"""Which part of the tests runs here: the browser part needs a Chromium, and says so when there is none."""

import os
import shutil

import pytest
from xdist.scheduler import LoadScopeScheduling

NAMES = ("chromium", "chromium-browser", "google-chrome")
REQUIRED = os.environ.get("MITEINANDER_REQUIRE_BROWSER") == "1"
ran = {"browser": 0}


def chromium() -> str | None:
    """Return the browser to test with: the one `CHROMIUM` names, or one of the usual names."""
    named = os.environ.get("CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)


if found := chromium():
    os.environ["CHROMIUM"] = found  # the browser tests read it from here


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if found:
        return
    left_out = [item for item in items if item.get_closest_marker("browser")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


class ByFile(LoadScopeScheduling):  # type: ignore[misc]  # untyped library
    """Give a worker whole files, and one worker everything that needs the browser, in order: the story goes on."""

    def _split_scope(self, nodeid: str) -> str:
        file = str(nodeid).split("::", 1)[0]
        return "browser" if "browser" in file else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> LoadScopeScheduling:
    return ByFile(config, log)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    ran["browser"] += report.when == "call" and report.passed and "browser" in report.keywords


def pytest_sessionfinish(session: pytest.Session) -> None:
    if REQUIRED and not ran["browser"] and not hasattr(session.config, "workerinput"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if REQUIRED and not ran["browser"]:
        terminalreporter.write_line("The browser part was required and did not run.", red=True)
    elif not found:
        terminalreporter.write_line(
            "Browser part left out: no Chromium found (Debian: apt install chromium; else CHROMIUM=/path).",
            yellow=True,
        )
