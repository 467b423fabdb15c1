"""The folder and the report of a plan: made of what stands in the plan, each time again."""
