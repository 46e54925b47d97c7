# Two commands matter: `make run` and `make test`. Each is enough on a bare Debian 12 (root or sudo), twice in a row.
BUILD ?= build/release
ARGS ?=

.PHONY: run test build web lint format mutants bench clean bootstrap
bootstrap:
	@tools/bootstrap.sh

build: bootstrap
	@cmake --preset release >/dev/null && cmake --build $(BUILD) --parallel $$(nproc)

web: bootstrap
	@tools/build_web.sh

run: build web
	@tools/run_demo.sh $(ARGS)

test: build web
	@tools/run_tests.py --build $(BUILD)

lint: build
	@tools/lint.sh $(BUILD)

format:
	@git ls-files 'src/*.cc' 'src/*.h' 'bench/*.cc' 'tests/*.cc' | xargs clang-format-19 -i

mutants: bootstrap
	@tools/run_mutants.py

bench: build
	@tools/run_bench.sh $(BUILD)

clean:
	@rm -rf build web/dist
