SWIFT ?= swift
PREFIX ?= /usr/local
# The dev server's own options, such as OPTIONS="--listen 0.0.0.0:7411 --data ./dev-data".
OPTIONS ?=
# How many schedules `make simulate` runs.
SCHEDULES ?= 1000000
# How many schedules `make simulate-all` runs.
SEEDS ?= 50000
# How often `make crash` kills the server.
RUNS ?= 1000
# How long `make soak` loads one.
HOURS ?= 1

BIN := .build/debug
RELEASE := .build-release
RELEASE_FLAGS := --configuration release --scratch-path $(RELEASE) --static-swift-stdlib -Xswiftc -cross-module-optimization \
	-Xswiftc -enforce-exclusivity=unchecked
TOOLS := .build/tools
BUF_VERSION := 1.75.0
PYTHON_TOOLS := mypy==2.4.1 protobuf==6.33.1 pytest==9.2.0 ruff==0.17.6 types-protobuf==7.35.1.20260906

# Written by people: what the formatter and the limit on length apply to.
WRITTEN := find Package.swift Sources Tests clients -name '*.swift' \
	-not -path '*/Generated/*' -not -path '*/Snapshots/*' -not -path '*/.build/*'
LINES_MAX := 400

.DEFAULT_GOAL := help

.PHONY: help
help: ## List these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | awk -F'\t' '{printf "make %-16s %s\n", $$1, $$2}'

.PHONY: run
run: build ## Play the life of a ticket against a fresh server, and stop it
	Tests/Scenarios/play account-portal

.PHONY: scenarios
scenarios: build ## Play the rules of every desk against fresh servers; REAL_TIME=1 waits for what can be waited for
	$(BIN)/scenarios Tests/Scenarios docs/DESKS.md $(if $(REAL_TIME),--real-time) $(OPTIONS)

.PHONY: serve
serve: build ## Run a development server with people and tokens until Ctrl-C
	$(BIN)/ticketd serve --dev $(OPTIONS)

.PHONY: build
build: packages ## Build everything for debugging, into .build
	$(SWIFT) build

.PHONY: packages
packages: ## Install the system libraries that the build needs, if any is missing
	@$(call need,pkg-config --exists libprotobuf-c libsodium sqlite3 zlib gmime-3.0 libcurl,\
		libprotobuf-c-dev libsodium-dev libsqlite3-dev zlib1g-dev libgmime-3.0-dev libcurl4-openssl-dev pkg-config)

.PHONY: test
test: packages ## Run all tests; TICKETD_TEST_TICKETS=10000 for a larger load, TICKETD_BENCH_SEEDS=50000 for more schedules
	@$(call need,command -v openssl,openssl)
	@$(call need,/usr/bin/python3 -c "import aiosmtpd",python3-aiosmtpd)
	@$(call need,test -x /usr/sbin/dovecot -a -x /usr/lib/dovecot/imap,dovecot-imapd)
	SWIFT="$(SWIFT)" Tests/run

.PHONY: crash
crash: packages ## Kill the server under a mixed load, RUNS times, and compare what it acknowledged with what is there
	@$(call need,/usr/bin/python3 -c "import aiosmtpd",python3-aiosmtpd)
	TICKETD_TEST_KILLS=$(RUNS) $(SWIFT) test --disable-xctest --filter CrashTests

.PHONY: mutants
mutants: packages ## Put deliberate bugs in, one at a time, and see that tests find each; OPTIONS="--check" only tries the patches
	SWIFT="$(SWIFT)" Tests/Mutants/run $(OPTIONS)

.PHONY: soak
soak: build ## Load a server for HOURS, and plot its memory, handles, log and latency into .build-soak; HOURS=1
	@$(call need,/usr/bin/python3 -c 'import google.protobuf',python3-protobuf)
	Tests/Soak/run --hours $(HOURS) $(OPTIONS)

.PHONY: conformance
conformance: build ## Hold servers and clients to the wire's cases; OPTIONS="--filter bidi" for some of them
	@$(call need,command -v openssl,openssl)
	@$(call need,/usr/bin/python3 -c 'import google.protobuf',python3-protobuf)
	Tests/Conformance/run $(OPTIONS)

.PHONY: test-python
test-python: build $(TOOLS)/bin/pytest ## Check the Python client: its tests, its types and its style
	cd clients/python && ../../$(TOOLS)/bin/pytest
	cd clients/python && ../../$(TOOLS)/bin/mypy
	cd clients/python && ../../$(TOOLS)/bin/ruff check . && ../../$(TOOLS)/bin/ruff format --check .

.PHONY: compatibility
compatibility: build ## Call a fresh server with containerd's Go package; needs Go, protoc and Go's module proxy
	Tests/Compatibility/go/run

