"""Episode to Deck: every sentence of every summary on exactly one slide."""
