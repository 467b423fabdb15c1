"""The choices of voice, with their Dutch words, by noun."""
