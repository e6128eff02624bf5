"""Commitments of a session."""
