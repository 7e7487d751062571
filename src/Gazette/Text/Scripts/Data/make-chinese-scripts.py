#!/usr/bin/env python3
"""Makes chinese-scripts.txt.gz from the dictionaries of OpenCC, as Debian packs them.

Usage: make-chinese-scripts.py [DIRECTORY]    (apt-get install opencc libopencc-data; then /usr/share/opencc)

Of several values of an entry the first is taken, as OpenCC does. Phrases whose value is that of their characters, one by one, stand
without it: they are there because they end where the next phrase begins. Entries are sorted by UTF-16 units, as the program searches them.
"""
import gzip
import os
import subprocess
import sys
import tempfile

# Each with the characters that it falls back on.
DICTIONARIES = {
    "STCharacters": None, "STPhrases": "STCharacters",
    "TSCharacters": None, "TSPhrases": "TSCharacters",
    "TWPhrases": None, "TWVariants": None,
    "TWPhrasesRev": None, "TWVariantsRevPhrases": None, "TWVariantsRev": None,
    "HKVariants": None, "HKVariantsRevPhrases": None, "HKVariantsRev": None,
}


def read(directory, name):
    with tempfile.TemporaryDirectory() as folder:
        text = os.path.join(folder, name)
        subprocess.run(
            ["opencc_dict", "-i", os.path.join(directory, name + ".ocd2"), "-o", text, "-f", "ocd2", "-t", "text"],
            check=True, stdout=subprocess.DEVNULL)
        with open(text, encoding="utf-8") as lines:
            pairs = (line.rstrip("\n").split("\t") for line in lines if "\t" in line)
            return {key: values.split(" ")[0] for key, values in pairs}


def main():
    directory = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/opencc"
    read_all = {name: read(directory, name) for name in DICTIONARIES}
    lines = []
    for name, characters in DICTIONARIES.items():
        lines.append("#" + name)
        for key, value in sorted(read_all[name].items(), key=lambda entry: entry[0].encode("utf-16-be")):
            plain = "".join(read_all[characters].get(c, c) for c in key) if characters else None
            lines.append(key if value == plain else f"{key}\t{value}")
    target = os.path.join(os.path.dirname(os.path.abspath(__file__)), "chinese-scripts.txt.gz")
    with open(target, "wb") as file, gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=file, mtime=0) as packed:
        packed.write(("\n".join(lines) + "\n").encode("utf-8"))


if __name__ == "__main__":
    main()
