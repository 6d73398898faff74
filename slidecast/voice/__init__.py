"""Sentences, or segments, to Narration: the voices, what they are asked, and the joining of their sound."""
