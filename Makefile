# `make demo` and `make test` set up everything they need, in .venv.

PYTHON ?= python3
BIN := .venv/bin
EXAMPLE := examples/example.yaml

.PHONY: demo test lint format sweep bench clean

demo: .venv/installed
	@sh .ci/native-libraries
	@$(BIN)/afterword make $(EXAMPLE) --output output
	@echo
	@echo "The demo is in output/:"
	@find output -type f ! -name '.*' | sort

test: .venv/installed-dev
	@sh .ci/native-libraries with-test-tools
	@$(BIN)/pytest -q -n auto

sweep: .venv/installed-dev
	@$(BIN)/pytest -q -n auto -m sweep

lint: .venv/installed-dev
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

format: .venv/installed-dev
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

bench: .venv/installed-dev
	@$(BIN)/python bench/run.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .hypothesis dist

.venv/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Afterword needs Python 3.11 or newer: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv
	@echo "Installing into .venv …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-dev: .venv/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
