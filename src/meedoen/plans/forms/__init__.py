"""Forms of plans, by noun."""
