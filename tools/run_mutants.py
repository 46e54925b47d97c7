#!/usr/bin/env python3
"""Removes one guard at a time and shows that the named test notices.

Each tests/mutants/*.patch starts with two lines:
    # invariant: 5 "none known" is never worded as safe
    # test: signals_test --gtest_filter=Check.NoneKnownIsNotSafe
The tree is copied once, each patch is applied, the test's target is built and run (it must fail), and the patch is taken back.
A patch that does not apply, does not compile, or leaves the test green is reported as a failure of the tests.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
COPY = ROOT / "build/mutants/tree"
BUILD = ROOT / "build/mutants/build"
TEST_SECONDS_MAX = 300


def run(command, cwd, seconds=1800):
    return subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                          timeout=seconds, stdin=subprocess.DEVNULL)


def prepare():
    shutil.rmtree(COPY, ignore_errors=True)
    COPY.mkdir(parents=True)
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    for name in files:
        if (ROOT / name).exists():
            target = COPY / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)
    configured = run(["cmake", "-S", str(COPY), "-B", str(BUILD), "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
                      "-DCMAKE_CXX_FLAGS_DEBUG=-O0"], ROOT)
    if configured.returncode:
        sys.exit(configured.stdout)


def header(patch, name):
    found = re.search(rf"^# {name}: (.+)$", patch.read_text(), re.M)
    if not found:
        sys.exit(f"{patch.name}: the line '# {name}: …' is missing")
    return found.group(1)


def verdict(patch):
    """None when the test noticed, otherwise what went wrong."""
    target, *arguments = header(patch, "test").split()
    apply = run(["patch", "-p1", "--forward", "-i", str(patch)], COPY)
    if apply.returncode:
        return f"the patch does not apply\n{apply.stdout}"
    try:
        build = run(["ninja", "-C", str(BUILD), target], ROOT)
        if build.returncode:
            return f"does not compile\n{build.stdout[-3000:]}"
        test = run([str(BUILD / "src" / target), *arguments], ROOT, TEST_SECONDS_MAX)
        if "0 tests ran" in test.stdout or "[==========] Running 0 tests" in test.stdout:
            return "the named test does not exist"
        return "the test stays green without the guard" if test.returncode == 0 else None
    except subprocess.TimeoutExpired:
        return None  # A guard whose absence hangs the test was noticed as well.
    finally:
        run(["patch", "-p1", "-R", "-i", str(patch)], COPY)


def unharmed(patches):
    """Every named test must be green with all guards in place, or its redness proves nothing."""
    for target in sorted({header(patch, "test").split()[0] for patch in patches}):
        build = run(["ninja", "-C", str(BUILD), target], ROOT)
        if build.returncode:
            sys.exit(build.stdout[-3000:])
    for patch in patches:
        target, *arguments = header(patch, "test").split()
        if run([str(BUILD / "src" / target), *arguments], ROOT, TEST_SECONDS_MAX).returncode:
            sys.exit(f"{patch.name}: its test is red even with the guard in place")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="part of a patch's name")
    arguments = parser.parse_args()
    patches = [patch for patch in sorted((ROOT / "tests/mutants").glob("*.patch")) if arguments.only in patch.name]
    prepare()
    unharmed(patches)
    missed = 0
    for number, patch in enumerate(patches, 1):
        problem = verdict(patch)
        missed += problem is not None
        print(f"[{number}/{len(patches)}] {patch.stem}: {header(patch, 'invariant')}: {problem or 'noticed'}", flush=True)
    print(f"\n{len(patches) - missed} passed, {missed} failed")
    sys.exit(1 if missed or not patches else 0)


if __name__ == "__main__":
    main()
