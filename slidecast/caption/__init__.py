"""Alignment to Cues, and cues to subtitle files."""
