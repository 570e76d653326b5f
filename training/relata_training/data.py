"""From documents to padded batches of word pieces."""
from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer

from .corpora import Document, Sentence, TypeWords, read_conllu, read_iob, read_re3d, read_redocred
from .labels import BIO, CASES, STYLES, UPOS, case_of, lemma_script

CLS, SEP = 101, 102
MAX_SENTENCE_PIECES = 300


def load_corpora(folder: Path, hints_path: Path) -> dict[str, list[Document]]:
    hints = TypeWords(hints_path, folder / "gazetteer/countries.json")
    ud, ner = folder / "ud", folder / "ner"
    corpora = {
        "ewt-train": read_conllu(ud / "en_ewt-train.conllu"),
        "ewt-dev": read_conllu(ud / "en_ewt-dev.conllu"),
        "gum-train": read_conllu(ud / "en_gum-train.conllu", "gum"),
        "gum-dev": read_conllu(ud / "en_gum-dev.conllu", "gum"),
        "wikigold": read_iob(ner / "wikigold.iob2", "wikigold", hints),
    }
    # A fixed fifth of each of these is never trained on: the figures of `npm run evaluate -- language` come from it.
    for name, documents in (
        ("redocred", read_redocred(ner / "redocred-dev.jsonl", hints)),
        ("crossner", read_iob(ner / "crossner-politics.iob2", "crossner", hints, per_document=1)),
        ("re3d", read_re3d(ner / "re3d-train.jsonl", hints)),
    ):
        corpora[f"{name}-train"] = [document for index, document in enumerate(documents) if index % 5 != 0]
        corpora[f"{name}-held"] = [document for index, document in enumerate(documents) if index % 5 == 0]
    return corpora


@dataclass
class Inventories:
    xpos: list[str]
    feats: list[str]
    lemma: list[str]
    deprel: list[str]

    @staticmethod
    def collect(documents: list[Document]) -> "Inventories":
        xpos, feats, lemma, deprel = Counter(), Counter(), Counter(), Counter()
        for document in documents:
            for sentence in document.sentences:
                xpos.update(sentence.xpos)
                feats.update(sentence.feats)
                deprel.update(sentence.deprel)
                lemma.update({lemma_script(form, base) for form, base in zip(sentence.words, sentence.lemma)})
        keep = lambda counts, least: sorted(key for key, count in counts.items() if count >= least)
        return Inventories(keep(xpos, 1), keep(feats, 3), keep(lemma, 2), keep(deprel, 1))

    def sizes(self) -> dict[str, int]:
        return {"upos": len(UPOS), "xpos": len(self.xpos), "feats": len(self.feats), "lemma": len(self.lemma), "deprel": len(self.deprel),
                "names": len(BIO), "boundary": 2, "cases": len(CASES), "styles": len(STYLES)}


