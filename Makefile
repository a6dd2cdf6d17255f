# Six verbs. Everything lives in .venv/ and var/; nothing is installed on the machine.
#
#   make run     install what is missing and run the platform with demo data (PORT=8080 make run)
#   make test    check, then all tests; the browser part when a Chromium is there
#   make check   lint, types, floors, templates, the rules of the house
#   make fix     let the tools put right what they can
#   make bench   measure and print
#   make demo    reset the demo data

PYTHON ?= python3
BIN := .venv/bin
STAMPS := .venv/stamps
INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --no-input --require-hashes

.PHONY: run test check fix bench demo

run: $(STAMPS)/run
	@exec $(BIN)/python -m miteinander serve --demo

demo: $(STAMPS)/run
	@$(BIN)/python -m miteinander demo --reset && echo "Die Demo-Daten sind neu angelegt."

test: $(STAMPS)/test
	@$(BIN)/python -m tools.check; checked=$$?; \
	$(BIN)/python -m pytest -n 2 --dist loadfile; tested=$$?; \
	exit $$((checked || tested))

check: $(STAMPS)/test
	@$(BIN)/python -m tools.check
	@$(BIN)/python -m pytest -q tests/house

fix: $(STAMPS)/test
	@$(BIN)/python -m tools.check --fix

bench: $(STAMPS)/bench
	@$(BIN)/python -m bench

$(STAMPS)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || { \
	  echo "Nötig ist Python 3.11, 3.12 oder 3.13; andere Version wählen: PYTHON=python3.12 make …"; exit 1; }
	@echo "Virtuelle Umgebung .venv anlegen ($$($(PYTHON) --version))"
	@$(PYTHON) -m venv --clear .venv || { \
	  echo "Das Modul venv fehlt; unter Debian: apt install python3-venv"; rm -rf .venv; exit 1; }
	@$(BIN)/python -c 'import pathlib, sysconfig; \
	  pathlib.Path(sysconfig.get_path("purelib"), "miteinander.pth").write_text(str(pathlib.Path("src").resolve()))'
	@mkdir -p $(STAMPS) && touch $@

# A list of dependencies that has changed is installed again; pip leaves alone what is right already.
$(STAMPS)/run $(STAMPS)/test $(STAMPS)/bench: $(STAMPS)/%: requirements/%.txt | $(STAMPS)/python
	@echo "Abhängigkeiten installieren ($<)"
	@$(INSTALL) --requirement $<
	@touch $@
