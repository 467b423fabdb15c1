"""Reads of budgets, by noun."""
