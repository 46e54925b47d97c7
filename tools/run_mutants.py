#!/usr/bin/env python3
"""Removes one guard at a time and shows that the named test notices. Ends with one line: "N passed, M failed".

Each tests/mutants/*.patch starts with two lines, and is for the rest a unified diff against the root of the repository:
    # invariant: 5 "none known" is never worded as safe
    # test: signals_test --gtest_filter=Check.NoneKnownIsNotSafe
Where the guard is the compiler's, a third line tells what it must say: `# compiler: a decision releases once`.
First every named test must be green with all guards in place. Then each patch goes into a copy of the tree (build/mutants),
its test's target is built and run, which must turn red, and the copy is put right again. A patch that no longer fits, does not
compile, or leaves its test green counts as failed. `--only TEXT` (repeatable) takes the patches whose name contains TEXT.
"""
import argparse
import dataclasses
import fcntl
import os
import pathlib
import re
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = ROOT / "build/mutants"
TREE = WORK / "tree"
BUILD = WORK / "build"
TEST_SECONDS_MAX = 120
BUILD_SECONDS_MAX = 3600
OUTPUT_TAIL = 3000  # characters of a failed build: its first error is near the end, since ninja stops there


def run(command, seconds=BUILD_SECONDS_MAX, cwd=ROOT):
    return subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
                          timeout=seconds, stdin=subprocess.DEVNULL)


@dataclasses.dataclass(frozen=True)
class Mutant:
    path: pathlib.Path
    invariant: str  # "5 none known is never worded as safe"
    target: str
    arguments: tuple
    compiler: str  # words of the error that notices; empty when a test does

    @property
    def name(self):
        return self.path.stem

    @property
    def witness(self):
        return f"the compiler: {self.compiler}" if self.compiler else self.arguments[0].removeprefix("--gtest_filter=")

    @property
    def number(self):
        return int(self.invariant.split()[0])

    def files(self):
        """The files that the patch changes."""
        return [TREE / name for name in re.findall(r"^\+\+\+ b/(\S+)", self.path.read_text(), re.M)]


def read_mutant(path):
    head = dict(re.findall(r"^# (invariant|test|compiler): (.+)$", path.read_text(), re.M))
    for name in ("invariant", "test"):
        if name not in head:
            sys.exit(f"{path.name}: the line '# {name}: …' is missing")
    if not re.match(r"\d+ \w", head["invariant"]):
        sys.exit(f"{path.name}: the invariant must be its number and what is promised")
    target, *arguments = head["test"].split()
    if not arguments:
        sys.exit(f"{path.name}: name the one test that must notice, with --gtest_filter")
    return Mutant(path, head["invariant"], target, tuple(arguments), head.get("compiler", ""))


def copy_tree():
    """Brings the copy up to the working tree. A file is written only where it differs, so that ninja builds only that; and what
    an interrupted run left changed gets a new time, so that its object is built again."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout.split("\0")
    wanted = {name for name in names if name and (ROOT / name).is_file()}
    for name in wanted:
        source, target = ROOT / name, TREE / name
        content = source.read_bytes()
        if target.is_file() and target.read_bytes() == content:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    for path in TREE.rglob("*"):
        if path.is_file() and str(path.relative_to(TREE)) not in wanted:
            path.unlink()


def configure():
    done = run(["cmake", "-S", str(TREE), "-B", str(BUILD), "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O0",
                "-DDIJKWACHT_WERROR=OFF"])  # without its guard a parameter may stand unused
    if done.returncode:
        sys.exit(done.stdout)


def build(target, jobs):
    """None when built, otherwise the compiler's words."""
    done = run(["ninja", "-C", str(BUILD), "-j", str(jobs), target])
    if done.returncode < 0:
        return f"the build was ended from outside, by signal {-done.returncode}\n{done.stdout}"
    return done.stdout if done.returncode else None


def patch(mutant, *options):
    return run(["patch", "-p1", "--forward", "--fuzz=0", "--no-backup-if-mismatch", "--reject-file=-", *options, "-i",
                str(mutant.path)], cwd=TREE)


