#!/usr/bin/env python3
"""How readable are the Dutch texts for victims? Prints the Flesch-Douma score of each group of data/texts/readability.toml, which also
names formula, source, limits and bound. Exit code 1 when a group is harder to read than the bound. `--hardest N` adds the N hardest sentences
of each group.
"""
import argparse
import pathlib
import re
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
SETTINGS = ROOT / "data/texts/readability.toml"
# Dutch vowels that sound as one; "ij" counts as one, and what a diaeresis parts is two.
VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|ij|aa|ee|oo|uu|ie|oe|eu|ui|ei|au|ou|[aeiouyàáâèéêìíîòóôùúûäëïöü]", re.I)
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ'’-]*")
SENTENCE_END = re.compile(r"(?<=[.!?:])\s+|\n")
# Officialese of our own making: a ruler that finds this easy is bent.
TOO_HARD = ("Ingevolge de desbetreffende uitvoeringsbepalingen komt de benadeelde rekeninghouder uitsluitend voor een vergoeding in "
            "aanmerking indien de onderhavige schadeveroorzakende gebeurtenis genoegzaam aannemelijk is gemaakt.")
CATALOGUE_ENTRY = re.compile(r"^ {2}'([^']+)': (.+),$", re.M)
QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")


def syllables(word):
    return max(1, len(VOWELS.findall(word)))


def sentences(text):
    """Those with a verb's worth of words: a label of one or two words is no sentence."""
    filled = re.sub(r"\{\w+\}", "tien", text)
    return [each for each in SENTENCE_END.split(filled) if len(WORD.findall(each)) > 2]


def score(texts):
    """Flesch-Douma score, words per sentence, number of words."""
    parts = [sentence for text in texts for sentence in sentences(text)]
    words = [word for part in parts for word in WORD.findall(part)]
    per_hundred = 100 * sum(map(syllables, words)) / len(words)
    per_sentence = len(words) / len(parts)
    return 206.8 - 0.77 * per_hundred - 0.93 * per_sentence, per_sentence, len(words)


def dutch_of(value, has_languages):
    """Every Dutch text of a data file: under `nl`, ending in `_nl`, or any long text where a file has one language."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("source", "source_date", "mark", "id"):
                continue
            if isinstance(inner, str):
                if key == "nl" or key.endswith("_nl") or not has_languages:
                    yield inner
            else:
                yield from dutch_of(inner, has_languages)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, str):
                if not has_languages:
                    yield inner
            else:
                yield from dutch_of(inner, has_languages)


def texts_of(file, keys):
    text = (ROOT / file).read_text()
    if file.endswith(".toml"):
        return list(dutch_of(tomllib.loads(text), "nl =" in text or "_nl =" in text))
    found = []
    for key, value in CATALOGUE_ENTRY.findall(text):
        if any(key.startswith(prefix) for prefix in keys):
            found += [part.replace("\\'", "'").replace("\\n", "\n") for part in QUOTED.findall(value) if " " in part]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hardest", type=int, default=0, metavar="N")
    arguments = parser.parse_args()
    settings = tomllib.loads(SETTINGS.read_text())
    bound = settings["bound"]
    failed = score([TOO_HARD])[0] >= bound["score_min"]
    if failed:
        print("officialese passes: syllables or sentences are counted wrong")
    for group in settings["groups"]:
        texts = [text for file in group["files"] for text in texts_of(file, group["keys"])]
        if not texts:
            print(f"{group['name']}: no text found; are its files and keys still right?")
            failed = True
            continue
        reached, per_sentence, words = score(texts)
        is_good = reached >= bound["score_min"] and per_sentence <= bound["words_per_sentence_max"]
        failed = failed or not is_good
        print(f"{group['name']:20} {reached:5.1f}  {per_sentence:4.1f} words a sentence, {words} words{'' if is_good else '  TOO HARD'}")
        for sentence in sorted({part for text in texts for part in sentences(text)}, key=lambda part: score([part])[0])[:arguments.hardest]:
            print(f"    {score([sentence])[0]:6.1f}  {sentence}")
    print(f"Flesch-Douma: at least {bound['score_min']}, and at most {bound['words_per_sentence_max']} words a sentence")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
