#!/usr/bin/env python3
"""clang-tidy over C++ files, with progress and a count at the end.

The build's compile commands are g++'s. Those flags that only g++ knows are left out here: with -Werror each of them would be an
error of its own. Exit code 1 when anything is found.

  tools/tidy.py [--build DIR] [--jobs N] FILE...
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
TIDY = "clang-tidy-19"
FILE_SECONDS_MAX = 600
# Warnings that clang does not have, and -Werror: what clang thinks of our code is .clang-tidy's to say.
GCC_ONLY = {
    "-Werror", "-Wno-stringop-overflow", "-Wno-stringop-overread", "-Wno-restrict", "-Wno-maybe-uninitialized",
    "-Wno-free-nonheap-object", "-Wno-mismatched-new-delete", "-Wno-tsan", "-Wno-dangling-reference", "-fconcepts", "-fcoroutines",
}
FINDING = re.compile(r"^(?P<file>[^:\s]+):\d+:\d+: (?:warning|error): .*\[(?P<check>[^\]]+)\]$", re.M)


def compile_commands(build, folder):
    """Writes the commands without g++'s own flags; gives the files that have one."""
    commands = json.loads((build / "compile_commands.json").read_text())
    for command in commands:
        command["command"] = " ".join(flag for flag in command["command"].split(" ") if flag not in GCC_ONLY)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "compile_commands.json").write_text(json.dumps(commands, indent=1))
    return {pathlib.Path(command["file"]).resolve() for command in commands}


def includers(header, sources):
    """Files whose command can show what stands in a header: its own .cc, else the first that includes it."""
    own = header.with_suffix(".cc")
    if own in sources:
        return [own]
    line = f'#include "{header.relative_to(ROOT / "src")}"' if header.is_relative_to(ROOT / "src") else None
    return [source for source in sorted(sources) if line and line in source.read_text()][:1]


def translation_units(files, sources):
    units = {}
    for name in files:
        file = (ROOT / name).resolve()
        for unit in [file] if file.suffix == ".cc" else includers(file, sources):
            if unit in sources:
                units[unit] = True
    return list(units)


def check(unit, folder):
    started = time.monotonic()
    done = subprocess.run([TIDY, "--quiet", "-p", str(folder), str(unit)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, errors="replace", timeout=FILE_SECONDS_MAX, check=False)
    return unit, done.returncode, done.stdout, time.monotonic() - started


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    folder = options.build.resolve().parent / "lint"
    units = translation_units(options.files, compile_commands(options.build, folder))
    found, at_fault = set(), 0
    started = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        tasks = [pool.submit(check, unit, folder) for unit in units]
        for count, task in enumerate(concurrent.futures.as_completed(tasks), 1):
            unit, code, output, seconds = task.result()
            print(f"[{count}/{len(units)}] {unit.relative_to(ROOT)} ({seconds:.1f} s)", flush=True)
            here = {(match["file"], match[0]) for match in FINDING.finditer(output)}
            if code or here:
                at_fault += 1
                print(output.strip(), flush=True)
            found |= here
    print(f"clang-tidy: {len(units)} files, {at_fault} with findings, {len(found)} findings, {time.monotonic() - started:.0f} s")
    sys.exit(1 if at_fault else 0)


if __name__ == "__main__":
    main()
