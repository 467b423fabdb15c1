"""Pure decisions of outreach, by noun."""
