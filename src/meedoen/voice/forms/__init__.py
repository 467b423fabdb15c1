"""Forms of voice, by noun."""
