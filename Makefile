# Thin wrapper over tools/. `make run` starts the demo, `make test` runs everything, `make check` reads everything.
PYTHON ?= python3
VENV := .venv/bin

.PHONY: run test soak check bench install install-dev messages docs pictures lock clean

run: install
	@exec $(VENV)/lapor demo

install:
	@$(PYTHON) tools/setup.py run

install-dev:
	@$(PYTHON) tools/setup.py dev

test: install-dev
	@sh tools/test.sh

soak: install-dev
	@sh tools/system_packages.sh
	@$(VENV)/python -m tools.soak

check: install-dev
	@sh tools/check.sh

bench: install-dev
	@$(VENV)/python -m bench

messages: install-dev
	@$(VENV)/python -m tools.messages

docs: install-dev
	@$(VENV)/python -m tools.reference

pictures: install-dev
	@$(VENV)/python -m tools.pictures

lock: install-dev
	@sh tools/lock.sh

clean:
	rm -rf .venv node_modules staticfiles .mypy_cache .ruff_cache .import_linter_cache .hypothesis build
