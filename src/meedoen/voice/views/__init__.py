"""Pages of voice, by noun."""
