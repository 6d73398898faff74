"""Deck and Alignment to Timeline: times become frames here, once."""
