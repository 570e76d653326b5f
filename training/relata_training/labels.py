"""Label inventories and the encodings that training and the runtime share.

The runtime reads the inventories from the exported `labels.json`; nothing here is needed to run Relata.
"""
from __future__ import annotations

UPOS = ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"]

# Types that a political graph needs; TIME and QUANTITY are tagged too, MISC is any other name.
ENTITY_TYPES = ["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "DOC", "PRODUCT", "QUANTITY", "TIME", "MISC"]
BIO = ["O"] + [f"{prefix}-{kind}" for kind in ENTITY_TYPES for prefix in ("B", "I")]
BIO_INDEX = {label: index for index, label in enumerate(BIO)}
ALL_ALLOWED = (1 << len(BIO)) - 1

# What an annotation scheme means by a name; index 0 is the style used when nothing else is asked for.
STYLES = ["wikigold", "redocred", "crossner", "re3d", "gum"]

# How a word is written, given to the encoder because its vocabulary is lower-cased.
CASES = ["special", "lower", "title", "upper", "mixed", "digit", "other", "initial"]


def case_of(word: str) -> int:
    """Index into CASES of a word's written form."""
    letters = [char for char in word if char.isalpha()]
    if any(char.isdigit() for char in word):
        return 5
    if not letters:
        return 6
    if len(letters) == 1 and letters[0].isupper():
        return 7
    if all(char.islower() for char in letters):
        return 1
    if all(char.isupper() for char in letters):
        return 3
    if letters[0].isupper() and all(char.islower() for char in letters[1:]):
        return 2
    return 4


def allowed(labels: list[str]) -> int:
    """Bit mask over BIO of the given labels."""
    mask = 0
    for label in labels:
        mask |= 1 << BIO_INDEX[label]
    return mask


def lemma_script(form: str, lemma: str) -> str:
    """An edit script that turns `form` into `lemma`: `case|prefix-cut|suffix-cut|suffix-add`, or `=lemma` for irregular words.

    case is `l` (lower-case first), `k` (keep) or `t` (title). After UDPipe's lemma rules (Straka 2018), reduced to suffixes.
    """
    if lemma == form:
        return "k|0|"
    lower = form.lower()
    for case, base in (("l", lower), ("k", form)):
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        if common >= 1 and len(base) - common <= 4 and len(lemma) - common <= 4:
            return f"{case}|{len(base) - common}|{lemma[common:]}"
    return "=" + lemma


def apply_script(form: str, script: str) -> str:
    """The inverse of `lemma_script`."""
    if script.startswith("="):
        return script[1:]
    case, cut, add = script.split("|")
    base = form.lower() if case == "l" else form
    cut = int(cut)
    if cut > len(base):
        return base
    return (base[: len(base) - cut] if cut else base) + add
