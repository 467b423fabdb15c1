"""The harness of ``make test``: an own PostgreSQL, a browser, three runs, one counting line."""
