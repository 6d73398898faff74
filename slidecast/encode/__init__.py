"""Film and narration to one MP4."""
