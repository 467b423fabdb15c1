"""Decisions of plans, by noun: pure."""
