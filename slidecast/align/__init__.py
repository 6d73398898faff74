"""Utterances and sound to Alignment."""
