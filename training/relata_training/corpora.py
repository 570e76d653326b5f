"""Readers of the corpora: each gives documents, a document is a list of sentences, a sentence is parallel lists."""
from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from .labels import ALL_ALLOWED, BIO, ENTITY_TYPES, allowed


@dataclass
class Sentence:
    words: list[str]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    feats: list[str] | None = None
    lemma: list[str] | None = None
    head: list[int] | None = None
    deprel: list[str] | None = None
    ner: list[int] | None = None  # bit masks over BIO: the labels that the corpus leaves possible
    paragraph: bool = False  # starts a paragraph


@dataclass
class Document:
    name: str
    style: str | None
    sentences: list[Sentence] = field(default_factory=list)


# ------------------------------------------------------------------ treebanks

def read_conllu(path: Path, style: str | None = None) -> list[Document]:
    documents: list[Document] = []
    rows: list[list[str]] = []
    paragraph = False
    entities = GumEntities()

    def flush() -> None:
        nonlocal rows, paragraph
        if not rows:
            return
        sentence = Sentence(
            words=[row[1] for row in rows],
            upos=[row[3] for row in rows],
            xpos=[row[4] for row in rows],
            feats=[row[5] for row in rows],
            lemma=[row[2] for row in rows],
            head=[int(row[6]) for row in rows],
            deprel=[row[7] for row in rows],
            paragraph=paragraph,
        )
        if style == "gum":
            sentence.ner = entities.masks(sentence, [row[9] for row in rows])
        documents[-1].sentences.append(sentence)
        rows, paragraph = [], False

    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            documents.append(Document(line.split("=", 1)[1].strip(), style))
            paragraph = True
            entities = GumEntities()
        elif line.startswith("# newpar"):
            paragraph = True
        elif not line:
            flush()
        elif not line.startswith("#"):
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
    flush()
    return documents


GUM_TYPES = {
    "person": ["PERSON", "NORP"],
    "organization": ["ORG"],
    "place": ["GPE", "LOC", "FAC"],
    "event": ["EVENT"],
    "object": ["PRODUCT", "DOC", "FAC", "MISC"],
    "abstract": ["LAW", "DOC", "MISC", "PRODUCT", "NORP"],
    "substance": ["PRODUCT", "MISC"],
    "animal": ["MISC"],
    "plant": ["MISC"],
    "time": ["TIME"],
}


class GumEntities:
    """GUM marks every mention, named or not. Only what it settles is used:
    a named mention (with a Wikipedia identity) fixes the type of its proper nouns, a `time` mention fixes TIME,
    and a word that is neither a proper noun nor in a named mention is no name."""

    def __init__(self) -> None:
        self.open: list[tuple[str, str, bool, int]] = []

    def masks(self, sentence: Sentence, misc: list[str]) -> list[int]:
        size = len(sentence.words)
        spans: list[tuple[int, int, str, bool]] = []
        stack: list[tuple[str, str, bool, int]] = []
        for index, cell in enumerate(misc):
            match = re.search(r"Entity=([^|]*)", cell)
            if not match:
                continue
            for part in re.findall(r"\([^()]*\)?|[^()]+\)", match.group(1)):
                if part.startswith("("):
                    fields = part.strip("()").split("-")
                    named = len(fields) > 7
                    entry = (fields[0], fields[1], named, index)
                    if part.endswith(")"):
                        spans.append((index, index + 1, fields[1], named))
                    else:
                        stack.append(entry)
                else:
                    name = part.rstrip(")")
                    for position in range(len(stack) - 1, -1, -1):
                        if stack[position][0] == name:
                            ident, kind, named, start = stack.pop(position)
                            spans.append((start, index + 1, kind, named))
                            break
        quantity = [f"{p}-QUANTITY" for p in "BI"]
        masks = []
        for index in range(size):
            upos = sentence.upos[index]
            if upos == "PROPN":
                masks.append(ALL_ALLOWED & ~1)
            elif upos in ("NUM", "SYM", "X"):
                masks.append(ALL_ALLOWED)
            elif upos == "ADJ" and sentence.words[index][:1].isupper():
                masks.append(ALL_ALLOWED)
            else:
                masks.append(allowed(["O", *quantity, "B-TIME", "I-TIME"]))
        # smaller spans last, so that the innermost mention decides
        for start, end, kind, named in sorted(spans, key=lambda span: span[0] - span[1]):
            types = GUM_TYPES.get(kind)
            if not types:
                continue
            if kind == "time" and end - start <= 6:
                masks[start] = allowed(["B-TIME", "O"]) if sentence.upos[start] == "DET" else allowed(["B-TIME"])
                for index in range(start + 1, end):
                    masks[index] = allowed(["B-TIME", "I-TIME"]) if index == start + 1 else allowed(["I-TIME"])
            elif named and end - start <= 8:
                for index in range(start, end):
                    choices = [f"{p}-{t}" for t in types for p in "BI"]
                    if sentence.upos[index] == "PROPN":
                        masks[index] = allowed(choices)
                    else:
                        masks[index] |= allowed([f"I-{t}" for t in types])
        return masks


