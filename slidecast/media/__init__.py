"""The outside: sound, fonts, images, downloads, the cache."""
