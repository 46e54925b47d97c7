# Two commands matter: `make run` and `make test`. Each is enough on a bare Debian 12 (root or sudo), twice in a row.
BUILD ?= build/release
ARGS ?=

.PHONY: run test build program web lint format mutants bench clean bootstrap
bootstrap:
	@tools/bootstrap.sh

build: bootstrap
	@cmake --preset release >/dev/null && cmake --build $(BUILD) --parallel $$(nproc)

# What people use, without the tests: a third less to compile.
program: bootstrap
	@cmake --preset release >/dev/null && cmake --build $(BUILD) --parallel $$(nproc) --target dijkwacht

web: bootstrap
	@tools/build_web.sh

run: program web
	@tools/run_demo.sh $(ARGS)

test: build web
	@tools/demo/install.sh
	@tools/run_tests.py --build $(BUILD)

lint: build
	@tools/lint.sh $(BUILD)

format:
	@git ls-files 'src/*.cc' 'src/*.h' 'bench/*.cc' 'tests/*.cc' | xargs clang-format-19 -i

mutants: bootstrap
	@tools/run_mutants.py

bench: program web
	@tools/run_bench.sh $(BUILD) $(ARGS)

clean:
	@rm -rf build web/dist
