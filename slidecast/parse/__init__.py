"""Text to Episode, Deck and Theme; dirt is tolerated with a warning that names file and line."""
