# The guide's commands. Each target sets up what it needs first.
PYTHON ?= python3
VENV ?= .venv
export VENV
PY = $(VENV)/bin/python
# `make lock` is for the oldest Python in use, Debian 12's 3.11.2: a newer one
# picks packages that refuse it. Hashes must come from the public index, not
# from a machine's own packages.
PUBLIC = env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL -u PIP_INDEX_URL PIP_CONFIG_FILE=/dev/null
LOCK_VENV = .cache/lock
COMPILE = $(PUBLIC) CUSTOM_COMPILE_COMMAND="make lock" $(LOCK_VENV)/bin/pip-compile --quiet \
	--generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

# Two targets at once would set up the same environment twice.
.NOTPARALLEL:
.PHONY: help site serve deploy offline handouts check unit test drill links release lock exit-drill dependencies sbom bench clean python env-site env-handouts env-test

help:  ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1	\2/p' Makefile

site: env-site  ## Build the site into site/
	@$(PY) scripts/build_site.py

serve: env-site  ## Preview the site while you edit it
	@$(PY) -m mkdocs serve

handouts: env-handouts  ## Make the sheets to print, also those of the clinics in clinics/
	@$(PY) scripts/setup_pango.py
	@$(PY) scripts/make_handouts.py --clinics clinics

deploy: site  ## Build the site for a host: compressed, with the files that the host needs in deploy/
	@$(PY) scripts/precompress.py
	@$(PY) scripts/make_deploy.py --site site

offline: site  ## Put the whole guide into mesotherapy-guide.zip, for a USB stick or a tablet
	@$(PY) scripts/make_offline.py

check: env-test  ## Check the guide: every mistake with its place and what to do
	@$(PY) scripts/check.py

unit: env-test  ## Run the fast tests only
	@$(PY) -m pytest tests/unit tests/rules -q -n 2

test: check  ## Check the guide, then run every test (finds or installs a browser first)
	@$(PY) scripts/setup_browser.py
	@$(PY) scripts/setup_pango.py
	@$(PY) scripts/setup_servers.py
	@$(PY) -m pytest -n 2 --dist worksteal

drill: env-test  ## Plant one fault after another in a copy of the guide
	@$(PY) -m pytest tests/drill -q -n 2

links: env-test  ## Report on the links to other websites (needs a network)
	@$(PY) scripts/check_links.py

release: env-test  ## Check what has to be true before a release, then freeze the texts under versions/
	@$(PY) scripts/release.py

bench: env-test  ## Time builds, checks, handouts, embeds, servers and pages (an hour; the pages need Node.js)
	@$(PY) scripts/bench_build.py
	@$(PY) scripts/bench_growth.py
	@$(PY) scripts/bench_where.py
	@$(PY) scripts/bench_preview.py
	@$(PY) scripts/bench_checks.py
	@$(PY) scripts/bench_handouts.py
	@$(PY) scripts/setup_browser.py
	@$(PY) scripts/bench_embeds.py
	@$(PY) scripts/setup_servers.py
	@$(PY) scripts/bench_servers.py
	@$(PY) scripts/bench_pages.py

lock: python  ## Pin the newest allowed packages in the lock files
	@$(PYTHON) -m venv $(LOCK_VENV)
	@$(PUBLIC) $(LOCK_VENV)/bin/pip install --quiet pip-tools==7.6.2
	@$(COMPILE) --upgrade --output-file=requirements.lock pyproject.toml
	@$(COMPILE) --upgrade --extra=handouts --output-file=requirements-handouts.lock pyproject.toml
	@$(COMPILE) --upgrade --extra=handouts --extra=test --output-file=requirements-test.lock pyproject.toml
	@echo properdocs==1.6.7 | $(COMPILE) --upgrade --constraint=requirements.lock --output-file=requirements-exit-properdocs.lock -
	@echo zensical==0.0.73 | $(COMPILE) --upgrade --output-file=requirements-exit-zensical.lock -

exit-drill: env-site  ## Build the guide without its tools and say what would be lost (needs a network)
	@$(PY) scripts/exit_drill.py

dependencies: env-site  ## Write DEPENDENCIES.md from dependencies.yml
	@$(PY) scripts/dependencies.py

sbom: env-test  ## Write the list of all packages as CycloneDX, for a release
	@$(PY) scripts/sbom.py

clean:  ## Remove what was built and the caches (not the environment)
	@rm -rf site .site-* mesotherapy-guide.zip handouts .cache .pytest_cache .hypothesis

python:
	@command -v "$(PYTHON)" >/dev/null 2>&1 || { \
		echo "Python 3.11 or newer is needed, and there is no $(PYTHON) here." >&2; exit 1; }

env-site: python
	@"$(PYTHON)" scripts/setup_env.py site

env-handouts: python
	@"$(PYTHON)" scripts/setup_env.py handouts

env-test: python
	@"$(PYTHON)" scripts/setup_env.py test
