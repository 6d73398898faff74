"""Subtitles: timed utterances in, readable cues and subtitle files out."""