def misfit(mutant):
    """None when the patch fits the code as it is, otherwise what the code no longer has."""
    if not mutant.files():
        return "the patch names no file"
    tried = patch(mutant, "--dry-run")
    return f"the patch no longer fits; make it anew for the guard as it stands now\n{tried.stdout}" if tried.returncode else None


def test(mutant):
    """True when green, False when red, None when nothing ran. A hanging test is red."""
    try:
        done = run([str(BUILD / "src" / mutant.target), *mutant.arguments], TEST_SECONDS_MAX)
    except subprocess.TimeoutExpired:
        return False
    if done.returncode:
        return False
    passed = re.search(r"^\[  PASSED  \] (\d+) test", done.stdout, re.M)
    return True if passed and int(passed.group(1)) > 0 else None


def unfit(mutants, jobs):
    """What is wrong before any guard is removed, by mutant: a test that is red anyway would prove nothing."""
    problems = {mutant: problem for mutant in mutants if (problem := misfit(mutant))}
    for target in sorted({mutant.target for mutant in mutants}):
        broken = build(target, jobs)
        for mutant in mutants:
            if mutant.target != target or mutant in problems:
                continue
            if broken:
                problems[mutant] = f"its test does not build, even with the guard in place\n{broken[-OUTPUT_TAIL:]}"
                continue
            green = test(mutant)
            if green is None:
                problems[mutant] = "the named test does not exist, or was skipped"
            elif not green:
                problems[mutant] = "its test is red even with the guard in place"
    return problems


def problem_without_guard(mutant, jobs):
    """None when the test noticed, otherwise what went wrong."""
    kept = {path: path.read_bytes() for path in mutant.files()}
    try:
        applied = patch(mutant)
        if applied.returncode:
            return f"the patch does not apply\n{applied.stdout}"
        broken = build(mutant.target, jobs)
        if mutant.compiler:
            said = broken or "(it compiles)"
            return None if mutant.compiler in said else f"the compiler does not say so\n{said[-OUTPUT_TAIL:]}"
        if broken:
            return f"does not compile without the guard\n{broken[-OUTPUT_TAIL:]}"
        return None if test(mutant) is False else "the test stays green without the guard"
    finally:
        for path, content in kept.items():
            path.write_bytes(content)


def invariants():
    """Number and words of what must always be true, from ARCHITECTURE.md."""
    section = (ROOT / "ARCHITECTURE.md").read_text().split("## What must always be true")[1]
    return {int(number): words for number, words in re.findall(r"^(\d+)\. (.+)$", section, re.M)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", default=[], metavar="TEXT", help="part of a patch's name")
    parser.add_argument("--jobs", type=int, default=max(1, (os.cpu_count() or 1) // 2), help="compilers at a time")
    options = parser.parse_args()
    mutants = [read_mutant(path) for path in sorted((ROOT / "tests/mutants").glob("*.patch"))
               if not options.only or any(text in path.name for text in options.only)]
    if not mutants:
        sys.exit("no patch has such a name")
    WORK.mkdir(parents=True, exist_ok=True)
    with open(WORK / "lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit("another run is using build/mutants")
        copy_tree()
        configure()
        problems = unfit(mutants, options.jobs)
        missed = 0
        for place, mutant in enumerate(mutants, 1):
            begun = time.monotonic()
            problem = problems.get(mutant) or problem_without_guard(mutant, options.jobs)
            missed += problem is not None
            print(f"[{place}/{len(mutants)}] {mutant.name}: {mutant.invariant}: {problem or 'noticed by ' + mutant.witness} "
                  f"({time.monotonic() - begun:.0f} s)", flush=True)
    if not options.only:
        for number, words in invariants().items():
            if number not in {mutant.number for mutant in mutants}:
                print(f"no guard of invariant {number} is removed here: {words}")
    print(f"\n{len(mutants) - missed} passed, {missed} failed")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
