"""One small encoder, many heads.

A BERT-shaped encoder (weights of MiniLM-L6-H384-uncased as fine-tuned into all-MiniLM-L6-v2) reads a chunk of up to a few
sentences at once. Its token-type embedding is replaced by one for the written form of a word (see `labels.CASES`), since the
vocabulary is lower-cased. Words are the mean of their first and last piece, mixed over layers (ELMo-style scalar mix);
the heads are linear classifiers, a biaffine parser (Dozat & Manning 2017) and a name tagger that is told an annotation style.
"""
from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F


class Layer(nn.Module):
    def __init__(self, size: int, inner: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(size, size)
        self.key = nn.Linear(size, size)
        self.value = nn.Linear(size, size)
        self.output = nn.Linear(size, size)
        self.norm1 = nn.LayerNorm(size, eps=1e-12)
        self.up = nn.Linear(size, inner)
        self.down = nn.Linear(inner, size)
        self.norm2 = nn.LayerNorm(size, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, bias: torch.Tensor | None) -> torch.Tensor:
        batch, length, size = x.shape
        shape = (batch, length, self.heads, size // self.heads)
        query, key, value = (part(x).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value))
        scores = query @ (key * (size // self.heads) ** -0.5).transpose(-1, -2)
        if bias is not None:
            scores = scores + bias
        mixed = (scores.softmax(-1).to(value.dtype) @ value).transpose(1, 2).reshape(batch, length, size)
        x = self.norm1(x + self.dropout(self.output(mixed)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class ScalarMix(nn.Module):
    def __init__(self, layers: int) -> None:
        super().__init__()
        self.weights = nn.Parameter(torch.tensor([0.0] * (layers - 1) + [2.0]))

    def forward(self, states: list[torch.Tensor]) -> torch.Tensor:
        weights = self.weights.softmax(0)
        return sum(weights[index] * state for index, state in enumerate(states))


class Biaffine(nn.Module):
    def __init__(self, size: int, outputs: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(outputs, size + 1, size + 1))

    def forward(self, dependent: torch.Tensor, head: torch.Tensor) -> torch.Tensor:
        """[B, W, D], [B, V, D] → [B, outputs, W, V]"""
        dependent = F.pad(dependent, (0, 1), value=1.0).unsqueeze(1)
        head = F.pad(head, (0, 1), value=1.0).unsqueeze(1)
        return dependent @ self.weight @ head.transpose(-1, -2)

    def on_dependents(self, dependent: torch.Tensor) -> torch.Tensor:
        """[B, W, D] → [B, W, outputs * (D + 1)]"""
        outputs, size = self.weight.shape[:2]
        return F.pad(dependent, (0, 1), value=1.0) @ self.weight.permute(1, 0, 2).reshape(size, outputs * size)

    def on_arcs(self, dependent: torch.Tensor, head: torch.Tensor) -> torch.Tensor:
        """[B, W, D], [B, W, D] (each word's head) → [B, W, outputs]"""
        partial, head = self.on_dependents(dependent), F.pad(head, (0, 1), value=1.0)
        outputs, size = self.weight.shape[:2]
        return (partial.view(*partial.shape[:-1], outputs, size) @ head.unsqueeze(-1)).squeeze(-1)


class Analyser(nn.Module):
    def __init__(self, sizes: dict[str, int], vocabulary: int, dropout: float = 0.1, hidden: int = 384, layers: int = 6) -> None:
        super().__init__()
        self.hidden = hidden
        self.pieces = nn.Embedding(vocabulary, hidden)
        self.positions = nn.Embedding(512, hidden)
        self.cases = nn.Embedding(sizes["cases"], hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(hidden, 4 * hidden, 12, dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.head_dropout = nn.Dropout(0.25)
        self.mix_tags, self.mix_tree, self.mix_names = (ScalarMix(layers) for _ in range(3))
        self.tags = nn.ModuleDict({name: nn.Linear(hidden, sizes[name]) for name in ("upos", "xpos", "feats", "lemma", "boundary")})
        self.style = nn.Embedding(sizes["styles"], 32)
        self.name_hidden = nn.Linear(hidden + 32, 256)
        self.name_output = nn.Linear(256, sizes["names"])
        self.arc_dependent, self.arc_head = nn.Linear(hidden, 256), nn.Linear(hidden, 256)
        self.rel_dependent, self.rel_head = nn.Linear(hidden, 64), nn.Linear(hidden, 64)
        self.root = nn.Parameter(torch.randn(1, 1, hidden) * 0.02)
        self.arc = Biaffine(256, 1)
        self.rel = Biaffine(64, sizes["deprel"])

    def encode(self, ids: torch.Tensor, cases: torch.Tensor, mask: torch.Tensor | None) -> list[torch.Tensor]:
        positions = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.pieces(ids) + self.cases(cases) + self.positions(positions)))
        bias = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        states = []
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        return states

    def words(self, state: torch.Tensor, first: torch.Tensor, last: torch.Tensor) -> torch.Tensor:
        index = first.unsqueeze(-1).expand(-1, -1, state.shape[-1])
        other = last.unsqueeze(-1).expand(-1, -1, state.shape[-1])
        return (state.gather(1, index) + state.gather(1, other)) * 0.5

    def forward(self, ids, cases, mask, first, last, style, gold_heads=None, parts=False) -> dict[str, torch.Tensor]:
        """ids, cases, mask [B, L]; first, last [B, W]; style [B] → logits: tags [B, W, n], arc [B, W, 1+W], rel [B, n, W, 1+W].

        With gold_heads [B, W] the relations are scored on those arcs only: rel [B, W, n]. With `parts` the two ends are given
        instead: rel_dependent [B, W, n * (D + 1)], rel_head [B, 1+W, D]; a score is their product with a one added to the head.
        """
        states = self.encode(ids, cases, mask)
        tag_words = self.head_dropout(self.words(self.mix_tags(states), first, last).float())
        tree_words = self.head_dropout(self.words(self.mix_tree(states), first, last).float())
        name_words = self.head_dropout(self.words(self.mix_names(states), first, last).float())
        result = {name: layer(tag_words) for name, layer in self.tags.items()}
        styled = torch.cat([name_words, self.style(style).unsqueeze(1).expand(-1, name_words.shape[1], -1)], -1)
        result["names"] = self.name_output(self.head_dropout(F.gelu(self.name_hidden(styled))))
        heads = torch.cat([self.root.expand(tree_words.shape[0], -1, -1), tree_words], 1)
        drop = self.head_dropout
        result["arc"] = self.arc(drop(F.gelu(self.arc_dependent(tree_words))), drop(F.gelu(self.arc_head(heads)))).squeeze(1)
        rel_dependent, rel_head = drop(F.gelu(self.rel_dependent(tree_words))), drop(F.gelu(self.rel_head(heads)))
        if parts:
            result["rel_dependent"], result["rel_head"] = self.rel.on_dependents(rel_dependent), rel_head
        elif gold_heads is None:
            result["rel"] = self.rel(rel_dependent, rel_head)
        else:
            chosen = rel_head.gather(1, gold_heads.unsqueeze(-1).expand(-1, -1, rel_head.shape[-1]))
            result["rel"] = self.rel.on_arcs(rel_dependent, chosen)
        return result


def load_pretrained(model: Analyser, path: str) -> None:
    """Copy BERT weights (safetensors, Hugging Face names) into the encoder."""
    from safetensors.torch import load_file

    weights = load_file(path)
    with torch.no_grad():
        model.pieces.weight.copy_(weights["embeddings.word_embeddings.weight"])
        model.positions.weight.copy_(weights["embeddings.position_embeddings.weight"])
        model.cases.weight.normal_(0, 0.01)
        model.cases.weight.add_(weights["embeddings.token_type_embeddings.weight"][0])
        model.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        model.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "output": "attention.output.dense", "norm1": "attention.output.LayerNorm",
            "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
        }
        for index, layer in enumerate(model.layers):
            for ours, theirs in names.items():
                for part in ("weight", "bias"):
                    getattr(getattr(layer, ours), part).copy_(weights[f"encoder.layer.{index}.{theirs}.{part}"])
