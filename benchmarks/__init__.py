"""Measurements: Evoke beside stock Rasa, the floor under a turn, and how the database grows. See README.md."""