class Encoder:
    """Sentences → ids. Pieces of a word are cached; a word that yields none becomes [UNK]."""

    def __init__(self, tokenizer: Tokenizer, inventories: Inventories) -> None:
        self.tokenizer = tokenizer
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.cache: dict[str, list[int]] = {}
        self.index = {name: {label: position for position, label in enumerate(labels)} for name, labels in
                      (("upos", UPOS), ("xpos", inventories.xpos), ("feats", inventories.feats), ("lemma", inventories.lemma), ("deprel", inventories.deprel))}
        self.unknown = tokenizer.token_to_id("[UNK]")

    def pieces(self, word: str) -> list[int]:
        found = self.cache.get(word)
        if found is None:
            found = self.tokenizer.encode(word, add_special_tokens=False).ids[:12] or [self.unknown]
            self.cache[word] = found
        return found

    def length(self, sentence: Sentence) -> int:
        return sum(len(self.pieces(word)) for word in sentence.words)

    def chunk(self, sentences: list[Sentence], style: str | None, given: bool, chance: random.Random | None) -> dict:
        """`given`: sentence boundaries are shown to the encoder as [SEP]; else only paragraph breaks are."""
        ids, cases, first, last, span = [CLS], [0], [], [], []
        columns = {name: [] for name in ("upos", "xpos", "feats", "lemma", "boundary", "deprel", "head", "names")}
        for number, sentence in enumerate(sentences):
            if number and (given or sentence.paragraph):
                ids.append(SEP)
                cases.append(0)
            begin = len(first)
            words = sentence.words
            recase = None
            if chance is not None:
                draw = chance.random()
                recase = str.lower if draw < 0.02 else str.upper if draw < 0.035 else None
                if recase is not None and any(len(recase(word)) != len(word) for word in words):
                    recase = None
            for position, word in enumerate(words):
                shown = recase(word) if recase else word
                parts = self.pieces(shown)
                case = case_of(shown)
                first.append(len(ids))
                ids.extend(parts)
                cases.extend([case] * len(parts))
                last.append(len(ids) - 1)
                span.append((begin, begin + len(words)))
                if sentence.head is not None:
                    columns["upos"].append(self.index["upos"].get(sentence.upos[position], -100))
                    columns["xpos"].append(self.index["xpos"].get(sentence.xpos[position], -100))
                    columns["feats"].append(self.index["feats"].get(sentence.feats[position], -100))
                    columns["lemma"].append(-100 if recase else self.index["lemma"].get(lemma_script(word, sentence.lemma[position]), -100))
                    columns["deprel"].append(self.index["deprel"].get(sentence.deprel[position], -100))
                    head = sentence.head[position]
                    columns["head"].append(0 if head == 0 else begin + head)
                    columns["boundary"].append(int(position == 0))
                else:
                    for name in ("upos", "xpos", "feats", "lemma", "deprel", "head"):
                        columns[name].append(-100)
                    columns["boundary"].append(int(position == 0))
                columns["names"].append((1 << len(BIO)) - 1 if sentence.ner is None else sentence.ner[position])
        ids.append(SEP)
        cases.append(0)
        return {"ids": ids, "cases": cases, "first": first, "last": last, "span": span, "style": STYLES.index(style) if style in STYLES else 0, **columns}

    def chunks(self, documents: list[Document], chance: random.Random | None, longest: int = 180) -> list[dict]:
        """Cut documents into chunks; with `chance` of random lengths, without it as long as possible with given boundaries."""
        result = []
        for document in documents:
            current: list[Sentence] = []
            size = 0
            target = longest
            if chance is not None:
                target = 1 if chance.random() < 0.25 else chance.randint(40, longest)
            given = chance is None or chance.random() < 0.35

            def flush() -> None:
                if current:
                    result.append(self.chunk(current, document.style, given, chance))

            for sentence in document.sentences:
                length = self.length(sentence)
                if length > MAX_SENTENCE_PIECES:
                    continue
                if current and size + length > target:
                    flush()
                    current, size = [], 0
                    if chance is not None:
                        target = 1 if chance.random() < 0.2 else chance.randint(40, longest)
                        given = chance.random() < 0.35
                current.append(sentence)
                size += length + 1
            flush()
            current = []
        return result


def batches(chunks: list[dict], pieces: int, chance: random.Random | None) -> list[list[dict]]:
    order = sorted(chunks, key=lambda chunk: len(chunk["ids"]) + (chance.random() * 20 if chance else 0))
    groups, group, longest = [], [], 0
    for chunk in order:
        longest_now = max(longest, len(chunk["ids"]))
        if group and longest_now * (len(group) + 1) > pieces:
            groups.append(group)
            group, longest_now = [], len(chunk["ids"])
        group.append(chunk)
        longest = longest_now
    if group:
        groups.append(group)
    if chance:
        chance.shuffle(groups)
    return groups


def collate(group: list[dict]) -> dict[str, torch.Tensor]:
    length = max(len(chunk["ids"]) for chunk in group)
    width = max(len(chunk["first"]) for chunk in group)

    def pad(name: str, size: int, value: int) -> torch.Tensor:
        return torch.tensor([chunk[name] + [value] * (size - len(chunk[name])) for chunk in group])

    batch = {"ids": pad("ids", length, 0), "cases": pad("cases", length, 0), "first": pad("first", width, 0), "last": pad("last", width, 0)}
    batch["mask"] = torch.tensor([[1] * len(chunk["ids"]) + [0] * (length - len(chunk["ids"])) for chunk in group])
    batch["style"] = torch.tensor([chunk["style"] for chunk in group])
    for name in ("upos", "xpos", "feats", "lemma", "boundary", "deprel", "head"):
        batch[name] = pad(name, width, -100)
    names = pad("names", width, (1 << len(BIO)) - 1)
    batch["names"] = ((names.unsqueeze(-1) >> torch.arange(len(BIO))) & 1).bool()
    spans = torch.tensor([chunk["span"] + [(0, 0)] * (width - len(chunk["span"])) for chunk in group])
    columns = torch.arange(width)
    inside = (columns >= spans[..., :1]) & (columns < spans[..., 1:])
    batch["candidates"] = torch.cat([torch.ones_like(inside[..., :1]), inside], -1)  # root first
    return batch
