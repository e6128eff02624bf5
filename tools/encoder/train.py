"""`make encoder`: fine-tune MiniLM on `data/nlu` for every task at once, export it to ONNX int8.

Reproducible from `--seed`. Writes `encoder.onnx`, `tokenizer.json` and `encoder.json` (labels, temperatures,
what it was trained on) to `--out`. A tenth of the conversations is held out for calibration and never
trained on; other people's transcripts are not read here at all.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import torch  # noqa: E402
from bert import load_base, pool  # noqa: E402
from corpus import Example, folder_examples  # noqa: E402
from export import export  # noqa: E402
from model import TASKS, Encoder  # noqa: E402
from rough import rough  # noqa: E402
from tokenizers import Tokenizer  # noqa: E402
from torch import Tensor  # noqa: E402
from torch.nn import functional as F  # noqa: E402, N812

# Word pieces kept of an utterance, of the other one's words before it, and of the speaker's own.
TEXT, CONTEXT, OWN = 64, 32, 24
WEIGHTS = {"helper": 1.0, "talk": 1.0, "category": 0.5, "strength": 0.2, "visitor": 0.7}


def pieces(tokenizer: Tokenizer, text: str, limit: int, *, tail: bool) -> list[int]:
    """The ids of `text`; too long a text keeps its end (`tail`) or its start and end."""
    ids = tokenizer.encode(text, add_special_tokens=False).ids
    if len(ids) <= limit:
        return list(ids)
    return list(ids[-limit:]) if tail else [*ids[: limit * 5 // 8], *ids[-(limit - limit * 5 // 8) :]]


def encode(tokenizer: Tokenizer, example: Example) -> tuple[list[int], list[int]]:
    """[CLS] utterance [SEP] the other's words [SEP] own words before [SEP], and the segment of each piece."""
    first = [101, *pieces(tokenizer, example.text, TEXT, tail=False), 102]
    second: list[int] = []
    if example.context or example.own:
        second = [*pieces(tokenizer, example.context, CONTEXT, tail=True), 102]
        second += [*pieces(tokenizer, example.own, OWN, tail=True), 102]
    return first + second, [0] * len(first) + [1] * len(second)


def batch(rows: list[tuple[list[int], list[int]]]) -> tuple[Tensor, Tensor, Tensor]:
    width = max(len(ids) for ids, _ in rows)
    ids = torch.tensor([row + [0] * (width - len(row)) for row, _ in rows])
    segments = torch.tensor([row + [0] * (width - len(row)) for _, row in rows])
    return ids, (ids != 0).long(), segments


def class_weights(examples: list[Example], task: str, power: float) -> Tensor:
    """Rarer classes count more, by `power` of their inverse share, mean 1 over the examples."""
    counts = Counter(e.labels[task] for e in examples if task in e.labels)
    raw = torch.tensor([max(counts[label], 1) ** -power for label in TASKS[task]])
    share = torch.tensor([float(counts[label]) for label in TASKS[task]])
    return raw * share.sum() / (raw * share).sum().clamp(min=1e-9)


def temperature(logits: Tensor, gold: Tensor) -> float:
    """The one number that makes held-out probabilities honest (Guo et al., 2017), by a line search."""
    grid = [0.5 + 0.05 * step for step in range(60)]
    return min(grid, key=lambda t: float(F.cross_entropy(logits / t, gold)))


def roughened(example: Example, share: float, dice: random.Random) -> Example:
    """The example, or, in `share` of the cases, as a transcript might have it."""
    if dice.random() >= share:
        return example
    text = rough(example.text, dice, opener="helper" in example.labels and len(example.text.split()) > 3)
    context = rough(example.context, dice, opener=False) if dice.random() < 0.5 else example.context
    return Example(text, context, example.own, example.labels, example.features, example.group)


