#!/usr/bin/env python3
"""Writes canonical-forms.txt, which stands beside this script, from the Unicode data that Python carries.

    python3 make-canonical-forms.py

Needed because a host without ICU cannot normalize text.
"""
import pathlib
import unicodedata

HEAD = """# Characters that can be written in two ways, derived from the Unicode Character Database {version}.
# Unicode License v3; see unicode-license.txt. Made by make-canonical-forms.py; do not edit.
#
# Three characters: the composed one, and the letter and the mark that it is made of.
# Two characters: a look-alike (Kangxi radical, CJK radical, compatibility ideograph) and the Han character that it stands for.
"""

MARKS = set(range(0x0300, 0x0370)) | {0x3099, 0x309A}

# Radicals with one plain meaning as a character, from EquivalentUnifiedIdeograph.txt, which Python does not carry.
RADICALS = "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"

lines = []
for code in list(range(0xC0, 0x2000)) + list(range(0x3040, 0x3100)):
    composed = chr(code)
    parts = unicodedata.decomposition(composed).split()
    if len(parts) == 2 and parts[0][0] != "<" and int(parts[1], 16) in MARKS and unicodedata.is_normalized("NFC", composed):
        lines.append(composed + "".join(chr(int(p, 16)) for p in parts))
for code in list(range(0x2F00, 0x2FD6)) + list(range(0xF900, 0xFB00)):
    unified = unicodedata.normalize("NFKC", chr(code))
    if unified != chr(code) and len(unified) == 1 and ord(unified) < 0x10000:
        lines.append(chr(code) + unified)
lines += [RADICALS[i:i + 2] for i in range(0, len(RADICALS), 2)]

target = pathlib.Path(__file__).with_name("canonical-forms.txt")
target.write_text(HEAD.format(version=unicodedata.unidata_version) + "\n".join(lines) + "\n", encoding="utf-8")
