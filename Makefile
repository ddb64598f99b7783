# The commands this project keeps. Each works on a fresh machine with Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
# More than there are processors: browser tests and servers wait more than they work.
WORKERS ?= 5
export COMMON_GROUND_LOCAL_PORT = $(PORT)
# Where it is set, each of the many processes of the tests would compile the whole program anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test suite check bench fuzz chaos calibration browser clean

# EXAMPLE=no starts without the synthetic programme.
run: $(VENV)/.runs
	$(BIN)/python -m data migrate
	$(if $(filter no,$(EXAMPLE)),,$(BIN)/python -m data example --if-empty)
	COMMON_GROUND_LOCAL=1 $(BIN)/streamlit run dashboard.py --server.address 127.0.0.1 --server.port $(PORT)

# The browser is fetched beside the packages, and the tests begin beside the checks, which use one processor.
test:
	@$(MAKE) --no-print-directory -j 2 check suite

suite: $(VENV)/.develops browser
	@$(HAS_BROWSER) || $(BIN)/python -m playwright install chromium
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

check: $(VENV)/.develops
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy analytics data pages dashboard.py
	$(BIN)/python -m pytest -q tests/test_layers.py

bench: $(VENV)/.develops
	$(BIN)/python -m tests.benchmarks

calibration: $(VENV)/.develops
	$(BIN)/python -m tests.calibration

fuzz: $(VENV)/.develops
	$(BIN)/python -m tests.fuzz --files 10000

# Playwright drives whatever Chromium is installed; LibreOffice counts the pages of a document as a word
# processor lays them out. Debian's are taken where apt can be used.
HAS_BROWSER := { command -v chromium-headless-shell || command -v chromium || command -v chromium-browser; } >/dev/null
INSTALL := apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui fonts-liberation fonts-dejavu-core
browser:
	@{ $(HAS_BROWSER) && command -v soffice >/dev/null; } \
	  || { command -v apt-get >/dev/null && apt-get update -qq \
	       && { $(INSTALL) chromium-headless-shell || $(INSTALL) chromium; }; } \
	  || true

# Of thousands of modules a few hundred are ever run: each is compiled when it first is.
QUIETLY := --quiet --disable-pip-version-check --no-compile
$(VENV)/.made:
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.runs: requirements.txt constraints.txt | $(VENV)/.made
	$(BIN)/python -m pip install $(QUIETLY) -r requirements.txt -c constraints.txt
	touch $@

# In one go with what the app needs.
$(VENV)/.develops: requirements-dev.txt requirements.txt constraints.txt | $(VENV)/.made
	$(BIN)/python -m pip install $(QUIETLY) -r requirements.txt -r requirements-dev.txt -c constraints.txt
	touch $(VENV)/.runs $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

chaos: $(VENV)/.develops
	$(BIN)/python -m tests.chaos
