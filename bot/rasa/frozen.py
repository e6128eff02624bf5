"""TED's prediction as a saved graph, so that loading the model does not train and trace it again.

Stock Rasa rebuilds the network at every start: a step of training to make the weights, then tracing of the
prediction, some fourteen seconds of Python. The traced prediction is the same every time, so it is kept beside
the weights when the model is trained, as a SavedModel: the same operations on the same weights. See
docs/decisions/0007-frozen-prediction.md.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf
from rasa.utils.tensorflow.data_generator import RasaBatchDataGenerator
from rasa.utils.tensorflow.model_data import RasaModelData
from rasa.utils.tensorflow.models import RasaModel

OUTPUTS = ("scores", "similarities")


class Frozen:
    """Stands where a policy expects its `TED`: the same answer to the same question, and nothing else."""

    def __init__(self, folder: Path) -> None:
        """Load what `freeze` wrote. Raises FileNotFoundError where there is nothing for this TensorFlow."""
        path = _place(folder)
        if not path.is_dir():
            raise FileNotFoundError(path)
        self._saved = tf.saved_model.load(str(path))

    def run_inference(self, model_data: RasaModelData, **_: Any) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
        """`scores` and `similarities` of one tracker, shapes (1, turns, actions)."""
        found = self._saved.predict([tf.constant(part) for part in _batch(model_data)])
        return {name: value.numpy() for name, value in found.items()}


def freeze(model: RasaModel, example: RasaModelData, folder: Path) -> None:
    """Write the prediction of a trained `model` into `folder`. `example`: what a prediction is asked with."""
    model.prepare_for_predict()
    model.prepared_for_prediction = True

    def predict(batch: list[tf.Tensor]) -> dict[str, tf.Tensor]:
        outputs = model.predict_step(batch)
        return {name: outputs[name] for name in OUTPUTS}

    kept = tf.Module()
    kept.weights = list(model.variables)  # what the graph reads has to belong to what is saved
    # Lengths are left open, as in stock's own prediction.
    kept.predict = tf.function(predict, input_signature=model._dynamic_signature(_batch(example)))
    tf.saved_model.save(kept, str(_place(folder)))


def _place(folder: Path) -> Path:
    # Another TensorFlow may mean something else by a graph, so its version is part of the name.
    return folder / f"prediction-tf{tf.__version__}"


def _batch(data: RasaModelData) -> tuple[np.ndarray, ...]:  # type: ignore[type-arg]
    first: tuple[np.ndarray, ...] = RasaBatchDataGenerator(data, batch_size=1, shuffle=False)[0][0]  # type: ignore[type-arg]
    return first
