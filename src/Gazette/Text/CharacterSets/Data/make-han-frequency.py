#!/usr/bin/env python3
"""Makes han-frequency.txt from the Unihan database.

    make-han-frequency.py DIR > han-frequency.txt

DIR holds Unihan_Readings.txt, Unihan_Variants.txt, Unihan_DictionaryLikeData.txt and Unihan_OtherMappings.txt,
as they are or packed as .bz2. Unihan is part of the Unicode Character Database; see
../../Cleaning/Data/unicode-license.txt.
"""
import bz2
import collections
import os
import re
import sys

# Occurrences in the 1.8 million characters that kHanyuPinlu counts, for classes 0 to 4.
CLASSES = [2000, 500, 120, 30, 1]
# Traditional characters without a counted simplified form: kFrequency, 1 (most frequent) to 5, to a class.
TRADITIONAL = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 4}
# Common in written Cantonese, of which Unihan counts nothing. Written down from general knowledge.
CANTONESE = "佢哋冇睇嘅咗喺啲嚟嘢唔啱俾畀乜攞揸咁咩嗰啦喎嘞噉返搵諗瞓靚嬲仔係"


def fields(folder, name, wanted):
    path = os.path.join(folder, name)
    opened = open(path, encoding="utf-8") if os.path.exists(path) else bz2.open(path + ".bz2", "rt", encoding="utf-8")
    with opened as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) == 3 and parts[1] in wanted and int(parts[0][2:], 16) <= 0xFFFF:
                yield chr(int(parts[0][2:], 16)), parts[1], parts[2]


def main(folder):
    ranks = {}
    for character, _, value in fields(folder, "Unihan_Readings.txt", {"kHanyuPinlu"}):
        count = sum(int(n) for n in re.findall(r"\(([0-9]+)\)", value))
        ranks[character] = next((i for i, least in enumerate(CLASSES) if count >= least), 4)
    forms = collections.defaultdict(lambda: 9)
    for character, _, value in fields(folder, "Unihan_Variants.txt", {"kTraditionalVariant"}):
        for code in value.split():
            traditional = chr(int(code[2:], 16))
            forms[traditional] = min(forms[traditional], ranks.get(character, 9))
    for character, _, value in fields(folder, "Unihan_DictionaryLikeData.txt", {"kFrequency"}):
        forms[character] = min(forms[character], TRADITIONAL[value])
    for character, rank in forms.items():
        if rank < 9:
            ranks.setdefault(character, rank)
    for character in CANTONESE:
        ranks[character] = min(ranks.get(character, 2), 2)
    school = sorted({c for c, _, _ in fields(folder, "Unihan_OtherMappings.txt", {"kJoyoKanji"})})
    print("# Derived from the Unihan database by make-han-frequency.py. Copyright Unicode, Inc.;")
    print("# see ../../Cleaning/Data/unicode-license.txt. Chinese characters of both scripts, in classes from the most")
    print("# frequent (0) to the rare (4), and Japan's characters for common use (joyo).")
    for rank in range(5):
        print(rank, "".join(sorted(c for c, r in ranks.items() if r == rank)))
    print("joyo", "".join(school))


if __name__ == "__main__":
    main(sys.argv[1])
