#!/usr/bin/env python3
"""Writes unicode.txt: what normalising a non-ASCII address needs, independent of the platform's globalisation mode.

Run with the Python whose unicodedata has the Unicode version wanted; read the diff, commit it. Lines are
  D cp=cp cp ..      full canonical decomposition (NFD), Hangul left out (it is computed)
  E cp               decomposes, but is no composite (composition exclusions, singletons)
  C first-last=class canonical combining class
  V first-last       PVALID by RFC 5892; code points with a context rule are left out
  M first-last       combining marks, which may not begin a label
  L cp=cp            simple lower case, from non-ASCII to non-ASCII only
Characters whose normal form is ASCII (KELVIN SIGN and two more) are left as they stand: nothing ever becomes ASCII.
"""
import os
import sys
import unicodedata as u

EXCEPTIONS_VALID = {0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007}
EXCEPTIONS_INVALID = {0x640, 0x7FA, 0x302E, 0x302F, *range(0x3031, 0x3036), 0x303B}
CONTEXT = {0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x200C, 0x200D, *range(0x660, 0x66A), *range(0x6F0, 0x6FA)}
IGNORABLE = {0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, 0x180F, *range(0x180B, 0x180E), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
BLOCKS = {*range(0x20D0, 0x2100), *range(0x1D100, 0x1D250), *range(0x1100, 0x1200), *range(0xA960, 0xA980), *range(0xD7B0, 0xD800)}


def is_valid(cp):
    c = chr(cp)
    if cp in EXCEPTIONS_VALID:
        return True
    if cp in EXCEPTIONS_INVALID | CONTEXT | IGNORABLE | BLOCKS:
        return False
    if u.normalize('NFKC', u.normalize('NFKC', c).casefold()) != c:
        return False
    return u.category(c) in ('Ll', 'Lu', 'Lo', 'Nd', 'Lm', 'Mn', 'Mc')


def ranges(values):
    """Runs of neighbouring code points with the same value."""
    start = last = value = None
    for cp, v in values:
        if last is not None and cp == last + 1 and v == value:
            last = cp
            continue
        if start is not None:
            yield start, last, value
        start, last, value = cp, cp, v
    if start is not None:
        yield start, last, value


def main():
    scalars = [cp for cp in range(0x80, 0x110000) if not 0xD800 <= cp < 0xE000 and u.category(chr(cp)) != 'Cn']
    lines = [f'# Unicode {u.unidata_version}, made by refresh-unicode.py; licence in NOTICE.md']
    for cp in scalars:
        c = chr(cp)
        full = u.normalize('NFD', c)
        composed = u.normalize('NFC', c)
        if full == c or composed.isascii() or 0xAC00 <= cp < 0xD7A4:
            continue
        lines.append(f"D {cp:X}={' '.join(f'{ord(d):X}' for d in full)}")
        if composed != c:
            lines.append(f'E {cp:X}')
    lines += [f'C {a:X}-{b:X}={v}' for a, b, v in ranges((cp, u.combining(chr(cp))) for cp in scalars if u.combining(chr(cp)))]
    lines += [f'V {a:X}-{b:X}' for a, b, _ in ranges((cp, 1) for cp in scalars if is_valid(cp))]
    lines += [f'M {a:X}-{b:X}' for a, b, _ in ranges((cp, 1) for cp in scalars if u.category(chr(cp)).startswith('M'))]
    for cp in scalars:
        lower = chr(cp).lower()
        if len(lower) == 1 and lower != chr(cp) and not lower.isascii():
            lines.append(f'L {cp:X}={ord(lower):X}')
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'unicode.txt'), 'w', encoding='ascii', newline='\n') as file:
        file.write('\n'.join(lines) + '\n')
    print(len(lines), 'lines', file=sys.stderr)


main()
