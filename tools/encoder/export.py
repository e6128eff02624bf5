"""Write the trained network as an ONNX graph with int8 weights, and check that it still says the same."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch
from model import Encoder
from onnxruntime.quantization import QuantType, quantize_dynamic

from bot.coding.features import WIDTH


def export(model: Encoder, tokenizer: Path, out: Path, about: dict[str, Any]) -> None:
    """`encoder.onnx` (int8), `tokenizer.json` and `encoder.json` into `out`."""
    model.eval()
    ids = torch.tensor([[101, 2054, 3248, 2017, 102, 1045, 102], [101, 2061, 102, 0, 0, 0, 0]])
    mask, segments = (ids != 0).long(), torch.tensor([[0, 0, 0, 0, 0, 1, 1], [0] * 7])
    numbers = torch.zeros((2, WIDTH))
    names = ["ids", "mask", "segments", "features"]
    outputs = ["embedding", *about["tasks"]]
    plain = out / "encoder.fp32.onnx"
    torch.onnx.export(
        model, (ids, mask, segments, numbers), str(plain), input_names=names, output_names=outputs,
        dynamic_axes={**{n: {0: "batch", 1: "length"} for n in names[:3]}, "features": {0: "batch"},
                      **{n: {0: "batch"} for n in outputs}},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(plain, out / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
    feed = dict(zip(names, (t.numpy() for t in (ids, mask, segments, numbers)), strict=True))
    session = onnxruntime.InferenceSession(str(out / "encoder.onnx"))
    with torch.no_grad():
        wanted = model(ids, mask, segments, numbers)[0].numpy()
    near = float((session.run(["embedding"], feed)[0] * wanted).sum(1).min())
    if near < 0.95:
        raise RuntimeError(f"int8 moved an embedding to cosine {near:.3f} of the trained one")
    plain.unlink()
    shutil.copyfile(tokenizer, out / "tokenizer.json")
    (out / "encoder.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    size = (out / "encoder.onnx").stat().st_size
    print(f"encoder.onnx {size / 1e6:.1f} MB, int8 to float cosine {near:.4f}", np.__version__)
