"""The encoder with its heads: one network for coding, retrieval and safety."""

from __future__ import annotations

import torch
from bert import HIDDEN, Bert, pool
from corpus import CATEGORY, HELPER, STRENGTH, TALK, VISITOR
from torch import Tensor, nn

from bot.coding.features import WIDTH

TASKS: dict[str, list[str]] = {
    "helper": HELPER,
    "talk": TALK,
    "category": CATEGORY,
    "strength": STRENGTH,
    "visitor": VISITOR,
}


class Encoder(nn.Module):
    """Ids, mask, segments [batch, length] and features [batch, 9] to an embedding [batch, 384] of unit
    length and, for each task, logits [batch, classes]."""

    def __init__(self, bert: Bert, tasks: dict[str, list[str]]) -> None:
        super().__init__()
        self.bert = bert
        self.mix = nn.Linear(HIDDEN + WIDTH, HIDDEN)
        self.dropout = nn.Dropout(0.1)
        self.heads = nn.ModuleDict({name: nn.Linear(HIDDEN, len(labels)) for name, labels in tasks.items()})

    def forward(self, ids: Tensor, mask: Tensor, segments: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        pooled = pool(self.bert(ids, mask, segments), mask)
        hidden = self.dropout(torch.tanh(self.mix(torch.cat([pooled, features], dim=1))))
        logits = [head(hidden) for head in self.heads.values()]
        return (nn.functional.normalize(pooled, dim=1), *logits)
