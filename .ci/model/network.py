"""The teacher's network: three bidirectional LSTMs; tags are read off the second, heads and roles off the third.

Heads are chosen by a biaffine classifier, as Dozat and Manning (2017) describe it.
"""

from typing import Any

import torch
from torch import nn

from model.dictionary import ALL_NAMES
from model.encoding import SUFFIXES, UNKNOWN, Batch, Vocabularies
from model.treebanks import FEATURES

Answers = dict[str, Any]
"""Scores of a batch by the names of SAID and “head”; “role” only once the heads are known."""

_WIDTH = 300
"""Of an LSTM in one direction."""
_HEAD_WIDTH, _ROLE_WIDTH = 300, 100
_EMBEDDED = {"form": 100, "hanta": 40, "shape": 12} | {f"suffix{length}": 40 for length in SUFFIXES} | {"prefix": 30}
_DROPOUT = 0.4
_FORGOTTEN = 0.15
"""Share of forms taken for unknown ones while learning."""
_IMPOSSIBLE = -1e9


class Network(nn.Module):
    """Reads batches of sentences."""

    def __init__(self, vocabulary: Vocabularies) -> None:
        super().__init__()
        self.embed = nn.ModuleDict(
            {
                name: nn.Embedding(len(vocabulary[name]), width, padding_idx=0 if name == "form" else None)
                for name, width in _EMBEDDED.items()
            }
        )
        self.dropout = nn.Dropout(_DROPOUT)
        widths = [sum(_EMBEDDED.values()) + len(ALL_NAMES), 2 * _WIDTH, 2 * _WIDTH]
        self.layers = nn.ModuleList(nn.LSTM(width, _WIDTH, batch_first=True, bidirectional=True) for width in widths)
        self.say = nn.ModuleDict(
            {name: nn.Linear(2 * _WIDTH, len(vocabulary[name])) for name in ("tag", "pos", *FEATURES)}
        )
        self.as_head, self.as_dependent = (nn.Linear(2 * _WIDTH, _HEAD_WIDTH) for _ in range(2))
        self.as_role_head, self.as_role_dependent = (nn.Linear(2 * _WIDTH, _ROLE_WIDTH) for _ in range(2))
        self.head_scores = nn.Parameter(torch.zeros(_HEAD_WIDTH + 1, _HEAD_WIDTH))
        roles = len(vocabulary["role"])
        self.role_scores = nn.Parameter(torch.randn(roles, _ROLE_WIDTH + 1, _ROLE_WIDTH + 1) * 0.01)
        nn.init.xavier_uniform_(self.head_scores)
        self.root = nn.Parameter(torch.randn(1, 1, 2 * _WIDTH) * 0.1)

    def forward(self, batch: Batch) -> Answers:
        """Return the scores of tags, features and heads, and what `roles` needs."""
        length = batch["length"]
        first = self._run(self.layers[0], self._embedded(batch), length)
        second = self._run(self.layers[1], first, length)
        third = self._run(self.layers[2], second, length)
        with_root = torch.cat([self.root.expand(len(third), 1, -1), third], 1)
        said = {name: layer(second) for name, layer in self.say.items()}
        head = self._active(self.as_head, with_root)
        dependent = _with_one(self._active(self.as_dependent, third))
        heads = torch.einsum("bdi,ij,bhj->bdh", dependent, self.head_scores, head)
        beyond = torch.arange(with_root.size(1))[None, :] > length[:, None]
        return said | {
            "head": heads.masked_fill(beyond[:, None, :], _IMPOSSIBLE),
            "role head": _with_one(self._active(self.as_role_head, with_root)),
            "role dependent": _with_one(self._active(self.as_role_dependent, third)),
        }

    def roles(self, said: Answers, heads: Any) -> Any:
        """Return the scores of the roles, given the heads."""
        chosen = heads.unsqueeze(-1).expand(-1, -1, said["role head"].size(-1))
        head = torch.gather(said["role head"], 1, chosen)
        return torch.einsum("bni,cij,bnj->bnc", said["role dependent"], self.role_scores, head)

    def _embedded(self, batch: Batch) -> Any:
        forms = batch["form"]
        if self.training:
            forgotten = (torch.rand_like(forms, dtype=torch.float) < _FORGOTTEN) & (forms > 0)
            forms = torch.where(forgotten, torch.full_like(forms, UNKNOWN), forms)
        parts = [layer(forms if name == "form" else batch[name]) for name, layer in self.embed.items()]
        return self.dropout(torch.cat([*parts, batch["dictionary"]], -1))

    def _run(self, layer: Any, inputs: Any, length: Any) -> Any:
        packed = nn.utils.rnn.pack_padded_sequence(inputs, length, batch_first=True, enforce_sorted=False)
        outputs, _ = nn.utils.rnn.pad_packed_sequence(layer(packed)[0], batch_first=True)
        return self.dropout(outputs)

    def _active(self, layer: Any, inputs: Any) -> Any:
        return self.dropout(nn.functional.leaky_relu(layer(inputs), 0.1))


def _with_one(values: Any) -> Any:
    """Append a constant, so that a product of two also scores each by itself."""
    return torch.cat([values, torch.ones_like(values[..., :1])], -1)
