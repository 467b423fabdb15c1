"""The decisions of voice, pure, by noun."""