# ------------------------------------------------------------------ named entities

class TypeWords:
    """Weak hints from the last word of a name: `Treaty` → LAW, `Airport` → FAC; and from a table of countries."""

    def __init__(self, words: Path, countries: Path) -> None:
        self.by_word: dict[str, str] = {}
        for line in words.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                word, kind = line.split("\t")
                self.by_word[word.lower()] = kind
        self.states: set[str] = set()
        self.demonyms: set[str] = set()
        table = json.loads(countries.read_text(encoding="utf-8"))
        for row in table if isinstance(table, list) else table["countries"]:
            for name in [row["name"], row["official"], *row["alt"], *row["capital"]]:
                self.states.add(name.lower())
            for name in row["demonyms"]:
                self.demonyms.add(name.lower())
                self.demonyms.add(name.lower() + "s")

    def narrow(self, words: list[str], types: list[str]) -> list[str]:
        if len(types) == 1:
            return types
        text = " ".join(words).lower()
        if text in self.demonyms and "NORP" in types:
            return ["NORP"]
        if text.removeprefix("the ") in self.states and "GPE" in types:
            return ["GPE"]
        if "NORP" in types and "GPE" in types:
            types = [kind for kind in types if kind != "NORP"]
        for word in (words[-1], words[0]):
            kind = self.by_word.get(word.lower())
            if kind in types:
                return [kind]
        for word in words[1:-1]:
            if self.by_word.get(word.lower()) in types and self.by_word.get(word.lower()) in ("EVENT", "LAW"):
                return [self.by_word[word.lower()]]
        return types


PLACES = ["GPE", "LOC", "FAC"]
OTHERS = ["NORP", "EVENT", "LAW", "DOC", "PRODUCT", "MISC"]
IOB_TYPES = {
    "PER": ["PERSON"], "ORG": ["ORG"], "LOC": PLACES, "MISC": OTHERS,
    "country": ["GPE"], "location": PLACES, "organisation": ["ORG"], "politicalparty": ["ORG"], "person": ["PERSON"],
    "politician": ["PERSON"], "election": ["EVENT"], "event": ["EVENT"], "misc": OTHERS,
}
UNMARKED = ["B-TIME", "I-TIME", "B-QUANTITY", "I-QUANTITY"]


def span_masks(size: int, spans: list[tuple[int, int, list[str]]], outside: int) -> list[int]:
    masks = [outside] * size
    for start, end, types in spans:
        masks[start] = allowed([f"B-{kind}" for kind in types])
        for index in range(start + 1, end):
            masks[index] = allowed([f"I-{kind}" for kind in types])
    return masks


def read_iob(path: Path, style: str, hints: TypeWords, per_document: int | None = None) -> list[Document]:
    """`per_document`: join that many consecutive sentences where the file has no document marks."""
    documents: list[Document] = []
    words: list[str] = []
    tags: list[str] = []

    def flush() -> None:
        nonlocal words, tags
        if not words:
            return
        spans, index = [], 0
        while index < len(words):
            if tags[index].startswith("B-"):
                end = index + 1
                while end < len(words) and tags[end].startswith("I-"):
                    end += 1
                spans.append((index, end, hints.narrow(words[index:end], IOB_TYPES[tags[index][2:]])))
                index = end
            else:
                index += 1
        outside = allowed(["O", *UNMARKED])
        if per_document is not None and (not documents or len(documents[-1].sentences) >= per_document):
            documents.append(Document(f"{style}-{len(documents)}", style))
        documents[-1].sentences.append(Sentence(words, ner=span_masks(len(words), spans, outside)))
        words, tags = [], []

    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# doc"):
            flush()
            documents.append(Document(f"{style}-{len(documents)}", style))
        elif not line.strip():
            flush()
        elif "\t" in line:
            word, tag = line.split("\t")[:2]
            words.append(word)
            tags.append(tag)
    flush()
    return documents


