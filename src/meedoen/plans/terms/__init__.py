"""Choices of plans, by noun."""
