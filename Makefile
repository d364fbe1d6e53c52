# Every target sets up what it needs in .venv; the same without make stands in README.md.
.PHONY: studio help demo serve test check format lint types suite infra bench load soak clean laptop dev
PYTHON_HERE = .venv/bin/python
WORKERS ?= 2

help:
	@echo "make demo    a six-panel comic from a prompt, in comics/"
	@echo "make serve   the API on http://127.0.0.1:8080"
	@echo "make test    every check and every test"
	@echo "make check   format, lint and types only"
	@echo "make infra   Terraform's checks of infra/ only"
	@echo "make bench   the benchmarks, written to docs/benchmarks.md"
	@echo "make load    200 comics at once for one server; a part of make bench"
	@echo "make soak    the long counts of the simulation, recorded there too"
	@echo "make clean   removes .venv and caches; jobs and comics stay"

laptop:
	@sh tools/setup laptop

dev:
	@sh tools/setup dev

demo: laptop
	@mkdir -p comics
	@MODELS=offline TEXT_MODELS= PICTURE_MODELS= SPEECH_MODELS= \
		$(PYTHON_HERE) -m functions make comic "A fox learns to sail" --scenes 6 --out comics/fox.pdf

serve: laptop
	@$(PYTHON_HERE) -m functions serve

check: format lint types

test: check infra suite

studio:
	@sh tools/studio/setup

format: dev studio
	$(PYTHON_HERE) -m ruff format --check --quiet
	@sh tools/studio/check format

lint: dev studio
	$(PYTHON_HERE) -m ruff check
	@sh tools/studio/check lint

types: dev studio
	$(PYTHON_HERE) -m mypy functions $(wildcard main.py)
	@sh tools/studio/check types

suite: dev studio
	$(PYTHON_HERE) -m pytest -n $(WORKERS) --cov --cov-report=
	$(PYTHON_HERE) -m coverage report --include='functions/core/*,functions/rules/*' --fail-under=100
	$(PYTHON_HERE) -m coverage report --fail-under=90

infra:
	@sh tools/infra

bench: dev studio
	$(PYTHON_HERE) -m tests.bench

load: dev
	$(PYTHON_HERE) -m tests.bench load

soak: dev
	$(PYTHON_HERE) -m tests.sim.soak

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage .coverage.* infra/.terraform release \
		tools/studio/node_modules tools/studio/materials/node_modules
	find functions tests -name __pycache__ -type d -prune -exec rm -rf {} +
