"""The voices that a user may ask for."""

VOICES = ("auto", "builtin", "neural", "voicevox")
"""`auto` is the best of the others that is there."""
