# `make demo` and `make test` need Python 3.11+ and make, nothing else: each makes its own .venv.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?=
INSTALL = PYTHON="$(PYTHON)" ./tools/make_venv.sh
# tests in parallel, tests of one name …:  make test PYTEST_ARGS="-k tenure"
PYTEST_ARGS ?=

.PHONY: help demo test lint format types bench docs clean
.DELETE_ON_ERROR:

help:  ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' Makefile

demo: $(VENV)/.run  ## build the examples into a graph, ask it a question, draw it
	@rm -rf demo && mkdir demo
	$(BIN)/civicgraph build examples/articles -o demo/graph.trig
	$(BIN)/civicgraph query officials-of-place demo/graph.trig --param place=澜川省云沧市青沅县
	$(BIN)/civicgraph view demo/graph.trig -o demo/view.html
	@echo "Open demo/view.html in a browser; the graph is demo/graph.trig."

test: lint types  ## run everything that CI runs
	$(BIN)/python -m pytest --cov --cov-report=term:skip-covered $(PYTEST_ARGS)

lint: $(VENV)/.dev  ## check style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## check types
	$(BIN)/mypy

format: $(VENV)/.dev  ## put code into its format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.dev  ## measure speed
	$(BIN)/python benchmarks/extract.py

docs: $(VENV)/.dev  ## run the sessions of the README again, fill in its tables, take its picture
	$(BIN)/python tools/readme.py
	$(BIN)/python tools/picture.py

clean:  ## remove everything that was made
	rm -rf $(VENV) demo dist build htmlcov .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.run: pyproject.toml tools/make_venv.sh
	@$(INSTALL)
	@touch $@

$(VENV)/.dev: pyproject.toml tools/make_venv.sh
	@$(INSTALL) dev
	@touch $@ $(VENV)/.run
