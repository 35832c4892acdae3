# `make` or `make help` lists what there is. Python 3.11 or newer and make are all it needs.

ADDRESS ?= 127.0.0.1:8000
VENV    ?= .venv
ARGS    ?=

BIN := $(VENV)/bin
PY  := $(BIN)/python
PIP := $(PY) -m pip --quiet --disable-pip-version-check

# Only what the lock names, and only with the bytes that it knows; nothing is built, since what a
# build needs would be fetched without a digest. Then the tree itself, which fetches nothing more.
FROM_LOCK := $(PIP) install --require-hashes --only-binary :all: -r
THE_TREE  := $(PIP) install --no-deps --no-build-isolation --editable .

.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules
# Two targets at once would install into one environment at once.
.NOTPARALLEL:
.SUFFIXES:
.DELETE_ON_ERROR:

##@ The wall

.PHONY: serve
serve: $(VENV)/.installed ## show the wall at http://127.0.0.1:8000/ (ADDRESS=host:port); builds again when a file changes
	@echo "The wall is being made; it will be at the address that stands last below. Ctrl+C stops it."
	@$(BIN)/mkdocs serve --livereload --dev-addr $(ADDRESS)

.PHONY: build
build: $(VENV)/.installed ## make the wall into site/
	@$(BIN)/mkdocs build

.PHONY: new
new: $(VENV)/.installed ## write a moment by answering questions
	@# 1 says that somebody stopped, and has been told what became of the answers.
	@$(BIN)/star-moments new || [ $$? -eq 1 ]

.PHONY: check
check: $(VENV)/.installed ## check the content: each mistake with its line and its fix
	@$(BIN)/star-moments check $(ARGS)

.PHONY: status
status: $(VENV)/.installed ## list the moments: where each stands, the next step, and who takes it
	@$(BIN)/star-moments status

##@ The product

.PHONY: test
test: $(VENV)/.installed-dev ## run everything: lint, types, freshness, tests (ARGS="-k gate" goes to pytest)
	@sh tools/test.sh $(BIN) $(ARGS)

.PHONY: soak
soak: $(VENV)/.installed-dev $(VENV)/.installed-plugins ## run at full size what `make test` runs at a smaller one; up to an hour (docs/tests.md)
	@-$(PY) tools/web_servers.py apache2 caddy >/dev/null
	@# One process more than two cores need: a screen waits half an hour for a real clock.
	@STAR_MOMENTS_CHROMIUM=$$($(PY) tools/browser.py) && export STAR_MOMENTS_CHROMIUM && \
	  STAR_MOMENTS_SIZES=full $(PY) -m pytest -m "soak or sized" --dist loadfile --no-loadscope-reorder \
	  --numprocesses 3 --durations 25 $(ARGS)

.PHONY: lint
lint: $(VENV)/.installed-dev ## run ruff and mypy only
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

.PHONY: format
format: $(VENV)/.installed-dev ## let ruff put the Python files into shape
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

.PHONY: fresh
fresh: $(VENV)/.installed ## make the generated files anew: schemas, style sheet, tables and messages in docs/
	@sh tools/fresh.sh $(BIN)

.PHONY: bench
bench: $(VENV)/.installed-dev ## measure how long large walls take
	@$(PY) -m benchmarks $(ARGS)

.PHONY: bench-growth
bench-growth: $(VENV)/.installed-dev ## measure how the cost grows up to 100,000 moments
	@$(PY) -m benchmarks.growth $(ARGS)

.PHONY: bench-browser
bench-browser: $(VENV)/.installed-dev ## measure a large wall in a browser: Lighthouse, and the search on a slow phone
	@$(PY) -m benchmarks.browser $(ARGS)

.PHONY: wheel
wheel: $(VENV)/.installed ## pack the product into dist/, for a repository of one's own
	@$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

.PHONY: lock
lock: $(VENV)/.made ## bring the locked packages up to date (ARGS="-P jinja2" for one alone)
	@# uv by itself: so a lock that can no longer be installed can still be made anew.
	@awk '/^uv==/, !/\\$$/' requirements-dev.txt > $(VENV)/uv.txt
	@$(FROM_LOCK) $(VENV)/uv.txt
	@$(PY) tools/lock.py $(ARGS)

.PHONY: clean
clean: ## remove what was made; .venv and .tools stay
	rm -rf site dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -not -path './$(VENV)/*' -prune -exec rm -rf {} +

.PHONY: help
help: ## list the targets
	@awk 'BEGIN { FS = ":.*## "; print "Star Moments (Tähtihetket)" } \
	  /^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The stamps: Python packages are installed again only when the lock or pyproject.toml has changed.

$(VENV)/.made:
	@sh tools/venv.sh $(VENV)
	@touch $@

$(VENV)/.installed: pyproject.toml requirements.txt | $(VENV)/.made
	@echo "Installing the product into $(VENV). The first time takes a minute."
	@$(FROM_LOCK) requirements.txt
	@$(THE_TREE)
	@touch $@

$(VENV)/.installed-dev: pyproject.toml requirements-dev.txt | $(VENV)/.made
	@echo "Installing the product and its development tools into $(VENV). The first time takes a minute."
	@$(FROM_LOCK) requirements-dev.txt
	@$(THE_TREE)
	@touch $(VENV)/.installed $@

$(VENV)/.installed-plugins: requirements-plugins.txt | $(VENV)/.made
	@echo "Installing plugins of others into $(VENV)."
	@$(FROM_LOCK) requirements-plugins.txt
	@touch $@