REDOCRED_TYPES = {"PER": ["PERSON"], "ORG": ["ORG"], "LOC": [*PLACES, "NORP"], "TIME": ["TIME"], "NUM": ["QUANTITY"], "MISC": OTHERS}
# What a Wikidata property says about the type of its ends.
HEAD_TYPES = {"P50": "DOC", "P175": "DOC", "P57": "DOC", "P58": "DOC", "P86": "DOC", "P161": "DOC", "P162": "DOC", "P178": "PRODUCT", "P176": "PRODUCT", "P400": "PRODUCT", "P1001": "LAW", "P206": "GPE", "P403": "LOC", "P205": "LOC", "P36": "GPE", "P150": "GPE", "P710": "EVENT"}
TAIL_TYPES = {"P17": "GPE", "P131": "GPE", "P27": "GPE", "P150": "GPE", "P495": "GPE", "P36": "GPE", "P1376": "GPE", "P19": "GPE", "P20": "GPE", "P206": "LOC", "P30": "LOC", "P706": "LOC", "P403": "LOC", "P607": "EVENT", "P1344": "EVENT", "P140": "NORP", "P172": "NORP", "P800": "DOC", "P1441": "DOC", "P400": "PRODUCT", "P1056": "PRODUCT"}


def read_redocred(path: Path, hints: TypeWords) -> list[Document]:
    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        votes: dict[int, set[str]] = {}
        for relation in record["relations"]:
            for end, table in (("head", HEAD_TYPES), ("tail", TAIL_TYPES)):
                if relation["property"] in table:
                    votes.setdefault(relation[end], set()).add(table[relation["property"]])
        document = Document(record["title"], "redocred")
        spans: list[list[tuple[int, int, list[str]]]] = [[] for _ in record["sents"]]
        for entity in record["entities"]:
            for mention in entity["mentions"]:
                words = record["sents"][mention["sent"]][mention["start"]:mention["end"]]
                if not words:
                    continue
                types = REDOCRED_TYPES[mention["type"]]
                narrowed = hints.narrow(words, types)
                if len(narrowed) > 1:
                    vote = votes.get(entity["id"], set()) & set(narrowed)
                    if len(vote) == 1:
                        narrowed = sorted(vote)
                spans[mention["sent"]].append((mention["start"], mention["end"], narrowed))
        for words, marked in zip(record["sents"], spans):
            marked.sort(key=lambda span: (span[0], -span[1]))
            flat, last = [], 0
            for span in marked:
                if span[0] >= last:
                    flat.append(span)
                    last = span[1]
            document.sentences.append(Sentence([word.replace(" ", "") or "_" for word in words], ner=span_masks(len(words), flat, allowed(["O"]))))
        documents.append(document)
    return documents


RE3D_TYPES = {"Organisation": ["ORG"], "Location": PLACES, "Person": ["PERSON"], "Quantity": ["QUANTITY"], "Temporal": ["TIME"], "Weapon": ["PRODUCT"], "MilitaryPlatform": ["PRODUCT"], "Vehicle": ["PRODUCT"], "DocumentReference": ["DOC", "LAW"], "Nationality": ["NORP"], "Money": ["QUANTITY"], "Frequency": ["QUANTITY", "TIME"], "CommsIdentifier": ["MISC"]}
WORD = re.compile(r"\w+(?:[.,]\d+)*|[^\w\s]")


def read_re3d(path: Path, hints: TypeWords) -> list[Document]:
    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["text"]
        units = text.encode("utf-16-le")
        marked = []
        for entity in record["entities"]:
            if entity["confidence"] >= 0.5 and entity["type"] in RE3D_TYPES:
                start = len(units[: 2 * entity["begin"]].decode("utf-16-le", "ignore"))
                end = len(units[: 2 * entity["end"]].decode("utf-16-le", "ignore"))
                marked.append((start, end, RE3D_TYPES[entity["type"]]))
        marked.sort(key=lambda span: (span[0], -span[1]))
        document = Document(record["id"], "re3d")
        for piece in re.finditer(r"[^\n]+?(?:[.!?][\"”')]*(?=\s+[\"“'(]?[A-Z])|(?=\n)|$)", text):
            tokens = [(match.group(), piece.start() + match.start(), piece.start() + match.end()) for match in WORD.finditer(piece.group())]
            if not tokens:
                continue
            spans, last = [], 0
            for start, end, types in marked:
                inside = [index for index, (_, a, b) in enumerate(tokens) if a >= start and b <= end]
                if inside and inside[0] >= last:
                    words = [tokens[index][0] for index in inside]
                    spans.append((inside[0], inside[-1] + 1, hints.narrow(words, types)))
                    last = inside[-1] + 1
            document.sentences.append(Sentence([token[0] for token in tokens], ner=span_masks(len(tokens), spans, allowed(["O"])), paragraph=piece.start() == 0 or text[piece.start() - 1] == "\n"))
        documents.append(document)
    return documents


def describe() -> str:
    return f"{len(ENTITY_TYPES)} entity types, {len(BIO)} labels"
