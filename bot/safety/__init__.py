"""The screen that sees every message before anything else does."""
