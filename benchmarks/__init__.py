"""Measurements of Evoke. See README.md."""
