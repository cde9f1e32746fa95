# Every target sets up what it needs by itself. `make help` lists them.

FILE ?= seeds/000_06a59a5902b16874.txt
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test check format bench ordeals wheel lock screenshots model usual clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/.ready-run ## open the sample article; FILE=… opens another
	@$(VENV)/python -m desktop "$(FILE)"

test: .venv/.ready-dev ## run all tests without a display; ARGS=… goes to pytest
	@QT_QPA_PLATFORM=offscreen $(VENV)/python -m pytest $(ARGS)

check: .venv/.ready-dev ## lint, format, types, and the rule which room may import which
	@$(VENV)/ruff check --quiet .
	@$(VENV)/ruff format --quiet --check .
	@$(VENV)/mypy --no-error-summary
	@$(VENV)/lint-imports --no-logo

format: .venv/.ready-dev ## put the code into its form
	@$(VENV)/ruff check --quiet --fix .
	@$(VENV)/ruff format --quiet .

bench: .venv/.ready-dev ## measure speed as ratios that hold on any machine
	@$(VENV)/python .ci/bench.py

ordeals: .venv/.ready-dev ## kill, cut the power, crowd, fill the disk: print how many notes that costs; TIMES=200
	@$(VENV)/python .ci/ordeals.py $(TIMES)

screenshots: .venv/.ready-dev ## draw the pictures of README and help anew
	@$(VENV)/python .ci/screenshots.py

wheel: .venv/.ready-run ## build a wheel into dist/ for other machines
	@$(VENV)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

lock: .venv/.ready-run ## resolve the dependencies anew; UPGRADE=1 takes newer versions
	@$(VENV)/python .ci/lock.py $(if $(UPGRADE),--upgrade)

model: ## make the language model anew; DATA=folder of clones, ARGS="--quick", see CONTRIBUTING.md
	@test -n "$(DATA)" || { echo "lesart: which folder holds the sources? make model DATA=folder" >&2; exit 1; }
	@$(MAKE) --silent build/model/venv/.ready
	@PYTHONPATH=.ci:. build/model/venv/bin/python -m model.make "$(DATA)" $(ARGS)

usual: .venv/.ready-dev ## measure what is usual in newspapers anew; DATA=lines.jsonl or folder, see CONTRIBUTING.md
	@$(VENV)/python .ci/usual.py $(DATA) $(ARGS)

clean: ## remove everything that can be made again
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.ready-run: requirements.lock .ci/prepare.py
	@$(call prepare,run)

.venv/.ready-dev: requirements-dev.lock .ci/prepare.py
	@$(call prepare,dev)

build/model/venv/.ready: requirements-model.lock
	@$(PYTHON) -m venv --clear build/model/venv
	@build/model/venv/bin/python -m pip --disable-pip-version-check install --quiet --requirement $<
	@touch $@

define prepare
test -n "$(PYTHON)" || { echo "lesart: no Python 3.11 or newer was found. Install one, or name it: make $(or $(MAKECMDGOALS),run) PYTHON=/path/to/python3" >&2; exit 1; }; \
$(PYTHON) .ci/prepare.py $(1)
endef