def layer_groups(model: Encoder, rate: float, decay: float) -> list[dict[str, Any]]:
    """The weights with a rate for each layer: the lower, the nearer they stay to the base (Howard & Ruder, 2018)."""
    depth = len(model.bert.layers)
    groups: dict[float, list[Tensor]] = {}
    for name, weight in model.named_parameters():
        if not weight.requires_grad:
            continue
        if not name.startswith("bert."):
            groups.setdefault(rate * 10, []).append(weight)
            continue
        found = re.match(r"bert\.layers\.(\d+)\.", name)
        above = depth - 1 - int(found.group(1)) if found else depth
        groups.setdefault(rate * decay**above, []).append(weight)
    return [{"params": weights, "lr": lr} for lr, weights in groups.items()]


def follow(mean: Encoder, model: Encoder, decay: float) -> None:
    """Move the mean of the weights a little towards where they are now."""
    with torch.no_grad():
        for kept, now in zip(mean.parameters(), model.parameters(), strict=True):
            kept.lerp_(now, 1 - decay)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="model.safetensors of all-MiniLM-L6-v2")
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=ROOT / "data" / "nlu")
    parser.add_argument("--out", type=Path, default=ROOT / "bot" / "coding" / "weights")
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--smoothing", type=float, default=0.08)
    parser.add_argument("--power", type=float, default=0.3, help="class weights: 0 none, 1 inverse share")
    parser.add_argument("--similar", type=float, default=1.0, help="weight of staying close to the base")
    parser.add_argument("--plain", type=float, default=0.15, help="share of examples shown without context")
    parser.add_argument("--keep", action="store_true", help="keep the weights before rounding, for experiments")
    parser.add_argument("--rough", type=float, default=0.4, help="share of examples shown as transcripts have them")
    parser.add_argument("--layers", type=float, default=0.9, help="rate of each layer, of that of the layer above it")
    parser.add_argument("--average", type=float, default=0.998, help="decay of the running mean of the weights")
    args = parser.parse_args()

    torch.manual_seed(args.seed)
    dice = random.Random(args.seed)
    tokenizer = Tokenizer.from_file(str(args.tokenizer))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    examples = folder_examples(args.data)
    groups = sorted({e.group for e in examples if e.context})
    held = set(dice.sample(groups, len(groups) // 10))
    train = [e for e in examples if e.group not in held]
    check = [e for e in examples if e.group in held]
    print(f"{len(train)} examples to learn from, {len(check)} held out", flush=True)

    base = load_base(args.base).eval()
    model = Encoder(load_base(args.base), TASKS)
    model.bert.words.weight.requires_grad_(False)  # 11.7 of 22.7 million weights; moving them gains nothing
    losses = {
        task: torch.nn.CrossEntropyLoss(
            class_weights(train, task, args.power), label_smoothing=args.smoothing, ignore_index=-100
        )
        for task in TASKS
    }
    groups_of_weights = layer_groups(model, args.rate, args.layers)
    optimiser = torch.optim.AdamW(groups_of_weights, weight_decay=0.01)
    steps = args.epochs * (len(train) // args.batch + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [group["lr"] for group in groups_of_weights], total_steps=steps, pct_start=0.1,
        anneal_strategy="linear",
    )  # fmt: skip
    mean = copy.deepcopy(model)  # of the weights on the way: it generalises better than where the way ends

    bare = [encode(tokenizer, Example(e.text, "", "", {}, e.features, e.group)) for e in train]
    ownless = [encode(tokenizer, Example(e.text, e.context, "", {}, e.features, e.group)) for e in train]
    gold = {
        task: torch.tensor([labels.index(e.labels[task]) if task in e.labels else -100 for e in train])
        for task, labels in TASKS.items()
    }
    numbers = torch.tensor([e.features for e in train])
    started = time.monotonic()
    step_number = 0
    for epoch in range(args.epochs):
        model.train()
        # Roughened anew every time round, the words, what came before them, or both.
        rows = [encode(tokenizer, roughened(e, args.rough, dice)) for e in train]
        order = list(range(len(train)))
        dice.shuffle(order)
        # Neighbours of like length share a batch: a third less padding, and still a random order of batches.
        chunks = [order[i : i + args.batch * 50] for i in range(0, len(order), args.batch * 50)]
        batches = []
        for chunk in chunks:
            chunk.sort(key=lambda i: len(rows[i][0]))
            batches += [chunk[i : i + args.batch] for i in range(0, len(chunk), args.batch)]
        dice.shuffle(batches)
        total = 0.0
        for step, chosen in enumerate(batches):
            # Some are shown without what came before, so that the words alone are learnt from as well.
            picked = [
                (bare if (roll := dice.random()) < args.plain else ownless if roll < 2 * args.plain else rows)[i]
                for i in chosen
            ]
            with torch.autocast("cpu", torch.bfloat16):
                _, *logits = model(*batch(picked), numbers[chosen])
            loss = torch.zeros(())
            for (task, criterion), scores in zip(losses.items(), logits, strict=True):
                if (gold[task][chosen] != -100).any():
                    loss = loss + WEIGHTS[task] * criterion(scores.float(), gold[task][chosen])
            if args.similar and step % 3 == 0:
                # Keep plain sentences where the base had them, so that likeness of meaning survives.
                some = batch([bare[i] for i in chosen[:16]])
                with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                    target = F.normalize(pool(base(*some), some[1]).float(), dim=1)
                with torch.autocast("cpu", torch.bfloat16):
                    mine = pool(model.bert(*some), some[1])
                wanted, got = target @ target.T, F.normalize(mine.float(), dim=1)
                loss = loss + args.similar * ((1 - (got * target).sum(1)).mean() + ((got @ got.T - wanted) ** 2).mean())
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            follow(mean, model, min(args.average, (1 + step_number) / (10 + step_number)))
            step_number += 1
            total += loss.item()
            if step % 50 == 0:
                done = (epoch * len(batches) + step) / (args.epochs * len(batches))
                print(f"\r epoch {epoch + 1}/{args.epochs} {done:4.0%} loss {total / (step + 1):.3f} "
                      f"{time.monotonic() - started:.0f} s", end="", flush=True)  # fmt: skip
        print()

    model = mean
    model.eval()
    args.out.mkdir(parents=True, exist_ok=True)
    if args.keep:
        torch.save(model.state_dict(), args.out / "encoder.pt")
    temperatures, scores = {}, {}
    with torch.no_grad():
        outs = [
            model(*batch([encode(tokenizer, e) for e in check[i : i + 64]]),
                  torch.tensor([e.features for e in check[i : i + 64]]))
            for i in range(0, len(check), 64)
        ]  # fmt: skip
    for place, (task, labels) in enumerate(TASKS.items(), 1):
        logits = torch.cat([out[place] for out in outs])
        answer = torch.tensor([labels.index(e.labels[task]) if task in e.labels else -100 for e in check])
        known = answer != -100
        if known.sum() < 20:
            temperatures[task] = 1.0
            continue
        temperatures[task] = round(temperature(logits[known], answer[known]), 2)
        scores[task] = round(float((logits[known].argmax(1) == answer[known]).float().mean()), 3)
    print("held-out accuracy", scores, "temperatures", temperatures)
    digest = hashlib.sha256(repr([(e.text, e.context, e.labels) for e in examples]).encode()).hexdigest()
    about = {
        "base": "all-MiniLM-L6-v2",
        "seed": args.seed,
        "epochs": args.epochs,
        "examples": len(examples),
        "data_sha256": digest,
        "held_out_accuracy": scores,
        "temperatures": temperatures,
        "tasks": TASKS,
        "pieces": {"text": TEXT, "context": CONTEXT, "own": OWN},
    }
    export(model, args.tokenizer, args.out, about)
    print(f"done in {time.monotonic() - started:.0f} s → {args.out}", file=sys.stderr)


if __name__ == "__main__":
    main()
