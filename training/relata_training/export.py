"""Turn a trained checkpoint into what the product ships: an int8 ONNX graph, its labels, the tokenizer and a model card.

    python -m relata_training.export --run runs/english --out ../data/models/english
"""
from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import nn

from .data import CLS, SEP, Inventories
from .labels import BIO, CASES, STYLES, UPOS
from .model import Analyser
from .rearrange import rearrange
from .train import pretrained_folder

FORMAT_VERSION = 2


class Shipped(nn.Module):
    """The analyser for one chunk, with decisions taken inside the graph where the runtime needs no more than the best label."""

    def __init__(self, model: Analyser) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids, cases, first, last, style):
        output = self.model(ids.long().unsqueeze(0), cases.long().unsqueeze(0), None, first.long().unsqueeze(0), last.long().unsqueeze(0), style.long(), parts=True)
        best = tuple(output[name][0].argmax(-1).to(torch.int32) for name in ("upos", "xpos", "feats", "lemma"))
        boundary = output["boundary"][0].softmax(-1)[:, 1]
        names = output["names"][0].log_softmax(-1)
        arc = output["arc"][0]
        return (*best, boundary, names, arc, output["rel_dependent"][0], output["rel_head"][0])


# Relations of all arcs would be much work for nothing: the runtime scores the arcs of the tree, from both ends' parts.
INPUTS = ["ids", "cases", "first", "last", "style"]
OUTPUTS = ["upos", "xpos", "feats", "lemma", "boundary", "names", "arc", "rel_dependent", "rel_head"]


def export_onnx(model: Analyser, path: Path) -> None:
    length, words = 23, 17
    example = (
        torch.randint(1000, 20000, (length,), dtype=torch.int32), torch.ones(length, dtype=torch.int32),
        torch.arange(1, words + 1, dtype=torch.int32), torch.arange(2, words + 2, dtype=torch.int32), torch.zeros(1, dtype=torch.int32),
    )
    pieces, count = torch.export.Dim("pieces", min=2, max=510), torch.export.Dim("words", min=2, max=510)
    torch.onnx.export(
        Shipped(model).eval(), example, str(path), input_names=INPUTS, output_names=OUTPUTS, dynamo=True, opset_version=20, external_data=False,
        dynamic_shapes=({0: pieces}, {0: pieces}, {0: count}, {0: count}, {}), optimize=True,
    )


def fuse(path: Path, out: Path) -> None:
    """Fuse attention, layer norm and GELU into ONNX Runtime's own operators where it recognises them."""
    from onnxruntime.transformers.optimizer import optimize_model

    optimised = optimize_model(str(path), model_type="bert", num_heads=12, hidden_size=384, opt_level=0)
    print(optimised.get_fused_operator_statistics())
    optimised.save_model_to_file(str(out))


def strip(path: Path) -> None:
    """Take out what the exporter notes about the source files and the machine; the graph itself stays as it is."""
    model = onnx.load(path)
    graph = model.graph
    for item in (model, graph, *graph.node, *graph.input, *graph.output, *graph.value_info, *graph.initializer):
        item.ClearField("doc_string")
        if hasattr(item, "metadata_props"):
            del item.metadata_props[:]
    onnx.save(model, path)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    inventories = Inventories(**json.loads((options.run / "inventories.json").read_text()))
    folder = pretrained_folder()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    model = Analyser(inventories.sizes(), tokenizer.get_vocab_size())
    model.load_state_dict(torch.load(options.run / "model.pt"))
    model.eval()
    full, fused, small = options.run / "full.onnx", options.run / "fused.onnx", options.out / "analyser.onnx"
    export_onnx(model, full)
    fuse(full, fused)
    graph = onnx.load(fused)
    outputs, size = model.rel.weight.shape[:2]
    weights = {item.name for item in graph.graph.initializer if len(item.dims) == 3 or list(item.dims) == [size, outputs * size]}  # biaffine
    skip = [node.name for node in graph.graph.node if node.op_type == "MatMul" and any(name in weights for name in node.input)]
    quantize_dynamic(str(fused), str(small), weight_type=QuantType.QInt8, per_channel=True, reduce_range=False,
                     op_types_to_quantize=["MatMul", "Gemm", "Gather", "Attention", "EmbedLayerNormalization"], nodes_to_exclude=skip)
    rearrange(small, small)
    strip(small)
    shutil.copyfile(folder / "tokenizer.json", options.out / "tokenizer.json")
    labels = {
        "format": FORMAT_VERSION, "language": "en", "upos": UPOS, "xpos": inventories.xpos, "feats": inventories.feats, "lemma": inventories.lemma,
        "deprel": inventories.deprel, "names": BIO, "styles": STYLES, "cases": CASES, "cls": CLS, "sep": SEP, "unknown": tokenizer.token_to_id("[UNK]"),
        "maxPieces": 510, "sha256": hashlib.sha256(small.read_bytes()).hexdigest(),
    }
    (options.out / "labels.json").write_text(json.dumps(labels, indent=1) + "\n")
    print(f"{small.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
