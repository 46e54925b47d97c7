#!/usr/bin/env python3
"""Runs every suite and ends with one line: "N passed, M failed".

A suite is a program that tells how many of its tests passed: a GoogleTest binary, a `node --test` file, or a check that
passes or fails as a whole. `--only NAME` (repeatable) runs the suites whose name contains NAME.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SUITE_SECONDS_MAX = 1500


def environment():
    env = dict(os.environ, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD="1")
    node = ROOT / ".tools/node_modules/node/bin"
    if node.exists():
        env["PATH"] = f"{node}:{env['PATH']}"
    return env


def run(command, folder=ROOT):
    return subprocess.run(command, cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, errors="replace", timeout=SUITE_SECONDS_MAX, stdin=subprocess.DEVNULL)


def gtest_suite(binary):
    """Counts from GoogleTest's own JSON; a crash counts as one failure."""
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder) / "report.json"
        done = run([str(binary), f"--gtest_output=json:{report}", "--gtest_brief=1"])
        if not report.exists():
            return 0, 1, 0, done.stdout
        result = json.loads(report.read_text())
    skipped = sum(test.get("result") == "SKIPPED" for suite in result["testsuites"] for test in suite["testsuite"])
    failed = result["failures"] + (1 if done.returncode != 0 and result["failures"] == 0 else 0)
    return result["tests"] - result["failures"] - skipped, failed, skipped, done.stdout


def node_suite(files):
    """Counts from the TAP summary of `node --test`."""
    done = run(["node", "--test", "--test-reporter=tap", "--test-concurrency=1", *files])
    return tap_counts(done)


def page_suite():
    """The pages' own unit tests: compiled first, as the browser gets them."""
    compiled = run(["node_modules/.bin/tsc", "-p", "tsconfig.test.json"], folder=ROOT / "web")
    if compiled.returncode:
        return 0, 1, 0, compiled.stdout
    return tap_counts(run(["node", "--test", "--test-reporter=tap", "node_modules/.cache/tests"], folder=ROOT / "web"))


def tap_counts(done):
    counts = {name: int(count) for name, count in re.findall(r"^# (pass|fail|cancelled|skipped) (\d+)$", done.stdout, re.M)}
    failed = counts.get("fail", 0) + counts.get("cancelled", 0)
    if done.returncode != 0 and failed == 0:
        failed = 1
    return counts.get("pass", 0), failed, counts.get("skipped", 0), done.stdout


def check_suite(command):
    done = run(command)
    return (1, 0, 0, done.stdout) if done.returncode == 0 else (0, 1, 0, done.stdout)


def suites(build):
    yield "includes", lambda: check_suite(["tools/check_includes.py"])
    yield "data files", lambda: check_suite(["tools/check_data.py"])
    yield "readability", lambda: check_suite(["tools/check_readability.py"])
    yield "plan coverage", lambda: check_suite(["tools/check_coverage.py"])
    if (ROOT / "docs/api/openapi.yaml").exists():
        yield "api document", lambda: check_suite(["tools/lint_openapi.sh"])
    for binary in sorted(build.glob("src/*_test")):
        yield binary.name, lambda binary=binary: gtest_suite(binary)
    yield "pages", page_suite
    yield "pages' texts and tokens", lambda: check_suite(["npm", "--prefix", "web", "run", "--silent", "check"])
    for folder in ("tests/api", "tests/feed", "tests/crash", "tests/privacy", "tests/web"):
        files = sorted(str(file.relative_to(ROOT)) for file in (ROOT / folder).glob("*.test.mjs"))
        for file in files:
            yield file, lambda file=file: node_suite([file])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--only", action="append", default=[])
    arguments = parser.parse_args()
    passed = failed = skipped = 0
    chosen = [(name, suite) for name, suite in suites(arguments.build.resolve())
              if not arguments.only or any(part in name for part in arguments.only)]
    for number, (name, suite) in enumerate(chosen, 1):
        print(f"[{number}/{len(chosen)}] {name} ", end="", flush=True)
        start = time.monotonic()
        try:
            good, bad, left_out, output = suite()
        except subprocess.TimeoutExpired as late:
            good, bad, left_out, output = 0, 1, 0, f"stopped after {SUITE_SECONDS_MAX} s\n{late.stdout or ''}"
        print(f"{good} passed, {bad} failed{f', {left_out} skipped' if left_out else ''} ({time.monotonic() - start:.1f} s)", flush=True)
        if bad:
            print(output[-20000:])
        passed, failed, skipped = passed + good, failed + bad, skipped + left_out
    if passed + failed == 0:
        failed = 1
        print("no test was run: is the build there?")
    print(f"\n{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