.PHONY: abuse
abuse: build ## Attack a fresh server while ordinary callers use it, and say what it costs them; OPTIONS="--cancels 1000"
	Tests/Abuse/run $(OPTIONS)

.PHONY: simulate
simulate: packages ## Run schedules of a client and a server joined through memory; SCHEDULES=1000000
	$(SWIFT) build $(RELEASE_FLAGS) --product simulate
	$(RELEASE)/release/simulate $(SCHEDULES)

.PHONY: simulate-all
simulate-all: packages ## Run schedules of clients, services, store and a failing disk on one clock; SEEDS=50000
	$(SWIFT) build $(RELEASE_FLAGS) --product simulate-all
	$(RELEASE)/release/simulate-all $(SEEDS)

.PHONY: fuzz
fuzz: packages ## Feed bytes made up by libFuzzer to the readers; TARGET=frames, envelopes, messages or zones, SECONDS=60
	Tests/Fuzz/fuzz "$(TARGET)" $(SECONDS)

.PHONY: bench
bench: packages ## Measure the service beside its peers, and write docs/PERFORMANCE.md; OPTIONS="--rounds 1 --seconds 1"
	Tests/Benchmarks/run $(OPTIONS)

.PHONY: gates
gates: packages ## Count instructions and allocations of calls, and fail where they have risen; OPTIONS="--update", "--rounds 5"
	@$(call need,command -v valgrind && command -v gcc && command -v strip,valgrind gcc libc6-dev binutils)
	python3 Tests/Gates/test_gates.py
	$(SWIFT) build $(RELEASE_FLAGS) --product ticketd
	$(SWIFT) build $(RELEASE_FLAGS) --product gate-probes
	Tests/Gates/run $(OPTIONS)

.PHONY: lint
lint: $(TOOLS)/bin/buf ## Check the style of Swift and of the protos
	$(WRITTEN) -print0 | xargs -0 $(SWIFT) format lint --strict --parallel
	$(TOOLS)/bin/buf lint proto
	@$(WRITTEN) -exec wc -l {} + | awk '$$2 != "total" && $$1 > $(LINES_MAX) \
		{ print $$2 ": " $$1 " lines; split it, $(LINES_MAX) are the limit"; long = 1 } END { exit long }'

.PHONY: format
format: ## Format the Swift that is written by hand
	$(WRITTEN) -print0 | xargs -0 $(SWIFT) format --in-place --parallel

.PHONY: generate
generate: packages ## Generate the code that comes from proto/
	@$(call need,command -v protoc && command -v protoc-c,protobuf-compiler protobuf-c-compiler)
	proto/generate

.PHONY: check-generated
check-generated: packages ## Fail if the committed code is not what proto/ generates
	@$(call need,command -v protoc && command -v protoc-c,protobuf-compiler protobuf-c-compiler)
	proto/generate --check

.PHONY: install
install: packages ## Build for release and install ticketd, ticketctl and ticketbench under PREFIX
	$(SWIFT) build $(RELEASE_FLAGS) --product ticketd
	$(SWIFT) build $(RELEASE_FLAGS) --product ticketctl
	$(SWIFT) build $(RELEASE_FLAGS) --product ticketbench
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install $(addprefix $(RELEASE)/release/,ticketd ticketctl ticketbench) "$(DESTDIR)$(PREFIX)/bin"

.PHONY: clean
clean: ## Remove everything that was built
	rm -rf .build .build-bench .build-fuzz .build-gates .build-mutants .build-soak $(RELEASE)

# buf has no package in Debian; PyPI has it for Linux on x86 and ARM.
$(TOOLS)/bin/buf:
	@$(call need,python3 -m ensurepip --version,python3-venv)
	python3 -m venv $(TOOLS)
	$(TOOLS)/bin/pip install --quiet --disable-pip-version-check buf-bin==$(BUF_VERSION)

$(TOOLS)/bin/pytest:
	@$(call need,python3 -m ensurepip --version,python3-venv)
	python3 -m venv $(TOOLS)
	$(TOOLS)/bin/pip install --quiet --disable-pip-version-check $(PYTHON_TOOLS)

# $(call need,CONDITION,DEBIAN PACKAGES): installs the packages if the condition does not hold; as root, or else through sudo.
define need
if ! { $(1); } >/dev/null 2>&1; then \
	if ! command -v apt-get >/dev/null; then echo "missing, by their names in Debian: $(2)" >&2; exit 1; fi; \
	sudo=''; [ "$$(id -u)" = 0 ] || sudo=sudo; echo "installing $(2)"; \
	$$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends $(2) >/dev/null; fi
endef
