"""Sentences to Narration: the voices."""
