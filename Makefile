# Rashomon: `make demo` and `make test` set everything up by themselves, inside .venv.

PILE ?= examples/pile
OUT ?= out
VENV := .venv
BIN := $(VENV)/bin
# The newest Python on the path that the project supports.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
export OMP_NUM_THREADS := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench serve lock clean

help:  ## list what make can do
	@echo "Rashomon: one event, many tellings"
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

setup: $(VENV)/.set-up  ## create .venv with the pinned packages and the language model

demo: $(VENV)/.set-up  ## compare the example pile, or your own: make demo PILE=some/folder
	@mkdir -p $(OUT)
	@$(BIN)/rashomon compare $(PILE) -o $(OUT)/report.html

test: $(VENV)/.set-up-dev  ## run all tests, browser tests included
	@$(BIN)/python -m pytest -n auto --maxprocesses 4

check: $(VENV)/.set-up-dev  ## ruff, mypy --strict and the import rule
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q tests/test_layers.py

bench: $(VENV)/.set-up-dev  ## measure speed, memory and every gold set
	@$(BIN)/python -m benchmarks

serve: $(VENV)/.set-up  ## show a pile in the browser: make serve PILE=some/folder
	@mkdir -p $(OUT)
	@$(BIN)/rashomon add $(PILE) --db $(OUT)/pile.sqlite && $(BIN)/rashomon align --db $(OUT)/pile.sqlite \
		&& $(BIN)/rashomon serve --db $(OUT)/pile.sqlite

lock: $(VENV)/.set-up-dev  ## write the lock files anew from pyproject.toml
	@$(BIN)/uv lock --quiet
	@$(BIN)/uv export -q --no-emit-project --no-header --no-annotate --no-default-groups --group build -o requirements.lock >/dev/null
	@$(BIN)/uv export -q --no-emit-project --no-header --no-annotate --group build --group dev -o requirements-dev.lock >/dev/null

clean:  ## remove .venv, caches and output
	@rm -rf $(VENV) $(OUT) .mypy_cache .ruff_cache .pytest_cache build dist

$(BIN)/uv: requirements-uv.lock
	@test -n "$(PYTHON)" || { echo "Rashomon needs Python 3.11 or newer with venv: install it, or say make PYTHON=/path/to/python3"; exit 1; }
	@echo "setting up .venv with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@touch $@

# uv is ten times faster than pip; pip reads settings (a company's own index, say) that uv does not, so it is the way back.
define install
	@$(BIN)/uv pip install --quiet --require-hashes -r $(1) \
		|| $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
endef

$(VENV)/.set-up: $(BIN)/uv requirements.lock pyproject.toml
	$(call install,requirements.lock)
	@touch $@

$(VENV)/.set-up-dev: $(BIN)/uv requirements-dev.lock pyproject.toml
	$(call install,requirements-dev.lock)
	@touch $@ $(VENV)/.set-up
