# make cv      the CV of profile.toml and publications.bib as build/cv.pdf; installs what is missing first
# make test    all tests; the same set-up first

PYTHON ?=
export PYTHON
PIP := .venv/bin/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := cv
.PHONY: cv test check goldens bench bench-peers clean system-cv system-test

cv: .venv/cvtex.stamp
	.venv/bin/cvtex compile

test: .venv/dev.stamp system-test
	.venv/bin/python -m pytest $(PYTEST)

check: .venv/dev.stamp
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy

goldens: .venv/dev.stamp system-test
	.venv/bin/python -m pytest --renew-goldens $(PYTEST)

bench bench-peers: %: .venv/dev.stamp system-test
	.venv/bin/python benchmarks/$*.py

clean:
	rm -rf build dist .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find src tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

system-cv:
	@tools/install-system cv

system-test:
	@tools/install-system cv scripts

# Half a virtual environment is left when its making was interrupted, so it is made anew unless pip is in it.
define virtual_environment
	@.venv/bin/python -m pip --version >/dev/null 2>&1 || "$$(tools/find-python)" -m venv --clear .venv
endef

.venv/cvtex.stamp: pyproject.toml | system-cv
	$(virtual_environment)
	@echo "Installing cvtex into .venv ..."
	@$(PIP) install --editable .
	@touch $@

.venv/dev.stamp: pyproject.toml | system-cv
	$(virtual_environment)
	@echo "Installing cvtex and what its tests need into .venv ..."
	@$(PIP) install --editable '.[dev]'
	@touch $@ .venv/cvtex.stamp
