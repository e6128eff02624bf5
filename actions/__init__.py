"""Rasa custom actions: thin, one file a dialogue. They turn a tracker into calls to `bot/` and back."""
