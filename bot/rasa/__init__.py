"""Our Rasa parts: NLU components, policies, and the engine that runs the agent in process."""
