#!/usr/bin/env python3
"""Runs every suite and ends with one line: "N passed, M failed".

A suite is a program that tells how many of its tests passed: a GoogleTest binary, a `node --test` file, or a check that
passes or fails as a whole. `--only NAME` (repeatable) runs the suites whose name contains NAME.

Two lanes run beside each other: the suites with a browser, one after another, and all the others, of which many mostly wait.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SUITE_SECONDS_MAX = 1500
LANE = threading.local()  # .first_port: each lane's nodes listen on ports of their own
LANE_PORTS = 5500
FIRST_PORT = 20000


def environment():
    env = dict(os.environ, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD="1", DIJKWACHT_FIRST_PORT=str(LANE.first_port), DIJKWACHT_PORTS=str(LANE_PORTS))
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


def needs_browser(name):
    return name.startswith("tests/web/")


class Tally:
    """What was counted so far, and the one who prints; used by all lanes."""

    def __init__(self, suites_all):
        self.suites_all, self.done = suites_all, 0
        self.passed = self.failed = self.skipped = 0
        self.lock = threading.Lock()

    def add(self, name, seconds, outcome):
        good, bad, left_out, output = outcome
        with self.lock:
            self.done += 1
            self.passed, self.failed, self.skipped = self.passed + good, self.failed + bad, self.skipped + left_out
            print(f"[{self.done}/{self.suites_all}] {name} {good} passed, {bad} failed"
                  f"{f', {left_out} skipped' if left_out else ''} ({seconds:.1f} s)", flush=True)
            if bad:
                print(output[-20000:], flush=True)


def outcome_of(suite):
    try:
        return suite()
    except subprocess.TimeoutExpired as late:
        return 0, 1, 0, f"stopped after {SUITE_SECONDS_MAX} s\n{late.stdout or ''}"
    except Exception as broken:  # a suite that cannot start is a failure, and the lane goes on
        return 0, 1, 0, f"could not be run: {broken!r}"


def run_lane(number, lane, tally):
    LANE.first_port = FIRST_PORT + number * LANE_PORTS
    for name, suite in lane:
        start = time.monotonic()
        outcome = outcome_of(suite)
        tally.add(name, time.monotonic() - start, outcome)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--only", action="append", default=[])
    arguments = parser.parse_args()
    chosen = [(name, suite) for name, suite in suites(arguments.build.resolve())
              if not arguments.only or any(part in name for part in arguments.only)]
    lanes = [[one for one in chosen if needs_browser(one[0])], [one for one in chosen if not needs_browser(one[0])]]
    tally = Tally(len(chosen))
    workers = [threading.Thread(target=run_lane, args=(number, lane, tally)) for number, lane in enumerate(lanes)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if tally.passed + tally.failed == 0:
        tally.failed = 1
        print("no test was run: is the build there?")
    print(f"\n{tally.passed} passed, {tally.failed} failed" + (f", {tally.skipped} skipped" if tally.skipped else ""))
    sys.exit(1 if tally.failed else 0)


if __name__ == "__main__":
    main()
