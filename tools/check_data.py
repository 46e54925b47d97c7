#!/usr/bin/env python3
"""Every file under data/ names its source and date, and is readable TOML. The rooms' own tests check what the rows mean."""
import pathlib
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent


def problems():
    for file in sorted((ROOT / "data").rglob("*")):
        if not file.is_file() or file.suffix == ".md":
            continue
        name = file.relative_to(ROOT)
        if file.suffix != ".toml":
            yield f"{name}: data files are TOML (or a README.md)"
            continue
        text = file.read_text()
        try:
            tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            yield f"{name}: {error}"
        if "source" not in text.lower():
            yield f"{name}: says nowhere what its source is"


def main():
    found = list(problems())
    print("\n".join(found) or "every data file is readable and names its source")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
