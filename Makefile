# make setup: .venv with the pinned dependencies; make run: the main job on the
# samples; make test: lint, types, doctests, tests; make bench: the README's figures.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup run test lint bench prism clean

setup: .venv/installed

.venv/installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Copydesk needs Python 3.11 or newer; set PYTHON=") if sys.version_info < (3, 11) else 0'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

run: setup
	$(BIN)/copydesk run --config configs/local.toml

test: lint
	$(BIN)/python -m pytest -q

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: setup
	$(BIN)/python -m benchmarks

prism:
	sh tests/prism.sh

clean:
	rm -rf out .cache
