#!/usr/bin/env python3
"""Makes traditional.txt from the Unihan database: simplified characters, each followed by its traditional form.

    make-traditional.py DIR > traditional.txt

DIR holds Unihan_Variants.txt.bz2 and Unihan_DictionaryLikeData.txt.bz2. Good enough to make text for measuring, not to convert
text for reading. Unihan is part of the Unicode Character Database; see
../../../src/Gazette/Cleaning/Data/unicode-license.txt.
"""
import bz2
import sys


def fields(name, wanted):
    with bz2.open(f"{sys.argv[1]}/{name}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] == wanted and int(parts[0][2:], 16) <= 0xFFFF:
                yield chr(int(parts[0][2:], 16)), parts[2]


def main():
    frequency = {c: int(v) for c, v in fields("Unihan_DictionaryLikeData", "kFrequency")}
    print("# Derived from the Unihan database by make-traditional.py. Copyright Unicode, Inc.")
    pairs = []
    for simplified, value in fields("Unihan_Variants", "kTraditionalVariant"):
        forms = [chr(int(code[2:], 16)) for code in value.split()]
        best = min(forms, key=lambda c: frequency.get(c, 9))
        if best != simplified and best <= "\uffff" and simplified not in frequency:
            pairs.append(simplified + best)
    print("".join(sorted(pairs)))


main()
