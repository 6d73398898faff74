"""Slides to Pages: the masters."""
