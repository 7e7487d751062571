#!/usr/bin/env python3
"""Makes pinyin-readings.txt from the Unihan database.

    make-pinyin-readings.py PATH/Unihan_Readings.txt[.bz2] > pinyin-readings.txt

Unihan is part of the Unicode Character Database; see unicode-license.txt. The output keeps, of five
fields, what the rule pinyin-annotations needs: which syllables, without tone, a character may be read as,
and which characters are so common that no reader needs to be told how they sound.
"""
import bz2
import collections
import re
import sys
import unicodedata

FIELDS = {"kMandarin", "kHanyuPinlu", "kXHC1983", "kTGHZ2013", "kHanyuPinyin"}
# Occurrences in the 1.8 million characters that kHanyuPinlu counts.
COMMON_FROM = 60
# A reading that makes up less of a character's occurrences may well be worth telling.
USUAL_FROM = 0.3
TONES = {"\u0304": "1", "\u0301": "2", "\u0306": "3", "\u030c": "3", "\u0300": "4", "\u0302": ""}


def toneless(syllable):
    plain = "".join(c for c in unicodedata.normalize("NFD", syllable) if c not in TONES)
    return unicodedata.normalize("NFC", plain).replace("ü", "v").replace("ê", "e")


def numbered(syllable):
    return toneless(syllable) + "".join(TONES.get(c, "") for c in unicodedata.normalize("NFD", syllable))


def usual(value):
    """The readings that everybody knows, of a field like: zhǎng(1879) cháng(1179)."""
    counts = [(s, int(n)) for s, n in re.findall(r"(\S+?)\(([0-9]+)\)", value)]
    total = sum(n for _, n in counts)
    return [numbered(s) for s, n in counts if total >= COMMON_FROM and n >= USUAL_FROM * total]


def main(path):
    readings = collections.defaultdict(set)
    common = collections.defaultdict(set)
    opened = bz2.open(path, "rt", encoding="utf-8") if path.endswith(".bz2") else open(path, encoding="utf-8")
    with opened as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) != 3 or parts[1] not in FIELDS:
                continue
            code = int(parts[0][2:], 16)
            if code > 0xFFFF:
                continue
            character = chr(code)
            value = re.sub(r"\([0-9]+\)|[0-9]+\.[0-9]+[*]?(,[0-9]+\.[0-9]+[*]?)*:", " ", parts[2])
            for syllable in re.split(r"[ ,]+", value.strip()):
                if not re.fullmatch(r"[a-zü]+", plain := toneless(syllable).replace("v", "ü")):
                    continue
                readings[plain.replace("ü", "v")].add(character)
            if parts[1] == "kHanyuPinlu":
                for syllable in usual(parts[2]):
                    common[syllable].add(character)
    print("# Derived from Unihan_Readings.txt of the Unicode Character Database by make-pinyin-readings.py.")
    print("# Copyright Unicode, Inc.; see unicode-license.txt. A line: syllable without tone, its characters.")
    print("# With * in front, and a tone: common characters that everybody reads so.")
    for syllable in sorted(common):
        print("*" + syllable, "".join(sorted(common[syllable])))
    for syllable in sorted(readings):
        print(syllable, "".join(sorted(readings[syllable])))


if __name__ == "__main__":
    main(sys.argv[1])
