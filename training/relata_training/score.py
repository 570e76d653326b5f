"""Quick scores during training (heads are taken greedily here; the product's own evaluation decodes trees)."""
from __future__ import annotations

import torch

from .data import Encoder, batches, collate
from .labels import BIO, UPOS, apply_script
from .corpora import Document


def spans_of(labels: list[str]) -> set[tuple[int, int, str]]:
    spans, start, kind = set(), None, None
    for index, label in enumerate([*labels, "O"]):
        if start is not None and label != f"I-{kind}":
            spans.add((start, index, kind))
            start = None
        if label.startswith("B-") or (label.startswith("I-") and start is None):
            start, kind = index, label[2:]
    return spans


@torch.no_grad()
def evaluate(model, encoder: Encoder, corpora: dict[str, list[Document]]) -> dict[str, float]:
    model.eval()
    result: dict[str, float] = {}
    for name in ("ewt-dev", "gum-dev"):
        words = upos = uas = las = lemma = xpos = 0
        scripts = list(encoder.index["lemma"])
        for group in batches(encoder.chunks(corpora[name], None), 3000, None):
            batch = collate(group)
            output = model(batch["ids"], batch["cases"], batch["mask"], batch["first"], batch["last"], batch["style"])
            valid = batch["head"] != -100
            heads = output["arc"].masked_fill(~batch["candidates"], -1e4).argmax(-1)
            labels = output["rel"].gather(3, heads[:, None, :, None].expand(-1, output["rel"].shape[1], -1, 1)).squeeze(-1).argmax(1)
            right = (heads == batch["head"]) & valid
            words += int(valid.sum())
            upos += int(((output["upos"].argmax(-1) == batch["upos"]) & valid).sum())
            xpos += int(((output["xpos"].argmax(-1) == batch["xpos"]) & valid).sum())
            uas += int(right.sum())
            las += int((right & (labels == batch["deprel"])).sum())
            lemma += int(((output["lemma"].argmax(-1) == batch["lemma"]) & valid).sum())
        result |= {f"{name} upos": upos / words, f"{name} xpos": xpos / words, f"{name} uas": uas / words, f"{name} las": las / words, f"{name} script": lemma / words}
    for name in ("redocred-held", "crossner-held", "re3d-held"):
        right = guessed = gold = 0
        for group in batches(encoder.chunks(corpora[name], None), 3000, None):
            batch = collate(group)
            output = model(batch["ids"], batch["cases"], batch["mask"], batch["first"], batch["last"], batch["style"])
            best = output["names"].argmax(-1)
            for row, chunk in enumerate(group):
                size = len(chunk["first"])
                guess = spans_of([BIO[int(label)] for label in best[row][:size]])
                # A span is right when each of its labels is one that the corpus leaves possible there.
                truth = set()
                start = None
                for index in range(size + 1):
                    mask = chunk["names"][index] if index < size else 1
                    begins = not mask & 1 and any(mask >> position & 1 and BIO[position].startswith("B-") for position in range(len(BIO)))
                    inside = not mask & 1 and not begins
                    if start is not None and not inside:
                        truth.add((start, index))
                        start = None
                    if begins:
                        start = index
                marked = {span for span in guess if not (span[2] in ("TIME", "QUANTITY") and chunk["names"][span[0]] & 1 << BIO.index("O"))}
                gold += len(truth)
                guessed += len(marked)
                right += sum(1 for span in marked if (span[0], span[1]) in truth and chunk["names"][span[0]] >> BIO.index(f"B-{span[2]}") & 1)
        precision, recall = right / max(1, guessed), right / max(1, gold)
        result[f"{name} f1"] = 2 * precision * recall / max(1e-9, precision + recall)
    return {key: round(value, 4) for key, value in result.items()}
