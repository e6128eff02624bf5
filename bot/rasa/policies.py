"""Our Rasa policies: TED that runs only when there is something to decide, and the end of a turn."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from rasa.core.featurizers.tracker_featurizers import TrackerFeaturizer
from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.core.policies.ted_policy import TED, TEDPolicy
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.tensorflow.model_data import RasaModelData

from bot.rasa.frozen import Frozen, freeze

log = logging.getLogger(__name__)

# An act ends a turn: the other one speaks next. Whatever else runs before it (a note taken) does not.
ACT_PREFIXES = ("action_person_", "action_guide_", "action_treatment_options")


def turn_is_over(tracker: DialogueStateTracker) -> bool:
    """Whether our last action was an act, so that nothing is left but to listen."""
    name = tracker.latest_action_name
    return bool(name) and name.startswith(ACT_PREFIXES)


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT], is_trainable=True)
class ListenAfterAct(Policy):
    """After an act we listen. A rule for every act would say the same, and be walked at every turn."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"priority": 6}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ListenAfterAct:
        return cls(config, model_storage, resource, execution_context)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ListenAfterAct:
        return cls(config, model_storage, resource, execution_context)

    def _create_featurizer(self) -> TrackerFeaturizer | None:
        return None

    def train(self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any) -> Resource:
        """Nothing to learn; the resource only has to exist for the model to load."""
        with self._model_storage.write_to(self._resource):
            pass
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        probabilities = self._default_predictions(domain)
        if turn_is_over(tracker):
            probabilities[domain.index_for_action(ACTION_LISTEN_NAME)] = 1.0
        return self._prediction(probabilities)


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT], is_trainable=True)
class ActChooser(TEDPolicy):
    """TED, asked only when an act is to be chosen: where `ListenAfterAct` decides, its network need not run.

    Its prediction is frozen when it is trained (`bot/rasa/frozen.py`), which spares every start the rebuilding of
    the network. To train on (`rasa train --finetune`), and where the file is missing, it loads as stock does.
    """

    def persist_model_utilities(self, model_path: Path) -> None:
        """As stock, with the frozen prediction beside it."""
        super().persist_model_utilities(model_path)
        _, example = self._construct_model_initialization_data(self.data_example)
        freeze(self.model, example, model_path)

    @classmethod
    def _load_tf_model(
        cls,
        model_utilities: dict[str, Any],
        model_data_example: RasaModelData,
        predict_data_example: RasaModelData,
        featurizer: TrackerFeaturizer,
        should_finetune: bool,
    ) -> TED | Frozen:
        if not should_finetune:
            try:
                return Frozen(model_utilities["tf_model_file"].parent)
            except FileNotFoundError:
                log.warning("no frozen prediction in the model; loading takes longer. `evoke train` writes one")
        return super()._load_tf_model(
            model_utilities, model_data_example, predict_data_example, featurizer, should_finetune
        )

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        precomputations: Any = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        if turn_is_over(tracker):
            return self._prediction(self._default_predictions(domain))
        prediction: PolicyPrediction = super().predict_action_probabilities(
            tracker, domain, rule_only_data, precomputations, **kwargs
        )
        return prediction
