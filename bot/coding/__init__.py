"""Coding motivational interviewing: utterances, codes, summary scores, the encoder and its heads."""
