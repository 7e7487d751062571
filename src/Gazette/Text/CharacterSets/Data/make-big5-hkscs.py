#!/usr/bin/env python3
"""Makes big5-hkscs.txt: what the Hong Kong Supplementary Character Set adds to Big5 as Windows knows it.

    make-big5-hkscs.py > big5-hkscs.txt

The mapping is that of HKSCS-2004, published by the Government of the Hong Kong SAR for anyone to implement.
It is read out of Python's own codecs, so that nothing has to be downloaded.
"""


def decoded(code, codec):
    try:
        return bytes(code).decode(codec)
    except UnicodeDecodeError:
        return None


def main():
    print("# What HKSCS-2004 adds to code page 950. Made by make-big5-hkscs.py, see there for the source.")
    print("# A line: the first code, then the characters of consecutive trail bytes; after =, one code of several characters.")
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    for lead in range(0x81, 0xFF):
        run = ""
        start = None
        for trail in [*trails, None]:
            text = trail and decoded((lead, trail), "big5hkscs")
            if text == (trail and decoded((lead, trail), "cp950")):
                text = None
            if text and len(text) > 1:
                print(f"{lead:02X}{trail:02X}={text}")
                text = None
            if text:
                start = start or trail
                run += text
            elif run:
                print(f"{lead:02X}{start:02X} {run}")
                run, start = "", None


if __name__ == "__main__":
    main()
