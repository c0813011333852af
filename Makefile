# What can be done here? `make` alone answers. Needs python3 (3.11 or newer), git and make; nothing else.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
HOOK := scripts/build_messages.py

.PHONY: help install develop demo test check fuzz bench fmt vendor messages lock clean

help: ## Show this list.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Kinerja needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version). Try: make PYTHON=python3.12 install"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@touch $@

# Hashes first, then the package itself without asking for anything more: what runs is what was locked.
$(VENV)/.installed: requirements.lock pyproject.toml $(HOOK) | $(VENV)/.created
	@echo "Installing Kinerja into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.developed: requirements-dev.lock | $(VENV)/.installed
	@echo "Installing the tools for tests and checks ..."
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.messages: $(wildcard locale/*/LC_MESSAGES/*.po) $(HOOK) $(VENV)/.installed
	@$(BIN)/python $(HOOK) >/dev/null
	@touch $@

install: $(VENV)/.installed $(VENV)/.messages ## Make .venv with the program, ready to run as .venv/bin/kinerja.

develop: install $(VENV)/.developed ## Add the tools for tests and checks to .venv.

demo: install ## Start the demonstration organisation on http://127.0.0.1:8000 (PORT=… for another port).
	@exec $(BIN)/kinerja demo --port $${PORT:-8000}

# Tools that load Django get a home of their own: a check must not make a folder in yours.
CHECK_HOME := $(CURDIR)/$(VENV)/home
# One process per core; `make test JOBS=0` runs in one process, for a debugger.
JOBS ?= logical
PYTEST := $(BIN)/pytest -q -n $(JOBS) --dist loadfile
ON_BOTH := $(wildcard tests/settings tests/store tests/actions tests/api tests/web)
stage = @printf '\n== %s\n' "$(1)"; $(2) || { printf '\n== FAILED: %s\n' "$(1)"; exit 1; }

check: develop ## Style, types, import contracts and the shape of the code.
	$(call stage,ruff: style,$(BIN)/ruff check .)
	$(call stage,ruff: format,$(BIN)/ruff format --check --quiet .)
	$(call stage,mypy: types,KINERJA_HOME=$(CHECK_HOME) $(BIN)/mypy --strict)
	$(call stage,import-linter: who may know whom,$(BIN)/lint-imports --no-cache)
	$(call stage,shape of the code,$(BIN)/pytest -q tests/test_shape.py)

test: check ## Everything: check, then the tests on SQLite, on PostgreSQL, and in a browser.
	$(call stage,tests on SQLite,$(PYTEST) --ignore=tests/browser --ignore=tests/test_shape.py)
	$(call stage,tests on PostgreSQL,$(BIN)/python scripts/postgres.py $(PYTEST) $(ON_BOTH))
	$(call stage,tests in a browser,CHROMIUM="$$(scripts/chromium)" $(BIN)/pytest -q tests/browser)
	@printf '\n== All stages passed.\n'

fuzz: develop ## Ten thousand made-up sentences for the reader.
	$(call stage,made-up sentences,READING_EXAMPLES=10000 $(BIN)/pytest -q tests/reading/test_hostile.py)

bench: develop ## Measure against the floors in bench/; prints ratios.
	$(BIN)/python -m bench

fmt: develop ## Put the code into its one format.
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

vendor: develop ## Fetch the browser's libraries, font and icons anew (needs npm; for developers of Kinerja).
	@$(BIN)/python scripts/vendor.py

messages: develop ## Gather the texts to translate into locale/, and compile what is translated.
	@scripts/messages
	@$(BIN)/python $(HOOK)

lock: ## Choose new versions within pyproject.toml's bounds (needs uv; for developers of Kinerja).
	@scripts/lock

clean: ## Remove .venv and everything else that was made here.
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis src/kinerja/locale
