# Few words; `make` lists them. Everything works from a fresh clone.
.DEFAULT_GOAL := help
.PHONY: help run reset test deep check fmt bench docs lock core dev
MAKEFLAGS += --no-print-directory
PYTHON ?= python3
export PORT ?= 8000

help: ## list these words
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: core ## build what is needed, load the demo and serve it on 127.0.0.1 (PORT=8000)
	@.venv/bin/meedoen serve --demo

reset: core ## throw the demo data away and start over at the next `make run`
	@.venv/bin/meedoen demo --reset

test: dev ## the whole suite on SQLite and on PostgreSQL, then the browser journeys
	@.venv/bin/python -m tools.testing.run

deep: dev ## the same with the large grids whole; writes goals.json
	@.venv/bin/python -m tools.testing.run --deep

check: dev ## style, types, layers, templates, migrations, translations, registers, sizes
	@.venv/bin/python -m tools.checks

fmt: dev ## lay out code and templates
	@.venv/bin/ruff check --fix --quiet . && .venv/bin/ruff format --quiet .

bench: dev ## measure against the named peers; writes bench/RESULTS.md
	@.venv/bin/python -m bench

docs: dev ## write the generated registers in docs/registers
	@.venv/bin/meedoen check --registers --write

lock: ## lock requirements/*.in again, with hashes and without addresses (needs uv)
	@command -v uv >/dev/null || { echo "uv is nodig: pip install uv" >&2; exit 2; }
	@for which in core dev; do uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		requirements/$$which.in --output-file requirements/$$which.txt || exit 1; done

core:
	@$(PYTHON) tools/venv.py core

dev:
	@$(PYTHON) tools/venv.py dev
