"""Measurements: Evoke beside stock Rasa, the floor under a turn, a growing database. See README.md."""
