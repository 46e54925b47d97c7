#!/usr/bin/env python3
"""docs/plan-coverage.md promises what it can show: each row names a page or a command, and tests that exist.

A test stands in backquotes: `stats_test: Suite.Name` for a room's own, or `tests/web/file.test.mjs: its name`. Exit code 1 names each
row that breaks this.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs/plan-coverage.md"
COLUMNS = 5  # theme, action, page, command, test
NONE = {"", "-", "–"}
TEST_MACRO = r"(?:TEST|TEST_F|TEST_P|RC_GTEST_PROP|RC_GTEST_FIXTURE_PROP)\s*\(\s*{suite}\s*,\s*{name}\s*[,)]"


def rows(text):
    """Number of the line and its cells, without the header and the rule under it."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("|") and not re.match(r"\|\s*(theme\b|-)", line):
            yield number, [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def exists(test):
    place, _, name = (part.strip() for part in test.partition(":"))
    if place.endswith(".mjs"):
        file = ROOT / place
        return file.exists() and name != "" and name in file.read_text()
    suite, _, case = name.partition(".")
    pattern = re.compile(TEST_MACRO.format(suite=re.escape(suite), name=re.escape(case)))
    room = ROOT / "src" / place.removesuffix("_test")
    return bool(case) and any(pattern.search(file.read_text()) for file in room.rglob("*_test.cc"))


def problems_of(cells):
    if len(cells) != COLUMNS:
        yield f"has {len(cells)} cells instead of {COLUMNS}"
        return
    _, action, page, command, tests = cells
    if action in NONE:
        yield "names no action or system"
    if page in NONE and command in NONE:
        yield "names neither a page nor a command"
    named = re.findall(r"`([^`]+)`", tests)
    if not named:
        yield "names no test"
    for test in named:
        if not exists(test):
            yield f"names a test that does not exist: {test}"


def main():
    found = [f"plan-coverage.md:{number}: {problem}" for number, cells in rows(DOCUMENT.read_text()) for problem in problems_of(cells)]
    print("\n".join(found) or "every row has its test")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
