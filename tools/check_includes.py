#!/usr/bin/env python3
"""Keeps the arrows between the rooms of src/: who may include whom, no cycles, SQL in *_table.cc only, pure files pure.

The table below is the truth that ARCHITECTURE.md draws. Exit code 1 names each file that breaks it.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"

PLATFORM = {"base", "crypto", "graph", "identifiers", "config", "telemetry", "http", "store"}
LOWER = {"base", "crypto", "graph", "identifiers", "config", "telemetry", "store", "policy", "auth", "audit"}
DOMAIN = {"reports", "cases", "victims", "signals", "barriers", "effect", "insight", "prevention", "programme", "rights", "pilots", "workspace"}
MAY_INCLUDE = {
    "base": set(),
    "crypto": {"base"},
    "graph": {"base"},
    "stats": {"base"},
    "identifiers": {"base"},
    "config": {"base"},
    "telemetry": {"base"},
    "http": {"base", "telemetry"},
    "store": {"base", "telemetry"},
    "policy": {"base", "config", "store"},
    "audit": {"base", "crypto", "store", "telemetry", "policy"},
    "auth": {"base", "crypto", "store", "telemetry", "audit"},
    "messaging": PLATFORM | {"auth", "audit", "policy"},
    "reports": LOWER | {"stats"},
    "cases": LOWER | {"reports", "stats"},
    "victims": LOWER | {"reports", "documents"},
    "signals": LOWER | {"reports", "cases"},
    "barriers": LOWER | {"signals", "stats"},
    "effect": LOWER | {"signals", "barriers", "stats"},
    "insight": LOWER | {"stats"},
    "rights": LOWER,
    "pilots": LOWER,
    "workspace": LOWER,
    "prevention": LOWER,
    "programme": LOWER | {"documents"},
    "documents": {"base"},
    "simulation": {"base", "identifiers", "config"},
    "formats": LOWER | {"reports", "cases", "signals", "barriers", "insight", "victims"},
    "api": PLATFORM | LOWER | DOMAIN | {"messaging", "documents", "formats"},
    "app": PLATFORM | LOWER | DOMAIN | {"messaging", "formats", "simulation", "stats", "api"},
    "cli": {"app", "base"},
}
EFFECT_SUFFIXES = ("_table", "_service", "_index")
IMPURE = re.compile(r"system_clock|steady_clock|std::mutex|std::thread|SystemRandom|std::ifstream|std::ofstream|sqlite3")
SQL = re.compile(r'"\s*(SELECT\s.+FROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE)', re.I)


def rooms_included(text):
    return set(re.findall(r'^#include "([a-z_]+)/', text, re.M))


def problems():
    for file in sorted(SOURCE.rglob("*")):
        if file.suffix not in (".cc", ".h"):
            continue
        room = file.relative_to(SOURCE).parts[0]
        name = file.relative_to(ROOT)
        text = file.read_text()
        if room not in MAY_INCLUDE:
            yield f"{name}: the room '{room}' is not in tools/check_includes.py"
            continue
        is_test = file.stem.endswith("_test") or "testing" in file.stem
        for other in sorted(rooms_included(text) - {room} - MAY_INCLUDE[room]):
            if not (is_test and other in LOWER):
                yield f"{name}: '{room}' may not include '{other}'"
        if is_test:
            continue
        if SQL.search(text) and not file.stem.endswith("_table") and room not in ("store",):
            yield f"{name}: SQL belongs in a *_table.cc"
        is_pure = room in DOMAIN and not file.stem.endswith(EFFECT_SUFFIXES)
        if is_pure and IMPURE.search(text):
            yield f"{name}: only *_table, *_service and *_index files of a domain room may touch clock, disk, lock or randomness"


def missing_readmes():
    for folder in sorted(path for path in SOURCE.iterdir() if path.is_dir()):
        readme = folder / "README.md"
        if any(folder.glob("*.cc")) and not readme.exists():
            yield f"src/{folder.name}: a room needs a README.md"
        elif readme.exists() and not readme.read_text().startswith(f"# {folder.name}\n"):
            yield f"src/{folder.name}/README.md: begins with '# {folder.name}' (was it put through a tool for code?)"


def cycles():
    """Two rooms that include each other, found in what is really included (header to header)."""
    arrows = {}
    for file in SOURCE.rglob("*.h"):
        room = file.relative_to(SOURCE).parts[0]
        arrows.setdefault(room, set()).update(rooms_included(file.read_text()) - {room})
    state = {}

    def visit(room, trail):
        if state.get(room) == "done":
            return
        if room in trail:
            yield "cycle: " + " -> ".join(trail[trail.index(room):] + [room])
            return
        for other in sorted(arrows.get(room, ())):
            yield from visit(other, trail + [room])
        state[room] = "done"

    for room in sorted(arrows):
        yield from visit(room, [])


def main():
    found = [*problems(), *missing_readmes(), *cycles()]
    print("\n".join(found) or "the arrows hold")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
