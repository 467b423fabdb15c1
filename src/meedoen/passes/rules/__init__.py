"""Decisions about passes and allowances: pure, in whole cents, with their reasons."""
