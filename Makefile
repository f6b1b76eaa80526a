# `make demo` and `make test` need Python 3.11+, pip and make, and do the rest themselves.

PYTHON ?= python3
# uv where it is installed; else one of our own, in a private environment.
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
SYNCED := .venv/.synced
# Where a browser can be seen.
SCREEN := $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter Darwin,$(shell uname)))

.PHONY: demo journey test e2e screenshots chromium lint format clean

demo: $(SYNCED)
	.venv/bin/scoredesk demo $(if $(SCREEN),--browser)

journey: $(SYNCED)
	.venv/bin/scoredesk demo --journey

test: $(SYNCED) chromium
	.venv/bin/pytest -n 3

# The browser tests alone.
e2e: $(SYNCED) chromium
	.venv/bin/pytest tests/browser -n 2

# The pictures in README and docs, made by the browser tests.
screenshots: $(SYNCED) chromium
	@mkdir -p docs/images
	.venv/bin/pytest tests/browser -n 2 --screenshots docs/images

# Found, or installed where that is allowed; without one the browser tests are skipped.
chromium: $(SYNCED)
	@.venv/bin/python -m tests.browser.chromium

lint: $(SYNCED)
	.venv/bin/ruff format --check
	.venv/bin/ruff check
	.venv/bin/mypy
	.venv/bin/lint-imports

format: $(SYNCED)
	.venv/bin/ruff format
	.venv/bin/ruff check --fix

$(SYNCED): pyproject.toml uv.lock $(UV)
	$(UV) sync --locked --quiet
	@touch $@

.uv/bin/uv:
	$(PYTHON) -m venv .uv
	.uv/bin/pip install --quiet --disable-pip-version-check "uv>=0.9"

clean:
	rm -rf .venv .uv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
