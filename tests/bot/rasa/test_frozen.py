"""The saved prediction says what the network it was saved from says."""

from __future__ import annotations

import tarfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bot.rasa.engine import MODEL
from bot.rasa.frozen import OUTPUTS, Frozen
from bot.rasa.policies import ActChooser


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What stock Rasa reads of the policy in our trained model, and where."""
    folder = tmp_path_factory.mktemp("model")
    with tarfile.open(MODEL) as archive:
        archive.extractall(folder, filter="data")
    place = next(folder.rglob("*.data_example.st")).parent
    return {"folder": place, **ActChooser._load_model_utilities(place)}


def test_the_saved_prediction_equals_the_rebuilt_network(trained: dict[str, Any]) -> None:
    example, asked = ActChooser._construct_model_initialization_data(trained["loaded_data"])
    stock = super(ActChooser, ActChooser)._load_tf_model(trained, example, asked, None, False)
    ours = Frozen(trained["folder"])
    for _ in range(2):  # the second time as the first: predicting changes nothing
        theirs, saved = stock.run_inference(asked), ours.run_inference(asked)
        for name in OUTPUTS:
            assert np.array_equal(theirs[name], saved[name]), name


def test_a_model_without_one_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Frozen(tmp_path)
