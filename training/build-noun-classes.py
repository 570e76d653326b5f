#!/usr/bin/env python3
"""Prints nouns that data/schema/noun-classes.tsv lacks, with a class proposed by WordNet, for a person to judge.

Run by hand: python3 training/build-noun-classes.py WORDNET_FOLDER [MINIMUM]

WORDNET_FOLDER holds data.noun and index.sense of WordNet 3.0 (Debian package wordnet-base: /usr/share/wordnet).
A noun is listed when its senses were tagged at least MINIMUM (3) times in WordNet's sense-tagged texts; the class
comes from the lexicographer file of its most frequent sense. Output: noun, proposed class, lexicographer file, tags.
The script writes no table. What is taken over is decided by reading.
"""
import pathlib
import sys

TABLE = pathlib.Path(__file__).resolve().parent.parent / 'data' / 'schema' / 'noun-classes.tsv'

# Numbers of lexicographer files: https://wordnet.princeton.edu/documentation/lexnames5wn
CLASS_OF_FILE = {
    4: ('act', 'EVENT'), 5: ('animal', 'PRODUCT'), 6: ('artifact', 'PRODUCT'), 7: ('attribute', 'ABSTRACT'),
    8: ('body', 'BODY'), 9: ('cognition', 'IDEA'), 10: ('communication', 'COMMUNICATION'), 11: ('event', 'EVENT'),
    12: ('feeling', 'ABSTRACT'), 13: ('food', 'PRODUCT'), 14: ('group', 'ORGANISATION'), 15: ('location', 'PLACE'),
    16: ('motive', 'ABSTRACT'), 17: ('object', 'PLACE'), 18: ('person', 'PERSON'), 19: ('phenomenon', 'EVENT'),
    20: ('plant', 'PRODUCT'), 21: ('possession', 'MONEY'), 22: ('process', 'EVENT'), 23: ('quantity', 'QUANTITY'),
    24: ('relation', 'ABSTRACT'), 25: ('shape', 'VAGUE'), 26: ('state', 'ABSTRACT'), 27: ('substance', 'PRODUCT'),
    28: ('time', 'TIME'), 3: ('tops', 'VAGUE'),
}


def read_known():
    """Nouns of the table, lower case."""
    lines = TABLE.read_text(encoding='utf-8').splitlines()
    return {line.split('\t')[0] for line in lines if line and not line.startswith('#')}


def read_senses(folder):
    """Noun lemma -> (number of the lexicographer file of the most tagged sense, tags of all senses)."""
    best, total = {}, {}
    for line in (pathlib.Path(folder) / 'index.sense').read_text(encoding='utf-8').splitlines():
        key, _offset, sense, tags = line.split(' ')
        lemma, rest = key.split('%')
        part, file_number = rest.split(':')[:2]
        if part != '1':
            continue
        noun = lemma.replace('_', ' ')
        total[noun] = total.get(noun, 0) + int(tags)
        if noun not in best or (int(tags), -int(sense)) > best[noun][1:]:
            best[noun] = (int(file_number), int(tags), -int(sense))
    return {noun: (file[0], total[noun]) for noun, file in best.items()}


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    minimum = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    known = read_known()
    senses = read_senses(sys.argv[1])
    rows = [(noun, *CLASS_OF_FILE[file_number][::-1], tags) for noun, (file_number, tags) in senses.items()
            if tags >= minimum and noun not in known]
    for noun, proposed, name, tags in sorted(rows, key=lambda row: (row[1], -row[3], row[0])):
        print(f'{noun}\t{proposed}\tnoun.{name}\t{tags}')


if __name__ == '__main__':
    main()
