"""Build data/lexicons/base-verbs.txt, verb-forms.tsv and nouns-in-ie.txt from WordNet (Debian's package `wordnet-base`, /usr/share/wordnet).

    python training/build-lemmas.py [--wordnet /usr/share/wordnet] [--out data/lexicons]
"""
from __future__ import annotations

import argparse
import re
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
parser.add_argument("--out", type=Path, default=Path(__file__).parent.parent / "data/lexicons")
options = parser.parse_args()

verbs = sorted({line.split(" ", 1)[0] for line in (options.wordnet / "index.verb").read_text().splitlines() if re.match(r"[a-z]+(?:-[a-z]+)? v ", line)})
(options.out / "base-verbs.txt").write_text("".join(f"{verb}\n" for verb in verbs))
nouns = sorted({line.split(' ', 1)[0] for line in (options.wordnet / "index.noun").read_text().splitlines() if re.match(r"[a-z]+ie n ", line)})
(options.out / "nouns-in-ie.txt").write_text("".join(f"{noun}\n" for noun in nouns))
forms = {}
for line in (options.wordnet / "verb.exc").read_text().splitlines():
    form, *lemmas = line.split()
    if re.fullmatch(r"[a-z-]+", form) and lemmas[0] in set(verbs):
        forms[form] = lemmas[0]
(options.out / "verb-forms.tsv").write_text("# irregular form\tbase\n" + "".join(f"{form}\t{base}\n" for form, base in sorted(forms.items())))
print(len(verbs), "verbs,", len(forms), "irregular forms")
